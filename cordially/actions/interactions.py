"""Meetings that no calendar tells of."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from cordially.actions import events, people
from cordially.core.days import written
from cordially.core.records import Meeting, Party
from cordially.errors import WrongUse
from cordially.models import Event, Identity
from cordially.store import me
from cordially.store.bulk import Counts, Writer
from cordially.store.settle import settle
from cordially.viewer import Viewer

NOON = time(12)  # for what happened on a day, at an hour that nobody said


@transaction.atomic
def met(viewer: Viewer, people_met: Sequence[int], *, on: date, text: str = "", now: datetime) -> Event:
    """You met these people, all together, on that day."""
    found = [people.of(viewer, person_id) for person_id in people_met]
    if not found:
        raise WrongUse("Say whom you met.")
    if on > now.date():
        raise WrongUse(f"{written(on, now.date())} is still to come.")
    listed = ", ".join(person.name for person in found)
    event = events.begin(viewer, "met", f"You met {listed} on {written(on, now.date())}.", now=now)
    start = min(datetime.combine(on, NOON, now.tzinfo), now)
    parties = [_party(person.id) for person in found]
    mine = Identity.objects.filter(id__in=me.mine(viewer.space.id)[:1]).first() or _nobody_yet(viewer, event)
    parties.append(Party("organizer", mine.kind, mine.value))
    title = text.strip() or f"Met {listed}"
    meeting = Meeting(f"by hand {event.id}", start, None, tuple(parties), title=title[:300], text=text.strip())
    counts = Counts()
    Writer(viewer.space.id, event.id, [mine.id]).write([meeting], counts)
    settle(viewer.space.id, counts.touched, event_id=event.id, now=int(now.timestamp()))
    return event


def _party(root: int) -> Party:
    identity = Identity.objects.filter(person__root_id=root).order_by("id").first()
    if identity is None:
        raise WrongUse("That person has no address left.")
    return Party("attendee", identity.kind, identity.value, answer="accepted")


def _nobody_yet(viewer: Viewer, event: Event) -> Identity:
    """Who comes with nothing but people in their head is somebody all the same."""
    from cordially.models import Space
    from cordially.store.identities import Identities

    identities = Identities(viewer.space.id, event.id)
    key = ("name", f"me (by hand {viewer.space.id})")
    identities.ensure([key])
    identity = Identity.objects.get(id=identities.of(key))
    events.change(event, Space.objects.get(id=viewer.space.id), me_id=identity.person_id)
    viewer.space.refresh_from_db()
    return identity
