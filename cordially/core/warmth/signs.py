"""What the figures of a tie say on a given day, each as one number that grows with closeness."""

from math import exp2, log, log1p

from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import SCALES, Figures
from cordially.core.warmth.tempo import Tempo

_LONG_AGO = 4000.0  # days: what never happened counts as this old

DIRECT = (  # read at `last_at`: field, half-life
    ("weeks_90", 90.0),
    ("months_180", 180.0),
    ("months_365", 365.0),
    ("months_1000", 1000.0),
    ("messages_7", 7.0),
    ("messages_30", 30.0),
    ("from_them_30", 30.0),
    ("both_ways_30", 30.0),
    ("alone_30", 30.0),
)
WIDER = (("any_7", 7.0), ("any_180", 180.0), ("shared_7", 7.0), ("shared_30", 30.0), ("shared_180", 180.0))
NAMES = (
    *(f"days_{scale:.0f}" for scale in SCALES),
    *(name for name, _ in DIRECT),
    *(name for name, _ in WIDER),
    "days",
    "months",
    "span",
    "silence",
    "silence_early",
    "silence_once",
)


def signs(figures: Figures, now: float, tempo: Tempo | None) -> list[float]:
    """One number for each of NAMES.

    None falls when a contact is added, whenever it was, and none rises as time passes: with weights that are not
    negative, more contact is never colder and silence never warmer.
    """
    if figures.last_at is None or figures.first_at is None or figures.seen_at is None:
        return [0.0] * (len(NAMES) - 3) + [-log(_LONG_AGO), 0.0, 0.0]
    age, seen = max(0.0, now - figures.last_at) / DAY, max(0.0, now - figures.seen_at) / DAY
    silence = -log(0.5 + age)
    return [
        *[log1p(worth * exp2(-age / scale)) for worth, scale in zip(figures.recent, SCALES, strict=True)],
        *[log1p(getattr(figures, name) * exp2(-age / half_life)) for name, half_life in DIRECT],
        *[log1p(getattr(figures, name) * exp2(-seen / half_life)) for name, half_life in WIDER],
        log1p(figures.days),
        log1p(figures.months),
        log1p((figures.last_at - figures.first_at) / DAY),
        silence,
        silence * _early(tempo, now),
        silence * (tempo.once / tempo.people if tempo and tempo.people else 0.0),
    ]


def _early(tempo: Tempo | None, now: float) -> float:
    """How little history there is at all, from 1; then the last contact says more than any sum."""
    return 0.0 if tempo is None else 30.0 / (30.0 + tempo.history(now))
