"""How alive a relationship is today, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from cordially.core.warmth import rhythm
from cordially.core.warmth.chances import glance, likely
from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import Figures
from cordially.core.warmth.reasons import on, reasons
from cordially.core.warmth.tempo import Tempo

NONE, NEW, WARM, SLIPPING = "no relationship", "new", "warm", "slipping"
WORDS = (NONE, NEW, WARM, rhythm.STEADY, rhythm.COOLING, SLIPPING, rhythm.ASLEEP)
_HELD = 0.5  # how far years together alone can raise a degree
_LOOKED_AT = 400  # people worth the full reckoning when ranking

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Warmth:
    """How alive a relationship is, with its reasons."""

    degree: float  # 0 to 1
    word: str  # one of WORDS
    trend: str  # "warming", "steady", "cooling", "asleep"; "" without a relationship
    sure: float  # 0 to 1
    doubts: tuple[str, ...]  # why it is not sure
    reasons: tuple[str, ...]


def warmth(
    figures: Figures, *, now: float, tempo: Tempo | None = None, coverage_ends_at: float | None = None
) -> Warmth:
    """How alive this tie is at `now` (seconds since 1970), or at the end of what was imported where that is earlier.

    Silence counts against the tie's own rhythm. Where one of us never wrote back and we never met, there is none.
    """
    seen_until = now if coverage_ends_at is None else min(now, max(coverage_ends_at, figures.last_at or 0.0))
    doubts = _doubts(figures, now, seen_until)
    sure = _sure(figures, now, seen_until)
    if not figures.is_mutual:
        return Warmth(0.0, NONE, "", sure, doubts, (_why_none(figures),))
    degree = _degree(figures, seen_until, tempo)
    trend = rhythm.trend(figures, seen_until)
    return Warmth(degree, _word(figures, seen_until, degree), trend, sure, doubts, reasons(figures, seen_until))


def rank(
    people: Iterable[tuple[Key, Figures]], *, now: float, tempo: Tempo | None = None, first: int = _LOOKED_AT
) -> list[tuple[Key, float]]:
    """The `first` warmest people with their degrees, warmest first; a glance at all finds whom to look at."""
    near = sorted(((glance(f, now), n, key, f) for n, (key, f) in enumerate(people) if f.is_mutual), reverse=True)
    looked = [(key, warmth(f, now=now, tempo=tempo).degree) for _, _, key, f in near[:first]]
    return sorted(looked, key=lambda pair: -pair[1])


def _degree(figures: Figures, now: float, tempo: Tempo | None) -> float:
    """Between the chances of the next month and the next three, raised by what years together are worth."""
    soon = (likely(figures, now, 30, tempo) + likely(figures, now, 90, tempo)) / 2
    return 1 - (1 - soon) * (1 - _HELD * rhythm.bond(figures, now))


def _word(figures: Figures, now: float, degree: float) -> str:
    gaps = rhythm.quiet(figures, now)
    if gaps >= rhythm.SLEEPS:
        return rhythm.ASLEEP
    if gaps >= rhythm.SLIPS:
        return SLIPPING
    if gaps >= rhythm.COOLS:
        return rhythm.COOLING
    if figures.first_at is not None and now - figures.first_at < 30 * DAY:
        return NEW
    return WARM if degree >= 0.5 else rhythm.STEADY


def _why_none(f: Figures) -> str:
    if f.sent:
        return "You wrote, and they have not written back."
    return "They wrote, and you have not written back." if f.received else "You have not been in touch directly."


def _sure(figures: Figures, now: float, seen_until: float) -> float:
    history = figures.days / (figures.days + 3)
    unseen = max(0.0, now - seen_until) / DAY
    return history / (1 + unseen / rhythm.own_gap(figures))


_FEW = {0: "There was no contact yet to judge by.", 1: "There is only one day of contact to judge by."}


def _doubts(figures: Figures, now: float, seen_until: float) -> tuple[str, ...]:
    doubts = []
    if figures.days < 5:
        doubts.append(_FEW.get(figures.days, f"There are only {figures.days} days of contact to judge by."))
    if now - seen_until > 7 * DAY:
        doubts.append(f"What was imported ends on {on(seen_until)}; this is how it stood then.")
    return tuple(doubts)
