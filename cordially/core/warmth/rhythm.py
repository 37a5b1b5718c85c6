"""Whether a tie warms or cools, judged by its own rhythm and nobody else's."""

from math import exp, exp2

from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import Figures

WARMING, STEADY, COOLING, ASLEEP = "warming", "steady", "cooling", "asleep"
COOLS, SLIPS, SLEEPS = 2.0, 4.0, 8.0  # silence in own gaps (8: the point of no return of Navarro et al. 2017)
_PRIOR_GAP, _PRIOR_DAYS = 30.0, 2.0  # what is assumed of a tie with little history
_BRISK = 2.0  # this many times the days of its own past make it warming


def own_gap(figures: Figures) -> float:
    """The days that usually pass between two days of contact; drawn to 30 where there are only a few."""
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


def bond(figures: Figures, now: float) -> float:
    """From 0 to 1: how much years of keeping in touch hold a tie, as long as it is not quieter than it ever was."""
    if figures.first_at is None or figures.last_at is None:
        return 0.0
    years = (figures.last_at - figures.first_at) / DAY / 365
    kept = (1 - exp(-years / 4)) * (1 - exp(-figures.months / 8))
    return kept * exp2(-max(0.0, quiet(figures, now) - COOLS))
