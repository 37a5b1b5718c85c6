"""Bringing two people together: `cordially introduce`, `introductions`, `agreed`, `declined`, `introduced`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from cordially.queries.introductions import Proposal, Standing
    from cordially.viewer import Viewer


@click.command("introduce", short_help="Begin to introduce two people; each is asked first.")
@click.argument("first", shell_complete=complete_names)
@click.argument("second", shell_complete=complete_names)
@click.option("--why", default="", help="Why the two should meet: both will read it.")
@as_json
def introduce_command(first: str, second: str, why: str, is_json: bool) -> None:
    """Begin to introduce two people. Prints a first text for each, as a draft and as a link for your mail program.

    Nothing is sent. What one side told you is never in the text for the other.
    """
    viewer, now = opened()
    from cordially.actions import introductions
    from cordially.queries import introductions as query

    row = introductions.introduce(viewer, meant(viewer, first, now), meant(viewer, second, now), why=why, now=now)
    one = query.standing(viewer, row, now=now)
    if is_json:
        plain.print_json({"introduction": as_plain(one)})
    else:
        _show(one, texts=True)


@click.command("introductions", short_help="Introductions under way, and whom to introduce.")
@click.argument("which", required=False, default="", metavar="[MARK]")
@click.option("--all", "everything", is_flag=True, help="Also those that are over.")
@as_json
def introductions_command(which: str, everything: bool, is_json: bool) -> None:
    """Where each introduction stands and its next step, with drafts (for i3 only: introductions i3); and proposals."""
    viewer, now = opened()
    from cordially.queries import introductions

    found = introductions.introductions(viewer, now=now, everything=everything or bool(which))
    if which:
        found = [one for one in found if one.mark == f"i{number(which)}"]
        if not found:
            raise NotFound(f"There is no introduction {which}.", lists="introductions --all")
    proposed = [] if which else introductions.proposals(viewer, now=now)
    if is_json:
        told = {"introductions": [as_plain(one) for one in found], "proposals": [_proposal(one) for one in proposed]}
        plain.print_json(told)
        return
    for one in found:
        _show(one, texts=bool(which) or not one.closed_at)
    if not found:
        click.echo("No introduction is under way.")
    for two in proposed:
        click.echo(f"\n{plain.clean(two.person[1])} and {plain.clean(two.other[1])} could meet.")
        click.echo(f"  “{plain.shortened(two.need, 100)}”")
        click.echo(f"  {plain.shortened(two.reason, 90)}" + (", and the other way round" if two.is_mutual else ""))


@click.command("agreed", short_help="One side of an introduction said yes.")
@click.argument("which", metavar="MARK")
@click.argument("name")
def agreed_command(which: str, name: str) -> None:
    """Say that one side of an introduction (i3) agreed."""
    _answer(which, name, is_yes=True)


@click.command("declined", short_help="One side of an introduction said no.")
@click.argument("which", metavar="MARK")
@click.argument("name")
def declined_command(which: str, name: str) -> None:
    """Say that one side of an introduction (i3) declined.

    It ends there, the other is never told who, and it is not proposed again.
    """
    _answer(which, name, is_yes=False)


def _answer(which: str, name: str, *, is_yes: bool) -> None:
    viewer, now = opened()
    from cordially.actions import introductions

    side = _side(viewer, which, name, now)
    click.echo(plain.clean(introductions.answer(viewer, number(which), side, is_yes=is_yes, now=now).what))


@click.command("introduced", short_help="You introduced them; what came of it.")
@click.argument("which", metavar="MARK")
@click.option("--outcome", default="", help="What came of it: “they had lunch”. With that the introduction is over.")
def introduced_command(which: str, outcome: str) -> None:
    """Write down that you introduced the two, once both said yes; later, with --outcome, what came of it."""
    viewer, now = opened()
    from cordially.actions import introductions

    click.echo(plain.clean(introductions.introduced(viewer, number(which), outcome=outcome, now=now).what))


def number(said: str) -> int:
    bare = said.strip().lower().removeprefix("i")
    if not bare.isdecimal() or len(bare) > 9:
        raise WrongUse(f"“{said}” is no mark; they look like i3, as “cordially introductions” lists them.")
    return int(bare)


def _side(viewer: Viewer, which: str, name: str, now: datetime) -> int:
    """One of the two by a part of the name; else as people are found anywhere."""
    from cordially.actions import introductions
    from cordially.core import names

    row = introductions.of(viewer, number(which))
    roots = [one.root or one for one in (row.person, row.other)]
    fitting = [one for one in roots if names.key(name) and names.key(name) in names.key(one.name)]
    return fitting[0].id if len(fitting) == 1 else meant(viewer, name, now)


def _show(one: Standing, *, texts: bool) -> None:
    stand = "; ".join(f"{plain.clean(name)}: {state}" for _, name, state in one.sides)
    click.echo(f"{one.mark}  {stand}")
    for line in (one.why, one.outcome and f"What came of it: {one.outcome}", one.next):
        if line:
            click.echo(f"  {plain.clean(line)}")
    for text in one.texts if texts else ():
        click.echo(f"\n  To {', '.join(text.to) or '(no address known)'}: {plain.clean(text.subject)}")
        for line in text.body.splitlines():
            click.echo(f"  | {plain.clean(line)}")
        if text.link:
            click.echo(f"  {text.link}")


def as_plain(one: Standing) -> dict[str, Any]:
    """An introduction as JSON."""
    return {
        "id": one.mark,
        "sides": [{"id": id_, "name": name, "state": state} for id_, name, state in one.sides],
        "why": one.why,
        "started_at": one.started_at,
        "made_at": one.made_at,
        "closed_at": one.closed_at,
        "outcome": one.outcome,
        "in_touch_at": one.in_touch_at,
        "next": one.next,
        "texts": [
            {"to": list(t.to), "subject": t.subject, "body": t.body, "mailto": t.link or None} for t in one.texts
        ],
    }


def _proposal(two: Proposal) -> dict[str, Any]:
    sides = [{"id": id_, "name": name} for id_, name in (two.person, two.other)]
    return {"people": sides, "need": two.need, "reason": two.reason, "mutual": two.is_mutual}
