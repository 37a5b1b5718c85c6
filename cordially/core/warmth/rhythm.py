"""Whether a tie warms or cools, judged by its own rhythm and nobody else's."""

from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import Figures

WARMING, STEADY, COOLING, ASLEEP = "warming", "steady", "cooling", "asleep"
COOLS, SLIPS, SLEEPS = 2.0, 4.0, 8.0  # silence in own gaps (8: the point of no return of Navarro et al. 2017)
_PRIOR_GAP, _PRIOR_DAYS = 60.0, 2.0  # what is assumed of a tie with little history
_BRISK = 2.0  # this many times the days of its own past make it warming


def own_gap(figures: Figures) -> float:
    """The days that usually pass between two days of contact; drawn to 60 where there are only a few."""
    gaps = max(0, figures.days - 1)
    total = (figures.mean_gap or 0.0) * gaps
    return max(1.0, (total + _PRIOR_GAP * _PRIOR_DAYS) / (gaps + _PRIOR_DAYS))


def silence(figures: Figures, now: float) -> float:
    """Days since the last direct contact."""
    return 0.0 if figures.last_at is None else max(0.0, now - figures.last_at) / DAY


def quiet(figures: Figures, now: float) -> float:
    """The present silence in own gaps."""
    return silence(figures, now) / own_gap(figures)


def trend(figures: Figures, now: float) -> str:
    gaps = quiet(figures, now)
    if gaps >= SLEEPS:
        return ASLEEP
    if gaps >= COOLS:
        return COOLING
    month = figures.recent[2] * 2 ** (-silence(figures, now) / 30)
    half_year = figures.recent[3] * 2 ** (-silence(figures, now) / 180)
    return WARMING if figures.days >= 3 and month * 6 > _BRISK * half_year and half_year > 1.5 else STEADY
