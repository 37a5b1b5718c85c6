"""What was planted in the story, so that whatever is found in it can be compared."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Promise:
    """Something one said they would do for another."""

    by: str
    to: str
    sentence: str
    message: str  # the Message-ID in which it was said
    at: datetime
    due_on: date | None = None
    kept_by: str = ""  # the Message-ID, or the meeting's UID, that is the evidence; empty while open
    channel: str = "mail"


@dataclass(frozen=True, slots=True)
class Saying:
    """An offer, an ask, a goal, a challenge, an interest or a life event, in somebody's own words."""

    kind: str
    by: str
    to: str
    sentence: str
    message: str
    at: datetime
    due_on: date | None = None  # the day the sentence speaks of
    channel: str = "mail"


@dataclass(frozen=True, slots=True)
class Answer:
    """A message that waits for an answer: mine ("owed") or somebody else's ("awaited")."""

    kind: str
    person: str
    message: str
    at: datetime
    channel: str = "mail"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people brought together."""

    by: str
    between: tuple[str, str]
    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Same:
    """All by which one person is known."""

    person: str
    name: str
    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Truth:
    """All that was planted."""

    promises: tuple[Promise, ...] = ()
    sayings: tuple[Saying, ...] = ()
    answers: tuple[Answer, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    people: tuple[Same, ...] = ()
    robots: tuple[str, ...] = ()  # addresses behind which no person writes
    lists: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    warmest: tuple[str, ...] = ()  # keys of people, roughly in this order
    cooling: tuple[str, ...] = ()
    asleep: tuple[str, ...] = ()
    rare_but_steady: tuple[str, ...] = ()
    never_answered: tuple[str, ...] = ()
    namesakes: tuple[tuple[str, str], ...] = ()  # two people, one name

    def as_json(self) -> dict[str, Any]:
        """As plain values, dates in ISO form."""
        return {key: _plain(value) for key, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
