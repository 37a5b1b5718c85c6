"""Through whom: `cordially path`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened
from cordially.errors import NotFound, Unclear

if TYPE_CHECKING:
    from cordially.queries.paths import Between, Path


@click.command("path", short_help="Through whom a company or a person can be reached.")
@click.argument("name", nargs=-1, required=True)
@as_json
def path_command(name: tuple[str, ...], is_json: bool) -> None:
    """Through whom of yours a company or a person can be reached, the warmest first; or whether two know each other.

    Both steps say what shows them. Two names, one after the other (path Ana Ben), are asked of each other. Whoever you
    asked for something often lately is left in peace.
    """
    viewer, now = opened()
    from cordially.queries import paths

    said = " ".join(name)
    try:
        found = paths.paths(viewer, said, now=now)
    except (NotFound, Unclear):
        two = paths.between(viewer, said, now=now)
        if two is None:
            raise
        _show_between(two, is_json)
        return
    if is_json:
        resting = [{"id": id_, "name": name} for id_, name in found.resting]
        told = {"to": found.to, "known": found.is_known, "paths": [as_plain(one) for one in found.ways]}
        plain.print_json({**told, "resting": resting})
        return
    if found.is_known:
        click.echo(f"You and {plain.clean(found.to)} know each other: write yourself.")
    for one in found.ways:
        beyond = f" → {one.towards[1]}" if one.towards else ""
        click.echo(f"{plain.clean(one.through[1] + beyond)}  ({one.kind}, number {one.through[0]})")
        click.echo(f"  You: {plain.clean(one.mine)}")
        click.echo(f"  They: {plain.clean(one.theirs)}")
    if not found.ways and not found.is_known:
        click.echo(f"Nobody warm leads to {plain.clean(found.to)}, as far as can be seen.")
    if found.resting:
        click.echo(
            f"Asked often lately, so left in peace: {plain.clean(', '.join(name for _, name in found.resting))}."
        )


def _show_between(two: Between, is_json: bool) -> None:
    if is_json:
        sides = [
            {"id": id_, "name": name, "mine": mine} for (id_, name), mine in zip(two.people, two.mine, strict=True)
        ]
        plain.print_json({"between": {"people": sides, "theirs": two.theirs, "new": two.is_new}})
        return
    (_, one), (_, other) = two.people
    click.echo(f"{plain.clean(one)} and {plain.clean(other)}")
    click.echo(f"  {plain.clean(two.theirs)}")
    for (_, name), mine in zip(two.people, two.mine, strict=True):
        click.echo(f"  You and {plain.clean(name)}: {plain.clean(mine)}")
    if two.is_new:
        names = " ".join(f'"{plain.clean(name)}"' for name in (one, other))
        click.echo(f"Would they like to meet? Each is asked first: cordially introduce {names}")


def as_plain(one: Path) -> dict[str, Any]:
    """One way as JSON."""
    towards = {"id": one.towards[0], "name": one.towards[1]} if one.towards else None
    through = {"id": one.through[0], "name": one.through[1]}
    return {"through": through, "towards": towards, "kind": one.kind, "mine": one.mine, "theirs": one.theirs}
