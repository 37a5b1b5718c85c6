"""Introductions: both agree first, a no stays private and is respected later, and all can be taken back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import days, events, imports, introductions, shelf
from cordially.actions import people as employing
from cordially.errors import NotFound, WrongUse
from cordially.models import Interaction, Need
from cordially.models.interaction import IN
from cordially.queries import introductions as query
from cordially.queries import matches, people, turning
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


SECRET = "I'm looking for a mentor in biotech, my boss wants to get rid of me."


@pytest.fixture
def need(world: Viewer, pair: tuple[int, int], now: datetime) -> Need:
    """Ana told me what she looks for, and Ben does it."""
    employing.employ(world, pair[1], "Mentor in biotech, Leal Institute", now=now)
    return in_a_mail(world, pair[0], SECRET, now)


def test_who_is_being_introduced_needs_no_other_help_just_now(
    world: Viewer, pair: tuple[int, int], need: Need, now: datetime
) -> None:
    assert [one.mark for one in turning.helps(world, now=now)] == [f"hn{need.id}"]
    introductions.introduce(world, *pair, why="", now=now)
    shelf.shelve(world, "How to find a mentor in biotech", now=now)
    assert list(turning.helps(world, now=now + timedelta(days=1))) == []
    assert list(turning.helps(world, now=now + timedelta(days=11)))


def in_a_mail(viewer: Viewer, person: int, text: str, now: datetime) -> Need:
    """A need in a mail of theirs."""
    mail_of_theirs = Interaction.objects.filter(kind="mail", direction=IN).latest("at")
    said_at = int((now - timedelta(days=2)).timestamp())
    return Need.objects.create(
        space=viewer.space,
        person_id=person,
        interaction=mail_of_theirs,
        mine=False,
        kind="goal",
        text=text,
        said_at=said_at,
        sure=True,
    )


def letters(viewer: Viewer, now: datetime) -> dict[str, str]:
    """All texts that are proposed, by whom they go to."""
    found = query.introductions(viewer, now=now, everything=True)
    return {" ".join(text.to): f"{text.subject} {text.body} {text.link}" for one in found for text in one.texts}


def test_what_one_side_told_is_in_no_letter_to_the_other(
    world: Viewer, pair: tuple[int, int], need: Need, now: datetime
) -> None:
    days.done(world, pair[0], mark=f"hn{need.id}", now=now)
    row = query.introductions(world, now=now)[0]
    number = int(row.mark[1:])
    asked = letters(world, now)
    assert (SECRET in asked[ANA[1]], row.why) == (True, "")
    assert not {word for word in ("mentor in biotech,", "boss", "looking for", SECRET) if word in asked[BEN[1]]}
    for who in pair:
        introductions.answer(world, number, who, is_yes=True, now=now)
    introductions.introduced(world, number, now=now)
    for days_later in (0, 11):
        told = letters(world, now + timedelta(days=days_later))
        assert "boss" not in " ".join(told.values())


def test_after_a_no_the_other_reads_neither_the_no_nor_the_need(
    world: Viewer, pair: tuple[int, int], need: Need, now: datetime
) -> None:
    days.done(world, pair[0], mark=f"hn{need.id}", now=now)
    number = int(query.introductions(world, now=now)[0].mark[1:])
    introductions.answer(world, number, pair[1], is_yes=True, now=now)
    introductions.answer(world, number, pair[0], is_yes=False, now=now)
    told = letters(world, now)
    assert list(told) == [BEN[1]]
    assert not {word for word in ("Ana", "boss", "mentor", "said no") if word in told[BEN[1]]}


def test_a_need_that_has_nothing_to_do_with_the_other_is_not_quoted(
    world: Viewer, pair: tuple[int, int], now: datetime
) -> None:
    employing.employ(world, pair[1], "Systems engineer, Sea View", now=now)
    in_a_mail(world, pair[0], "I can't sleep, I hear the sea and think of the view.", now)
    introductions.introduce(world, *pair, now=now)
    assert "sleep" not in letters(world, now)[ANA[1]]


def test_what_i_noted_myself_is_not_quoted_as_their_words(
    world: Viewer, pair: tuple[int, int], need: Need, now: datetime
) -> None:
    Need.objects.filter(id=need.id).update(interaction=None)
    introductions.introduce(world, *pair, now=now)
    assert "You wrote" not in letters(world, now)[ANA[1]]
