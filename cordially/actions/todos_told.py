"""What became of the follow-ups here, told to the calendar: put, changed, completed, taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cordially.core import todos as core
from cordially.core.followups import DONE, RHYTHM
from cordially.core.todos import OPEN, Wanted
from cordially.models import Todo, TodoPlace
from cordially.queries import todos as query
from cordially.viewer import Viewer

MOST = 500  # open to-dos in the calendar


class Calendar(Protocol):
    """A calendar on a server; nothing in it is changed but what bore the tag that is known."""

    def read(self, names: Iterable[str]) -> dict[str, tuple[bytes, str]]: ...
    def put(self, name: str, text: bytes, *, tag: str = "") -> str | None: ...
    def remove(self, name: str, *, tag: str) -> bool: ...


@dataclass(slots=True)
class Counts:
    put: int = 0
    changed: int = 0
    ended: int = 0
    removed: int = 0

    def sentences(self) -> list[str]:
        told = ((self.put, "put there"), (self.changed, "brought up to date there"), (self.ended, "ended there"),
                (self.removed, "taken away there"))  # fmt: skip
        return [f"{number} to-do{'s were' if number > 1 else ' was'} {what}." for number, what in told if number]


@dataclass(frozen=True, slots=True)
class _Teller:
    """To one calendar, in one look; each row is written down anew right after the server took it."""

    calendar: Calendar
    tags: dict[str, str]
    counts: Counts
    now: datetime

    def put(self, row: Todo, one: Wanted) -> bool:
        name = core.name(row.key, row.turn)
        tag = self.calendar.put(name, query.written(one, name, now=self.now))
        if tag is None:
            return False
        self._keep(row, one, tag)
        self.counts.put += 1
        return True

    def change(self, row: Todo, one: Wanted, found: tuple[bytes, str] | None) -> bool:
        if found is None:  # it cannot be read, or has just gone: the next look tells
            return True
        text, tag = found
        name = core.name(row.key, row.turn)
        is_worded = row.told != one.digest and one.state == OPEN
        text = query.written(one, name, text, is_worded=is_worded, now=self.now)
        new = self.calendar.put(name, text, tag=tag) if tag == row.tag else None
        if new is None:
            return False
        self._keep(row, one, new)
        self.counts.changed += one.state == OPEN
        self.counts.ended += one.state != OPEN
        return True

    def _keep(self, row: Todo, one: Wanted, tag: str) -> None:
        row.tag, row.day, row.told, row.acted = tag, one.day, one.digest, None
        row.ended_at = None if one.state == OPEN else self.now
        row.save()

    def remove(self, row: Todo) -> bool:
        """What is no follow-up any more; it may be one again later."""
        name = core.name(row.key, row.turn)
        if name in self.tags:
            if not self.calendar.remove(name, tag=self.tags[name]):
                return False
            self.counts.removed += 1
        row.delete()
        return True


def tell(
    viewer: Viewer, place: TodoPlace, calendar: Calendar, tags: dict[str, str], counts: Counts, *, now: datetime
) -> bool:
    """Whether all of it was taken; what was changed there meanwhile was not, and is to be looked at anew."""
    here = query.wanted(viewer, place.salt, now=now)
    found = list(Todo.objects.filter(place=place).select_related("acted").order_by("turn"))
    last = {row.key: row for row in found}
    teller = _Teller(calendar, tags, counts, now)
    over = [row for row in found if row != last[row.key] and row.ended_at is None and row.dropped_at is None]
    stale, fresh = [], []
    for row in last.values():
        one = here.get(row.key) or _turned(row, here.values(), now)
        if _is_settled(row, one):
            continue
        is_there = core.name(row.key, row.turn) in tags
        if one is None or (one.state != OPEN and not is_there):
            over.append(row)
        elif is_there:
            stale.append((row, one))
        else:
            fresh.append((row, one))
    fresh += _begun(place, here, last)
    texts = calendar.read([core.name(row.key, row.turn) for row, _ in stale])
    taken = [teller.put(row, one) for row, one in sorted(fresh, key=lambda pair: pair[1].day)]
    taken += [teller.change(row, one, texts.get(core.name(row.key, row.turn))) for row, one in stale]
    return all([*taken, *[teller.remove(row) for row in over]])


def _is_settled(row: Todo, one: Wanted | None) -> bool:
    """Is what stands there what shall stand there?"""
    is_open = one is not None and one.state == OPEN
    if row.dropped_at is not None:
        return True
    if row.ended_at is not None:
        return not is_open or _is_another_turn(row)
    return one is not None and is_open and row.told == one.digest and row.day == one.day


def _is_another_turn(row: Todo) -> bool:
    """It was ticked there, that was not undone, and it comes again: as a to-do of its own."""
    return row.acted is not None and row.acted.undone_at is None


def _turned(row: Todo, here: Iterable[Wanted], now: datetime) -> Wanted | None:
    """A turn of a rhythm that being in touch ended: a later one has begun."""
    turns = [one for one in here if one.kind == row.kind == RHYTHM and core.is_turn_of(one.key, row.key)]
    if not any(row.day is not None and one.day > row.day for one in turns):
        return None
    return Wanted(row.key, "", RHYTHM, DONE, False, False, "", "", now.date(), now.date(), now)


def _begun(place: TodoPlace, here: dict[str, Wanted], last: dict[str, Todo]) -> list[tuple[Todo, Wanted]]:
    """What is to be put there for the first time, the soonest first; written down before it is put."""
    room = MOST - sum(row.ended_at is None and row.dropped_at is None for row in last.values())
    found: list[tuple[int, Wanted]] = []
    for one in sorted(here.values(), key=lambda one: one.day):
        before = last.get(one.key)
        is_new = before is None or (before.ended_at is not None and _is_another_turn(before))
        if one.is_near and is_new and len(found) < room:
            found.append((0 if before is None else before.turn + 1, one))
    return [(_row(place, one, turn), one) for turn, one in found]


def _row(place: TodoPlace, one: Wanted, turn: int) -> Todo:
    return Todo.objects.get_or_create(place=place, key=one.key, turn=turn, defaults={"kind": one.kind})[0]
