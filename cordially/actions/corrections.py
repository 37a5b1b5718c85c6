"""Correcting what the figures say about a relationship. It lasts until you withdraw it."""

from datetime import datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.errors import NotFound, WrongUse
from cordially.models import Correction, Event
from cordially.models.correction import CLOSER, FARTHER, KINDS, NOT_SUGGESTED
from cordially.viewer import Viewer

_SAID = {
    CLOSER: "you are closer to {name} than it looks",
    FARTHER: "you are less close to {name} than it looks",
    NOT_SUGGESTED: "{name} shall not be suggested",
}


@transaction.atomic
def correct(viewer: Viewer, person_id: int, kind: str, *, now: datetime) -> Event:
    person = people.of(viewer, person_id)
    if kind not in KINDS:
        raise WrongUse(f"“{kind}” is not one of: {', '.join(KINDS)}.")
    event = events.begin(viewer, "correct", f"You said that {_SAID[kind].format(name=person.name)}.", now=now)
    against = (CLOSER, FARTHER) if kind in (CLOSER, FARTHER) else (kind,)
    for old in Correction.objects.filter(person__root=person, kind__in=against):
        events.remove(event, old)
    events.added(event, Correction.objects.create(person=person, kind=kind, at=now, event=event))
    return event


@transaction.atomic
def withdraw(viewer: Viewer, person_id: int, *, now: datetime) -> Event:
    """Take back all that you said about the relationship with a person."""
    person = people.of(viewer, person_id)
    said = Correction.objects.filter(person__root=person, kind__in=KINDS)
    if not said:
        raise NotFound(f"You corrected nothing about {person.name}.")
    event = events.begin(viewer, "withdraw", f"You took back what you said about {person.name}.", now=now)
    for old in said:
        events.remove(event, old)
    return event
