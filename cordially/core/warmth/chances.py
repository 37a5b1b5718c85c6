"""How likely two people are in touch again soon, from the figures alone."""

from math import exp, log, log1p

from cordially.core.warmth.figures import DAY, SCALES, Figures
from cordially.core.warmth.tempo import Tempo

_LINE = {30: (-2.6, 0.45), 90: (-1.6, 0.45)}  # of the log-odds over the glance


def glance(figures: Figures, now: float) -> float:
    """A quick order of nearness, from 0: the sum over four speeds of ln(1 + days of contact, each fading by half).

    Days rather than messages, several half-lives rather than one, and logarithms: what is left of Interactions Rank
    (Roth et al., KDD 2010) after measuring; see docs/warmth.md.
    """
    if figures.last_at is None:
        return 0.0
    age = max(0.0, now - figures.last_at) / DAY
    return sum(log1p(worth * 2 ** (-age / h)) for worth, h in zip(figures.recent, SCALES, strict=True))


def likely(figures: Figures, now: float, days: int = 30, tempo: Tempo | None = None) -> float:
    """The chance of direct contact, by either side, within 30 or 90 days."""
    start, slope = _LINE[30 if days <= 45 else 90]
    return 1 / (1 + exp(-start - slope * glance(figures, now) - 0.2 * log(1 + figures.days)))
