"""Whom to turn to about what, when, and with which first sentence: reckoned from facts, ended by evidence or a word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PROMISED, HAND, OWED, MET = "promised", "by hand", "answer owed", "after meeting"
LIFE, THEIRS, AWAITED, RHYTHM = "life event", "promised to you", "answer awaited", "rhythm"
KINDS = (PROMISED, HAND, OWED, MET, LIFE, THEIRS, AWAITED, RHYTHM)  # in the order in which they are offered
DUE, COMING, SNOOZED, RESTING, ENDED = "due", "coming", "snoozed", "resting", "ended"
STATES = (DUE, COMING, SNOOZED, RESTING, ENDED)
DONE, LET_GO = "done", "let go"

FIRM = (PROMISED, HAND)  # offered on their day, whatever else there is
QUIETED = (AWAITED, THEIRS, LIFE, RHYTHM)  # not for who leaves three messages unanswered, later after two
LONG_WAIT = 60  # days after the second unanswered message
LAPSES = {PROMISED: 180, THEIRS: 180, OWED: 60, AWAITED: 60, MET: 14, LIFE: 45}  # days after its day, by kind


@dataclass(frozen=True, slots=True)
class Fact:
    """What a follow-up rests on. Days are local; `wait` are the days after that which fit."""

    kind: str
    mark: str  # what commands take: "p12"
    rests_on: str  # the same whenever it is read anew
    person: int  # the root; `home` is who it was said to or met
    home: int
    since: datetime
    text: str
    due_on: date | None = None
    wait: int = 0
    at: time | None = None
    zone: str = ""
    interaction: int | None = None
    ended_at: datetime | None = None
    ended_how: str = ""
    lasts: bool = False  # confirmed, or written by hand: does not lapse


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said to a follow-up."""

    kind: str  # DONE, SNOOZED, LET_GO
    at: datetime
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What else matters about a person."""

    called: str = ""
    unanswered: int = 0
    last_out_on: date | None = None
    is_let_be: bool = False  # never to be suggested


@dataclass(frozen=True, slots=True)
class FollowUp:
    mark: str
    kind: str
    state: str
    person: int
    home: int
    on: date
    at: time | None
    zone: str
    first: str  # a first sentence
    why: str
    rests_on: str
    interaction: int | None
    since: datetime
    ended_at: datetime | None = None
    ended_how: str = ""


Decided = Callable[[Fact], Said | None]


def followups(facts: Iterable[Fact], decided: Decided, people: Mapping[int, Known], *, now: datetime) -> list[FollowUp]:
    """Each fact as one follow-up in exactly one state, what is due first."""
    nobody = Known()
    found = [_followup(fact, decided(fact), people.get(fact.person, nobody), now) for fact in facts]
    return sorted(found, key=lambda one: (STATES.index(one.state), one.on, KINDS.index(one.kind), one.mark))


def _followup(fact: Fact, said: Said | None, known: Known, now: datetime) -> FollowUp:
    on = _quieted(fact, (fact.due_on or fact.since.date()) + timedelta(fact.wait), known)
    one = FollowUp(
        fact.mark, fact.kind, COMING, fact.person, fact.home, on, fact.at, fact.zone, _first(fact, known.called),
        _why(fact, known.called), fact.rests_on, fact.interaction, fact.since,
    )  # fmt: skip
    ended = _ended(fact, said, on, now)
    if ended is not None:
        return replace(one, state=ENDED, ended_at=ended[0], ended_how=ended[1])
    if said is not None and said.kind == SNOOZED and said.until_on is not None:
        later = replace(one, on=max(said.until_on, on), at=None if said.until_on > on else one.at)
        return replace(later, state=DUE if is_due(later, now) else SNOOZED)
    if fact.kind in QUIETED and (known.is_let_be or known.unanswered >= 3):
        return replace(one, state=RESTING)
    return replace(one, state=DUE if is_due(one, now) else COMING)


def _quieted(fact: Fact, on: date, known: Known) -> date:
    """After two messages without an answer a long wait."""
    if fact.kind in QUIETED and known.unanswered == 2 and known.last_out_on is not None:
        return max(on, known.last_out_on + timedelta(LONG_WAIT))
    return on


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


def _why(fact: Fact, called: str) -> str:
    day = f"{fact.since.day} {fact.since:%B %Y}"
    by = "" if fact.due_on is None else f" by {fact.due_on.day} {fact.due_on:%B}"
    return {
        PROMISED: f"You promised {called} something{by}, on {day}.",
        THEIRS: f"{called} promised you something{by}, on {day}.",
        OWED: f"{called} asked you something on {day}.",
        AWAITED: f"You asked {called} something on {day}.",
        MET: f"You and {called} met on {day}.",
        LIFE: f"{called} told you this on {day}.",
        RHYTHM: f"You and {called} were last in touch on {day}.",
        HAND: f"You wrote this down on {day}.",
    }[fact.kind]


def _first(fact: Fact, called: str) -> str:
    quote = shortened(fact.text, 140)
    return {
        PROMISED: f"Keep it, or say when you will: “{quote}”",
        THEIRS: f"Ask {called} how it goes with it: “{quote}”",
        OWED: f"Answer: “{quote}”",
        AWAITED: f"Ask {called} once more, lightly: “{quote}”",
        MET: f"Thank {called} for “{quote}”, and name one thing that stayed with you.",
        LIFE: f"Ask {called} how it went: “{quote}”",
        RHYTHM: f"Say hello, and ask {called} how they are.",
        HAND: quote,
    }[fact.kind]


def shortened(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Pace:
    """To how many people a day one turns, when not, and from when again after being away."""

    daily: int = 3
    quiet_days: frozenset[int] = field(default_factory=frozenset)  # Monday is 0
    away_until: date | None = None


def offered(found: Sequence[FollowUp], pace: Pace, *, today: date) -> list[FollowUp]:
    """Those to offer today: what was set for today, and of what was missed a few, others each day. Never a pile."""
    if pace.away_until is not None and today < pace.away_until:
        return []
    due = [one for one in found if one.state == DUE]
    firm = [one for one in due if one.kind in FIRM and one.on == today]
    if today.weekday() in pace.quiet_days:
        return firm
    fresh = sorted((one for one in due if one.on == today and one not in firm), key=_worth)
    missed = _in_turn(sorted((one for one in due if one.on < today), key=_worth), pace.daily, today)
    return firm + _one_each([*fresh, *missed], {one.person for one in firm}, max(0, pace.daily - len(firm)))


def _worth(one: FollowUp) -> tuple[int, int, str]:
    return KINDS.index(one.kind), -one.on.toordinal(), one.mark


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
