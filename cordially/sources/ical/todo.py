"""One to-do, as a calendar server tells it."""

import io
from datetime import date, datetime, tzinfo

from cordially.core.followups import DONE, LET_GO
from cordially.core.todos import OPEN, There
from cordially.sources.content_lines import Line, text
from cordially.sources.ical.parts import parts
from cordially.sources.ical.times import Clock

_STATES = {"COMPLETED": DONE, "CANCELLED": LET_GO, "NEEDS-ACTION": OPEN, "IN-PROCESS": OPEN}


def todo(raw: bytes, zone: tzinfo | None) -> There | None:
    """What became of it; None where it cannot be read. `zone`: for hours that name none, and for the day."""
    clock, lines = Clock(), None
    for part in parts(io.BytesIO(raw)):
        if part.name == "VTIMEZONE":
            clock.define(part.raw)
        elif part.name == "VTODO" and lines is None:
            found = {line.name: line for line in part.lines}
            lines = None if "RECURRENCE-ID" in found else found
    return None if lines is None else There(_state(lines), _day(lines.get("DUE"), clock, zone))


def _state(lines: dict[str, Line]) -> str:
    status = text(lines["STATUS"].value).upper() if "STATUS" in lines else ""
    whole = "PERCENT-COMPLETE" in lines and text(lines["PERCENT-COMPLETE"].value) == "100"
    return _STATES.get(status) or (DONE if "COMPLETED" in lines or whole else OPEN)


def _day(line: Line | None, clock: Clock, zone: tzinfo | None) -> date | None:
    if line is None:
        return None
    try:
        own = clock.zone_of(line) if line.params.get("TZID") or zone is None else zone
        at, is_whole_day = clock.parsed(text(line.value), own)
        return at.date() if is_whole_day else _local(at, zone)
    except (ValueError, OverflowError, LookupError):
        return None


def _local(at: datetime, zone: tzinfo | None) -> date:
    return at.astimezone(zone).date()
