"""Birthdays and other days of the year that an address book tells, of those who are near."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.models import Decision, Participant, Person, Rhythm, Tie
from cordially.models.followup import SNOOZED
from cordially.models.interaction import FROM, OUT
from cordially.queries import circles
from cordially.queries.rests.contacts import DAY, MET, MINE, ended_by, human, touches
from cordially.store import rows
from cordially.viewer import Viewer

AHEAD, BEHIND = 30, 14  # days in which such a day is on the list
EARLY = 6  # days before, in which only a wish counts
_BIRTHDAYS = (  # by an index, as the next
    "SELECT p.root_id, c.person_id, c.source, json_extract(c.told, '$.birthday'), '' FROM card c"
    " JOIN person p ON p.id = c.person_id WHERE c.space_id = ?2 AND"
    " substr(json_extract(c.told, '$.birthday'), -5) IN (SELECT value FROM json_each(?1)) ORDER BY c.id"
)
_ALL_BIRTHDAYS = (
    "SELECT p.root_id, c.person_id, c.source, json_extract(c.told, '$.birthday'), '' FROM person p"
    " JOIN card c ON c.person_id = p.id WHERE p.root_id IN (SELECT value FROM json_each(?1))"
    " AND json_extract(c.told, '$.birthday') > '' ORDER BY c.id"
)
_ANNIVERSARIES = (
    "SELECT p.root_id, c.person_id, c.source, json_extract(a.value, '$.day'), json_extract(a.value, '$.label')"
    " FROM card c JOIN person p ON p.id = c.person_id JOIN json_each(c.told, '$.anniversaries') a"
    " WHERE c.space_id = ?2 AND json_extract(c.told, '$.anniversaries') > '[]' AND"
    " substr(json_extract(a.value, '$.day'), -5) IN (SELECT value FROM json_each(?1)) ORDER BY c.id"
)
_WISH = re.compile(
    r"birthday|b-?day|geburtstag|cumplea|anivers|compleanno|parab[eé]ns|alles gute|födelsedag"
    r"|anniversary|hochzeitstag|jubil|jahrestag",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that a card tells: "1980-05-17", or "--05-17" without its year."""

    root: int
    home: int
    source: str
    day: str
    label: str

    @property
    def has_year(self) -> bool:
        return self.day[:1] != "-"


def birthdays(viewer: Viewer, now: datetime, *, is_due: bool = False) -> Iterator[Fact]:
    """Each once a year: on the day, and up to three days after. `is_due`: only those that may be due by now."""
    coming = {(one.root, one.day[-5:]) for one in _coming(viewer, _BIRTHDAYS, now, is_due)}
    born = {
        root: one for root, one in _born(viewer, {root for root, _ in coming}).items() if (root, one.day[-5:]) in coming
    }
    begins = {root: _begins(one, now) for root, one in sorted(born.items())}
    ended = _wished(viewer, begins.items(), now)
    for root, start in begins.items():
        text = f" (born in {born[root].day[:4]})" if born[root].has_year else ""
        yield _fact(core.BIRTHDAY, f"b{root}", f"birthday {start.year}", born[root], start, text, ended, now)


def _born(viewer: Viewer, roots: set[int]) -> dict[int, _Told]:
    """One day for each, whatever their cards tell: the first with its year, else the first."""
    born: dict[int, _Told] = {}
    told = [_Told(*row) for row in rows.select(_ALL_BIRTHDAYS, (json.dumps(sorted(roots)),))] if roots else []
    for one in _near(viewer, told):
        if one.root not in born or (one.has_year and not born[one.root].has_year):
            born[one.root] = one
    return born


def anniversaries(viewer: Viewer, now: datetime, *, is_due: bool = False) -> Iterator[Fact]:
    """The same of the other days of the year; what several cards tell of one day is one."""
    of_day: dict[tuple[int, str], list[_Told]] = {}
    for one in _near(viewer, _coming(viewer, _ANNIVERSARIES, now, is_due)):
        of_day.setdefault((one.root, one.day[-5:]), []).append(one)
    found = [(told, _begins(told[0], now)) for _, told in sorted(of_day.items())]
    ended = _wished(viewer, [(told[0].root, start) for told, start in found], now)
    for told, start in found:
        root, day = told[0].root, told[0].day[-5:].replace("-", "")
        labels = ", ".join(dict.fromkeys(one.label for one in told if one.label)) or "anniversary"
        since = next((f" (since {one.day[:4]})" for one in told if one.has_year), "")
        rests_on = f"anniversary {day} {start.year}"
        yield _fact(core.ANNIVERSARY, f"y{root}-{day}", rests_on, told[0], start, labels + since, ended, now)


def _fact(
    kind: str,
    mark: str,
    rests_on: str,
    told: _Told,
    start: datetime,
    text: str,
    ended: dict[tuple[int, datetime], int],
    now: datetime,
) -> Fact:
    how = ended_by(ended.get((told.root, start)), now, how="you were in touch on {}".format)
    return Fact(kind, mark, rests_on, told.root, told.home, start, text, start.date(), **how)


def _begins(told: _Told, now: datetime) -> datetime:
    return datetime.combine(occurrence(told.day, now.date()) or now.date(), time(), now.tzinfo)


def _coming(viewer: Viewer, sql: str, now: datetime, is_due: bool) -> list[_Told]:
    """What cards tell of the days around today."""
    today, lapses = now.date(), core.LAPSES[core.BIRTHDAY]
    put_off = _put_off(viewer) if is_due else set()
    first, last = -BEHIND if put_off or not is_due else -lapses, 0 if is_due else AHEAD
    days = {f"{today + timedelta(n):%m-%d}" for n in range(first, last + 1)} | {"02-29"}
    asked = (json.dumps(sorted(days)), viewer.space.id)
    told = [_Told(*row) for row in rows.select(sql, asked) if row[0] is not None]
    found = [(one, day) for one in told if (day := occurrence(one.day, today)) is not None]
    if not is_due:
        return [one for one, _ in found]
    return [one for one, day in found if 0 <= (today - day).days <= lapses or (day <= today and one.root in put_off)]


def _put_off(viewer: Viewer) -> set[int | None]:
    """Roots of whom such a day was put off."""
    said = Decision.objects.filter(space=viewer.space, kind=SNOOZED, rests_on__regex="^(birthday|anniversary) ")
    return set(said.values_list("person__root_id", flat=True))


def _wished(viewer: Viewer, begins: Iterable[tuple[int, datetime]], now: datetime) -> dict[tuple[int, datetime], int]:
    """When I wished them well: any word of mine or time together from the day on, or a wish before it."""
    open_ones = [(root, day) for root, day in begins if day - timedelta(EARLY) <= now]
    if not open_ones:
        return {}
    earliest = min(day.timestamp() for _, day in open_ones) - EARLY * DAY
    touched = touches(viewer, {root for root, _ in open_ones}, earliest, now.timestamp(), ways=(MINE, MET))
    found = {}
    for root, day in open_ones:
        start, stamps = day.timestamp(), touched[root]
        wishes = _wishes(root, start) if stamps and stamps[0] < start else []
        first = next((at for at in stamps if at >= start or at in wishes), None)
        if first is not None:
            found[root, day] = first
    return found


def _wishes(root: int, start: float) -> list[int]:
    parts = Participant.objects.filter(identity__person__root_id=root, interaction__direction=OUT).exclude(role=FROM)
    parts = parts.filter(at__gte=start - EARLY * DAY, at__lt=start)
    told = parts.values_list("at", "interaction__told__subject", "interaction__told__text")[:50]
    return [at for at, subject, text in told if _WISH.search(f"{subject} {text}"[:5000])]


def occurrence(told: str, today: date) -> date | None:
    """The day of that form ("1980-05-17", "--05-17") that is near today; a 29th of February may be a 28th."""
    found = (_on(told[-5:], year) for year in (today.year - 1, today.year, today.year + 1))
    return next((day for day in found if day and -BEHIND <= (day - today).days <= AHEAD), None)


def _on(month_day: str, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return date(year, 2, 28) if month_day == "02-29" else None


def _near(viewer: Viewer, told: list[_Told]) -> list[_Told]:
    """Those of human beings I am in touch with, or whom only my own address book knows."""
    if not told:
        return []
    me = viewer.space.me.root_id if viewer.space.me else None
    people = Person.objects.filter(human("root"), id__in={one.home for one in told}).exclude(root_id=me)
    homes = set(people.values_list("id", flat=True))
    listed = Tie.objects.filter(person_id__in={one.root for one in told}).only("sent", "received", "meetings")
    ties = {tie.person_id: tie for tie in listed}
    dear = set(circles.members(viewer)) | _with_a_rhythm(viewer)
    found = [one for one in told if one.home in homes]
    return [one for one in found if one.root in dear or _is_near(ties.get(one.root), one.source)]


def _is_near(tie: Tie | None, source: str) -> bool:
    if tie is None or not (tie.sent or tie.received or tie.meetings):
        return source == "vcard"
    return bool((tie.sent and tie.received) or tie.meetings)


def _with_a_rhythm(viewer: Viewer) -> set[int]:
    found = Rhythm.objects.filter(space=viewer.space, days__gt=0, person__isnull=False)
    return {root for root in found.values_list("person__root_id", flat=True) if root is not None}
