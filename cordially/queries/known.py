"""What was known at a time: what had been said by then, and as it stood then. Every list of such begins here."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from cordially.models import Ask
from cordially.viewer import Viewer


def said(model: Any, viewer: Viewer, *, now: datetime) -> QuerySet[Any]:
    """Promises, asks, offers or needs that were said by then, but for those that you dismissed."""
    found: QuerySet[Any] = model.objects.filter(space=viewer.space, dismissed_at=None)
    return found.filter(said_at__lte=int(now.timestamp()))


def waiting(model: Any, viewer: Viewer, *, now: datetime) -> QuerySet[Any]:
    """Of promises or asks those that nothing had ended by then."""
    return said(model, viewer, now=now).filter(unended(model, now=now))


def unended(model: Any, *, now: datetime) -> Q:
    """That nothing had ended a promise or an ask by then."""
    end, stamp = "answered_at" if model is Ask else "kept_at", int(now.timestamp())
    is_open = Q(**{end: None}) | Q(**{f"{end}__gt": stamp})
    return is_open & (Q(let_go_at=None) | Q(let_go_at__gt=now))


def ended_at(row: Any, now: datetime) -> int | None:
    """When a promise was kept or an ask answered, where that was by then."""
    ended: int | None = getattr(row, "kept_at", None) or getattr(row, "answered_at", None)
    return ended if ended is not None and ended <= now.timestamp() else None


def let_go_at(row: Any, now: datetime) -> datetime | None:
    at: datetime | None = getattr(row, "let_go_at", None)
    return at if at is not None and at <= now else None
