"""A small picture of the last weeks or months: one row above the line, another below it, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cordially.core.tips import WEEKS, Row

STEP, WIDE, HALF, FOOT = 26.0, 16.0, 44.0, 20.0  # from bar to bar, of a bar, of one side, of the words below
_LEAST = 2.0  # whatever is more than nothing is to be seen


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    height: float
    side: str  # "first" above the line, "second" below it


@dataclass(frozen=True, slots=True)
class Picture:
    """With the same in words beside it: a name for each column, and the values of each row there."""

    bars: tuple[Bar, ...]
    unknown: tuple[float, ...]  # where on the line nothing tells
    width: float
    height: float
    line: float
    feet: float
    begins: str
    ends: str
    heads: tuple[str, ...]
    table: tuple[tuple[str, tuple[str, ...]], ...]


def picture(rows: Sequence[Row], *, now: datetime) -> Picture:
    """`rows` are one or two, as long as each other."""
    count = max((len(row.values) for row in rows), default=0)
    top = max((value for row in rows for value in row.values if value is not None), default=0.0)
    below = HALF + 6 if len(rows) > 1 else 6
    sides = zip(("first", "second"), rows, strict=False)
    bars = [bar for side, row in sides for bar in _bars(row, side, top)]
    unknown = [place for place in range(count) if all(row.values[place] is None for row in rows)]
    names = _names(count, now)
    return Picture(
        bars=tuple(bars),
        unknown=tuple(_middle(place) for place in unknown),
        width=STEP * max(count, 1),
        height=HALF + below + FOOT,
        line=HALF + 3,
        feet=HALF + below + FOOT - 5,
        begins=names[0] if names else "",
        ends="now" if count > 1 else "",
        heads=tuple(row.label for row in rows),
        table=tuple((name, tuple(_said(row.values[place]) for row in rows)) for place, name in enumerate(names)),
    )


def _bars(row: Row, side: str, top: float) -> list[Bar]:
    found = []
    for place, value in enumerate(row.values):
        if value and top:
            height = round(max(_LEAST, HALF * value / top), 1)
            y = round(HALF - height, 1) if side == "first" else HALF + 6
            found.append(Bar(round(_middle(place) - WIDE / 2, 1), y, height, side))
    return found


def _middle(place: int) -> float:
    return (place + 0.5) * STEP


def _names(count: int, now: datetime) -> list[str]:
    """Weeks are called by their last day; what is fewer than the weeks are the last months."""
    if count == WEEKS:
        ends = [now - timedelta(weeks=WEEKS - 1 - place) for place in range(count)]
        return [f"week to {end.day} {end:%b}" for end in ends]
    months = [now.year * 12 + now.month - count + place for place in range(count)]
    return [f"{date(month // 12, month % 12 + 1, 1):%B %Y}" for month in months]


def _said(value: float | None) -> str:
    if value is None:
        return "nothing tells"
    return str(int(value)) if value == int(value) else f"{value:.1f}"
