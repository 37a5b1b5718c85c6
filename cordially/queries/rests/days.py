"""Birthdays that an address book tells, of those who are near."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.models import Participant, Person, Rhythm, Tie
from cordially.models.interaction import FROM, OUT
from cordially.queries import circles
from cordially.queries.rests.contacts import DAY, MET, MINE, ended_by, human, touches
from cordially.store import rows
from cordially.viewer import Viewer

AHEAD, BEHIND = 30, 14  # days in which a birthday is on the list
EARLY = 6  # days before, in which only a wish counts
_FIND = (
    "SELECT person_id, source, json_extract(told, '$.birthday') FROM card WHERE space_id = ?2"
    " AND json_extract(told, '$.birthday') <> '' AND substr(json_extract(told, '$.birthday'), -5) IN"
    " (SELECT value FROM json_each(?1)) ORDER BY id"
)
_WISH = re.compile(r"birthday|b-?day|geburtstag|cumplea|anivers|compleanno|parab[eé]ns|alles gute|födelsedag", re.I)


def birthdays(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Each once a year: on the day, and up to three days after."""
    days = {}
    for root, (home, told) in _near(viewer, _told(viewer, now.date())).items():
        day = occurrence(told, now.date())
        if day is not None:
            days[root] = (home, told, datetime.combine(day, time(), now.tzinfo))
    ended = _wished(viewer, {root: begins for root, (_, _, begins) in days.items()}, now)
    for root, (home, told, begins) in sorted(days.items()):
        born = f" (born in {told[:4]})" if told[:4].isdecimal() else ""
        how = ended_by(ended.get(root), now, how="you were in touch on {}".format)
        rests_on = f"birthday {begins.year}"
        yield Fact(core.BIRTHDAY, f"b{root}", rests_on, root, home, begins, born, begins.date(), **how)


def _wished(viewer: Viewer, begins: dict[int, datetime], now: datetime) -> dict[int, int]:
    """When I wished them well: any word of mine or time together from the day on, or a wish before it."""
    starts = {root: day.timestamp() for root, day in begins.items() if day - timedelta(EARLY) <= now}
    if not starts:
        return {}
    earliest = min(starts.values()) - EARLY * DAY
    found = {}
    for root, stamps in touches(viewer, starts, earliest, now.timestamp(), ways=(MINE, MET)).items():
        wishes = _wishes(root, starts[root]) if stamps[0] < starts[root] else []
        first = next((at for at in stamps if at >= starts[root] or at in wishes), None)
        if first is not None:
            found[root] = first
    return found


def _wishes(root: int, start: float) -> list[int]:
    parts = Participant.objects.filter(identity__person__root_id=root, interaction__direction=OUT).exclude(role=FROM)
    parts = parts.filter(at__gte=start - EARLY * DAY, at__lt=start)
    told = parts.values_list("at", "interaction__told__subject", "interaction__told__text")[:50]
    return [at for at, subject, text in told if _WISH.search(f"{subject} {text}"[:5000])]


def occurrence(told: str, today: date) -> date | None:
    """The birthday of that form ("1980-05-17", "--05-17") that is near today; a 29th of February may be a 28th."""
    found = (_on(told[-5:], year) for year in (today.year - 1, today.year, today.year + 1))
    return next((day for day in found if day and -BEHIND <= (day - today).days <= AHEAD), None)


def _on(month_day: str, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return date(year, 2, 28) if month_day == "02-29" else None


def _told(viewer: Viewer, today: date) -> dict[int, tuple[str, str]]:
    """Home persons with their address book and birthday, one with a year before one without."""
    days = {f"{today + timedelta(n):%m-%d}" for n in range(-BEHIND, AHEAD + 1)} | {"02-29"}
    found: dict[int, tuple[str, str]] = {}
    for home, source, told in rows.select(_FIND, (json.dumps(sorted(days)), viewer.space.id)):
        if home not in found or (told[:1] != "-" and found[home][1][:1] == "-"):
            found[home] = (source, told)
    return found


def _near(viewer: Viewer, told: dict[int, tuple[str, str]]) -> dict[int, tuple[int, str]]:
    """By root, (home, birthday): of human beings I am in touch with, or whom only my own address book knows."""
    if not told:
        return {}
    me = viewer.space.me.root_id if viewer.space.me else None
    people = Person.objects.filter(human("root"), id__in=told).exclude(root_id=me)
    homes = dict(people.order_by("id").values_list("id", "root_id"))
    listed = Tie.objects.filter(person_id__in=set(homes.values())).only("sent", "received", "meetings")
    ties = {tie.person_id: tie for tie in listed}
    dear = set(circles.members(viewer)) | _with_a_rhythm(viewer)
    found: dict[int, tuple[int, str]] = {}
    for home, root in homes.items():
        source, day = told[home]
        is_better = root not in found or found[root][1][:1] == "-"
        if is_better and (root in dear or _is_near(ties.get(root), source)):
            found[root] = (home, day)
    return found


def _is_near(tie: Tie | None, source: str) -> bool:
    if tie is None or not (tie.sent or tie.received or tie.meetings):
        return source == "vcard"
    return bool((tie.sent and tie.received) or tie.meetings)


def _with_a_rhythm(viewer: Viewer) -> set[int]:
    found = Rhythm.objects.filter(space=viewer.space, days__gt=0, person__isnull=False)
    return {root for root in found.values_list("person__root_id", flat=True) if root is not None}
