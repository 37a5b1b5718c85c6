"""`cordially timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from cordially.queries.timeline import Entry


@click.command("timeline", short_help="What happened between somebody and you.")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.option("--limit", type=click.IntRange(min=1), help="How many; 20 on a terminal, all in JSON.")
@as_json
def timeline_command(name: tuple[str, ...], limit: int | None, is_json: bool) -> None:
    """What happened between somebody and you, newest first."""
    viewer, now = opened()
    from cordially.queries import people, timeline

    line = people.line(viewer, meant(viewer, " ".join(name), now, is_sure=False), now=now)
    entries = timeline.timeline(viewer, line.id, limit=limit or (None if is_json else 20), now=now)
    if is_json:
        told = {"person": plain.person(line), "interactions": [plain.interaction(entry) for entry in entries]}
        plain.print_json(told)
        return
    for entry in entries:
        show(entry)
    if not entries:
        click.echo(f"Nothing is known yet of what passed between you and {plain.clean(line.name)}.")


def show(entry: Entry) -> None:
    """One interaction on two lines."""
    arrow = " " if entry.is_to_come else {"out": "→", "in": "←", "among": "·"}[entry.direction]
    others = ", ".join(plain.clean(name) for _, name in entry.with_[:4])
    others += "; to come" if entry.is_to_come else ""
    click.echo(f"{plain.day(entry.at):>12} {arrow} {entry.kind:<8} {plain.shortened(entry.subject, 60)}  ({others})")
    if entry.text:
        click.echo(f"{'':>12}   {plain.shortened(entry.text, 100)}")
