"""Sums that fade by half again and again, so that yesterday counts more than last year."""

from collections.abc import Iterable
from math import exp2

DAY = 86_400


def last_of_each(times: Iterable[float], days: int) -> list[float]:
    """The last of the ascending `times` in each block of so many days."""
    size = DAY * days
    return list({at // size: at for at in times}.values())


def faded(times: Iterable[float], half_life: float, now: float) -> float:
    """The number of `times`, each worth 2^(-age / half-life); the half-life in days."""
    speed = 1 / (DAY * half_life)
    return sum([exp2((at - now) * speed) for at in times])


def later(worth: float, half_life: float, seconds: float) -> float:
    """What a faded sum is still worth so many seconds later."""
    return worth * exp2(-max(0.0, seconds) / (DAY * half_life))
