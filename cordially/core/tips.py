"""The lines of the method, each as a small picture of the last weeks. No points, no grades."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

WEEKS = 12
_BARS = "▁▂▃▄▅▆▇█"
WEEK = 7 * 86_400  # seconds

LINES = (
    "Nobody wants to buy what you're selling: no pitch",
    "Your warmest people first",
    "Be generous: ideas, resources, people",
    "Be yourself: no text twice",
    "Be interested in what people try to reach",
    "Few and mutual rather than many",
    "“How can I help you?”, not “How can you help me?”",
    "Share without expecting anything back",
    "Listen twice as much as you talk",
    "Follow up: keep what you promised",
    "For the long term",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a picture: what it counts in each week (or month), the oldest first; None where nothing tells."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """One line of the method: what the last weeks show, and one kind suggestion."""

    number: int
    rows: tuple[Row, ...]
    suggestion: str

    @property
    def line(self) -> str:
        return LINES[self.number]

    @property
    def is_told(self) -> bool:
        """Whether anything tells about it at all."""
        return any(value is not None for row in self.rows for value in row.values)

    @property
    def pictures(self) -> list[str]:
        """One for each row, all at the same height."""
        top = max((value for row in self.rows for value in row.values if value is not None), default=0.0)
        return [bars(row.values, top) for row in self.rows]


def bars(values: Sequence[float | None], top: float) -> str:
    """A bar for each value, as high as it is beside the highest; a point where nothing tells."""
    return "".join("·" if value is None else _BARS[_height(value, top)] for value in values)


def _height(value: float, top: float) -> int:
    """Whatever is more than nothing shows."""
    last = len(_BARS) - 1
    if value <= 0 or top <= 0:
        return 0
    return min(max(round(value / top * last), 1), last)


def weekly(stamps: Iterable[float], *, now: datetime) -> tuple[float, ...]:
    """How many of these times (seconds since 1970) fall into each of the last weeks, the oldest first."""
    counted = [0.0] * WEEKS
    for at in stamps:
        ago = int((now.timestamp() - at) // WEEK)
        if 0 <= ago < WEEKS:
            counted[WEEKS - 1 - ago] += 1
    return tuple(counted)


NOTHING_TOLD = "There is nothing to tell yet: the pictures come with mail and calls of the last twelve weeks."
NOTHING: tuple[None, ...] = (None,) * WEEKS  # where nothing tells


def lately(values: Sequence[float | None], weeks: int = 4) -> float:
    """What the last few add up to."""
    return sum(value or 0.0 for value in values[-weeks:])
