"""Putting people into circles."""

from datetime import datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.core.rhythms import CIRCLES
from cordially.errors import WrongUse
from cordially.models import Circle, Event
from cordially.viewer import Viewer


@transaction.atomic
def put(viewer: Viewer, person_id: int, name: str, *, now: datetime) -> Event:
    """Into one of the circles, or, with an empty name, into none: then none is suggested either."""
    person = people.another(viewer, person_id)
    if name and name not in CIRCLES:
        raise WrongUse(f"“{name}” is not one of: {', '.join(CIRCLES)}.")
    what = f"{person.name} is in your {name} circle." if name else f"{person.name} is in no circle."
    event = events.begin(viewer, "circle", what, now=now)
    row = Circle.objects.create(space=viewer.space, person=person, name=name, at=now, event=event)
    events.added(event, row)
    return event
