"""Introductions: both agree first, a no stays private and is respected later, and all can be taken back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, imports, introductions
from cordially.errors import NotFound, WrongUse
from cordially.queries import introductions as query
from cordially.queries import matches, people
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox, talk
from tests.worlds import lay


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    return lay(__name__, viewer, lambda: fill(viewer, now, tmp_path))


def fill(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=12, every=7), *talk(BEN, start, times=12, every=6)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()


@pytest.fixture
def pair(world: Viewer, now: datetime) -> tuple[int, int]:
    return people.find(world, "Ana", now=now), people.find(world, "Ben", now=now)


def states(viewer: Viewer, now: datetime) -> list[str]:
    return [state for one in query.introductions(viewer, now=now, everything=True) for _, _, state in one.sides]


def later(viewer: Viewer, folder: Path, *letters: object, now: datetime) -> None:
    imports.read(viewer, [mbox(folder / f"{now:%d%H}.mbox", letters)], now=now)  # type: ignore[arg-type]


def test_each_side_is_asked_apart(world: Viewer, pair: tuple[int, int], now: datetime) -> None:
    row = introductions.introduce(world, *pair, why="both build boats", now=now)
    one = query.standing(world, row, now=now)
    assert [text.to for text in one.texts] == [(ANA[1],), (BEN[1],)]
    assert states(world, now) == ["to ask", "to ask"]


def test_that_one_was_asked_shows_by_the_letter(
    world: Viewer, pair: tuple[int, int], now: datetime, tmp_path: Path
) -> None:
    introductions.introduce(world, *pair, now=now)
    asking = mail(ME, ANA, now + timedelta(hours=1), "Would you like me to introduce you to Ben?")
    later(world, tmp_path, asking, now=now + timedelta(hours=2))
    assert states(world, now + timedelta(hours=2)) == ["asked", "to ask"]
    assert states(world, now + timedelta(days=9)) == ["no answer yet", "to ask"]


def test_only_when_both_agreed_they_are_introduced(world: Viewer, pair: tuple[int, int], now: datetime) -> None:
    row = introductions.introduce(world, *pair, now=now)
    introductions.answer(world, row.id, pair[0], is_yes=True, now=now)
    with pytest.raises(WrongUse, match="has not said yes yet"):
        introductions.introduced(world, row.id, now=now)
    introductions.answer(world, row.id, pair[1], is_yes=True, now=now)
    assert query.introductions(world, now=now)[0].texts[0].to == (ANA[1], BEN[1])
    introductions.introduced(world, row.id, now=now)
    introductions.introduced(world, row.id, outcome="they had lunch", now=now)
    assert query.introductions(world, now=now) == []


def test_a_no_ends_it_and_is_respected_later(world: Viewer, pair: tuple[int, int], now: datetime) -> None:
    row = introductions.introduce(world, *pair, now=now)
    introductions.answer(world, row.id, pair[0], is_yes=True, now=now)
    introductions.answer(world, row.id, pair[1], is_yes=False, now=now)
    told = query.introductions(world, now=now, everything=True)[0]
    assert [text.to for text in told.texts] == [(ANA[1],)]
    assert "Ben" not in told.texts[0].body
    with pytest.raises(WrongUse, match="not to be asked again"):
        introductions.introduce(world, *pair[::-1], now=now)
    assert pair in matches.refused(world)
    assert pair[::-1] in matches.refused(world)
    events.undo(world, now=now)
    assert states(world, now) == ["yes", "to ask"]


def test_evidence_shows_that_it_was_made_and_that_they_are_in_touch(
    world: Viewer, pair: tuple[int, int], now: datetime, tmp_path: Path
) -> None:
    row = introductions.introduce(world, *pair, now=now)
    for who in pair:
        introductions.answer(world, row.id, who, is_yes=True, now=now)
    mine = mail(ME, [ANA, BEN], now + timedelta(hours=1), "Ana, this is Ben.", key="intro@x")
    answer = mail(BEN, [ANA, ME], now + timedelta(hours=5), "Thank you! Ana, shall we speak?", answers="intro@x")
    soon = now + timedelta(days=1)
    later(world, tmp_path, mine, answer, now=soon)
    told = query.introductions(world, now=soon)[0]
    assert told.made_at is not None
    assert told.in_touch_at is not None
    assert told.next.startswith("They are in touch.")


def test_after_a_while_one_asks_how_it_went(world: Viewer, pair: tuple[int, int], now: datetime) -> None:
    row = introductions.introduce(world, *pair, now=now)
    for who in pair:
        introductions.answer(world, row.id, who, is_yes=True, now=now)
    introductions.introduced(world, row.id, now=now)
    assert query.introductions(world, now=now)[0].next == "Leave it to the two for now."
    assert query.introductions(world, now=now + timedelta(days=11))[0].next == "Ask how it went."


def test_bad_wishes_are_answered_in_words(world: Viewer, pair: tuple[int, int], now: datetime) -> None:
    with pytest.raises(WrongUse, match="two people besides you"):
        introductions.introduce(world, pair[0], pair[0], now=now)
    row = introductions.introduce(world, *pair, now=now)
    with pytest.raises(WrongUse, match="already"):
        introductions.introduce(world, *pair, now=now)
    with pytest.raises(NotFound):
        introductions.answer(world, 99, pair[0], is_yes=True, now=now)
    assert world.space.me_id
    with pytest.raises(WrongUse, match="neither"):
        introductions.answer(world, row.id, world.space.me_id, is_yes=True, now=now)
