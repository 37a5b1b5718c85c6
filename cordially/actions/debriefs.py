"""A line after a meeting, written down: the meeting, notes, needs and promises, all undone at once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from cordially.actions import events, interactions, keeping, notes, people
from cordially.core import debriefs, names, times
from cordially.core.debriefs import NOTE, PROMISE, Said
from cordially.core.letters import quoted
from cordially.errors import WrongUse
from cordially.models import Event, Need
from cordially.queries import people as finding
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written down."""

    title: str
    on: date
    people: tuple[tuple[int, str], ...]
    said: tuple[Said, ...]

    def whom(self, one: Said) -> list[tuple[int, str]]:
        return [self.people[place] for place in one.whom] or list(self.people)


def read(viewer: Viewer, line: str, *, on: date | None = None, now: datetime) -> Plan:
    """What a line says; writes nothing."""
    try:
        head, rest = debriefs.head(line)
        day = on or (times.day(head.day, today=now.date(), past=True) if head.day else now.date())
    except ValueError as error:
        raise WrongUse(str(error)) from None
    found = [people.of(viewer, finding.find(viewer, name, now=now)) for name in head.names]
    forms = [
        [name, one.name, *filter(None, names.parts(one.name))] for name, one in zip(head.names, found, strict=True)
    ]
    said = debriefs.read(rest, forms, at=now)
    return Plan(head.title, day, tuple((one.id, one.name) for one in found), said)


@transaction.atomic
def write(viewer: Viewer, plan: Plan, *, now: datetime) -> list[Event]:
    """Write it all down as one batch."""
    met = [person for person, _ in plan.people]
    done = [interactions.met(viewer, met, on=plan.on, text=plan.title, now=now)]
    for one in plan.said:
        for person, _ in plan.whom(one):
            done.append(_write(viewer, person, one, now=now))
    Event.objects.filter(id__in=[event.id for event in done]).update(batch=done[0].id)
    return done


def _write(viewer: Viewer, person: int, one: Said, *, now: datetime) -> Event:
    if one.kind == PROMISE:
        return keeping.promise(viewer, person, one.text, mine=one.mine, due_on=one.due, now=now)
    if one.kind == NOTE:
        return notes.write(viewer, person, one.text, now=now)
    return _need(viewer, person, one, now=now)


def _need(viewer: Viewer, person_id: int, one: Said, *, now: datetime) -> Event:
    person = people.of(viewer, person_id)
    event = events.begin(viewer, "need", f"You wrote down what {person.name} told: {quoted(one.text)}", now=now)
    row = Need.objects.create(
        space=viewer.space,
        person=person,
        mine=False,
        kind=one.kind,
        text=one.text,
        said_at=int(now.timestamp()),
        sure=True,
        reason="you wrote it down",
        confirmed_at=now,
        event=event,
    )
    events.added(event, row)
    return event
