"""Promises and asks, both ways, as follow-ups."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import Q, QuerySet

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.core.warmth import Figures
from cordially.models import Ask, Decision, Promise, Tie
from cordially.models.followup import SNOOZED
from cordially.queries import known
from cordially.queries.rests.contacts import DAY, human, moment
from cordially.viewer import Viewer

BACK = 400 * DAY  # how far back promises are looked at
ASKED = 120 * DAY
_NO_DUE = {True: 7, False: 14}  # days, for a promise of mine or of theirs that names no day
_GRACE = 2  # days after theirs was due
Ended = tuple[datetime, str] | None


def of_humans(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(human("person__root"), dismissed_at=None).select_related("person", "interaction")


def rests_on(row: Any) -> str:
    """The sentence in its message, whichever number it has when it is read anew."""
    noun = type(row)._meta.db_table
    if row.interaction is None:
        return f"{noun} {row.id}"
    return f"{noun} {bytes(row.interaction.key).hex()} {row.start}"


def fact(row: Any, kind: str, mark: str, wait: int, ended: Ended, now: datetime, **more: Any) -> Fact:
    ended_at, ended_how = ended or (None, "")
    given = {
        "rests_on": rests_on(row),
        "due_on": getattr(row, "due_on", None),
        "wait": wait,
        "interaction": row.interaction_id,
        "ended_at": ended_at,
        "ended_how": ended_how,
        "lasts": row.confirmed_at is not None,
    }
    since = moment(row.said_at, now)
    about = {"kind": kind, "mark": mark, "person": row.person.root_id, "home": row.person_id}
    return Fact(**(about | {"since": since, "text": row.text} | given | more))


def promises(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    return _promises(known.said(Promise, viewer, now=now), now)


def promised(viewer: Viewer, now: datetime, *, oldest: timedelta) -> Iterator[Fact]:
    """Those of mine that are open and whose day, or the day they were put off to, is no longer ago than `oldest`."""
    day = now.date() - oldest
    stamp = int(now.timestamp()) - (oldest.days + _NO_DUE[True] + 1) * DAY
    put_off = Decision.objects.filter(space=viewer.space, kind=SNOOZED, until_on__gte=day).values("person_id")
    is_young = Q(due_on__gte=day) | Q(due_on=None, said_at__gte=stamp) | Q(person_id__in=put_off)
    return _promises(known.waiting(Promise, viewer, now=now).filter(is_young, mine=True), now)


def _promises(rows: QuerySet[Promise], now: datetime) -> Iterator[Fact]:
    since = int(now.timestamp()) - BACK
    found = of_humans(rows).filter(Q(said_at__gte=since) | Q(confirmed_at__isnull=False))
    for row in found.filter(Q(sure=True) | Q(confirmed_at__isnull=False)).order_by("id"):
        kept_at, gone_at = known.ended_at(row, now), known.let_go_at(row, now)
        kept = (moment(kept_at, now), row.kept_why or "it was kept") if kept_at else None
        let_go = (gone_at, "you let it go") if gone_at else None
        wait = _NO_DUE[row.mine] if row.due_on is None else 0 if row.mine else _GRACE
        kind = core.PROMISED if row.mine else core.THEIRS
        yield fact(row, kind, f"p{row.id}", wait, kept or let_go, now)


def asks(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Of those still open with a person only the newest: one answer ends them all."""
    stamp = int(now.timestamp())
    found = of_humans(known.said(Ask, viewer, now=now).filter(kind="request", said_at__gte=stamp - ASKED))
    named: set[tuple[int, bool]] = set()
    rows = list(found.order_by("-said_at", "-sure", "-chance", "id"))
    paces = _paces({row.person.root_id for row in rows})
    for row in rows:
        if not (row.sure or row.confirmed_at or row.text.rstrip().endswith("?")):
            continue
        root = row.person.root_id
        answered_at, gone_at = known.ended_at(row, now), known.let_go_at(row, now)
        ended = (moment(answered_at, now), "it was answered") if answered_at else None
        ended = ended or ((gone_at, "you let it go") if gone_at else None)
        if ended is None and (root, row.mine) in named:
            continue
        if ended is None:
            named.add((root, row.mine))
        kind = core.AWAITED if row.mine else core.OWED
        yield fact(row, kind, f"a{row.id}", _wait(row, paces.get(root)), ended, now)


def _paces(roots: set[int]) -> dict[int, tuple[float | None, float | None]]:
    found = {}
    for root, packed in Tie.objects.filter(person_id__in=roots).values_list("person_id", "figures"):
        figures = Figures.unpack(json.loads(packed))
        found[root] = (figures.their_delay, figures.my_delay)
    return found


def _wait(ask: Ask, pace: tuple[float | None, float | None] | None) -> int:
    """Days that fit the pair: theirs three times what they usually take, mine what I usually take."""
    theirs, mine = pace or (None, None)
    if not ask.mine:
        return 0 if ask.due_on else min(3, max(1, ceil((mine or DAY) / DAY)))
    return 1 if ask.due_on else min(14, max(3, ceil(3 * (theirs or 2 * DAY) / DAY)))
