"""Find what was promised, asked, offered and told in a text, each with its sentence and the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from cordially.core.words.features import Parts, numbers, parts
from cordially.core.words.kinds import COURTESY, KINDS, OFFER, PROMISE, REQUEST
from cordially.core.words.model import chance, model
from cordially.core.words.personal import Personal
from cordially.core.words.reasons import reason
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
    text: str, *, by: str = "", to: tuple[str, ...] = (), at: datetime | None = None, personal: Personal | None = None
) -> tuple[Found, ...]:
    """What a text says, in its order. `by` is whoever says "I", `to` whoever is "you"; due days need `at`.

    Takes time in proportion to the text up to the most sentences and findings of one text, whatever it holds.
    """
    return tuple(islice(_all(text, by, tuple(to), at, personal), MOST))


def _all(text: str, by: str, to: tuple[str, ...], at: datetime | None, personal: Personal | None) -> Iterator[Found]:
    for sentence in sentences(text):
        said = parts(sentence.text)
        for kind, is_sure, likely in judged(said, personal):
            speaker, hearers = who(kind, sentence.text, said.line, by=by, to=to)
            due, due_text = _due(sentence, at) if kind in (PROMISE, REQUEST) else (None, "")
            yield Found(
                kind=kind,
                sure=is_sure,
                text=sentence.text,
                start=sentence.start,
                end=sentence.end,
                by=speaker,
                to=hearers,
                due=due,
                due_text=due_text,
                reason=reason(kind, said, model()),
                chance=round(likely, 3),
                firm=kind == PROMISE and is_firm(said.line),
            )


def judged(said: Parts, personal: Personal | None = None) -> list[tuple[str, bool, float]]:
    """The kinds that a sentence is taken for, whether surely, and how likely."""
    features = numbers(said)
    known = model()
    found = {}
    for kind, score in known.scores(features).items():
        scale = known.scales[kind]
        if personal:
            score += personal.lean(kind, features) / scale.slope
        answer = personal.answer(said, kind) if personal else None
        if answer or (answer is None and score >= scale.maybe):
            found[kind] = (bool(answer) or score >= scale.sure, 1.0 if answer else chance(scale, score))
    return [(kind, *found[kind]) for kind in KINDS if kind in found and not _is_mere_form(kind, found)]


def _is_mere_form(kind: str, found: dict[str, tuple[bool, float]]) -> bool:
    """ "Let me know if you have questions" asks for nothing, and "could I help you?" is no question to be answered."""
    if kind != REQUEST:
        return False
    return any(other in found and found[other][1] > found[kind][1] for other in (COURTESY, OFFER))


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
