"""How often, and at what pace: `cordially rhythms`, `rhythm`, `pace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.hand import day_meant
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from cordially.core.quiet import Hours
    from cordially.queries.rhythms import Turn

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@click.command("rhythms", short_help="How often you would like to be in touch, and what would fit.")
@as_json
def rhythms_command(is_json: bool) -> None:
    """The rhythms you asked for, whether they fit your pace, and some that your own history suggests."""
    viewer, now = opened()
    from cordially.queries import rhythms

    asked, proposed = rhythms.rhythms(viewer, now=now), rhythms.suggested(viewer, now=now)
    fit = rhythms.fits(viewer)
    if is_json:
        told = {"fits": fit.fits, "words": fit.words, "asked_a_week": fit.asked, "room_a_week": fit.room}
        lists = {"rhythms": [_plain(one) for one in asked], "suggested": [_plain(one) for one in proposed]}
        plain.print_json({**lists, "pace": told})
        return
    for one in asked:
        _tell(one)
    click.echo(fit.words)
    if proposed:
        click.echo("Your history suggests; “cordially rhythm NAME” takes it over:")
    for one in proposed:
        _tell(one)


def _plain(one: Turn) -> dict[str, Any]:
    person = {"id": one.person[0], "name": one.person[1]}
    return {"person": person, "days": one.days, "circle": one.of_circle or None, "last_at": one.last_at,
            "due": one.due_on.date() if one.due_on else None}  # fmt: skip


def _tell(one: Turn) -> None:
    from cordially.core.rhythms import words

    circle = f", as your {one.of_circle} circle" if one.of_circle else ""
    due = f", next on {plain.day(one.due_on)}" if one.due_on else ""
    click.echo(f"  {plain.clean(one.person[1])} ({one.person[0]}): {words(one.days)}{circle}{due}")


@click.command("rhythm", short_help="Say how often you would like to be in touch.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", default="")
@click.option("--none", "is_none", is_flag=True, help="No rhythm.")
def rhythm_command(name: str, text: str, is_none: bool) -> None:
    """Say how often you would like to be in touch with a person, or with a whole circle.

    The circles are inner, close, active and wider.

    Without words it takes what your own history with the person suggests.

    \b
    cordially rhythm Ana "every 3 weeks"
    cordially rhythm close monthly
    """
    viewer, now = opened()
    from cordially.actions import rhythms
    from cordially.core.rhythms import CIRCLES, USUAL
    from cordially.queries import rhythms as query

    if name in CIRCLES:
        event = rhythms.ask_of_circle(viewer, name, _days(text, USUAL[name], is_none), now=now)
    else:
        person = meant(viewer, name, now)
        event = rhythms.ask(viewer, person, _days(text, query.own(viewer, person), is_none), now=now)
    click.echo(event.what)
    fit = query.fits(viewer)
    if not fit.fits:
        click.echo(fit.words)


def _days(text: str, usual: int, is_none: bool) -> int:
    from cordially.core.rhythms import days

    if is_none or text.strip().lower() == "none":
        return 0
    if not text:
        return usual
    try:
        return days(text)
    except ValueError as error:
        raise WrongUse(str(error)) from None


@click.command("pace", short_help="To how many people a day you want to turn.")
@click.argument("daily", type=int, required=False)
@click.option("--quiet", default=None, metavar="WHEN", help="Days or hours: “sunday, 20:00-08:00”; or none.")
@click.option("--away-until", default="", metavar="DAY", help="You are away until that day: “3 December”.")
@click.option("--back", is_flag=True, help="You are back.")
def pace_command(daily: int | None, quiet: str | None, away_until: str, back: bool) -> None:
    """Say to how many people a day you want to turn, on which days not, and until when you are away.

    In quiet hours no mail and no notice goes out; it waits until they end.
    """
    viewer, now = opened()
    from cordially.actions import rhythms
    from cordially.core.quiet import NONE
    from cordially.queries import rhythms as query

    if daily is None and quiet is None and not away_until and not back:
        kept = query.pace(viewer)
        away = f", away until {plain.day(kept.away_until)}" if kept.away_until else ""
        days_off = (
            f", quiet on {', '.join(_DAYS[day].capitalize() for day in sorted(kept.quiet_days))}"
            if kept.quiet_days
            else ""
        )
        at_rest = f", quiet from {kept.quiet_hours.words}" if kept.quiet_hours != NONE else ""
        unsaid = "" if query.is_said(viewer) else ", since you named no pace (“cordially pace 3” does)"
        click.echo(f"{kept.daily} people a day{unsaid}{days_off}{at_rest}{away}. {query.fits(viewer).words}")
        return
    days, hours = _quiet(quiet or "")
    event = rhythms.set_pace(
        viewer,
        daily=daily,
        quiet_days=days,
        quiet_hours=hours,
        away_until=day_meant(away_until, now, past=False) if away_until else None,
        is_back=back,
        now=now,
    )
    click.echo(event.what)
    click.echo(query.fits(viewer).words)


def _quiet(said: str) -> tuple[set[int] | None, Hours | None]:
    """ "sunday, 20:00-08:00"; what is not named stays as it is, and "none" ends both."""
    from cordially.core import quiet

    if said.strip().lower() == "none":
        return set(), quiet.NONE
    parts = [part.strip() for part in said.split(",") if part.strip()]
    hours = [part for part in parts if part[0].isdigit()]
    if len(hours) > 1:
        raise WrongUse("One stretch of quiet hours, please.")
    try:
        found = quiet.hours(hours[0]) if hours else None
    except ValueError as error:
        raise WrongUse(str(error)) from None
    days = " ".join(part for part in parts if part not in hours)
    return (_weekdays(days) if days else None), found


def _weekdays(said: str) -> set[int]:
    """ "sat, sunday" as {5, 6}."""
    found: set[int] = set()
    for word in said.lower().replace(",", " ").split():
        place = next(
            (n for n, day in enumerate(_DAYS) if len(word) > 2 and day.startswith(word.removesuffix("s"))), None
        )
        if place is None and word != "none":
            raise WrongUse(f"“{word}” is no day of the week.")
        found |= set() if place is None else {place}
    return found
