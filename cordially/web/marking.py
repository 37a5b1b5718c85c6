"""A text in pieces: plain ones, and those that something was found in; and a sentence between its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cordially.core import words

T = TypeVar("T")
LONGEST = 40_000  # signs of a text in which a sentence's neighbours are looked for


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Some of a text, with what was found there."""

    text: str
    found: tuple[T, ...] = ()


def pieces(text: str, found: Iterable[tuple[int, int, T]]) -> list[Piece[T]]:
    """The whole text in order; `found` is (start, end, what). What overlaps another is part of the first."""
    made: list[Piece[T]] = []
    done = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    spans = [(start, min(end, last), what) for start, end, what in found if 0 <= start < min(end, last)]
    for start, end, what in sorted(spans, key=lambda span: (span[0], span[1])):
        if start < done:
            made[-1:] = [Piece(one.text, (*one.found, what)) if one.found else one for one in made[-1:]]
            continue
        if start > done:
            made.append(Piece(text[done:start]))
        made.append(Piece(text[start:end], (what,)))
        done = end
    if done < last:
        made.append(Piece(text[done:last]))
    return made


@dataclass(frozen=True, slots=True)
class Between:
    """A sentence with the one before it and the one after it."""

    before: str
    words: str
    after: str


def between(text: str, quote: str, start: int = -1) -> Between:
    """Where a sentence stands: by its place, or by how it begins; alone where it is not found."""
    read = list(words.sentences(text[:LONGEST]))
    begins = quote.strip()
    place = next((n for n, one in enumerate(read) if one.start == start and start >= 0), None)
    if place is None or not read[place].text.startswith(begins[:20]):
        place = next((n for n, one in enumerate(read) if begins and one.text.startswith(begins)), None)
    if place is None:
        return Between("", quote, "")
    before = read[place - 1].text if place else ""
    after = read[place + 1].text if place + 1 < len(read) else ""
    return Between(before, read[place].text, after)
