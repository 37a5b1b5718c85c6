"""Follow-ups: `cordially follow-ups`, `follow-up`, `followed`, `later`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from cordially import config
from cordially.cli import plain
from cordially.cli.hand import day_meant
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from cordially.queries.followups import Listed

_HOUR = re.compile(r"(\d{1,2})(?::(\d\d))?\s*(am|pm)?")
_TITLES = {"due": "Due", "coming": "Coming", "snoozed": "Put off", "resting": "At rest", "ended": "Ended"}


@click.command("follow-ups", short_help="Whom to turn to about what, and when.")
@click.option("--all", "everything", is_flag=True, help="Also those that ended, and those at rest.")
@click.option("--today", "is_today", is_flag=True, help="Only the few for today, at your pace.")
@as_json
def follow_ups_command(everything: bool, is_today: bool, is_json: bool) -> None:
    """The one list: promises, answers, meetings, birthdays, news, introductions, rhythms, and what you wrote down."""
    viewer, now = opened()
    from cordially.cli.words import catch_up
    from cordially.queries import followups

    catch_up(viewer, now)
    found = (
        followups.offered(viewer, now=now) if is_today else followups.followups(viewer, now=now, everything=everything)
    )
    if is_json:
        plain.print_json({"follow_ups": [as_plain(one) for one in found]})
        return
    state = ""
    for one in found:
        if one.what.state != state:
            state = one.what.state
            click.echo(_TITLES[state])
        _tell(one)
    if not found:
        click.echo("Nothing waits for you.")


def as_plain(one: Listed) -> dict[str, Any]:
    what = one.what
    return {
        "id": what.mark,
        "kind": what.kind,
        "state": what.state,
        "person": {"id": what.person, "name": one.name},
        "on": what.on,
        "at": what.at.isoformat("minutes") if what.at else None,
        "zone": what.zone or None,
        "first": what.first,
        "why": what.why,
        "interaction": what.interaction,
        "ended_at": what.ended_at,
        "ended": what.ended_how or None,
    }


def _tell(one: Listed) -> None:
    what = one.what
    hour = f" {what.at:%H:%M}" if what.at else ""
    ended = f"  ({what.ended_how})" if what.ended_how else ""
    click.echo(f"{what.mark:>9}  {plain.day(what.on)}{hour}  {plain.clean(one.name)}  ({what.kind}){ended}")
    click.echo(f"           {plain.shortened(what.first, 110)}")


@click.command("follow-up", short_help="Write down to turn to somebody.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text")
@click.option(
    "--on",
    "on",
    default="",
    metavar="DAY",
    help="An everyday date: “friday”, “in 2 weeks”; else a day in TEXT, or tomorrow.",
)
@click.option("--at", "hour", default="", metavar="HOUR", help="An hour: 15:30, 9am. It is meant where you are now.")
@click.option("--until-in-touch", is_flag=True, help="Any contact from now on ends it.")
@as_json
def follow_up_command(name: str, text: str, on: str, hour: str, until_in_touch: bool, is_json: bool) -> None:
    """Write down to turn to somebody on a day.

    \b
    cordially follow-up Dana "send the book" --on friday
    """
    viewer, now = opened()
    from cordially.actions import followups

    at = hour_meant(hour) if hour else None
    row = followups.write(
        viewer,
        meant(viewer, name, now),
        text,
        on=day_meant(on, now, past=False) if on else _day_in(text, now),
        at=at,
        zone=config.zone() if at else "",
        until_in_touch=until_in_touch,
        now=now,
    )
    if is_json:
        plain.print_json({"follow_up": {"id": f"f{row.id}", "on": row.on}})
    else:
        hour_there = f" at {at:%H:%M}" if at else ""
        click.echo(f"f{row.id}: {plain.clean(row.person.name)}, {row.on:%A}, {plain.day(row.on)}{hour_there}.")


def _day_in(text: str, now: datetime) -> date:
    """The day that the words name, else tomorrow."""
    from datetime import timedelta

    from cordially.core import times

    named = times.due(text, at=now)
    day = named.day if named is not None and not named.is_vague else None
    return day if day is not None and day >= now.date() else now.date() + timedelta(days=1)


def hour_meant(said: str) -> time:
    """15:30, 9am, 9."""
    from datetime import time

    found = _HOUR.fullmatch(said.strip().lower())
    if found is None:
        raise WrongUse(f"“{said}” is no hour. Try 15:30 or 9am.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0) if 0 < hour <= 12 else 99
    try:
        return time(hour, minute)
    except ValueError:
        raise WrongUse(f"“{said}” is no hour. Try 15:30 or 9am.") from None


@click.command("followed", short_help="A follow-up is done.")
@click.argument("mark")
def followed_command(mark: str) -> None:
    """Say that a follow-up is done, by its mark (f12): by phone, perhaps, where no import will tell."""
    viewer, now = opened()
    from cordially.actions import followups

    click.echo(followups.followed(viewer, mark, now=now).what)


@click.command("later", short_help="Put a follow-up off until a later day.")
@click.argument("mark")
@click.option("--until", default="in a week", show_default=True, metavar="DAY", help="An everyday date.")
def later_command(mark: str, until: str) -> None:
    """Put a follow-up off until a later day, by its mark (f12)."""
    viewer, now = opened()
    from cordially.actions import followups

    click.echo(followups.later(viewer, mark, until=day_meant(until, now, past=False), now=now).what)
