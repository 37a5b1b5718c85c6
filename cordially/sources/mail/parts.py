"""The parts of a mail: which of them are its text, and the names of what is attached. Attachments are never decoded."""

import re
from binascii import a2b_qp
from typing import NamedTuple

from cordially.sources.mail import charsets, headers
from cordially.sources.mail.headers import Data
from cordially.sources.mail.kinds import Kind

DEEPEST = 20  # parts within parts
MOST = 1000  # parts of one mail
LONGEST_TEXT = 2 << 20  # bytes of one text part that are read
EXCUSE = 300  # bytes in which a program says that the text is elsewhere

_GUESSED = re.compile(rb"^--([^\s]{1,70}?)[ \t]{0,9}\r?\nContent-", re.MULTILINE | re.IGNORECASE)
_AFTER = re.compile(rb"(?:--)?[ \t]{0,99}(?:\r?\n|\Z)")
_PLAIN = {"", "text/plain"}
_TEXT = {"", "text/plain", "text/html", "text/enriched", "text/richtext"}


class Leaf(NamedTuple):
    """A part with text: where it lies and how to read it."""

    start: int
    end: int
    kind: Kind

    @property
    def is_plain(self) -> bool:
        return self.kind.name in _PLAIN

    def text(self, data: Data) -> str:
        raw: Data = data[self.start : min(self.end, self.start + LONGEST_TEXT)]
        if self.kind.encoding == "quoted-printable":
            raw = a2b_qp(raw)
        elif self.kind.encoding == "base64":
            raw = charsets.from_base64(raw)
        told = charsets.text(raw, self.kind.charset)
        return told.replace("\r\n", "\n").replace("\r", "\n") if "\r" in told else told

    def is_empty(self, data: Data) -> bool:
        return not data[self.start : min(self.end, self.start + 400)].strip()


class Parts:
    """What was found in one mail."""

    __slots__ = ("attachments", "count", "data", "is_report", "methods")

    def __init__(self, data: Data) -> None:
        self.data = data
        self.attachments: list[str] = []
        self.methods: list[str] = []  # of calendar parts
        self.is_report = False
        self.count = 0

    def leaves(self, start: int, end: int, told: Kind, depth: int = 0) -> list[Leaf]:
        """The parts with the mail's own words, in order."""
        self.count += 1
        if told.name.startswith("multipart/"):
            return self._several(start, end, told, depth)
        if told.name in _TEXT and not told.is_attached and not (depth and told.filename):
            return [Leaf(start, end, told)]
        if told.name == "text/calendar":
            self.methods.append(told.method)
        if told.filename:
            self.attachments.append(told.filename)
        elif told.name == "message/rfc822":
            self.attachments.append("message.eml")
        return []

    def _several(self, start: int, end: int, told: Kind, depth: int) -> list[Leaf]:
        self.is_report = self.is_report or told.name == "multipart/report"
        boundary = told.boundary or self._guessed(start, end)
        spans = _spans(self.data, start, end, boundary) if boundary and depth < DEEPEST else []
        if not spans:
            return [Leaf(start, end, Kind(encoding=told.encoding))] if depth < DEEPEST else []
        found = []
        for first, last in spans:
            if self.count < MOST:
                head, body = headers.end_of_head(self.data, first, last)
                part = headers.of_part(self.data, first, head)
                found.append(self.leaves(body, last, part, depth + 1))
        if told.name == "multipart/alternative":
            return self._best(found)
        return [leaf for group in found for leaf in group]

    def _best(self, found: list[list[Leaf]]) -> list[Leaf]:
        """Plain text where it says something; else the last part that does."""
        best: list[Leaf] = []
        for group in found:
            if group and not all(leaf.is_empty(self.data) for leaf in group):
                if all(leaf.is_plain for leaf in group) and not self._is_excuse(group[0]):
                    return group
                best = group
        return best

    def _is_excuse(self, leaf: Leaf) -> bool:
        """ "Your program cannot show HTML."""
        return leaf.end - leaf.start < EXCUSE and b"html" in self.data[leaf.start : leaf.end].lower()

    def _guessed(self, start: int, end: int) -> bytes:
        found = _GUESSED.search(self.data, start, min(end, start + 4096))
        return found[1] if found else b""


def _spans(data: Data, start: int, end: int, boundary: bytes) -> list[tuple[int, int]]:
    """Where the parts between the boundaries lie. What was cut off in transit ends with the mail."""
    needle = b"\n--" + boundary
    spans: list[tuple[int, int]] = []
    is_at_once = start == 0 and data.startswith(needle[1:])
    begin, line = -1, -1 if is_at_once else data.find(needle, max(0, start - 1), end)
    while (line >= 0 or is_at_once) and len(spans) < MOST:
        after, is_at_once = line + len(needle), False
        rest = _AFTER.match(data, after, end)
        if rest:
            if begin >= 0:
                spans.append((begin, line))
            begin = rest.end()
            if data[after : after + 2] == b"--":
                return spans
        line = data.find(needle, rest.end() - 1 if rest else after, end)
    return [*spans, (begin, end)] if begin >= 0 else spans
