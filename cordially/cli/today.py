"""`cordially today`, `cordially snooze`, `cordially done`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from cordially.queries.matches import Give
    from cordially.queries.steps import Item
    from cordially.viewer import Viewer

_AFTERWARDS = (
    "Afterwards “cordially done NAME”; another day “cordially snooze NAME”; not this “cordially done NAME --let-go”."
)
OLD = 14  # days after which it is worth to say that the last import is a while ago


@click.command("today", short_help="Whom to turn to today, and why.")
@as_json
def today_command(is_json: bool) -> None:
    """At most five people worth turning to today, why now, and a first step."""
    viewer, now = opened()
    from cordially.actions import days

    items = days.draw(viewer, now=now)
    if is_json:
        plain.print_json({"today": [_as_json(item) for item in items]})
        return
    for item in items:
        _tell(item)
    if not items:
        click.echo(_nobody(viewer, now))
        return
    click.echo(_AFTERWARDS)
    if ended := _ended(viewer, now):
        click.echo(ended)


def _nobody(viewer: Viewer, now: datetime) -> str:
    from cordially.queries import people, rhythms, search, today

    away = rhythms.pace(viewer).away_until
    if away is not None and now.date() < away:
        return f"You are away until {plain.day(away)}; until then nobody is named."
    if not search.extent(viewer):
        return "Nothing was imported yet: “cordially import PATH”."
    if viewer.space.me_id is None and (unknown := people.nobody(viewer)):
        return unknown
    if enough := today.enough(viewer, now=now):
        return enough
    return _ended(viewer, now) or "Nobody needs you today, as far as your history tells."


def _ended(viewer: Viewer, now: datetime) -> str:
    """That what was imported is old by now; empty where it is not."""
    from cordially.queries import spaces

    last = datetime.fromtimestamp(spaces.covered_until(viewer, now), now.tzinfo)
    if (now - last).days <= OLD:
        return ""
    return f"What was imported ends on {plain.day(last)}; what came since is not known here. Import again to have it."


def _as_json(item: Item) -> dict[str, Any]:
    return {
        "person": {"id": item.person.id, "name": item.person.name},
        "kind": item.kind,
        "about": item.about,
        "mark": item.mark,
        "warmth": item.person.warmth.word,
        "why": item.why,
        "first_step": item.first_step,
        "next": _next(item),
        "evidence": [{"kind": e.kind, "id": e.id, "at": e.at, "quote": e.quote} for e in item.evidence],
        "give": None if item.give is None else _give(item.give),
    }


def _give(give: Give) -> dict[str, Any]:
    person = None if give.person is None else {"id": give.person[0], "name": give.person[1]}
    return {"kind": give.kind, "mark": give.mark, "title": give.title, "link": give.link, "person": person,
            "reason": give.reason}  # fmt: skip


def _tell(item: Item) -> None:
    works = f", {plain.clean(item.person.works)}" if item.person.works else ""
    known = f"  ({item.person.warmth.word}, number {item.person.id})"
    click.echo(click.style(plain.clean(item.person.name), bold=True) + works + known)
    click.echo(f"  {plain.clean(item.why)}")
    click.echo(f"  {plain.clean(item.first_step)}")
    for evidence in item.evidence:
        is_told = evidence.quote in item.first_step or not evidence.quote
        quote = "" if is_told else f": {plain.shortened(evidence.quote, 90)}"
        click.echo(f"  {plain.day(evidence.at)}, {evidence.kind} {evidence.id}{quote}")
    mark = f"{item.mark}: " if item.mark else ""
    click.echo(f"  {mark}{_next(item)}\n")


def _next(item: Item) -> str:
    """The command for the first step."""
    if item.give is not None and item.give.person is not None:
        return f"cordially introduce {item.person.id} {item.give.person[0]}"
    if item.give is not None or not item.mark:
        return f"cordially draft {item.person.id}"
    return f"cordially draft {item.mark}"


@click.command("snooze", short_help="Put somebody off until a later day.")
@click.argument("name", shell_complete=complete_names)
@click.option(
    "--until",
    default="in a week",
    show_default=True,
    metavar="DAY",
    help="An everyday date: “monday”, “in 3 weeks”, “12 March”.",
)
def snooze_command(name: str, until: str) -> None:
    """Put somebody off: Today names them again from that day on."""
    viewer, now = opened()
    from cordially.actions import days
    from cordially.cli.hand import day_meant

    event = days.snooze(viewer, meant(viewer, name, now), until=day_meant(until, now, past=False), now=now)
    click.echo(event.what)


@click.command("done", short_help="Say that you turned to somebody.")
@click.argument("name", shell_complete=complete_names)
@click.option("--let-go", "is_let_go", is_flag=True, help="Not this: what they are on today's list for shall rest.")
def done_command(name: str, is_let_go: bool) -> None:
    """Say that you turned to somebody: kept, answered, helped or followed up, whichever Today named.

    They are not named again before there is a new reason.
    """
    viewer, now = opened()
    from cordially.actions import days

    person = meant(viewer, name, now)
    said = days.let_go if is_let_go else days.done
    click.echo(said(viewer, person, now=now).what)
