"""What you say to a person on today's list: later, done; and keeping whom a day has named."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.errors import WrongUse
from cordially.models import Day, Event
from cordially.models.day import DONE, SHOWN, SNOOZED
from cordially.queries import today as query
from cordially.queries.steps import Item
from cordially.viewer import Viewer


@transaction.atomic
def snooze(viewer: Viewer, person_id: int, *, until: date, now: datetime) -> Event:
    """Not before that day."""
    person = people.of(viewer, person_id)
    if until <= now.date():
        raise WrongUse(f"{until:%d %B %Y} is not a day to come.")
    event = events.begin(viewer, "snooze", f"You put {person.name} off until {until:%d %B %Y}.", now=now)
    _keep(viewer, event, person.id, SNOOZED, until, now=now)
    return event


@transaction.atomic
def done(viewer: Viewer, person_id: int, *, now: datetime) -> Event:
    """Looked after: not again before there is a new reason."""
    person = people.of(viewer, person_id)
    event = events.begin(viewer, "done", f"You turned to {person.name}.", now=now)
    _keep(viewer, event, person.id, DONE, None, now=now)
    return event


def _keep(viewer: Viewer, event: Event, person_id: int, kind: str, until: date | None, *, now: datetime) -> None:
    row = Day.objects.create(
        space=viewer.space, person_id=person_id, kind=kind, on=now.date(), until_on=until, event=event
    )
    events.added(event, row)


def draw(viewer: Viewer, *, now: datetime) -> list[Item]:
    """Today's list; whom it names is kept, so that tomorrow others come first."""
    items = query.today(viewer, now=now)
    keep_shown(viewer, [(item.person.id, item.kind) for item in items], now=now)
    return items


@transaction.atomic
def keep_shown(viewer: Viewer, shown: Sequence[tuple[int, str]], *, now: datetime) -> None:
    today = Day.objects.filter(space=viewer.space, kind=SHOWN, on=now.date())
    known = set(today.values_list("person_id", flat=True))
    Day.objects.bulk_create(
        Day(space=viewer.space, person_id=person, kind=SHOWN, why=why, on=now.date())
        for person, why in shown
        if person not in known
    )
