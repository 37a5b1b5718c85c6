"""What you write down about a person."""

from datetime import datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.errors import WrongUse
from cordially.models import Event, Note
from cordially.viewer import Viewer


@transaction.atomic
def write(viewer: Viewer, person_id: int, text: str, *, now: datetime) -> Event:
    person = people.of(viewer, person_id)
    if not text.strip():
        raise WrongUse("A note needs words.")
    event = events.begin(viewer, "note", f"You wrote a note about {person.name}.", now=now)
    events.added(event, Note.objects.create(person=person, text=text.strip(), at=now, event=event))
    return event
