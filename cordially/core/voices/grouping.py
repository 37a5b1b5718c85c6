"""How many voices there are, and which of two speaks when.

Windows whose vectors are most alike become one group, and groups one, until no two are alike enough to be the same
voice (average linkage). What is left are the voices; groups too small, and those that lie between two others because
both voices are in their windows, are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cordially.core.voices.activity import Span
from cordially.core.voices.windows import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAME = 0.66  # how alike windows of one voice are on the average, at least; see bench/voices.py
_FEWEST, _LEAST = 0.03, 4  # of all windows, and windows, that a voice has
_BETWEEN = 0.88  # how near a group lies to a mixture of two others
_MOST = 500  # windows that are compared with each other; the rest follows
_FRAME = 0.1  # seconds that are given to one voice
_SURE = 12.0  # how much nearness counts against
_TAKES = 6.0, 2.0  # what it costs to hand over the word in the middle of speech, and after a silence


def voices(vectors: NDArray[np.float32], *, at_most: int | None = None) -> list[NDArray[np.float32]]:
    """The middle of each voice, the one heard most first."""
    import numpy as np

    some = vectors[np.linspace(0, len(vectors) - 1, min(_MOST, len(vectors))).astype(int)]
    least = max(_LEAST, _FEWEST * len(some))
    found = before = _middles(some, _SAME, least)
    if at_most is None:
        return found
    alike = _SAME
    while len(found) > at_most and alike > 0:
        alike -= 0.02
        before, found = found, _middles(some, alike, least)
    return (found if len(found) >= at_most else before)[:at_most]


def _middles(vectors: NDArray[Any], alike: float, least: float) -> list[NDArray[Any]]:
    groups = sorted(_groups(vectors, alike), key=len, reverse=True)
    middles = [_middle(vectors[group]) for group in groups if len(group) >= least]
    kept: list[NDArray[Any]] = []
    for middle in middles:
        if not _is_between(middle, kept):
            kept.append(middle)
    return kept


def _middle(vectors: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    summed = vectors.sum(axis=0)
    middle: NDArray[Any] = summed / np.linalg.norm(summed)
    return middle


def _is_between(middle: NDArray[Any], others: Sequence[NDArray[Any]]) -> bool:
    """Whether it is nearly a mixture of two of the others."""
    import numpy as np

    for number, one in enumerate(others):
        for two in others[:number]:
            parts, *_ = np.linalg.lstsq(np.stack([one, two], axis=1), middle, rcond=None)
            if parts.min() > 0.1 and np.linalg.norm(parts[0] * one + parts[1] * two) > _BETWEEN:
                return True
    return False


def _groups(vectors: NDArray[Any], alike: float) -> list[list[int]]:
    """Average linkage: the mean likeness of all pairs of two groups is that of their sums by their sizes."""
    import numpy as np

    groups = {number: [number] for number in range(len(vectors))}
    sums, sizes = vectors.astype(np.float64), np.ones(len(vectors))
    likeness = sums @ sums.T
    np.fill_diagonal(likeness, -1)
    while len(groups) > 1:
        one, two = divmod(int(likeness.argmax()), len(vectors))
        if likeness[one, two] < alike:
            break
        groups[one] += groups.pop(two)
        sums[one] += sums[two]
        sizes[one] += sizes[two]
        row = sums @ sums[one] / (sizes * sizes[one])
        row[likeness[one] == -1] = -1  # itself, and groups that are gone
        likeness[one], likeness[:, one] = row, row
        likeness[two], likeness[:, two] = -1, -1
    return list(groups.values())


def parted(
    spans: Sequence[Span], windows: Sequence[Window], vectors: NDArray[Any], two: Sequence[NDArray[Any]]
) -> tuple[list[Span], list[Span]]:
    """The spans of the first voice and those of the second."""
    nearness = (vectors @ (two[0] - two[1])).tolist()
    leanings = list(_leanings(spans, windows, nearness))
    found: tuple[list[Span], list[Span]] = ([], [])
    for (start, end, _), is_second in zip(leanings, _path(leanings, spans), strict=True):
        side = found[is_second]
        if side and start - side[-1].end < 1e-6:
            side[-1] = Span(side[-1].start, end)
        else:
            side.append(Span(start, end))
    return found


def _leanings(
    spans: Sequence[Span], windows: Sequence[Window], nearness: Sequence[float]
) -> Iterator[tuple[float, float, float]]:
    """Each tenth of a second of speech, and how much it leans to the first voice by the windows around it."""
    at = 0
    for number, span in enumerate(spans):
        mine = []
        while at < len(windows) and windows[at].span == number:
            mine.append((windows[at], nearness[at]))
            at += 1
        count = max(1, round((span.end - span.start) / _FRAME))
        width, first = (span.end - span.start) / count, 0
        for place in range(count):
            start = span.start + place * width
            while first < len(mine) - 1 and mine[first][0].end <= start:
                first += 1
            yield start, span.start + (place + 1) * width, _leaning(mine[first : first + 6], start + width / 2)


def _leaning(near: Sequence[tuple[Window, float]], time: float) -> float:
    """The mean of the windows that hold the time, those in whose middle it lies counting most."""
    total = weight = 0.0
    for window, leans in near:
        counts = max(0.02, 1 - abs(2 * time - window.start - window.end) / (window.end - window.start + 1e-9))
        if window.start <= time <= window.end:
            total, weight = total + counts * leans, weight + counts
    return total / weight if weight else 0.0


def _path(leanings: Sequence[tuple[float, float, float]], spans: Sequence[Span]) -> list[bool]:
    """The likeliest way to hand over the word (Viterbi's): true where the second voice speaks."""
    best, back = [0.0, 0.0], list[tuple[int, int]]()
    last = None
    for start, end, leans in leanings:
        takes = _TAKES[last is not None and start - last > 1e-6]
        came = tuple(0 if best[0] - takes * (to == 1) >= best[1] - takes * (to == 0) else 1 for to in (0, 1))
        best = [best[came[to]] - takes * (came[to] != to) + (_SURE * leans * (1, -1)[to]) for to in (0, 1)]
        back.append((came[0], came[1]))
        last = end
    who, path = int(best[1] > best[0]), list[bool]()
    for came in reversed(back):
        path.append(bool(who))
        who = came[who]
    return path[::-1]
