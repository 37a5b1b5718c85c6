"""Whom you could help, and how: `cordially help`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from cordially.queries.matches import Give, Help
    from cordially.viewer import Viewer


def _person(viewer: Viewer, said: str, now: datetime) -> int:
    """Whoever asks for help with a command is told where it is."""
    from cordially.cli.app import COMMANDS

    try:
        return meant(viewer, said, now, is_sure=False)
    except NotFound as problem:
        if said in COMMANDS:
            raise NotFound(f"{problem.what} How to use the command: “cordially {said} --help”.") from None
        raise


@click.command("help", short_help="Whom you could help, and how.")
@click.argument("name", nargs=-1, shell_complete=complete_names)
@click.option("--limit", "most", type=click.IntRange(min=1, max=200), default=10, show_default=True, help="How many.")
@as_json
def help_command(name: tuple[str, ...], most: int, is_json: bool) -> None:
    """What people try to reach, beside what you could give them: of your shelf, or through somebody you know.

    Each says which words made the match; with the extra `semantic`, also where only the meaning is near.
    Nothing is sent.
    """
    viewer, now = opened()
    person = _person(viewer, " ".join(name), now) if name else None
    from cordially.actions import meanings
    from cordially.cli.words import catch_up
    from cordially.queries import matches

    catch_up(viewer, now)
    meanings.catch_up(viewer, now=now, person=person)
    found = matches.helps(viewer, now=now, person=person, most=most)
    if is_json:
        plain.print_json({"help": [as_plain(one) for one in found]})
        return
    for one in found:
        click.echo(f"{plain.clean(one.person[1])}: “{plain.shortened(one.need.text, 110)}”")
        for give in one.gives:
            click.echo(f"  {plain.shortened(_title(give), 90)}")
            click.echo(f"      {plain.shortened(give.reason, 70)}. {plain.clean(give.how)}")
        click.echo()
    if not found:
        click.echo(_nothing(viewer, person, now))


def _nothing(viewer: Viewer, person: int | None, now: datetime) -> str:
    from cordially.core import names
    from cordially.queries import people

    if person is None:
        return "Nothing that people said fits what lies on your shelf yet. “cordially needs” shows what they told."
    name = people.line(viewer, person, now=now).name
    called = plain.clean(names.parts(name)[0] or name)
    return f"Nothing that {called} said fits what you or your people could give. “cordially needs {called}” shows it."


def _title(give: Give) -> str:
    mark = f"{give.mark}  " if give.mark else ""
    who = f"{give.person[1]}: " if give.person and give.kind == "somebody" else ""
    return f"{mark}{who}{give.title}"


def as_plain(one: Help) -> dict[str, Any]:
    """One need with what could be given, as JSON."""
    return {
        "person": {"id": one.person[0], "name": one.person[1]},
        "need": {"id": one.need.mark, "kind": one.need.kind, "text": one.need.text},
        "gives": [_give(give) for give in one.gives],
    }


def _give(give: Give) -> dict[str, Any]:
    person = {"id": give.person[0], "name": give.person[1]} if give.person else None
    told = {"kind": give.kind, "id": give.mark or None, "title": give.title, "link": give.link, "person": person}
    return {**told, "reason": give.reason, "how": give.how}
