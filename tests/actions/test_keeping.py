"""Your word on what was found: it lasts, it can be undone, and only what comes later changes it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import days, events, followups, hearing, imports, introductions, keeping
from cordially.errors import NotFound, WrongUse
from cordially.models import Person, Promise
from cordially.queries import promises
from cordially.viewer import Viewer
from tests.actions.test_hearing import DECK, at, heard, known, one_promise
from tests.people import ANA, ME, mail, mbox


def kept(viewer: Viewer, folder: Path, now: datetime) -> Promise:
    heard(viewer, folder, [*known(), mail(ME, ANA, at(0), DECK), mail(ANA, ME, at(2), "Thanks for the deck!")], now=now)
    return one_promise()


def test_reopened_it_stays_open_until_something_newer_keeps_it(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    row = kept(viewer, tmp_path, now)
    assert row.kept_at
    keeping.reopen(viewer, "promise", row.id, now=now)
    heard(viewer, tmp_path, [mail(ANA, ME, at(3), "Thanks again for the deck.")], now=now, name="b")
    assert one_promise().kept_at is None
    assert promises.promises(viewer, now=now)[0].why == "you said that it is open"
    later = now + timedelta(days=2)
    heard(viewer, tmp_path, [mail(ME, ANA, now + timedelta(days=1), "Here is the deck.")], now=later, name="c")
    assert one_promise().kept_why == "said so: Here is the deck"


def test_reopening_is_undone(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    row = kept(viewer, tmp_path, now)
    keeping.reopen(viewer, "promise", row.id, now=now)
    events.undo(viewer, now=now)
    assert one_promise().kept_why == row.kept_why
    assert one_promise().kept_by_id == row.kept_by_id


def test_kept_by_your_word_lasts(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    keeping.keep(viewer, one_promise().id, now=now)
    hearing.begin_again(viewer)
    hearing.hear(viewer, now=now)
    assert one_promise().kept_why == "you said so"
    with pytest.raises(WrongUse):
        keeping.keep(viewer, one_promise().id, now=now)


def test_a_promise_by_hand_is_kept_by_evidence(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, known(), now=now)
    ana = Person.objects.get(name="Ana Silva", root__isnull=False)
    keeping.promise(viewer, ana.id, "send the notes of the workshop", due_on=date(2026, 12, 1), now=now)
    later = now + timedelta(days=3)
    sent = mail(ME, ANA, now + timedelta(days=2), "Hi Ana, here are the notes of the workshop: https://x.example/n")
    heard(viewer, tmp_path, [sent], now=later, name="b")
    assert one_promise().kept_why == "sent a link"


def test_correcting_changes_what_is_said_and_is_undone(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    row = one_promise()
    ben = Person.objects.get(name="Ben Okri").id
    keeping.correct(viewer, "promise", row.id, due_on=date(2026, 12, 24), person_id=ben, mine=False, now=now)
    told = promises.promises(viewer, now=now)[0]
    assert (told.person[1], told.is_mine, told.due_on) == ("Ben Okri", False, date(2026, 12, 24))
    keeping.correct(viewer, "promise", row.id, is_undated=True, now=now)
    assert one_promise().due_on is None
    events.undo(viewer, now=now)
    events.undo(viewer, now=now)
    assert (one_promise().due_on, one_promise().mine) == (row.due_on, True)


def test_what_cannot_be_done_is_told(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    with pytest.raises(WrongUse):
        keeping.correct(viewer, "promise", one_promise().id, text="  ", now=now)
    with pytest.raises(NotFound):
        keeping.reopen(viewer, "ask", 999, now=now)
    with pytest.raises(WrongUse):
        keeping.reopen(viewer, "wish", 1, now=now)


def test_a_dismissal_teaches(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    keeping.dismiss(viewer, "promise", one_promise().id, now=now)
    again = mail(ME, ANA, at(200), "I'll send you the deck by Friday.")
    later = now + timedelta(days=300)
    imports.read(viewer, [mbox(tmp_path / "b.mbox", [again])], now=later, me_said=[ME[1]])
    hearing.hear(viewer, now=later)
    assert promises.promises(viewer, now=later) == []


def test_nobody_turns_to_themselves(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, known(), now=now)
    viewer.space.refresh_from_db()
    assert viewer.space.me is not None
    me = viewer.space.me.id
    ana = Person.objects.get(name="Ana Silva").root_id or 0
    acts: list[Callable[[], object]] = [
        lambda: keeping.promise(viewer, me, "rest", now=now),
        lambda: followups.write(viewer, me, "rest", on=now.date(), now=now),
        lambda: days.done(viewer, me, now=now),
        lambda: days.snooze(viewer, me, until=now.date() + timedelta(days=2), now=now),
        lambda: introductions.introduce(viewer, ana, me, why="", now=now),
    ]
    for act in acts:
        with pytest.raises(WrongUse, match="yourself"):
            act()
