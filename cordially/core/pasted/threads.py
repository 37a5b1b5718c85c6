"""The mails that a pasted one quotes, each with its author's lines: by its head, its "Ana wrote:" or its marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from cordially.core.bodies import quotes
from cordially.core.letters import lines
from cordially.core.pasted import heads, wrote
from cordially.core.pasted.chats import MOST_LINES, Line

MOST_MAILS = 200
MOST_DEEP = 200  # levels of quoting; what lies deeper counts as this deep
MOST_RUNS = 10_000
LONGEST_HEAD = 10_000  # signs
_LONG, _TORN = 60, 32  # signs of a quoted line that is full, and of its end that was wrapped without its mark
_MARKS = re.compile(r"(?:[ \t]{0,3}>)*[ \t]*")


@dataclass(slots=True, eq=False)
class Mail:
    """As it stands in the text, in pieces where answers stand between."""

    above: "Mail | None" = None  # the one that quotes it
    head: heads.Head | None = None
    is_answered: bool = False  # by the one above: "Ana wrote:"
    pieces: list[list[Line]] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Lines that stand together, equally deep in quotes."""

    depth: int
    lines: list[Line]


def read(text: str, *, near: datetime | None = None) -> tuple[list[Mail], bool]:
    """The newest mail and all that it quotes, in the order in which they begin; and whether there are more."""
    reading = _Reading(near)
    runs = list(_runs(text))
    for number, run in enumerate(runs):
        if reading.is_full:
            break
        below = runs[number + 1].depth if number + 1 < len(runs) else -1
        reading.take(run, is_quote_below=below > run.depth)
    return reading.mails, reading.is_full


class _Reading:
    """Which mail the lines of each depth belong to, from above."""

    def __init__(self, near: datetime | None) -> None:
        self.near = near
        self.mails = [Mail()]
        self.at = {0: self.mails[0]}
        self.is_full = False

    def take(self, run: _Run, *, is_quote_below: bool) -> None:
        if run.depth not in self.at:
            self._open(run.depth, self.at[max(depth for depth in self.at if depth < run.depth)])
        rest = "\n" + "\n".join(line.text for line in run.lines)
        done = 0  # lines of the run
        while opening := quotes.first_opening(f"{rest}\n"):
            count = rest.count("\n", 0, opening.begin)
            self._add(run.depth, run.lines[done : done + count])
            end = self._opened(run, rest, opening, is_quote_below=is_quote_below)
            if not end or self.is_full:
                return
            done += rest.count("\n", 0, end)
            rest = rest[end:]
        if is_quote_below:
            own, told = quotes.without_opening_at_end(rest)
            if told:
                self._add(run.depth, run.lines[done : done + own.count("\n")])
                self._quoted(run.depth, told)
                return
        self._add(run.depth, run.lines[done:])

    def _opened(self, run: _Run, rest: str, opening: quotes.Opening, *, is_quote_below: bool) -> int:
        """Where the words of the mail begin that is opened there; 0 if they are the deeper lines below."""
        above = self.at[run.depth]
        told = rest[opening.begin : opening.end]
        end = rest.find("\n", opening.end)
        is_wrote = told.rstrip().endswith((":", "：")) and "--" not in told
        head, below = self._head(rest, opening.begin + 1, end + 1)
        if opening.is_head or head:
            self._open(run.depth, above, head)
            end = below if head else end
            return end if 0 < end < len(rest) - 1 else 0
        if is_quote_below and (end < 0 or not rest[end:].strip()):
            self._quoted(run.depth, told)
            return 0
        self._open(run.depth, above, wrote.read(told, near=self.near) if is_wrote else None, is_answered=is_wrote)
        return max(end, 0)

    def _head(self, rest: str, *places: int) -> tuple[heads.Head | None, int]:
        """The head at one of these places, for a line above it may say that it is forwarded, and where it ends."""
        for place in filter(None, places):
            head = heads.top(rest[place : place + LONGEST_HEAD], near=self.near)
            if head:
                return head, place + head.end - 1
        return None, 0

    def _quoted(self, depth: int, told: str) -> None:
        self._open(depth + 1, self.at[depth], wrote.read(told, near=self.near), is_answered=True)

    def _open(self, depth: int, above: Mail, head: heads.Head | None = None, *, is_answered: bool = False) -> None:
        """From here on a mail stands at this depth; what was deeper has ended."""
        self.is_full = self.is_full or len(self.mails) > MOST_MAILS
        while above.above and not above.pieces and not above.head:
            above = above.above
        mail = Mail(above, head, is_answered)
        self.at = {old: one for old, one in self.at.items() if old < depth} | {depth: mail}
        if not self.is_full:
            self.mails.append(mail)

    def _add(self, depth: int, lines: list[Line]) -> None:
        if any(line.text for line in lines):
            self.at[depth].pieces.append(lines)


def _runs(text: str) -> Iterator[_Run]:
    """Blank lines, and a quoted line's end that was wrapped without its mark, are as deep as what is above them."""
    held, count = _Run(0, []), 0
    lines = list(_lines(text))
    for number, (depth, line) in enumerate(lines):
        below = lines[number + 1][0] if number + 1 < len(lines) else -1
        last = held.lines[-1].text if held.lines else ""
        is_torn = depth < held.depth == below and len(line.text) < _TORN and len(last) > _LONG
        if depth != held.depth and line.text and not is_torn:
            yield held
            count += 1
            if count > MOST_RUNS:
                return
            held = _Run(depth, [])
        held.lines.append(line)
    yield held


def _lines(text: str) -> Iterator[tuple[int, Line]]:
    for start, line in islice(lines(text), MOST_LINES + 1):
        marks = _MARKS.match(line)
        own = marks.end() if marks else 0
        depth = min(line.count(">", 0, own), MOST_DEEP)
        yield depth, Line(start + own, line[own:].rstrip(" \t\r") if line[own:].strip() != "--" else "-- ")
