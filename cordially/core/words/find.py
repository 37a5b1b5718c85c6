"""Find what was promised, asked, offered and told in a text, each with its sentence and the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from cordially.core.words import rules
from cordially.core.words.features import Parts, parts
from cordially.core.words.kinds import KINDS, PROMISE, REQUEST
from cordially.core.words.sentences import Sentence, sentences
from cordially.core.words.speakers import is_firm, who

__all__ = ["KINDS", "Found", "find"]
MOST = 200  # findings of one text; a mail that holds more is no letter to anybody


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was said, and where."""

    kind: str  # one of KINDS
    sure: bool  # right nine times in ten; what is not sure waits for a yes or a no
    text: str  # the sentence
    start: int  # where it stands in the text
    end: int
    by: str  # who promised, asked, offered or told
    to: tuple[str, ...]
    due: date | None  # the day that was named
    due_text: str  # the words that name it
    reason: str
    chance: float  # between 0 and 1
    firm: bool = False  # of a promise: without "try", "hope" or "maybe"


def find(
    text: str, *, by: str = "", to: tuple[str, ...] = (), at: datetime | None = None, personal: Any = None
) -> tuple[Found, ...]:
    """What a text says, in its order. `by` is whoever says "I", `to` whoever is "you"; due days need `at`."""
    return tuple(islice(_all(text, by, tuple(to), at, personal), MOST))


def _all(text: str, by: str, to: tuple[str, ...], at: datetime | None, personal: Any) -> Iterator[Found]:
    for sentence in sentences(text):
        said = parts(sentence.text)
        for kind, sure, chance, reason in _judge(said, personal):
            speaker, hearers = who(kind, sentence.text, said.line, by=by, to=to)
            due, due_text = _due(sentence, at) if kind in (PROMISE, REQUEST) else (None, "")
            firm = kind == PROMISE and is_firm(said.line)
            yield Found(
                kind,
                sure,
                sentence.text,
                sentence.start,
                sentence.end,
                speaker,
                hearers,
                due,
                due_text,
                reason,
                chance,
                firm,
            )


def _judge(said: Parts, personal: Any) -> Iterator[tuple[str, bool, float, str]]:
    kinds: dict[str, list[str]] = {}
    for number in rules.marks(said.line):
        kind, name, _ = rules.PATTERNS[number]
        kinds.setdefault(kind, []).append(name)
    for kind in KINDS:
        if kind in kinds:
            yield kind, len(kinds[kind]) > 1, min(0.9, 0.4 + 0.2 * len(kinds[kind])), f"it says “{kinds[kind][0]}”"


def _due(sentence: Sentence, at: datetime | None) -> tuple[date | None, str]:
    read = _reader()
    found = read(sentence.text, at=at) if read and at else None
    return (found.day, found.text) if found else (None, "")


@cache
def _reader() -> Any:
    try:
        return import_module("cordially.core.times").due
    except (ImportError, AttributeError):
        return None
