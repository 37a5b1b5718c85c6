"""Saying how often you would like to be in touch, and to how many people a day you want to turn."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.core import quiet
from cordially.core import rhythms as core
from cordially.core.days import to_come, written
from cordially.errors import WrongUse
from cordially.models import Event, Pace, Rhythm
from cordially.queries import rhythms as query
from cordially.viewer import Viewer

MOST = 20  # people a day


@transaction.atomic
def ask(viewer: Viewer, person_id: int, days: int, *, now: datetime) -> Event:
    """How often with one person; 0 for none, whatever their circle has."""
    person = people.another(viewer, person_id)
    what = f"Your rhythm with {person.name}: {core.words(_plausible(days))}."
    event = events.begin(viewer, "rhythm", what, now=now)
    for old in Rhythm.objects.filter(space=viewer.space, person__root=person):
        events.remove(event, old)
    row = Rhythm.objects.create(space=viewer.space, person=person, days=days, at=now, event=event)
    events.added(event, row)
    return event


@transaction.atomic
def ask_of_circle(viewer: Viewer, circle: str, days: int, *, now: datetime) -> Event:
    """How often with everybody of a circle who has no rhythm of their own."""
    if circle not in core.CIRCLES:
        raise WrongUse(f"“{circle}” is not one of: {', '.join(core.CIRCLES)}.")
    event = events.begin(viewer, "rhythm", f"Your {circle} circle: {core.words(_plausible(days))}.", now=now)
    for old in Rhythm.objects.filter(space=viewer.space, circle=circle):
        events.remove(event, old)
    row = Rhythm.objects.create(space=viewer.space, circle=circle, days=days, at=now, event=event)
    events.added(event, row)
    return event


def _plausible(days: int) -> int:
    if not 0 <= days <= core.LONGEST:
        raise WrongUse(f"A rhythm has between 1 and {core.LONGEST} days, or 0 for none.")
    return days


@transaction.atomic
def set_pace(
    viewer: Viewer,
    *,
    daily: int | None = None,
    quiet_days: Collection[int] | None = None,
    quiet_hours: quiet.Hours | None = None,
    away_until: date | None = None,
    is_back: bool = False,
    now: datetime,
) -> Event:
    """To how many a day, on which days of the week (Monday is 0) and in which hours not, until when you are away."""
    kept = query.pace(viewer)
    many = kept.daily if daily is None else daily
    if not 0 < many <= MOST:
        raise WrongUse(f"Between 1 and {MOST} people a day, please.")
    if away_until is not None:
        to_come(away_until, now.date())
    days = kept.quiet_days if quiet_days is None else quiet_days
    hours = kept.quiet_hours if quiet_hours is None else quiet_hours
    away = None if is_back else away_until or kept.away_until
    signs = "".join(str(day) for day in sorted(set(days) & set(range(7))))
    event = events.begin(viewer, "pace", f"Your pace: {_words(many, signs, hours, away, now.date())}.", now=now)
    row = Pace.objects.create(
        space=viewer.space,
        daily=many,
        quiet_days=signs,
        quiet_from=None if hours == quiet.NONE else hours.start,
        quiet_to=None if hours == quiet.NONE else hours.end,
        away_until=away,
        at=now,
        event=event,
    )
    events.added(event, row)
    return event


_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _words(daily: int, days: str, hours: quiet.Hours, away: date | None, today: date) -> str:
    told = "one person a day" if daily == 1 else f"{daily} people a day"
    if days:
        told += f", quiet on {', '.join(_NAMES[int(sign)] for sign in days)}"
    if hours != quiet.NONE:
        told += f", quiet from {hours.words}"
    return told if away is None else f"{told}, away until {written(away, today)}"
