"""What a follow-up is, and of which kinds there are some."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

PROMISED, HAND, OWED, MET = "promised", "by hand", "answer owed", "after meeting"
LIFE, THEIRS, AWAITED, RHYTHM = "life event", "promised to you", "answer awaited", "rhythm"
BIRTHDAY, BEFORE, GATHERED, JOB, INTRODUCED = "birthday", "before their day", "gathering", "new job", "introduction"
ANNIVERSARY = "anniversary"
KINDS = (
    PROMISED, HAND, OWED, BIRTHDAY, ANNIVERSARY, BEFORE, MET, GATHERED, INTRODUCED, JOB, LIFE, THEIRS, AWAITED, RHYTHM,
)  # in the order in which they are offered  # fmt: skip
DUE, COMING, SNOOZED, RESTING, ENDED = "due", "coming", "snoozed", "resting", "ended"
STATES = (DUE, COMING, SNOOZED, RESTING, ENDED)
DONE, LET_GO = "done", "let go"

FIRM = (PROMISED, HAND)  # offered on their day, whatever else there is
FLEETING = (BIRTHDAY, ANNIVERSARY, BEFORE)  # of one day: offered before what can wait, and never much later
QUIETED = (AWAITED, THEIRS, LIFE, RHYTHM, BIRTHDAY, ANNIVERSARY, BEFORE, GATHERED, JOB, INTRODUCED)
# not for who leaves three messages unanswered, later after two
LONG_WAIT = 60  # days after the second unanswered message
THEIR_NEWS = (LIFE, BEFORE, JOB)  # a good word is not meant to be answered: how it went may be asked soon after it
SOON = 7  # days after my last word
LAPSES = {
    PROMISED: 180, THEIRS: 180, OWED: 60, AWAITED: 60, MET: 14, LIFE: 45, BIRTHDAY: 3, ANNIVERSARY: 3, BEFORE: 1,
    GATHERED: 14, JOB: 45, INTRODUCED: 45,
}  # days after its day, by kind  # fmt: skip

ASKED_AFTER, OUTCOME, THANKS, TELL = "asked after", "outcome", "thanks", "tell"  # steps of an introduction
CHANGED, GOAL = "changed", "goal"  # of a new job that a card tells, of what is still to be reached


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
    step: str = ""  # where a kind has several: ASKED_AFTER, CHANGED, GOAL, ...
    other: str = ""  # what the other one is called, where two are meant


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
    near: float = 0.0  # how alive it is with them


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
    near: float = 0.0


Decided = Callable[[Fact], Said | None]
