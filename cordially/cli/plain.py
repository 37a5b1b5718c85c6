"""Values as JSON for scripts, and as words for people."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from cordially.queries.people import Line
    from cordially.queries.timeline import Entry


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def person(line: Line) -> dict[str, Any]:
    """A person as `people --json` tells them."""
    warmth = line.warmth
    return {
        "id": line.id,
        "name": line.name,
        "nature": line.nature,
        "identities": [{"kind": kind, "value": value} for kind, value in line.identities],
        "warmth": {
            "degree": round(warmth.degree, 4),
            "word": warmth.word,
            "trend": warmth.trend,
            "sure": round(warmth.sure, 2),
            "doubts": list(warmth.doubts),
            "reasons": list(warmth.reasons),
        },
        "first_at": line.first_at,
        "last_at": line.last_at,
        "sent": line.sent,
        "received": line.received,
        "meetings": line.meetings,
        "works": line.works,
        "hats": list(line.hats),
        "corrections": list(line.corrections),
        "circles": list(line.circles),
    }


def interaction(entry: Entry) -> dict[str, Any]:
    """An interaction as `timeline --json` tells it."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "at": entry.at,
        "direction": entry.direction,
        "with": [{"id": id_, "name": name} for id_, name in entry.with_],
        "subject": entry.subject,
        "words": entry.words,
        "text": entry.text,
        "thread": entry.thread,
        "attachments": list(entry.attachments),
        "place": entry.place,
        "cancelled": entry.is_cancelled,
    }


def clean(text: str) -> str:
    """Imported text for a terminal: no control characters, no turning of direction."""
    return "".join(sign if sign.isprintable() else " " for sign in text if sign not in _HIDDEN)


_HIDDEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def day(at: date | None) -> str:
    """ "2 December", with the year where it is not this one."""
    if at is None:
        return ""
    from cordially import config
    from cordially.core.days import written

    return written(at, config.now().date())


def shortened(text: str, length: int) -> str:
    plain = " ".join(clean(text).split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
