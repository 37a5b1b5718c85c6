"""Whatever is done here and there, in any order, broken off or not: after a look both are the same."""

import random
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cordially.actions import events, followups, interactions, keeping, people, rhythms, todos
from cordially.errors import Problem
from cordially.models import Event, Todo
from cordially.queries import followups as query
from cordially.viewer import Viewer
from tests.actions.shelf_calendar import BrokenOff, ShelfCalendar

STATES = ("NEEDS-ACTION", "COMPLETED", "CANCELLED")


class Life:
    """One person's doings, here and in the calendar, by chance."""

    def __init__(self, viewer: Viewer, seed: int, now: datetime) -> None:
        self.viewer, self.chance, self.now, self.server = viewer, random.Random(seed), now, ShelfCalendar()
        self.ana = people.add(viewer, "Ana", emails=["ana@acme.example"], now=now).person.id
        rhythms.ask(viewer, self.ana, 10, now=now)
        self.number = 0

    def step(self) -> None:
        here = (self.write, self.promise, self.say, self.say, self.undo, self.meet)
        there = (self.tap, self.tap, self.tap, self.move, self.delete)
        doing = self.chance.choice((*here, *there, self.wait))
        with suppress(Problem):
            doing()

    def write(self) -> None:
        self.number += 1
        followups.write(self.viewer, self.ana, f"thing {self.number}", on=self._day(), now=self.now)

    def promise(self) -> None:
        self.number += 1
        mine = self.chance.random() < 0.5
        keeping.promise(self.viewer, self.ana, f"word {self.number}", mine=mine, due_on=self._day(), now=self.now)

    def say(self) -> None:
        found = query.followups(self.viewer, now=self.now)
        if found:
            mark = self.chance.choice(found).what.mark
            verb = self.chance.choice((followups.followed, followups.let_go, self._later))
            verb(self.viewer, mark, now=self.now)

    def _later(self, viewer: Viewer, mark: str, *, now: datetime) -> None:
        followups.later(viewer, mark, until=self._day(), now=now)

    def undo(self) -> None:
        event = Event.objects.filter(undone_at=None).exclude(kind="add").order_by("-id").first()
        if event:
            events.undo(self.viewer, event.id, now=self.now)

    def meet(self) -> None:
        interactions.met(self.viewer, [self.ana], on=self.now.date(), text="coffee", now=self.now)

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.randrange(1, 5))

    def tap(self) -> None:
        """Ticked, cancelled, opened again."""
        name = self._some()
        if name:
            self._rewrite(name, "status", self.chance.choice(STATES))

    def move(self) -> None:
        name = self._some()
        if name:
            self._rewrite(name, "due", self._day())

    def delete(self) -> None:
        name = self._some()
        if name:
            del self.server.kept[name]

    def _some(self) -> str:
        return self.chance.choice(sorted(self.server.kept)) if self.server.kept else ""

    def _rewrite(self, name: str, field: str, value: object) -> None:
        text, tag = self.server.kept[name]
        whole = Calendar.from_ical(text)
        todo = whole.walk("VTODO")[0]
        for gone in (field, "completed", "percent-complete"):
            todo.pop(gone, None)
        todo.add(field, value)
        self.server.kept[name] = (whole.to_ical(), tag[:-1] + 'x"')

    def _day(self) -> date:
        return self.now.date() + timedelta(self.chance.randrange(40))

    def look(self) -> None:
        if self.chance.random() < 0.3:
            kind = self.chance.choice(("dies_before", "dies_after"))
            setattr(self.server, kind, self.server.writes + self.chance.randrange(1, 4))
            with suppress(BrokenOff):
                todos.sync(self.viewer, self.server, missing=todos.LEAVE, now=self.now)
            self.server.dies_before = self.server.dies_after = 0
            for _ in range(self.chance.randrange(2)):
                self.step()
        todos.sync(self.viewer, self.server, missing=todos.LEAVE, now=self.now)

    def shown(self) -> Counter[str]:
        """What is open there: in short, and its day."""
        found: list[Any] = [Calendar.from_ical(text).walk("VTODO")[0] for text, _ in self.server.kept.values()]
        return Counter(f"{one['SUMMARY']} {one['DUE'].dt}" for one in found if one["STATUS"] == "NEEDS-ACTION")

    def meant(self) -> Counter[str]:
        """What shall be open there, but for what was deleted there."""
        near = self.now.date() + timedelta(30)
        found = [one.what for one in query.followups(self.viewer, now=self.now)]
        return Counter(f"Ana: {one.first} {one.on}" for one in found if one.state != "coming" or one.on <= near)


@pytest.mark.slow
@pytest.mark.parametrize("seed", (1, 3, 6))
def test_both_are_the_same_after_a_look(viewer: Viewer, seed: int, now: datetime) -> None:
    life = Life(viewer, seed, now)
    for _ in range(20):
        for _ in range(life.chance.randrange(1, 5)):
            life.step()
        life.look()
        before, writes = Event.objects.count(), life.server.writes
        assert todos.sync(viewer, life.server, now=life.now) == []
        assert (Event.objects.count(), life.server.writes) == (before, writes)
        shown, meant = life.shown(), life.meant()
        dropped = Todo.objects.filter(ended_at=None).exclude(dropped_at=None).count()
        assert sum((meant - shown).values()) <= dropped, meant - shown
        far = str(life.now.date() + timedelta(30))  # what was near once stays there
        assert not [key for key in shown - meant if key[-10:] <= far], shown - meant
