"""Whatever is imported, done by hand and undone, in any order: no fact twice, none left over, and each undo exact."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from cordially.actions import corrections, days, events, imports, interactions, mine, notes, people
from cordially.core.identity import roots
from cordially.errors import Problem
from cordially.models import Space
from cordially.store import me, settle
from cordially.viewer import Viewer
from tests.dumps import differences, dump
from tests.people import BEN, ME
from tests.sound import exports
from tests.sound.lives import live

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
NUMBERS = st.sets(st.integers(0, len(exports.STOCK) - 1), min_size=1, max_size=8)
WHO = st.integers(0, 40)


def rows(sql: str, *parameters: int | str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


class Life(RuleBasedStateMachine):
    """One space, from its beginning. `before` is what the database held before each thing that was done."""

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder = TemporaryDirectory()
        self.viewer = Viewer(Space.objects.create(created_at=NOW))
        self.files: list[Path] = []
        self.before: list[tuple[set[int], dict[str, list[Any]]]] = []  # before each command: what was live, and all
        self.import_mail({0, 1, 3, 7, 8, 12, 20}, is_said=True)

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)
            self.folder.cleanup()

    def _do(self, act: Any) -> None:
        """Do it; what it refuses to do leaves nothing behind."""
        held, live = dump(), self._live()
        try:
            with transaction.atomic():
                act()
        except Problem:
            self.viewer.space.refresh_from_db()
            assert dump() == held
        self.before.append((live, held))

    def _read(self, path: Path, **more: Any) -> None:
        self._do(lambda: imports.read(self.viewer, [path], now=NOW, **more))

    def _fresh(self, suffix: str) -> Path:
        path = Path(self.folder.name, f"{len(self.files)}{suffix}")
        self.files.append(path)
        return path

    @rule(chosen=NUMBERS, is_said=st.booleans())
    def import_mail(self, chosen: set[int], is_said: bool) -> None:
        path = self._fresh(".mbox")
        exports.mailbox(path, chosen)
        os.utime(path, (len(self.files), len(self.files)))
        self._read(path, me_said=[ME[1]] if is_said else [])

    @rule(chosen=st.sets(st.integers(0, 4), min_size=1), version=st.integers(0, 2))
    def import_cards(self, chosen: set[int], version: int) -> None:
        path = self._fresh(".vcf")
        exports.address_book(path, chosen, version)
        self._read(path)

    @rule(chosen=st.sets(st.integers(0, 2), min_size=1), version=st.integers(0, 2))
    def import_meetings(self, chosen: set[int], version: int) -> None:
        path = self._fresh(".ics")
        exports.calendar(path, chosen, version)
        self._read(path)

    @precondition(lambda self: self.files)
    @rule(which=WHO)
    def import_again(self, which: int) -> None:
        self._read(self.files[which % len(self.files)])

    @precondition(lambda self: any(path.suffix == ".mbox" for path in self.files))
    @rule(which=WHO, chosen=NUMBERS)
    def import_what_grew(self, which: int, chosen: set[int]) -> None:
        boxes = [path for path in self.files if path.suffix == ".mbox"]
        path = boxes[which % len(boxes)]
        more = path.with_name("more")
        exports.mailbox(more, chosen)
        with path.open("ab") as file:
            file.write(more.read_bytes())
        self._read(path)

    @rule(is_known=st.booleans(), works=st.sampled_from(["", "Baker, Bread"]))
    def add(self, is_known: bool, works: str) -> None:
        emails = [BEN[1]] if is_known else []
        self._do(lambda: people.add(self.viewer, "Ben Okri", emails=emails, works=works, now=NOW))

    def _someone(self, which: int) -> int:
        found = [row[0] for row in rows("SELECT id FROM person WHERE root_id = id ORDER BY id")]
        return found[which % len(found)] if found else 10**6

    @rule(who=WHO)
    def note(self, who: int) -> None:
        self._do(lambda: notes.write(self.viewer, self._someone(who), "likes tea", now=NOW))

    @rule(who=st.lists(WHO, min_size=1, max_size=2))
    def met(self, who: list[int]) -> None:
        on = (NOW - timedelta(days=3)).date()
        self._do(lambda: interactions.met(self.viewer, [self._someone(each) for each in who], on=on, now=NOW))

    @rule(who=WHO, name=st.sampled_from(["Somebody Else", "Ana Silva"]))
    def rename(self, who: int, name: str) -> None:
        self._do(lambda: people.rename(self.viewer, self._someone(who), name, now=NOW))

    @rule(who=WHO, hats=st.sampled_from([("candidate",), ("recruiter", "candidate"), ()]))
    def dress(self, who: int, hats: tuple[str, ...]) -> None:
        self._do(lambda: people.dress(self.viewer, self._someone(who), hats, now=NOW))

    @rule(who=WHO, other=WHO)
    def merge(self, who: int, other: int) -> None:
        self._do(lambda: people.merge(self.viewer, self._someone(who), self._someone(other), now=NOW))

    @rule(who=WHO, other=WHO)
    def apart(self, who: int, other: int) -> None:
        one, two = self._someone(who), self._someone(other)
        if one != two:
            self._do(lambda: people.apart(self.viewer, one, two, now=NOW))

    @rule(who=WHO, address=WHO)
    def split(self, who: int, address: int) -> None:
        sql = (
            "SELECT p.root_id, i.id FROM identity i JOIN person p ON p.id = i.person_id WHERE p.root_id IN"
            " (SELECT root_id FROM person GROUP BY 1 HAVING count(*) > 1) ORDER BY i.id"
        )
        found = rows(sql)
        if found:
            root, identity = found[address % len(found)]
            self._do(lambda: people.split(self.viewer, root, [str(identity)], now=NOW))

    @rule(who=WHO, kind=st.sampled_from(["closer", "farther", "not suggested"]))
    def correct(self, who: int, kind: str) -> None:
        self._do(lambda: corrections.correct(self.viewer, self._someone(who), kind, now=NOW))

    @rule(who=WHO)
    def withdraw(self, who: int) -> None:
        self._do(lambda: corrections.withdraw(self.viewer, self._someone(who), now=NOW))

    @rule(who=WHO)
    def snooze(self, who: int) -> None:
        until = (NOW + timedelta(days=3)).date()
        self._do(lambda: days.snooze(self.viewer, self._someone(who), until=until, now=NOW))

    @rule(address=st.sampled_from([ME[1], exports.ME_AT_WORK[1]]), is_more=st.booleans())
    def say_who_i_am(self, address: str, is_more: bool) -> None:
        if is_more:
            self._do(lambda: mine.add(self.viewer, [address], now=NOW))
        else:
            self._do(lambda: mine.drop(self.viewer, address, now=NOW))

    @rule()
    def undo_the_last(self) -> None:
        self._undo(None)

    @rule(which=WHO)
    def undo_one(self, which: int) -> None:
        live = rows("SELECT id FROM event WHERE undone_at IS NULL ORDER BY id")
        if live:
            self._undo(live[which % len(live)][0])

    def _undo(self, event: int | None) -> None:
        held = dump()
        try:
            with transaction.atomic():
                events.undo(self.viewer, event, now=NOW)
        except Problem:
            self.viewer.space.refresh_from_db()
            assert dump() == held
        self._as_before()

    def _as_before(self) -> None:
        """Where all that was done since some moment is undone, in whatever order, all is as it was at that moment."""
        live = self._live()
        for then, held in self.before:
            if then == live:
                assert "\n".join(differences(held, dump())) == ""

    def _live(self) -> set[int]:
        return {row[0] for row in rows("SELECT id FROM event WHERE undone_at IS NULL")}

    @invariant()
    def all_is_sound(self) -> None:
        if hasattr(self, "viewer"):
            connection.check_constraints()
            self._everybody_has_one_home_and_the_root_that_the_links_say()
            self._no_fact_is_left_of_an_event_that_was_undone()
            self._the_words_and_their_index_agree()
            self._what_is_derived_is_what_would_be_reckoned_now()

    def _everybody_has_one_home_and_the_root_that_the_links_say(self) -> None:
        assert rows("SELECT person_id FROM identity GROUP BY 1 HAVING count(*) > 1") == []
        assert rows("SELECT id FROM person WHERE id NOT IN (SELECT person_id FROM identity)") == []
        stored = dict(rows("SELECT id, root_id FROM person"))
        assert stored == roots(stored, rows("SELECT person_id, other_id FROM link"))
        assert rows("SELECT person_id FROM tie t JOIN person p ON p.id = t.person_id WHERE p.root_id != p.id") == []

    def _no_fact_is_left_of_an_event_that_was_undone(self) -> None:
        for table in ("interaction", "card", "identity", "identity_name", "link", "position", "note", "correction"):
            sql = f"SELECT t.* FROM {table} t LEFT JOIN event e ON e.id = t.event_id WHERE e.undone_at IS NOT NULL"
            assert rows(f"{sql} OR e.id IS NULL") == [], table

    def _the_words_and_their_index_agree(self) -> None:
        rows("INSERT INTO words_index(words_index, rank) VALUES ('integrity-check', 1)")
        assert rows("SELECT count(*) FROM words") == rows("SELECT count(*) FROM interaction")

    def _what_is_derived_is_what_would_be_reckoned_now(self) -> None:
        with transaction.atomic():
            held = dump()
            space = self.viewer.space.id
            me.direct(me.mine(space))
            settle.everything(space, event_id=None, now=int(NOW.timestamp()))
            changed = [line for line in differences(held, dump()) if not line[2:].startswith("suggestion")]
            transaction.set_rollback(True)
        assert changed == []


def test_whatever_is_done_can_be_undone(db: None) -> None:
    live(Life, examples=6, steps=10)


@pytest.mark.slow
def test_whatever_is_done_can_be_undone_over_some_lives(db: None) -> None:
    live(Life, examples=20, steps=18)


@pytest.mark.deep
def test_whatever_is_done_can_be_undone_over_many_lives(db: None) -> None:
    live(Life, examples=400, steps=30)
