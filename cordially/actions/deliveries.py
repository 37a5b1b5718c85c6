"""The queue of what goes out by itself: each once, claimed by one update, tried again with growing waits."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from cordially.core.followups import Pace
from cordially.models import Delivery, Digest
from cordially.models.delivery import BRIEF, DIGEST
from cordially.queries import briefings, digests, rhythms
from cordially.viewer import Viewer

WAITS = (300, 900, 2700, 7200, 14_400)  # seconds until the next try, also where a try was broken off


def enqueue(viewer: Viewer, *, now: datetime) -> bool:
    """What is due: today's digest, and briefings for what begins soon. Nothing in quiet hours, or while away."""
    kept, pace = digests.wanted(viewer), rhythms.pace(viewer)
    if kept is None or pace.quiet_hours.holds(now.time()) or _is_away(pace, now):
        return False
    rows = _digests(viewer, kept, pace, now)
    if kept.briefs:
        rows += _briefs(viewer, kept, now)
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return bool(rows)


def _is_away(pace: Pace, now: datetime) -> bool:
    return pace.away_until is not None and now.date() < pace.away_until


def _digests(viewer: Viewer, kept: Digest, pace: Pace, now: datetime) -> list[Delivery]:
    """Today's, once its hour has come on the clock of wherever you are; at most one for any day."""
    if now.time() < pace.quiet_hours.after(kept.at):
        return []
    days = (now.date(), now.date() + timedelta(1))  # tomorrow's has gone where the clock was set back since
    held = Delivery.objects.filter(space=viewer.space, kind=DIGEST, on__in=days)
    _wanted_after_all(held.filter(by__in=digests.ways(kept)), now)
    gone = set(held.values_list("by", flat=True))
    missing = [by for by in digests.ways(kept) if by not in gone]
    if not missing or not digests.content(viewer, now=now).names:
        return []
    return [_row(viewer, DIGEST, by, now) for by in missing]


def _wanted_after_all(held: QuerySet[Delivery], now: datetime) -> None:
    """What was given up before it went, for it was not asked for meanwhile, goes after all."""
    if not held.filter(on__gt=now.date()).exists():
        dropped = held.filter(sent_at=None, given_up_at__isnull=False)
        dropped.update(given_up_at=None, next_at=int(now.timestamp()), failed_why="")


def _briefs(viewer: Viewer, kept: Digest, now: datetime) -> list[Delivery]:
    """For each meeting that begins within half an hour, until it begins."""
    found = []
    for meeting in briefings.soon(viewer, now=now):
        gone = set(
            Delivery.objects.filter(space=viewer.space, kind=BRIEF, about=meeting.about).values_list("by", flat=True)
        )
        for by in digests.ways(kept):
            if by not in gone:
                row = _row(viewer, BRIEF, by, now)
                row.about, row.until = meeting.about, int(meeting.at.timestamp())
                found.append(row)
    return found


def _row(viewer: Viewer, kind: str, by: str, now: datetime) -> Delivery:
    message = f"<{now.date().isoformat()}.{secrets.token_hex(8)}@cordially.invalid>"
    stamp = int(now.timestamp())
    return Delivery(space=viewer.space, kind=kind, by=by, on=now.date(), message=message, next_at=stamp)


def claim(viewer: Viewer, *, now: datetime) -> Delivery | None:
    """One that is due, for this process alone. It waits for the end of quiet hours."""
    stamp = int(now.timestamp())
    waiting = Delivery.objects.filter(space=viewer.space, sent_at=None, given_up_at=None)
    _give_up(waiting, digests.wanted(viewer), stamp)
    if rhythms.pace(viewer).quiet_hours.holds(now.time()):
        return None
    # A clock that was set back must not make it wait for longer than any wait is.
    due = Q(next_at__lte=stamp) | Q(next_at__gt=stamp + WAITS[-1])
    for row in waiting.filter(due).order_by("on", "id")[:20]:
        wait = WAITS[min(row.tries, len(WAITS) - 1)]
        mine = waiting.filter(due, id=row.id, tries=row.tries)
        if mine.update(claimed_at=stamp, tries=F("tries") + 1, next_at=stamp + wait):
            row.refresh_from_db()
            return row
    return None


def _give_up(waiting: QuerySet[Delivery], kept: Digest | None, stamp: int) -> None:
    """What is over or not wanted any more; of digests all but the newest day's."""
    ways = digests.ways(kept)
    over = Q(until__lte=stamp) | ~Q(by__in=ways)
    if kept is None or not kept.briefs:
        over |= Q(kind=BRIEF)
    waiting.filter(over).update(given_up_at=stamp)
    for by in ways:
        days = waiting.filter(kind=DIGEST, by=by)
        newest = days.order_by("-on").first()
        if newest is not None:
            days.filter(on__lt=newest.on).update(given_up_at=stamp)


def note_sent(row: Delivery, *, but: str = "", now: datetime) -> None:
    """`but`: what of it did not arrive."""
    Delivery.objects.filter(id=row.id).update(sent_at=int(now.timestamp()), failed_why=_line(but))


def note_failed(row: Delivery, why: str) -> None:
    """It is tried again when its wait is over."""
    Delivery.objects.filter(id=row.id, sent_at=None).update(failed_why=_line(why))


def note_over(row: Delivery, why: str, *, now: datetime) -> None:
    """There is nothing to send any more."""
    Delivery.objects.filter(id=row.id, sent_at=None).update(given_up_at=int(now.timestamp()), failed_why=_line(why))


def _line(words: str) -> str:
    return " ".join(words.split())[: digests.LONGEST]
