"""A new job, as an address book, LinkedIn or your own word tells it: once."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.core.letters import folded
from cordially.models import Event, Person, Position, Tie
from cordially.queries.rests.contacts import DAY, ended_by, first_after, human, words_of_mine
from cordially.store import rows
from cordially.viewer import Viewer

LATELY = 75  # days in which a job is new
MOST = 2000  # changed cards that are looked at, the newest first
BY_HAND = 200  # the same of what was written down
_FORMS = frozenset(("inc", "ltd", "llc", "gmbh", "ag", "sa", "se", "lda", "bv", "co", "plc", "the"))
_CHANGED = (
    "SELECT ch.row, ch.before, c.told, c.person_id, ch.event_id FROM change ch JOIN card c ON c.id = ch.row"
    " WHERE ch.event_id IN ({}) AND ch.\"table\" = 'card' AND c.space_id = ?"
    " AND json_extract(ch.before, '$.told.positions') <> json_extract(c.told, '$.positions') ORDER BY ch.id"
)


@dataclass(frozen=True, slots=True)
class News:
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
    news = sorted([*_begun(viewer, now), *_changed(viewer, now), *_by_hand(viewer, now)], key=lambda one: one.since)
    roots = _roots(viewer, news)
    first: dict[tuple[int, str], News] = {}
    for one in news:
        root = roots.get(one.home)
        if root is not None and root not in told:
            first.setdefault((root, one.key), one)  # a second book that tells the same is no news
    found = {root: one for (root, _), one in first.items()}
    written = words_of_mine(viewer, found, now.timestamp() - LATELY * DAY, now.timestamp())
    for root, one in sorted(found.items()):
        ended = ended_by(first_after(written[root], one.since.timestamp()), now)
        yield Fact(
            core.JOB, f"j{root}", one.key, root, one.home, one.since, one.words, wait=1, step=core.CHANGED, **ended
        )


def _roots(viewer: Viewer, news: list[News]) -> dict[int, int]:
    """By home, the root of each human being whom I answered and who answered me, or whom I met."""
    me = viewer.space.me.root_id if viewer.space.me else None
    people = Person.objects.filter(human("root"), id__in={one.home for one in news}).exclude(root_id=me)
    homes = {home: root for home, root in people.values_list("id", "root_id") if root is not None}
    ties = Tie.objects.filter(person_id__in=set(homes.values())).only("sent", "received", "meetings")
    near = {tie.person_id for tie in ties if (tie.sent and tie.received) or tie.meetings}
    return {home: root for home, root in homes.items() if root in near}


def _begun(viewer: Viewer, now: datetime) -> Iterator[News]:
    """Those of whom it is told when they began."""
    first = now.date() - timedelta(LATELY)
    found = Position.objects.filter(person__space=viewer.space, until="", since__gte=f"{first:%Y-%m}")
    for row in found.filter(since__lte=now.date().isoformat()).order_by("id"):
        day = _day(row.since)
        if day is not None and first <= day <= now.date():
            yield News(row.person_id, datetime.combine(day, now.timetz()), row.title, row.organisation)


def _day(told: str) -> date | None:
    """ "2026-10-05", or "2026-10" as its first day; a year alone is too little."""
    try:
        return date.fromisoformat(told if len(told) == 10 else f"{told}-01") if len(told) in (7, 10) else None
    except ValueError:
        return None


def _changed(viewer: Viewer, now: datetime) -> Iterator[News]:
    """Those whose card told of other work before. A card that tells of work for the first time is no news."""
    since = now - timedelta(LATELY)
    found = Event.objects.filter(space=viewer.space, kind="import", at__gte=since, at__lte=now, undone_at=None)
    at = dict(found.values_list("id", "at"))
    first: dict[int, tuple[str, str, int, int]] = {}
    for card, *told in rows.among(_CHANGED, sorted(at), viewer.space.id):
        first.setdefault(card, (told[0], told[1], told[2], told[3]))
    for before, after, home, event in list(first.values())[-MOST:]:
        was, has = json.loads(before)["told"]["positions"], json.loads(after)["positions"]
        known = [(one["organisation"], one["title"]) for one in was]
        for one in has:
            if not one["until"] and _is_news(one["organisation"], one["title"], known):
                yield News(home, at[event].astimezone(now.tzinfo), one["title"], one["organisation"])
                break


def _by_hand(viewer: Viewer, now: datetime) -> Iterator[News]:
    """What you wrote down or agreed to, of those who did something else before."""
    since = now - timedelta(LATELY)
    found = Position.objects.filter(card=None, since="", until="", event__at__gte=since, event__at__lte=now)
    for row in found.filter(event__space=viewer.space).select_related("event", "person").order_by("-id")[:BY_HAND]:
        before = Position.objects.filter(person__root_id=row.person.root_id, id__lt=row.id)
        known = list(before.values_list("organisation", "title"))
        if _is_news(row.organisation, row.title, known):
            yield News(row.person_id, row.event.at.astimezone(now.tzinfo), row.title, row.organisation)


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


def _plain(name: str) -> str:
    pieces = "".join(sign if sign.isalnum() else " " for sign in folded(name)).split()
    return " ".join(piece for piece in pieces if piece not in _FORMS)
