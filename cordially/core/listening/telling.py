"""The figures in words, the same on the page and on the command line. Each sentence says what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordially.core.listening.figures import Listening

TOO_LITTLE = "That is too little to tell how you listen"
NO_CONVERSATION = "A talk given to others, no conversation: there is nothing to aim at."
_AIMS = {
    "conversation": "two for one is the aim in a talk",
    "messages": "two for one is the aim in a talk; a letter may be longer",
}


def head(found: Listening) -> str:
    """Whose words, with the aim where there is one."""
    if found.kind == "presentation":
        return f"{NO_CONVERSATION} {_both(found)}."
    if found.kind in _AIMS:
        aim = _AIMS[found.kind]
        return f"{ratio(found)}; {aim}." if found.my_words else f"{ratio(found)}."
    return f"{TOO_LITTLE}: {_both(found)}."


def ratio(found: Listening) -> str:
    """Their words for each of mine."""
    if not found.my_words or not found.their_words:
        return "words of theirs only" if found.their_words else "words of yours only"
    return f"{found.their_words / found.my_words:.1f} words of theirs for each of yours"


def facts(found: Listening) -> Iterator[str]:
    """One sentence for each thing that was seen; nothing of a lecture, or of what is too little to tell."""
    if found.kind not in _AIMS:
        return
    if found.my_seconds is not None and found.their_seconds is not None:
        yield f"You spoke {_long(found.my_seconds)}, they {_long(found.their_seconds)}."
    back = f", {_one_or_many(found.follow_ups)} of them about what they had said" if found.follow_ups else ""
    asked, heard = times(found.questions, "question"), times(found.their_questions, "question")
    yield f"You asked {asked}{back}; they asked {heard}."
    for number, what in (
        (found.reflections, "You put in your words what they had said"),
        (found.signs, "You showed that you were listening"),
        (found.unasked_advice, "You gave advice that nobody had asked for"),
    ):
        if number:
            yield f"{what} {times(number, 'time')}."


def times(number: int, noun: str) -> str:
    """ "no questions", "one question", "3 questions"; "once" and "twice" for "time"."""
    if noun == "time" and number in (1, 2):
        return ("once", "twice")[number - 1]
    return {0: f"no {noun}s", 1: f"one {noun}"}.get(number, f"{number:,} {noun}s")


def _both(found: Listening) -> str:
    return f"{times(found.their_words, 'word')} of theirs, {_one_or_many(found.my_words)} of yours"


def _one_or_many(number: int) -> str:
    return {0: "none", 1: "one"}.get(number, f"{number:,}")


def _long(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 99.5 else times(round(seconds / 60), "minute")
