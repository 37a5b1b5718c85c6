"""What was given and asked lately between a person and me: facts, one by one, never a sum."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cordially.core import drafts, words
from cordially.models import Ask, Offer
from cordially.queries import gifts, known
from cordially.viewer import Viewer

DAYS, MOST = 90, 3  # days; of each kind
GAVE, GOT, OFFERED, ASKED, WAS_ASKED = "you gave", "they gave you", "you offered", "you asked", "they asked you"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was given, offered or asked."""

    what: str  # one of the above
    text: str
    on: date

    @property
    def sentence(self) -> str:
        return f"{self.what.capitalize()}, {self.on.day} {self.on:%B}: {self.text}"


def lately(viewer: Viewer, person: int, *, now: datetime) -> list[Fact]:
    """The newest few of each kind of the last ninety days, newest first."""
    since = now.date() - timedelta(days=DAYS)
    found = [
        Fact(GAVE if one.is_mine else GOT, one.text, one.on)
        for one in gifts.gifts(viewer, person=person, since=since, limit=2 * MOST)
        if one.on <= now.date()
    ]
    for what, model, mine, kinds in (
        (OFFERED, Offer, True, ("offer",)),
        (ASKED, Ask, True, ("request", "pitch")),
        (WAS_ASKED, Ask, False, ("request",)),
    ):
        said = known.said(model, viewer, now=now).filter(person__root_id=person, mine=mine, kind__in=kinds, sure=True)
        said = said.filter(said_at__gte=_stamp(since, now))
        rows = said.order_by("-said_at").values_list("text", "said_at")[: 4 * MOST]
        for text, at in [(text, at) for text, at in rows if model is Offer or _is_ask(text)][:MOST]:
            found.append(Fact(what, text, datetime.fromtimestamp(at, UTC).date()))
    return sorted(found, key=lambda fact: fact.on, reverse=True)


def asks(draft: str) -> bool:
    """Does it ask for something, in one's own words and not in what it quotes?"""
    found = words.find(drafts.own(draft))
    return any(one.kind == "pitch" or (one.kind == "request" and _is_ask(one.text)) for one in found)


def _is_ask(text: str) -> bool:
    """Something is to be done or given; a question about how or who asks for nothing, nor does a kind one."""
    return drafts.is_favour(text) and not words.is_friendly(text)


def _stamp(day: date, now: datetime) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=now.tzinfo).timestamp())
