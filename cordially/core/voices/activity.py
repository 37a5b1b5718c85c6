"""When somebody speaks, and on which of two channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHUNK = 512 / 16_000  # seconds that one probability of speech stands for
_ON, _OFF = 0.5, 0.35  # speech begins above the one, and ends below the other
_GAP, _SHORTEST = 0.3, 0.12  # seconds: a shorter gap is no silence, a shorter sound no speech
_APART = 15.0  # decibels between the two ways that two channels differ, where each has a voice of its own
_RISES = 6.0  # decibels at least that a channel is louder where its own voice speaks
_FEWEST = 0.01  # of the time of speech that the rarer way must have


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in seconds."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Heard:
    """For each channel (rows) and chunk of time: the probability of speech, and how loud it is in decibels."""

    speech: NDArray[np.float32]
    loud: NDArray[np.float32]


def spans(speech: NDArray[Any]) -> list[Span]:
    """Where there is speech, by the probabilities of one channel."""
    found: list[list[float]] = []
    is_on = False
    for number, probability in enumerate(speech.tolist()):
        is_on = probability >= (_OFF if is_on else _ON)
        if is_on and found and number * CHUNK - found[-1][1] < _GAP:
            found[-1][1] = (number + 1) * CHUNK
        elif is_on:
            found.append([number * CHUNK, (number + 1) * CHUNK])
    return [Span(start, end) for start, end in found if end - start >= _SHORTEST]


def together(heard: Heard) -> list[Span]:
    """Where anybody speaks, on whichever channel."""
    return spans(heard.speech.max(axis=0))


def apart(heard: Heard) -> tuple[list[Span], list[Span]] | None:
    """Who speaks when, where each of two channels has a voice of its own; else none.

    A voice that leaks into the other's channel is softer there, and by as much each time; so the difference of the
    channels has two values, one for each voice.
    """
    if len(heard.speech) != 2:
        return None
    speaks = heard.speech.max(axis=0) >= _ON
    differ = heard.loud[0] - heard.loud[1]
    ways = _two(differ[speaks]) if speaks.any() else None
    if ways is None or not _each_rises(heard.loud[:, speaks], differ[speaks] > sum(ways) / 2):
        return None
    second, first = ways
    quarter = (first - second) / 4
    return (
        spans(heard.speech[0] * (differ > second + quarter)),
        spans(heard.speech[1] * (differ < first - quarter)),
    )


def _each_rises(loud: NDArray[Any], is_first: NDArray[Any]) -> bool:
    """Whether each channel is louder where its own voice speaks; one that is always silent is not."""
    return bool(
        loud[0][is_first].mean() - loud[0][~is_first].mean() >= _RISES
        and loud[1][~is_first].mean() - loud[1][is_first].mean() >= _RISES
    )


def _two(differ: NDArray[Any]) -> tuple[float, float] | None:
    """The two values that the differences lie around, if they are two."""
    import numpy as np

    low, high = (float(np.percentile(differ, part)) for part in (1, 99))
    for _ in range(20):
        is_high = differ > (low + high) / 2
        if is_high.all() or not is_high.any():
            return None
        low, high = float(differ[~is_high].mean()), float(differ[is_high].mean())
    rarer = min(is_high.mean(), 1 - is_high.mean())
    return (low, high) if high - low >= _APART and rarer >= _FEWEST else None
