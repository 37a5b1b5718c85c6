"""Whom to turn to today, why now, and a first step."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from cordially.core import today as core
from cordially.core.today import ASLEEP, COOLING, OWED, PROMISED, WARM, Candidate
from cordially.core.warmth import Figures, rhythm
from cordially.models import Correction, Day, Tie
from cordially.models.correction import NOT_SUGGESTED
from cordially.models.day import DONE, SHOWN, SNOOZED
from cordially.queries import owed, people, promises, spaces, steps
from cordially.queries.steps import Item
from cordially.viewer import Viewer

LOOKED_AT = 1000  # ties looked at in full, those that ever were the warmest first
DAY = 86_400
WARM_FROM, COOLS_FROM, SLEEPS_FROM = 1.0, rhythm.COOLS, rhythm.SLEEPS  # in the pair's own gaps
LEAST_DAYS = {WARM: 4, COOLING: 5, ASLEEP: 8}  # of contact, for each reason to be one
LONGEST_ASLEEP = 6 * 365


@dataclass(frozen=True, slots=True)
class _Known:
    person: int
    figures: Figures
    unanswered: int


def today(viewer: Viewer, *, now: datetime, most: int = core.MOST) -> list[Item]:
    """At most five, fewer when fewer are worth it. The same list all day, but for what has settled."""
    until = spaces.covered_until(viewer, now)
    known = {one.person: one for one in _known(viewer, until)}
    waiting = owed.answers(viewer, now=now)
    due = promises.due(viewer, now=now)
    said = _said(viewer)
    candidates = [
        *(
            Candidate(person, PROMISED, worth)
            for person, (_, worth) in due.items()
            if not _is_put_off(said[person], now)
        ),
        *_by_rhythm(known, said, until, now),
        *(Candidate(one.person, OWED, one.worth) for one in waiting.values() if _is_open(said[one.person], one, now)),
    ]
    picked = core.pick(candidates, _shown(viewer, now), today=now.date(), most=most)
    lines = people.lines(viewer, [one.person for one in picked], now=now)
    return [
        steps.promised(lines[one.person], due[one.person][0])
        if one.kind == PROMISED
        else steps.item(viewer, lines[one.person], one, waiting.get(one.person), until=until)
        for one in picked
    ]


def _known(viewer: Viewer, until: float) -> Iterator[_Known]:
    silent = set(
        Correction.objects.filter(person__space=viewer.space, kind=NOT_SUGGESTED).values_list(
            "person__root_id", flat=True
        )
    )
    ties = Tie.objects.filter(space=viewer.space, peak__gt=0, unanswered__lte=core.MOST_UNANSWERED)
    human = Q(person__nature_said="human") | Q(person__nature_said="", person__nature="human")
    fields = ("person_id", "figures", "unanswered")
    for person, packed, unanswered in ties.filter(human).order_by("-peak").values_list(*fields)[:LOOKED_AT]:
        if person not in silent:
            yield _Known(person, Figures.unpack(json.loads(packed)), unanswered)


def _by_rhythm(
    known: dict[int, _Known], said: "defaultdict[int, list[Day]]", until: float, now: datetime
) -> Iterator[Candidate]:
    """Warm ones whose time it is, ties that cool, and those asleep that were warm."""
    for person, one in known.items():
        figures = one.figures
        if person in said and _is_resting(said[person], figures, now):
            continue
        gaps = rhythm.quiet(figures, until)
        depth = figures.days**0.5
        if gaps >= SLEEPS_FROM and figures.days >= LEAST_DAYS[ASLEEP] and _silence(figures, until) < LONGEST_ASLEEP:
            yield Candidate(person, ASLEEP, depth / (1 + _silence(figures, until) / 365))
        elif COOLS_FROM <= gaps < SLEEPS_FROM and figures.days >= LEAST_DAYS[COOLING]:
            yield Candidate(person, COOLING, depth / gaps)
        elif WARM_FROM <= gaps < COOLS_FROM and figures.days >= LEAST_DAYS[WARM] and _silence(figures, until) >= 2:
            yield Candidate(person, WARM, sum(figures.recent))


def _silence(figures: Figures, until: float) -> float:
    return (until - (figures.last_at or until)) / DAY


def _said(viewer: Viewer) -> "defaultdict[int, list[Day]]":
    """What was put off or looked after, by person."""
    said: defaultdict[int, list[Day]] = defaultdict(list)
    for row in Day.objects.filter(space=viewer.space, kind__in=(SNOOZED, DONE)).select_related("person"):
        said[row.person.root_id or row.person_id].append(row)
    return said


def _is_put_off(said: list[Day], now: datetime) -> bool:
    return any(row.kind == SNOOZED and row.until_on and now.date() < row.until_on for row in said)


def _is_resting(said: list[Day], figures: Figures, now: datetime) -> bool:
    """Put off until a later day, or looked after so lately that no new reason can have grown."""
    rest = max(7.0, rhythm.own_gap(figures))
    return _is_put_off(said, now) or any(row.kind == DONE and (now.date() - row.on).days < rest for row in said)


def _is_open(said: list[Day], one: owed.Owed, now: datetime) -> bool:
    """Not put off, and not said to be done since they wrote."""
    return not _is_put_off(said, now) and not any(row.kind == DONE and row.on >= one.at.date() for row in said)


def _shown(viewer: Viewer, now: datetime) -> dict[int, date]:
    """The last day on which each person was named; today's own counts as today."""
    rows = Day.objects.filter(space=viewer.space, kind=SHOWN, on__lte=now.date()).order_by("on")
    return {root: on for root, on in rows.values_list("person__root_id", "on") if root}
