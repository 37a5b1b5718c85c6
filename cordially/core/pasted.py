"""A text as somebody pastes it: a few sentences, a whole mail with what it quotes, or a mail's source, head and all."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from cordially.core import bodies, markup

LONGEST_HEAD = 2000  # signs of one line of a mail's head
MOST_PARTS = 100
_HEAD = re.compile(r"\A(?:From .{1,200}\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\n")
_FIELDS = re.compile(r"^(?:From|Date|Subject|Message-ID|MIME-Version|Received|To):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What its author wrote, and where each line of it stands in the text."""

    own: str
    text: str  # what was pasted; of a mail's source whose text is encoded, that text
    starts: tuple[int, ...]  # of the lines of `own`
    places: tuple[int, ...]  # of the same lines in `text`; -1 of those that are not there
    by: str = ""
    to: tuple[str, ...] = ()
    at: datetime | None = None

    def place(self, offset: int) -> int:
        """Where a sign of `own` stands in the text; of a line that is not there, where the one before it stands."""
        line = bisect_right(self.starts, offset) - 1
        while line > 0 and self.places[line] < 0:
            line -= 1
        known = max(0, self.places[line])
        return min(len(self.text), known + offset - self.starts[line])


def read(text: str) -> Pasted:
    """Take what was pasted apart; whatever it is, this takes time in proportion to its length."""
    source = _source(text)
    told = text if source is None else _told(source)
    own = bodies.split(told).new or told.strip()
    starts, places = _aligned(own, text)
    if source is None:
        return Pasted(own, text, starts, places)
    if -1 in (place for start, place in zip(starts, places, strict=True) if own[start : start + 1].strip()):
        text, (starts, places) = told, _aligned(own, told)
    return Pasted(own, text, starts, places, _person(source["From"]), _people(source), _date(source["Date"]))


def _source(text: str) -> "Message | None":
    head = _HEAD.match(text[:200_000])
    if head is None or len({found.group().casefold() for found in _FIELDS.finditer(head.group())}) < 2:
        return None
    try:
        return message_from_string(text)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None


def _told(message: "Message") -> str:
    """The text of a mail, from its plain part, else from its page."""
    pages = ""
    for number, part in enumerate(_parts(message)):
        if number > MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_filename():
            continue
        if kind == "text/plain":
            return _decoded(part)
        pages = pages or markup.text_of(_decoded(part))
    return pages


def _parts(message: "Message") -> Iterator["Message"]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        else:
            yield part


def _decoded(part: "Message") -> str:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("", "7bit", "8bit", "binary"):
        return str(part.get_payload())
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
    except LookupError:
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def _person(field: object) -> str:
    name, address = parseaddr(str(field or "")[:LONGEST_HEAD])
    try:
        told = str(make_header(decode_header(name)))
    except (ValueError, LookupError, MessageError):
        told = name
    return " ".join(told.split()) or address


def _people(message: "Message") -> tuple[str, ...]:
    first = _person(message["To"])
    return (first,) if first else ()


def _date(field: object) -> datetime | None:
    try:
        return parsedate_to_datetime(str(field or "")[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _aligned(own: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Each line of the author's words beside the same line of what was pasted, both read from above."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for start, line in _lines_of(text):
        lines[line.strip()].append(start + len(line) - len(line.lstrip()))
    starts, places, here = [], [], -1
    for start, line in _lines_of(own):
        same = lines.get(line.strip(), []) if line.strip() else []
        number = bisect_right(same, here)
        starts.append(start)
        if number == len(same):
            places.append(-1)
            continue
        here = same[number]
        places.append(here - (len(line) - len(line.lstrip())))
    return tuple(starts), tuple(places)


def _lines_of(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
