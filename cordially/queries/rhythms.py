"""How often you would like to be in touch with whom, whether that fits your pace, and what would fit the two of you."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db.models import Q

from cordially.core import quiet
from cordially.core import rhythms as core
from cordially.core.followups import DONE, Pace
from cordially.core.natures import HUMAN
from cordially.core.warmth import Figures, rhythm
from cordially.models import Day, Decision, Person, Rhythm, Tie
from cordially.models import Pace as Kept
from cordially.queries import circles, corrections
from cordially.viewer import Viewer

_LOOKED_AT = 300  # ties, the warmest first
_LEAST = 5  # days of contact without which nothing is suggested
_MOST_QUIET = 8.0  # own gaps; who has been asleep for longer is no rhythm to suggest


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's rhythm: yours, that of their circle, or (not `is_said`) one that would fit."""

    person: tuple[int, str]
    days: int
    is_said: bool
    of_circle: str
    last_at: datetime | None
    due_on: datetime | None


def pace(viewer: Viewer) -> Pace:
    row = Kept.objects.filter(space=viewer.space).order_by("-id").first()
    if row is None:
        return Pace()
    hours = quiet.NONE
    if row.quiet_from is not None and row.quiet_to is not None:
        hours = quiet.Hours(row.quiet_from, row.quiet_to)
    return Pace(row.daily, frozenset(int(sign) for sign in row.quiet_days), row.away_until, hours)


def is_said(viewer: Viewer) -> bool:
    """Whether you named a pace; without one it is that of Today."""
    return Kept.objects.filter(space=viewer.space).exists()


def said(viewer: Viewer) -> dict[int, tuple[int, str, datetime]]:
    """By root: days, the circle that they are of where it is not said for the person, and when it was said."""
    rows = list(Rhythm.objects.filter(space=viewer.space).select_related("person").order_by("id"))
    of_circle = {row.circle: (row.days, row.circle, row.at) for row in rows if row.circle}
    members = circles.members(viewer) if of_circle else {}
    found = {root: of_circle[name] for root, name in members.items() if name in of_circle}
    for row in rows:
        root = row.person.root_id if row.person else None
        if root is not None:
            found[root] = (row.days, "", row.at)
    return found


def turns(viewer: Viewer, *, now: datetime) -> dict[int, tuple[int, datetime]]:
    """By root: days between contacts, and the day of the last one, on any channel or by your word."""
    asked = said(viewer)
    last = _last(viewer, asked, now)
    return {root: (days, last.get(root, at.astimezone(now.tzinfo))) for root, (days, _, at) in asked.items()}


def _last(viewer: Viewer, roots: dict[int, tuple[int, str, datetime]], now: datetime) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for root, at in Tie.objects.filter(person_id__in=roots, last_at__isnull=False).values_list("person_id", "last_at"):
        found[root] = datetime.fromtimestamp(at or 0, UTC).astimezone(now.tzinfo)
    done = Decision.objects.filter(space=viewer.space, rests_on="rhythm", kind=DONE, person__root__in=roots)
    for person, when in done.values_list("person__root_id", "at"):
        found[person or 0] = max(when.astimezone(now.tzinfo), found.get(person or 0, _long_ago(now)))
    turned = Day.objects.filter(space=viewer.space, kind=DONE, person__root__in=roots)
    for person, on in turned.values_list("person__root_id", "on"):
        noon = datetime.combine(on, time(12), now.tzinfo)
        found[person or 0] = max(noon, found.get(person or 0, _long_ago(now)))
    return {root: min(at, now) for root, at in found.items()}


def _long_ago(now: datetime) -> datetime:
    return datetime(1970, 1, 2, tzinfo=now.tzinfo)


def rhythms(viewer: Viewer, *, now: datetime) -> list[Turn]:
    """Those that you asked for, the soonest first."""
    asked, last = said(viewer), turns(viewer, now=now)
    named = dict(Person.objects.filter(id__in=asked).values_list("id", "name"))
    found = [
        Turn((root, named.get(root, "")), days, True, circle, last[root][1], last[root][1] + timedelta(days))
        for root, (days, circle, _) in asked.items()
        if days
    ]
    return sorted(found, key=lambda one: (one.due_on or now, one.person[0]))


def suggested(viewer: Viewer, *, now: datetime, most: int = 10) -> list[Turn]:
    """Rhythms that would fit a pair's own history, the warmest first, as many as the pace still has room for."""
    asked = said(viewer)
    silent = corrections.let_be(viewer)
    human = Q(person__nature_said=HUMAN) | Q(person__nature_said="", person__nature=HUMAN)
    ties = Tie.objects.filter(human, space=viewer.space, glance__gt=0).select_related("person").order_by("-glance")
    held = [days for days, _, _ in asked.values()]
    found: list[Turn] = []
    for tie in ties[:_LOOKED_AT]:
        figures = Figures.unpack(json.loads(tie.figures))
        is_live = figures.days >= _LEAST and rhythm.quiet(figures, now.timestamp()) < _MOST_QUIET
        days = core.suggested(rhythm.own_gap(figures))
        if tie.person_id in asked or tie.person_id in silent or not is_live or len(found) >= most:
            continue
        if fits(viewer, [*held, days]).fits:
            held.append(days)
            last = datetime.fromtimestamp(tie.last_at, UTC).astimezone(now.tzinfo) if tie.last_at else None
            found.append(Turn((tie.person_id, tie.person.name), days, False, "", last, None))
    return found


def fits(viewer: Viewer, gaps: list[int] | None = None) -> core.Fit:
    """Whether these rhythms, or all that you asked for, can be kept at your pace."""
    kept = pace(viewer)
    asked = [days for days, _, _ in said(viewer).values()] if gaps is None else gaps
    return core.fit(asked, daily=kept.daily, quiet_days=len(kept.quiet_days))


def own(viewer: Viewer, person: int) -> int:
    """The days that fit a pair's own history; two months where there is little."""
    tie = Tie.objects.filter(space=viewer.space, person_id=person).first()
    figures = Figures() if tie is None else Figures.unpack(json.loads(tie.figures))
    return core.suggested(rhythm.own_gap(figures))
