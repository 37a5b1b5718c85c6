"""Before and after a meeting: `cordially brief` and `cordially debrief`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.hand import day_meant
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from datetime import datetime

    from cordially.actions.debriefs import Plan
    from cordially.core.debriefs import Said
    from cordially.queries.briefs import Ahead, Brief


@click.command("brief", short_help="Before you meet: who they are, in ten seconds.")
@click.argument("name", nargs=-1, shell_complete=complete_names)
@click.option("--next", "is_next", is_flag=True, help="The next meetings of your calendar, within a week.")
@as_json
def brief_command(name: tuple[str, ...], is_next: bool, is_json: bool) -> None:
    """Who somebody is, your last words, what is open between you, what they try to reach, and what you could give."""
    if bool(name) == is_next:
        raise WrongUse("Say whom you meet, or --next for the next meetings of your calendar.")
    viewer, now = opened()
    person = meant(viewer, " ".join(name), now, is_sure=False) if name else None
    from cordially.cli.words import catch_up
    from cordially.queries import briefs

    catch_up(viewer, now)
    if person is not None:
        told = briefs.brief(viewer, person, now=now)
        plain.print_json({"brief": as_plain(told)}) if is_json else _show(told, now)
        return
    meetings = briefs.ahead(viewer, now=now)
    if is_json:
        plain.print_json({"meetings": [_meeting(one) for one in meetings]})
        return
    for one in meetings:
        place = f", {one.place}" if one.place else ""
        click.echo(f"{plain.day(one.at)} {one.at:%H:%M}: {plain.shortened(one.title, 80)}{plain.clean(place)}\n")
        for told in one.briefs:
            if told.is_known:
                _show(told, now)
                click.echo()
        if strangers := [plain.clean(told.person.name) for told in one.briefs if not told.is_known]:
            click.echo(f"Also there, and not known here yet: {', '.join(strangers)}.\n")
    if not meetings:
        click.echo("Your calendar tells of no meeting with people of yours within a week.")


def _show(told: Brief, now: datetime) -> None:
    from cordially.queries import brief_lines

    line = told.person
    click.echo(f"{plain.clean(line.name)}{', ' if line.works else ''}{plain.clean(line.works)}  ({line.warmth.word})")
    for sentence in brief_lines.lines(told, now.date()):
        click.echo(f"  {plain.clean(sentence)}")


def as_plain(told: Brief) -> dict[str, Any]:
    """A brief as JSON."""
    from cordially.cli.matches import as_plain as help_as_plain
    from cordially.cli.words import as_plain as told_as_plain

    return {
        "person": plain.person(told.person),
        "last": [plain.interaction(entry) for entry in told.last],
        "notes": list(told.notes),
        "promises": [told_as_plain(one) for one in told.promises],
        "asks": [told_as_plain(one) for one in told.asks],
        "needs": [told_as_plain(one) for one in told.needs],
        "to_ask": list(told.to_ask),
        "help": [help_as_plain(one) for one in told.gives],
        "lately": facts(told.facts),
    }


def _meeting(one: Ahead) -> dict[str, Any]:
    told = {"id": one.id, "at": one.at, "title": one.title, "place": one.place}
    return {**told, "briefs": [as_plain(brief) for brief in one.briefs]}


def facts(found: Any) -> list[dict[str, Any]]:
    """What was given and asked lately, one by one."""
    return [{"what": fact.what, "text": fact.text, "on": fact.on} for fact in found]


@click.command("debrief", short_help="After a meeting: one line becomes notes, needs and promises.")
@click.argument("line", nargs=-1, required=True)
@click.option("--on", default="", metavar="DAY", help="The day, where the line does not say: “yesterday”.")
@click.option("--yes", is_flag=True, help="Write it down without asking.")
@as_json
def debrief_command(line: tuple[str, ...], on: str, yes: bool, is_json: bool) -> None:
    """Read one line about a meeting into the meeting, notes, needs and promises; shown first, written on your yes.

    \b
    cordially debrief "coffee with Ana and Ben: Ana looks for a mentor in biotech,
                       I'll send Ben the Lisbon paper by Friday"
    """
    viewer, now = opened()
    from cordially.actions import debriefs

    plan = debriefs.read(viewer, " ".join(line), on=day_meant(on, now, past=True) if on else None, now=now)
    if is_json:
        written = [event.id for event in debriefs.write(viewer, plan, now=now)] if yes else []
        plain.print_json({**_as_plain(plan), "written": written})
        return
    _show_plan(plan)
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing is written yet; add --yes.")
    elif yes or click.confirm("Write it down?", default=True):
        debriefs.write(viewer, plan, now=now)
        click.echo("Written down; “cordially undo” takes it back whole.")


def _show_plan(plan: Plan) -> None:
    named = ", ".join(plain.clean(name) for _, name in plan.people)
    click.echo(f"You met {named} on {plain.day(plan.on)}.")
    for one in plan.said:
        who = ", ".join(plain.clean(name) for _, name in plan.whom(one))
        due = f", by {plain.day(one.due)}" if one.due else ""
        click.echo(f"  {_what(one)} ({who}{due}): {plain.shortened(one.text, 100)}")


def _what(one: Said) -> str:
    if one.kind == "promise":
        return "Your promise" if one.mine else "Their promise"
    return one.kind.capitalize()


def _as_plain(plan: Plan) -> dict[str, Any]:
    said = [
        {
            "kind": one.kind,
            "text": one.text,
            "people": [{"id": id_, "name": name} for id_, name in plan.whom(one)],
            "mine": one.mine,
            "due": one.due,
        }
        for one in plan.said
    ]
    people = [{"id": id_, "name": name} for id_, name in plan.people]
    return {"title": plan.title, "on": plan.on, "people": people, "said": said}
