"""The queue of mails: one a day, claimed by one update, tried again with growing waits until the next day's."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F, Q

from cordially.models import Delivery
from cordially.queries import digests, rhythms
from cordially.viewer import Viewer

WAITS = (300, 900, 2700, 7200, 14_400)  # seconds until the next try, also where a try was broken off
DIGEST = "digest"


def enqueue(viewer: Viewer, *, now: datetime) -> bool:
    """Today's mail, once its hour has come on the clock of wherever you are; at most one for any day."""
    kept, away = digests.wanted(viewer), rhythms.pace(viewer).away_until
    if kept is None or now.time() < kept.at or (away is not None and now.date() < away):
        return False
    days = (now.date(), now.date() + timedelta(1))  # tomorrow's has gone where the clock was set back since
    if Delivery.objects.filter(space=viewer.space, kind=DIGEST, on__in=days).exists():
        return False
    if not digests.content(viewer, now=now).names:
        return False
    message = f"<{now.date().isoformat()}.{secrets.token_hex(8)}@cordially.invalid>"
    row = Delivery(space=viewer.space, kind=DIGEST, on=now.date(), message=message, next_at=int(now.timestamp()))
    Delivery.objects.bulk_create([row], ignore_conflicts=True)
    return True


def claim(viewer: Viewer, *, now: datetime) -> Delivery | None:
    """One that is due, for this process alone; what is older than the newest day is given up for it."""
    stamp = int(now.timestamp())
    waiting = Delivery.objects.filter(space=viewer.space, sent_at=None, given_up_at=None)
    newest = waiting.order_by("-on").first()
    if newest is None:
        return None
    waiting.filter(on__lt=newest.on).update(given_up_at=stamp)
    # A clock that was set back must not make it wait for longer than any wait is.
    due = Q(next_at__lte=stamp) | Q(next_at__gt=stamp + WAITS[-1])
    wait = WAITS[min(newest.tries, len(WAITS) - 1)]
    claimed = waiting.filter(due, id=newest.id, tries=newest.tries)
    if not claimed.update(claimed_at=stamp, tries=F("tries") + 1, next_at=stamp + wait):
        return None
    newest.refresh_from_db()
    return newest


def note_sent(row: Delivery, *, now: datetime) -> None:
    Delivery.objects.filter(id=row.id).update(sent_at=int(now.timestamp()), failed_why="")


def note_failed(row: Delivery, why: str) -> None:
    """It is tried again when its wait is over."""
    Delivery.objects.filter(id=row.id, sent_at=None).update(failed_why=" ".join(why.split())[:300])
