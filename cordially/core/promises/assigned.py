"""What the notes of a meeting give somebody to do: "Ben to book the room", "@Ana call them"; each waits for a yes."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from cordially.core.letters import lines
from cordially.core.promises.possible import possible
from cordially.core.words import Found, sentences

LONGEST = 200_000  # signs that are looked at
_NAME = r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}(?: [A-ZÀ-Þ][a-zà-ÿ'’-]{1,20})?)"
_POINT = re.compile(r"[ \t]*(?:[-*+•·–—][ \t]+|\d{1,2}[.)][ \t]+)?(?:\[(?P<done>[ xX]?)\][ \t]+)?")
_ASSIGNED = re.compile(rf"(?:@{_NAME}:? |{_NAME.replace('name', 'other')} (?:to|will) )(?P<verb>[a-z]{{2,20}})\b")
_LABELLED = re.compile(rf"{_NAME}(?::| -| –) (?P<verb>[a-zA-Z]{{2,20}})\b")
_HEADING = re.compile(
    r"\W{0,6}(?:action items?|actions?|to-?dos?|next steps|who does what|aufgaben|nächste schritte"
    r"|offene punkte)\W{0,4}",
    re.IGNORECASE,
)
_NOBODY = frozenset("next note notes agenda present attendees absent date time place topic happy looking back".split())


def assigned(text: str, known: Collection[Found], *, at: datetime | None = None) -> Iterator[Found]:
    """Points of a list that give somebody something to do, beside what is known already."""
    there = {one.start for one in known if one.kind == "promise"}
    under_heading = False
    for start, line in lines(text[:LONGEST]):
        point = _POINT.match(line)
        begin = point.end() if point else 0
        is_point = bool(line[:begin].strip())
        if line.strip() and not is_point:
            under_heading = bool(_HEADING.fullmatch(line.strip()))
        found = _ASSIGNED.match(line, begin) if is_point else None
        if not found and is_point and (under_heading or (point and point["done"] is not None)):
            found = _LABELLED.match(line, begin)
        if found and not (point and (point["done"] or "").strip()):
            yield from _one(text, start + begin, start + len(line.rstrip()), found, there, at)


def _one(
    text: str, start: int, end: int, found: re.Match[str], there: set[int], at: datetime | None
) -> Iterator[Found]:
    name = next(filter(None, (found.groupdict().get(group) for group in ("name", "other"))), "")
    first = next(sentences(text[start:end]), None)
    if first is None or start in there or name.split()[0].lower() in _NOBODY:
        return
    yield possible(first, f"assigned: “{found.group().strip()}”", by=name, at=at, start=start)
