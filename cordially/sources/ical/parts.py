"""The parts of a calendar file, one after the other: what it says of itself, its zones, its events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cordially.sources.content_lines import Line, Lines, physical, properties

_EDGE = re.compile(r"\s*(BEGIN|END)\s*:\s*([A-Za-z0-9-]{1,40})\s*$", re.IGNORECASE)
_KNOWN = frozenset(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"))


@dataclass(slots=True)
class Part:
    """One component. `lines` are its own properties; those of alarms inside it are left out."""

    name: str  # "VCALENDAR" for what the calendar says of itself
    raw: list[str]

    @property
    def lines(self) -> list[Line]:
        return properties(self.raw)


def parts(stream: BinaryIO) -> Iterator[Part]:
    """Each component. One that never ends is ended by the next."""
    name, own, inner = "", Lines(), ""
    for line in physical(stream):
        edge = _EDGE.match(line) if len(line) < 100 else None
        verb, which = (edge[1].upper(), edge[2].upper()) if edge else ("", "")
        if which in _KNOWN or which == "VCALENDAR":
            if name:
                yield Part(name, own.raw)
            name, own, inner = _next(verb, which), Lines(), ""
            if which == "VCALENDAR":
                own.add("METHOD:")  # what an earlier calendar in the file said is over
        elif edge and name != "VTIMEZONE":
            inner = which if verb == "BEGIN" and not inner else "" if verb == "END" and which == inner else inner
        elif name and not inner:
            own.add(line)
    if name:
        yield Part(name, own.raw)


def _next(verb: str, which: str) -> str:
    """What the lines after this edge belong to."""
    if verb == "BEGIN":
        return which
    return "" if which == "VCALENDAR" else "VCALENDAR"
