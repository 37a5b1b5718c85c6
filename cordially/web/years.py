"""The small picture of the years: what came above the line, what went below, and when you met."""

from collections.abc import Sequence
from dataclasses import dataclass

from cordially.queries.person import Year

WIDTH, HALF, FOOT = 640.0, 54.0, 24.0  # of the whole, of one side, of the row of years
_LEAST = 2.0  # a single message is to be seen
_WIDEST = 44.0


@dataclass(frozen=True, slots=True)
class Column:
    year: int
    x: float
    middle: float
    width: float
    theirs: float  # heights
    theirs_y: float
    yours: float
    yours_y: float
    met: bool
    is_named: bool  # whether there is room for its number


@dataclass(frozen=True, slots=True)
class Picture:
    columns: tuple[Column, ...]
    width: float
    height: float
    line: float
    feet: float
    summary: str


def picture(years: Sequence[Year]) -> Picture | None:
    """Nothing where there is nothing to see."""
    most = max((max(year.sent, year.received) for year in years), default=0)
    if not years or not (most or any(year.meetings for year in years)):
        return None
    step = min(WIDTH / len(years), 2 * _WIDEST)
    every = max(1, -(-52 // int(step)))
    columns = tuple(_column(year, place, step, most, every, len(years)) for place, year in enumerate(years))
    return Picture(columns, step * len(years), 2 * HALF + 12 + FOOT, HALF + 6, 2 * HALF + 12 + FOOT - 5, _words(years))


def _column(year: Year, place: int, step: float, most: int, every: int, count: int) -> Column:
    theirs, yours = _height(year.received, most), _height(year.sent, most)
    middle, width = (place + 0.5) * step, round(min(step * 0.56, _WIDEST), 1)
    return Column(
        year=year.year,
        x=round(middle - width / 2, 1),
        middle=round(middle, 1),
        width=width,
        theirs=theirs,
        theirs_y=round(HALF - theirs, 1),
        yours=yours,
        yours_y=HALF + 12,
        met=year.meetings > 0,
        is_named=(count - 1 - place) % every == 0,
    )


def _height(count: int, most: int) -> float:
    return 0.0 if not count else round(max(_LEAST, HALF * count / most), 1)


def _words(years: Sequence[Year]) -> str:
    live = [year.year for year in years if year.sent or year.received or year.meetings]
    fullest = max(years, key=lambda year: year.sent + year.received + 3 * year.meetings).year
    if live[0] == live[-1]:
        return f"All of it in {live[0]}."
    return f"From {live[0]} to {live[-1]}, most in {fullest}."
