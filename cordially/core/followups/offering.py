"""The few follow-ups of a day, at one's own pace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cordially.core import quiet
from cordially.core.followups.kinds import DUE, FIRM, FLEETING, KINDS, FollowUp
from cordially.core.today import MOST


@dataclass(frozen=True, slots=True)
class Pace:
    """To how many people a day one turns, when not, and from when again after being away."""

    daily: int = MOST
    quiet_days: frozenset[int] = field(default_factory=frozenset)  # Monday is 0
    away_until: date | None = None
    quiet_hours: quiet.Hours = quiet.NONE  # in which nothing goes out by itself


def offered(found: Sequence[FollowUp], pace: Pace, *, today: date) -> list[FollowUp]:
    """Those to offer today: what was set for today, and of what was missed a few, others each day. Never a pile."""
    if pace.away_until is not None and today < pace.away_until:
        return []
    due = [one for one in found if one.state == DUE]
    firm = [one for one in due if one.kind in FIRM and one.on == today]
    if today.weekday() in pace.quiet_days:
        return firm
    is_fresh = {one.mark for one in due if one.on == today or one.kind in FLEETING}
    fresh = sorted((one for one in due if one.mark in is_fresh and one not in firm), key=_worth)
    missed = _in_turn(sorted((one for one in due if one.mark not in is_fresh), key=_worth), pace.daily, today)
    return firm + _one_each([*fresh, *missed], {one.person for one in firm}, max(0, pace.daily - len(firm)))


def _worth(one: FollowUp) -> tuple[int, int, float, str]:
    return KINDS.index(one.kind), -one.on.toordinal(), -one.near, one.mark


def _in_turn(missed: list[FollowUp], few: int, today: date) -> list[FollowUp]:
    """Beginning each day where the day before ended, so that each comes in its turn."""
    if not missed:
        return []
    start = today.toordinal() * max(1, few) % len(missed)
    return missed[start:] + missed[:start]


def _one_each(ordered: Iterable[FollowUp], named: set[int], most: int) -> list[FollowUp]:
    chosen: list[FollowUp] = []
    for one in ordered:
        if len(chosen) < most and one.person not in named:
            named.add(one.person)
            chosen.append(one)
    return chosen
