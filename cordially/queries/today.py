"""Whom to turn to today, why now, and a first step."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from cordially.core import today as core
from cordially.core.today import ASLEEP, COOLING, TIME, Candidate
from cordially.core.warmth import Figures, rhythm
from cordially.models import Day, Tie
from cordially.models.day import DONE, LET_GO, SHOWN, SNOOZED
from cordially.queries import corrections, people, rhythms, spaces, steps, turning
from cordially.queries.steps import Item
from cordially.queries.turning import Reason
from cordially.viewer import Viewer

LOOKED_AT = 1000  # ties looked at in full, those that ever were the warmest first
DAY = 86_400
TIME_FROM, COOLS_FROM, SLEEPS_FROM = 1.0, rhythm.COOLS, rhythm.SLEEPS  # in the pair's own gaps
LEAST_DAYS = {TIME: 4, COOLING: 5, ASLEEP: 8}  # of contact, for each reason to be one
LONGEST_ASLEEP = 6 * 365
_REST = 7  # days after turning to somebody in which only what is due names them again


def today(viewer: Viewer, *, now: datetime, most: int = core.MOST) -> list[Item]:
    """At most five, fewer when fewer are worth it. The same list all day, but for what has settled."""
    pace = rhythms.pace(viewer)
    if pace.away_until is not None and now.date() < pace.away_until:
        return []
    found = _reasons(viewer, now)
    if now.weekday() in pace.quiet_days:
        found = [one for one in found if one.candidate.is_firm]
    most = max(0, min(most, pace.daily) - turned_to(viewer, now=now))
    picked = core.pick([one.candidate for one in found], _shown(viewer, now), today=now.date(), most=most)
    reason = {one.candidate: one for one in reversed(found)}
    lines = people.lines(viewer, [one.person for one in picked], now=now)
    until = spaces.covered_until(viewer, now)
    return [steps.item(viewer, lines[one.person], reason[one], until=until, now=now) for one in picked]


def turned_to(viewer: Viewer, *, now: datetime) -> int:
    """How many people you turned to today, as far as you said so: there is no need for as many others."""
    rows = Day.objects.filter(space=viewer.space, kind=DONE, on=now.date())
    return rows.values("person__root_id").distinct().count()


def enough(viewer: Viewer, *, now: datetime) -> str:
    """That you turned to some today and nobody else need be; empty where you turned to nobody."""
    count = turned_to(viewer, now=now)
    people_ = "one person" if count == 1 else f"{count} people"
    return f"You turned to {people_} today. That is enough; whoever waits comes another day." if count else ""


def of(viewer: Viewer, person: int, *, now: datetime) -> Item | None:
    """What today's list says of one person, if it names them."""
    return next((item for item in today(viewer, now=now) if item.person.id == person), None)


def _reasons(viewer: Viewer, now: datetime) -> list[Reason]:
    said = _said(viewer)
    until = spaces.covered_until(viewer, now)
    found = [
        *turning.due(viewer, now=now),
        *(one for one in turning.owed(viewer, now=now) if not _is_done_since(said, one)),
        *(one for one in turning.helps(viewer, now=now) if not _is_done_lately(said, one.candidate.person, now)),
        *(Reason(one) for one in _by_rhythm(viewer, said, until, now)),
    ]
    found = [one for one in found if not _is_put_off(said.get(one.candidate.person, []), now)]
    let_be, quiet = corrections.let_be(viewer), _unanswering([one.candidate.person for one in found])
    return [
        one
        for one in found
        if one.candidate.person not in let_be and (one.is_by_hand or one.candidate.person not in quiet)
    ]


def _unanswering(roots: list[int]) -> set[int]:
    ties = Tie.objects.filter(person_id__in=set(roots), unanswered__gt=core.MOST_UNANSWERED)
    return set(ties.values_list("person_id", flat=True))


@dataclass(frozen=True, slots=True)
class _Known:
    person: int
    figures: Figures


def _known(viewer: Viewer) -> Iterator[_Known]:
    ties = Tie.objects.filter(space=viewer.space, peak__gt=0, unanswered__lte=core.MOST_UNANSWERED)
    human = Q(person__nature_said="human") | Q(person__nature_said="", person__nature="human")
    for person, packed in ties.filter(human).order_by("-peak").values_list("person_id", "figures")[:LOOKED_AT]:
        yield _Known(person, Figures.unpack(json.loads(packed)))


def _by_rhythm(viewer: Viewer, said: "defaultdict[int, list[Day]]", until: float, now: datetime) -> Iterator[Candidate]:
    """Warm ones whose time it is, ties that cool, and those asleep that were warm."""
    for one in _known(viewer):
        figures = one.figures
        if one.person in said and _is_resting(said[one.person], figures, now):
            continue
        gaps = rhythm.quiet(figures, until)
        depth = figures.days**0.5
        if gaps >= SLEEPS_FROM and figures.days >= LEAST_DAYS[ASLEEP] and _silence(figures, until) < LONGEST_ASLEEP:
            yield Candidate(one.person, ASLEEP, depth / (1 + _silence(figures, until) / 365))
        elif COOLS_FROM <= gaps < SLEEPS_FROM and figures.days >= LEAST_DAYS[COOLING]:
            yield Candidate(one.person, COOLING, depth / gaps)
        elif TIME_FROM <= gaps < COOLS_FROM and figures.days >= LEAST_DAYS[TIME] and _silence(figures, until) >= 2:
            yield Candidate(one.person, TIME, sum(figures.recent))


def _silence(figures: Figures, until: float) -> float:
    return (until - (figures.last_at or until)) / DAY


def _said(viewer: Viewer) -> "defaultdict[int, list[Day]]":
    """What was put off, looked after or let be, by person."""
    said: defaultdict[int, list[Day]] = defaultdict(list)
    for row in Day.objects.filter(space=viewer.space, kind__in=(SNOOZED, DONE, LET_GO)).select_related("person"):
        said[row.person.root_id or row.person_id].append(row)
    return said


def _is_put_off(said: list[Day], now: datetime) -> bool:
    return any(row.kind == SNOOZED and row.until_on and now.date() < row.until_on for row in said)


def _is_resting(said: list[Day], figures: Figures, now: datetime) -> bool:
    """Put off until a later day, looked after so lately that no new reason can have grown, or let be as silent."""
    rest = max(_REST, rhythm.own_gap(figures))
    is_done = any(row.kind == DONE and (now.date() - row.on).days < rest for row in said)
    last = datetime.fromtimestamp(figures.last_at or 0, now.tzinfo).date()
    return is_done or _is_put_off(said, now) or any(row.kind == LET_GO and last <= row.on for row in said)


def _is_done_lately(said: "defaultdict[int, list[Day]]", person: int, now: datetime) -> bool:
    return any(row.kind == DONE and (now.date() - row.on).days < _REST for row in said.get(person, []))


def _is_done_since(said: "defaultdict[int, list[Day]]", one: Reason) -> bool:
    """Said to be done since they wrote."""
    since = one.since
    rows = said.get(one.candidate.person, [])
    return since is not None and any(row.kind == DONE and row.on >= since.date() for row in rows)


def _shown(viewer: Viewer, now: datetime) -> dict[int, date]:
    """The last day on which each person was named, in that order; today's own counts as today."""
    rows = Day.objects.filter(space=viewer.space, kind=SHOWN, on__lte=now.date()).order_by("on", "id")
    found: dict[int, date] = {}
    for root, on in rows.values_list("person__root_id", "on"):
        if root and found.get(root) != on:
            found.pop(root, None)  # whoever is named anew stands behind those named before
            found[root] = on
    return found
