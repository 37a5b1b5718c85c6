"""Each fact as one follow-up in exactly one state: when it is due, and how it ended."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cordially.core.followups import telling
from cordially.core.followups.kinds import (
    COMING,
    DONE,
    DUE,
    ENDED,
    FLEETING,
    KINDS,
    LAPSES,
    LET_GO,
    LONG_WAIT,
    QUIETED,
    RESTING,
    SNOOZED,
    SOON,
    STATES,
    THEIR_NEWS,
    Decided,
    Fact,
    FollowUp,
    Known,
    Said,
)


def followups(facts: Iterable[Fact], decided: Decided, people: Mapping[int, Known], *, now: datetime) -> list[FollowUp]:
    """Each fact as one follow-up in exactly one state, what is due first."""
    nobody = Known()
    found = [_followup(fact, decided(fact), people.get(fact.person, nobody), now) for fact in facts]
    return sorted(found, key=lambda one: (STATES.index(one.state), one.on, KINDS.index(one.kind), one.mark))


def _followup(fact: Fact, said: Said | None, known: Known, now: datetime) -> FollowUp:
    own = (fact.due_on or fact.since.date()) + timedelta(fact.wait)
    on = _quieted(fact, own, known)
    one = FollowUp(
        fact.mark, fact.kind, COMING, fact.person, fact.home, on, fact.at, fact.zone,
        telling.first(fact, known.called, now.date()), telling.why(fact, known.called, now.date()), fact.rests_on,
        fact.interaction, fact.since, near=known.near,
    )  # fmt: skip
    ended = _ended(fact, said, on, now)
    if ended is not None:
        return replace(one, state=ENDED, ended_at=ended[0], ended_how=ended[1])
    if said is not None and said.kind == SNOOZED and said.until_on is not None:
        later = replace(one, on=max(said.until_on, on), at=None if said.until_on > on else one.at)
        return replace(later, state=DUE if is_due(later, now) else SNOOZED)
    if _is_let_be(fact, own, known):
        return replace(one, state=RESTING)
    return replace(one, state=DUE if is_due(one, now) else COMING)


def _quieted(fact: Fact, on: date, known: Known) -> date:
    """After two messages without an answer a long wait; what is of one day does not come after it."""
    if fact.kind in FLEETING or not _is_quiet(fact, on, known) or known.last_out_on is None:
        return on
    return max(on, known.last_out_on + timedelta(LONG_WAIT))


def _is_quiet(fact: Fact, on: date, known: Known) -> bool:
    if fact.kind not in QUIETED or known.unanswered != 2 or known.last_out_on is None:
        return False
    is_soon = fact.kind in THEIR_NEWS and on <= known.last_out_on + timedelta(SOON)
    return not is_soon and on < known.last_out_on + timedelta(LONG_WAIT)


def _is_let_be(fact: Fact, on: date, known: Known) -> bool:
    is_quiet = fact.kind in FLEETING and _is_quiet(fact, on, known)
    return is_quiet or (fact.kind in QUIETED and (known.is_let_be or known.unanswered >= 3))


def _ended(fact: Fact, said: Said | None, on: date, now: datetime) -> tuple[datetime, str] | None:
    """When and how it ended: by evidence, by a word, or by lapsing; None while it is open."""
    if fact.ended_at is not None:
        return fact.ended_at, fact.ended_how
    if said is not None and said.kind in (DONE, LET_GO):
        return said.at, "you said it is done" if said.kind == DONE else "you let it go"
    is_kept = fact.lasts or (said is not None and said.until_on is not None and said.until_on >= on)
    lapses = LAPSES.get(fact.kind)
    if lapses is not None and not is_kept and (now.date() - on).days > lapses:
        return datetime.combine(on + timedelta(lapses), time(), now.tzinfo), "it lapsed"
    return None


def is_due(one: FollowUp, now: datetime) -> bool:
    """A day is the one where you are; an hour is that of the zone it was meant in."""
    moment = instant(one)
    return one.on <= now.date() if moment is None else moment <= now


def instant(one: FollowUp) -> datetime | None:
    """The moment of a follow-up at an hour; an hour that a clock change skips is the one after it."""
    if one.at is None:
        return None
    try:
        zone = ZoneInfo(one.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("UTC")
    return datetime.combine(one.on, one.at, zone).astimezone(ZoneInfo("UTC"))
