"""How likely two people are in touch again soon, from the figures alone."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, exp2, log, log1p

from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import Figures
from cordially.core.warmth.signs import NAMES, signs
from cordially.core.warmth.tempo import Tempo

HORIZONS = (30, 90)  # days
_USUAL_PACE = -0.8


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts for one horizon, and how the sum becomes a chance. Fitted in bench/warmth_fit.py."""

    signs: tuple[float, ...]  # in the order of NAMES
    chance: tuple[float, ...]  # start, sum, pace: the log-odds


@cache
def weights(horizon: int) -> Weights:
    told = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))[str(horizon)]
    return Weights(tuple(told["signs"].get(name, 0.0) for name in NAMES), tuple(told["chance"]))


def glance(figures: Figures, now: float) -> float:
    """A quick order of nearness, from 0, that only falls as time passes.

    The sum over four speeds of ln(1 + days of contact, each fading by half): days rather than messages, several
    half-lives rather than one. It comes from Interactions Rank (Roth et al., KDD 2010); see docs/warmth.md.
    """
    if figures.last_at is None:
        return 0.0
    age = max(0.0, now - figures.last_at) / DAY
    day, week, month, half_year, _ = figures.recent
    return (
        log1p(day * exp2(-age))
        + log1p(week * exp2(-age / 7))
        + log1p(month * exp2(-age / 30))
        + log1p(half_year * exp2(-age / 180))
    )


def nearness(figures: Figures, now: float, days: int = 30, tempo: Tempo | None = None) -> float:
    """The sum of the weighted signs, by which people are ordered; it has no unit."""
    known = weights(_horizon(days))
    return sum([weight * sign for weight, sign in zip(known.signs, signs(figures, now, tempo), strict=True)])


def likely(figures: Figures, now: float, days: int = 30, tempo: Tempo | None = None) -> float:
    """The chance of direct contact, by either side, within 30 or 90 days; whichever `days` is nearer to."""
    month = _chance(figures, now, 30, tempo)
    return month if _horizon(days) == 30 else max(month, _chance(figures, now, 90, tempo))


def pace(now: float, tempo: Tempo | None) -> float:
    """How common contact is at all of late, rather than with whom; what is usual where it is not known."""
    return log(0.02 + tempo.each(now)) if tempo and tempo.people else _USUAL_PACE


def _chance(figures: Figures, now: float, days: int, tempo: Tempo | None) -> float:
    start, near, often = weights(days).chance
    odds = start + near * nearness(figures, now, days, tempo) + often * pace(now, tempo)
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _horizon(days: int) -> int:
    return min(HORIZONS, key=lambda horizon: abs(horizon - days))
