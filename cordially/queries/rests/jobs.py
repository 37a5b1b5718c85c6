"""A new job, as an address book, LinkedIn or your own word tells it: once."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.core.letters import folded
from cordially.models import Event
from cordially.queries.rests.contacts import DAY, ended_by, first_after, words_of_mine
from cordially.store import works
from cordially.viewer import Viewer

LATELY = 75  # days in which a job is new
MOST = 2000  # changed cards that are looked at, the newest first
BY_HAND = 200  # the same of what was written down
_FORMS = frozenset(("inc", "ltd", "llc", "gmbh", "ag", "sa", "se", "lda", "bv", "co", "plc", "the"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class News:
    root: int
    home: int
    since: datetime
    title: str
    organisation: str

    @property
    def key(self) -> str:
        return f"job {_plain(self.organisation) or _plain(self.title)}"[:200]

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.title, self.organisation) if part)


def jobs(viewer: Viewer, now: datetime, *, told: Collection[int] = ()) -> Iterator[Fact]:
    """Of those I am in touch with, but who did not tell of it themselves (`told`)."""
    me = viewer.space.me.root_id if viewer.space.me else None
    news = [*_begun(viewer, now), *_changed(viewer, now), *_by_hand(viewer, now)]
    first: dict[tuple[int, str], News] = {}
    for one in sorted(news, key=lambda one: one.since):
        if one.root != me and one.root not in told:
            first.setdefault((one.root, one.key), one)  # a second book that tells the same is no news
    found = {root: one for (root, _), one in first.items()}
    written = words_of_mine(viewer, found, now.timestamp() - LATELY * DAY, now.timestamp())
    for root, one in sorted(found.items()):
        ended = ended_by(first_after(written[root], one.since.timestamp()), now)
        yield Fact(
            core.JOB, f"j{root}", one.key, root, one.home, one.since, one.words, wait=1, step=core.CHANGED, **ended
        )


def _lately(viewer: Viewer, now: datetime, **which: str) -> dict[int, datetime]:
    """When each of the events was by which a job may have become known lately."""
    found = Event.objects.filter(space=viewer.space, at__gte=now - timedelta(LATELY), at__lte=now, undone_at=None)
    return dict(found.filter(**which).values_list("id", "at"))


def _begun(viewer: Viewer, now: datetime) -> Iterator[News]:
    """Those of whom it is told when they began."""
    first, last = now.date() - timedelta(LATELY), now.date()
    for root, home, since, *told in works.begun(viewer.space.id, f"{first:%Y-%m}", last.isoformat()):
        day = _day(since)
        if day is not None and first <= day <= last:
            yield News(root, home, datetime.combine(day, now.timetz()), *told)


def _day(told: str) -> date | None:
    """ "2026-10-05", or "2026-10" as its first day; a year alone is too little."""
    try:
        return date.fromisoformat(told if len(told) == 10 else f"{told}-01") if len(told) in (7, 10) else None
    except ValueError:
        return None


def _changed(viewer: Viewer, now: datetime) -> Iterator[News]:
    """Those whose card told of other work before. A card that tells of work for the first time is no news."""
    at = _lately(viewer, now, kind="import")
    first: dict[int, tuple[Any, ...]] = {}
    for card, *told in works.changed(viewer.space.id, at):
        first.setdefault(card, tuple(told))
    for root, home, event, before, after in list(first.values())[-MOST:]:
        known = [(one["organisation"], one["title"]) for one in json.loads(before)]
        for one in json.loads(after):
            if not one["until"] and _is_news(one["organisation"], one["title"], known):
                yield News(root, home, at[event].astimezone(now.tzinfo), one["title"], one["organisation"])
                break


def _by_hand(viewer: Viewer, now: datetime) -> Iterator[News]:
    """What you wrote down or agreed to, of those who did something else before."""
    at = _lately(viewer, now)
    found = [row for row in works.by_hand(viewer.space.id) if row[-1] in at][:BY_HAND]
    held: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for root, known_as, place, held_there in works.held({row[0] for row in found}):
        held[root].append((known_as, place, held_there))
    for root, home, number, title, organisation, event in found:
        known = [(place, other) for one, place, other in held[root] if one < number]
        if _is_news(organisation, title, known):
            yield News(root, home, at[event].astimezone(now.tzinfo), title, organisation)


def _is_news(organisation: str, title: str, known: Collection[tuple[str, str]]) -> bool:
    """Another company than any known, or quite another title there; not the same in other letters."""
    there = [other for place, other in known if _is_same(place, organisation)]
    if not known or not (organisation or title):
        return False
    if not there:
        return bool(organisation) and any(place for place, _ in known)
    return bool(title) and all(other and not _is_same(other, title) for other in there)


def _is_same(one: str, other: str) -> bool:
    first, second = set(_plain(one).split()), set(_plain(other).split())
    return first == second or len(first & second) > 0.5 * min(len(first), len(second))


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    return " ".join(piece for piece in _WORD.findall(folded(name)) if piece not in _FORMS)
