"""Opening and ending the secret address of the calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from cordially.actions import events
from cordially.errors import NotFound
from cordially.models import Event, Feed
from cordially.queries.feeds import digest
from cordially.viewer import Viewer


@transaction.atomic
def renew(viewer: Viewer, *, now: datetime) -> str:
    """A new secret; an earlier address ends. Only a digest of it is kept, so it can be told only now."""
    secret = secrets.token_urlsafe(32)
    event = events.begin(viewer, "feed", "You opened a calendar address.", now=now)
    for old in Feed.objects.filter(space=viewer.space, ended_at=None):
        events.change(event, old, ended_at=now)
    events.added(event, Feed.objects.create(space=viewer.space, digest=digest(secret), made_at=now, event=event))
    return secret


@transaction.atomic
def revoke(viewer: Viewer, *, now: datetime) -> Event:
    """The address answers no more."""
    old = Feed.objects.filter(space=viewer.space, ended_at=None)
    if not old:
        raise NotFound("There is no calendar address.")
    event = events.begin(viewer, "feed", "You ended the calendar address.", now=now)
    for row in old:
        events.change(event, row, ended_at=now)
    return event
