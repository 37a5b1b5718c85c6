"""Introductions: those I made, until it is told what came of them; those made for me, until they are thanked for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from cordially.core import followups as core
from cordially.core import names
from cordially.core.followups import Fact
from cordially.models import Interaction, Introduction, Participant, Person, Tie
from cordially.models.interaction import FROM, IN
from cordially.queries import introductions as query
from cordially.queries.rests.contacts import (
    DAY,
    MET,
    THEIRS,
    Stamps,
    ended_by,
    first_after,
    human,
    moment,
    touches,
    words_of_mine,
)
from cordially.viewer import Viewer

BACK = 90 * DAY
OUTCOME = 7  # days after they were in touch, or after I was, to ask or to tell
MOST = 50  # introductions of mine, the newest
_EARLY = 3  # days before its day in which a word of mine is a question after it
_WORDS = re.compile(
    r"\bintroduc\w{1,8}|\bintros?\b|\bmeet\b|\bconnect(?:ing)? (?:you|the two)\b|\bput(?:ting)? you in touch\b"
    r"|\bvorstell\w{0,3}|\bbekannt ?mach\w{1,3}|\bzusammenbring\w{1,3}|\bvernetz\w{1,3}|\bkennenlern\w{0,2}",
    re.IGNORECASE,
)
FEWEST, CROWD = 2, 4  # people addressed by who introduces


def mine(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Did they meet? And when they did: what came of it?"""
    rows = Introduction.objects.filter(
        space=viewer.space, person_agreed_at__isnull=False, other_agreed_at__isnull=False
    )
    for row in rows.select_related("person__root", "other__root").order_by("-id")[:MOST]:
        made = query.made_at(row, now)
        if made is not None and made <= now:
            yield from _of_mine(viewer, row, made.astimezone(now.tzinfo), now)


def _of_mine(viewer: Viewer, row: Introduction, made: datetime, now: datetime) -> Iterator[Fact]:
    one, other = row.person.root_id or row.person_id, row.other.root_id or row.other_id
    met = query.in_touch_at(one, other, made, now)
    closed = (row.closed_at, "you told what came of it") if row.closed_at else None
    written = words_of_mine(viewer, [one, other], made.timestamp(), now.timestamp())
    both = sorted([*written[one], *written[other]])
    asked = _ended(first_after(both, made.timestamp() + (query.FOLLOWS_UP - _EARLY) * DAY), now)
    seen = (met.astimezone(now.tzinfo), "they were in touch") if met else None
    called = _called(row.other)
    yield Fact(
        core.INTRODUCED, f"i{row.id}-1", f"introduction {row.id} met", one, row.person_id, made, row.why,
        wait=query.FOLLOWS_UP, step=core.ASKED_AFTER, other=called, **_fields(seen or closed or asked),
    )  # fmt: skip
    if met is not None:
        since = met.astimezone(now.tzinfo)
        told = _ended(first_after(both, since.timestamp() + (OUTCOME - _EARLY) * DAY), now)
        yield Fact(
            core.INTRODUCED, f"i{row.id}-2", f"introduction {row.id} outcome", one, row.person_id, since, row.why,
            wait=OUTCOME, step=core.OUTCOME, other=called, **_fields(closed or told),
        )  # fmt: skip


def _ended(stamp: int | None, now: datetime) -> tuple[datetime, str] | None:
    told = ended_by(stamp, now)
    return (told["ended_at"], told["ended_how"]) if told else None


def _fields(ended: tuple[datetime, str] | None) -> dict[str, Any]:
    return {} if ended is None else {"ended_at": ended[0], "ended_how": ended[1]}


def _called(person: Person) -> str:
    name = (person.root or person).name
    return names.parts(name)[0] or name


class _Made(NamedTuple):
    """A letter that made somebody known to me."""

    row: Interaction
    by: tuple[int, int]  # root, home
    new: tuple[int, str]  # root, name


def theirs(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Thank who introduced me; later tell them how it went."""
    found = list(_made_for_me(viewer, now))
    since, until = now.timestamp() - BACK, now.timestamp()
    written = words_of_mine(viewer, {one.by[0] for one in found}, since, until)
    heard = touches(viewer, {one.new[0] for one in found}, since, until, ways=(THEIRS, MET))
    for one in found:
        yield from _of_theirs(one, written, heard, now)


def _of_theirs(one: _Made, written: Stamps, heard: Stamps, now: datetime) -> Iterator[Fact]:
    at, key = one.row.at or 0, f"introduced {bytes(one.row.key).hex()}"
    mine, called = written[one.by[0]], names.parts(one.new[1])[0] or one.new[1]
    text = one.row.told.subject
    yield Fact(
        core.INTRODUCED, f"t{one.row.id}-1", f"{key} thanks", *one.by, moment(at, now), text, wait=1, step=core.THANKS,
        other=called, interaction=one.row.id, **ended_by(first_after(mine, at), now),
    )  # fmt: skip
    first = first_after(heard[one.new[0]], at)
    if first is not None:
        ended = ended_by(first_after(mine, first + (OUTCOME - _EARLY) * DAY), now)
        yield Fact(
            core.INTRODUCED, f"t{one.row.id}-2", f"{key} told", *one.by, moment(first, now), text, wait=OUTCOME,
            step=core.TELL, other=called, interaction=one.row.id, **ended,
        )  # fmt: skip


def _made_for_me(viewer: Viewer, now: datetime) -> Iterator[_Made]:
    """Letters to me and to somebody I had never been in touch with, that say so."""
    stamp = int(now.timestamp())
    rows = Interaction.objects.filter(space=viewer.space, direction=IN, kind="mail", cancelled_at=None, signs=0)
    rows = rows.filter(at__gte=stamp - BACK, at__lte=stamp, crowd__gte=FEWEST, crowd__lte=CROWD)
    telling = {row.id: row for row in rows.select_related("told").order_by("at") if _tells(row)}
    writers, others = _parties(viewer, list(telling))
    firsts = dict(
        Tie.objects.filter(person_id__in={r for o in others.values() for r, _ in o}).values_list(
            "person_id", "first_at"
        )
    )
    seen: set[int] = set()
    for number, row in telling.items():
        new = [one for one in others[number] if (firsts.get(one[0]) or row.at or 0) >= (row.at or 0)]
        named = [one for one in new if _is_named(one[1], row) and one[0] not in seen]
        if number in writers and len(others[number]) == len(new) == 1 and named:
            seen.add(named[0][0])
            yield _Made(row, writers[number], named[0])


def _tells(row: Interaction) -> bool:
    return bool(_WORDS.search(f"{row.told.subject}\n{row.told.text[:3000]}"))


def _is_named(name: str, row: Interaction) -> bool:
    called = names.parts(name)[0] or name
    return bool(called) and called.casefold() in f"{row.told.subject}\n{row.told.text[:3000]}".casefold()


def _parties(
    viewer: Viewer, interactions: list[int]
) -> tuple[dict[int, tuple[int, int]], defaultdict[int, list[tuple[int, str]]]]:
    """By interaction: who wrote it (root, home), and who else besides me it was addressed to (root, name)."""
    me = viewer.space.me.root_id if viewer.space.me else None
    writers: dict[int, tuple[int, int]] = {}
    others: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    parts = Participant.objects.filter(human("identity__person__root"), interaction_id__in=interactions)
    fields = (
        "interaction_id",
        "role",
        "identity__person__root_id",
        "identity__person_id",
        "identity__person__root__name",
    )
    for number, role, root, home, name in parts.exclude(identity__person__root_id=me).values_list(*fields):
        if role == FROM:
            writers[number] = (root or 0, home or 0)
        elif (root, name) not in others[number]:
            others[number].append((root or 0, name or ""))
    return writers, others
