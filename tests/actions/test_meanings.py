"""Matching by meaning, where the extra is installed: made once, told plainly, let go with what it was made of."""

from datetime import datetime
from pathlib import Path

import pytest

from cordially.actions import imports, meanings, people, shelf
from cordially.models import Meaning, Need
from cordially.queries import matches
from cordially.queries import people as finding
from cordially.store import meanings as store
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk
from tests.semantic import needs_semantic
from tests.worlds import lay

TEXT = "Whenever I criticise something, he takes it personally."


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    from datetime import timedelta

    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=12, every=7), *talk(BEN, start, times=12, every=6)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    said = {"space": viewer.space, "mine": False, "kind": "challenge", "said_at": int(now.timestamp()), "sure": True}
    Need.objects.create(person_id=finding.find(viewer, "Ana", now=now), text=TEXT, **said)


@needs_semantic
def test_what_is_near_in_meaning_only_is_found_and_says_so(world: Viewer, now: datetime) -> None:
    item = shelf.shelve(world, "Notes on giving criticism that he does not take as an insult", now=now)
    shelf.shelve(world, "Tomato seedlings", now=now)
    shelf.shelve(world, "How to tell your boss that the work is bad", now=now)
    meanings.catch_up(world, now=now)
    found = matches.helps(world, now=now)
    assert [give.mark for give in found[0].gives][:1] == [f"s{item.id}"]
    assert found[0].gives[0].reason == "near in meaning: “criticise” and “criticism”"


@needs_semantic
def test_somebody_is_found_by_what_they_do(world: Viewer, now: datetime) -> None:
    ben = finding.find(world, "Ben", now=now)
    people.employ(world, ben, "Trainer for difficult criticism and taking things less personally, Kind Words", now=now)
    meanings.catch_up(world, now=now)
    give = matches.helps(world, now=now)[0].gives[0]
    assert give.person == (ben, "Ben Okri")


@needs_semantic
def test_meanings_are_made_once_a_bounded_number_at_a_time(world: Viewer, now: datetime) -> None:
    for number in range(4):
        shelf.shelve(world, f"Book number {number}", now=now)
    assert meanings.catch_up(world, now=now, most=3) == 3
    assert meanings.catch_up(world, now=now) == 2
    assert meanings.catch_up(world, now=now) == 0


@needs_semantic
def test_what_is_not_made_yet_is_matched_by_its_words(world: Viewer, now: datetime) -> None:
    Need.objects.update(text="Would anybody look at my portfolio?")
    meanings.catch_up(world, now=now)
    shelf.shelve(world, "Review of portfolios", now=now)
    assert "portfolio" in matches.helps(world, now=now)[0].gives[0].reason


@needs_semantic
def test_what_was_taken_away_leaves_no_meaning(world: Viewer, now: datetime) -> None:
    item = shelf.shelve(world, "Notes on a secret", now=now)
    meanings.catch_up(world, now=now)
    assert Meaning.objects.count() == 2
    shelf.unshelve(world, item.id, now=now)
    meanings.catch_up(world, now=now)
    assert bytes(Meaning.objects.get().key) == store.key_of(TEXT)


def test_without_the_extra_nothing_is_made(world: Viewer, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cordially.store.meanings.find_spec", lambda name: None)
    shelf.shelve(world, "Notes on feedback", now=now)
    assert meanings.catch_up(world, now=now) == 0
    assert not matches.by_meaning()
    assert Meaning.objects.count() == 0
    matches.helps(world, now=now)
