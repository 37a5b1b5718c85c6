"""Whose voice has how much of the time, in how many turns, with which pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cordially.core.voices.activity import Span

SHORTEST = 20.0  # seconds of speech that there must be
_SHORT_SOUND = 1.0  # seconds: less of the other's voice is a "mm-hm", and no turn
_PAUSE = 1.0  # seconds of silence that are a pause


@dataclass(frozen=True, slots=True)
class Voice:
    seconds: float  # of speaking
    share: float  # of the time of both, from 0 to 1
    turns: int  # times it took the word
    longest: float  # seconds of the longest turn


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a recording shows. The voice that speaks first comes first."""

    seconds: float  # of the recording
    voices: tuple[Voice, ...]  # one or two
    pauses: int  # silences of a second or more
    longest_pause: float
    at_once: float  # seconds in which both speak; known only where each has a channel
    is_apart: bool  # each voice had a channel of its own


def spoken(sides: Sequence[Sequence[Span]], *, seconds: float, is_apart: bool) -> Spoken:
    """`sides` are the spans of each voice, in the order of time."""
    heard = sorted((side for side in sides if side), key=lambda side: side[0].start)
    lengths = [_length(side) for side in heard]
    turns = _turns(heard)
    voices = tuple(Voice(length, length / sum(lengths), *_of(turns, number)) for number, length in enumerate(lengths))
    silences = _silences(sorted((span for side in heard for span in side), key=lambda span: span.start))
    pauses = [silence for silence in silences if silence >= _PAUSE]
    return Spoken(seconds, voices, len(pauses), max(pauses, default=0.0), _both(heard), is_apart)


def _length(side: Sequence[Span]) -> float:
    return sum(span.end - span.start for span in side)


def _turns(heard: Sequence[Sequence[Span]]) -> list[tuple[int, Span]]:
    """Who has the word from when to when; a short sound of the other does not take it."""
    long = [
        (span.start, number, span)
        for number, side in enumerate(heard)
        for span in side
        if span.end - span.start >= _SHORT_SOUND
    ]
    turns: list[tuple[int, Span]] = []
    for _start, number, span in sorted(long, key=lambda one: one[:2]):
        if turns and turns[-1][0] == number:
            turns[-1] = (number, Span(turns[-1][1].start, max(turns[-1][1].end, span.end)))
        else:
            turns.append((number, span))
    return turns


def _of(turns: Sequence[tuple[int, Span]], number: int) -> tuple[int, float]:
    lengths = [span.end - span.start for who, span in turns if who == number]
    return len(lengths), max(lengths, default=0.0)


def _silences(ordered: Sequence[Span]) -> list[float]:
    found, last = [], None
    for span in ordered:
        if last is not None and span.start > last:
            found.append(span.start - last)
        last = max(last or 0.0, span.end)
    return found


def _both(heard: Sequence[Sequence[Span]]) -> float:
    """How long the two speak at once."""
    if len(heard) != 2:
        return 0.0
    total, others = 0.0, list(heard[1])
    place = 0
    for span in heard[0]:
        while place < len(others) and others[place].end <= span.start:
            place += 1
        for other in others[place:]:
            if other.start >= span.end:
                break
            total += min(span.end, other.end) - max(span.start, other.start)
    return total
