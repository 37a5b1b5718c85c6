"""Where one sentence ends and the next begins, in mail, lists, chat and notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

LONGEST = 1000  # characters of one sentence; what is longer is cut at a space
MOST = 3000  # sentences of one text; nobody writes more in one mail
WRAPPED = 45  # a line at least this long that ends in no full stop goes on in the next one

_MARK = re.compile(r"[ \t>|]*(?:[-*+•·–—o▪●◦‣]+[ \t]+|\(?\d{1,2}[.)][ \t]+|\(?[a-z]\)[ \t]+|\[[ xX]?\][ \t]+)*")
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]*]{0,3}(?=\s|$)|(?<=[a-z][a-z][a-z])[.!?]+(?=[A-Z][a-z']* )|[.!?]{2,}(?=\S)")
_LAST_WORD = re.compile(r"[\w.&'-]{1,20}$")
_SHORTENED = frozenset(
    "mr mrs ms dr prof st jr sr rev hon gen col lt capt vs etc e.g i.e eg ie cf al approx appr dept est inc ltd corp "
    "co no nr nos tel fax ext fig vol pp ca z.b bzw usw ggf u.a d.h vgl jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue wed thu fri sat sun u.s u.k a.m p.m attn avg max min resp incl excl p.s ph.d".split()
)
_MONTHS = frozenset("jan jän feb mär apr mai jun jul aug sep okt nov dez".split())  # as German names them
_MAY_END = frozenset("etc inc ltd corp co a.m p.m u.s u.k ph.d jr sr".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in the text it came from."""

    text: str  # white space collapsed
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; takes time in proportion to its length, whatever it holds."""
    return islice(_all(text), MOST)


def _all(text: str) -> Iterator[Sentence]:
    for start, end in _blocks(text):
        for first, last in _pieces(text, start, end):
            words = " ".join(text[first:last].split())
            if any(map(str.isalnum, words)):
                yield Sentence(words, first, last)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a paragraph wrapped by a mail program, or one point of a list."""
    begin, end, before = -1, -1, ""
    for start, stop in _lines(text):
        mark = _MARK.match(text, start, min(stop, start + 200))
        first = mark.end() if mark else start
        line = text[first:stop].strip()
        if begin >= 0 and (not line or not _goes_on(before, line, is_point=_is_point(text, start, first))):
            yield begin, end
            begin = -1
        if not line:
            continue
        if begin < 0:
            begin = first
        end, before = stop, line
    if begin >= 0:
        yield begin, end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _is_point(text: str, start: int, first: int) -> bool:
    return bool(text[start:first].strip(" \t>|"))


def _goes_on(before: str, line: str, *, is_point: bool) -> bool:
    if is_point or not before:
        return False
    if before[-1] in ".!?:":
        return len(before) >= WRAPPED and before[-1] == "."
    return len(before) >= WRAPPED or (line[0].islower() and (len(before) >= 30 or before[-1] == ","))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one block at its sentence ends, and what has none at a space before it grows too long."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if _is_end(text, mark, end):
            yield from _short_enough(text, begin, mark.end())
            begin = mark.end()
    yield from _short_enough(text, begin, end)


def _is_end(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.end() >= end or not mark.group().startswith("."):
        return True
    ahead = text[mark.end() : mark.end() + 8].lstrip()
    if mark.group().startswith(".."):
        return not ahead[:1].islower()
    last = _LAST_WORD.search(text, max(0, mark.start() - 20), mark.start())
    word = last.group().strip(".'-").lower() if last else ""
    if word in _MAY_END:
        return ahead[:1].isupper()
    if word.isdigit() and len(word) <= 2 and (ahead[:1].islower() or ahead[:3].lower() in _MONTHS):
        return False  # "am 12. Dezember", "am 3. um zehn"
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    return not is_initial and word not in _SHORTENED


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield _trimmed(text, start, cut)
        start = cut
    if start < end:
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
