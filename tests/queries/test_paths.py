"""Warm paths: through whom, both steps with what shows them, and nobody asked too often."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import imports, introductions, people
from cordially.errors import NotFound
from cordially.models import Ask
from cordially.queries import paths
from cordially.queries import people as finding
from cordially.viewer import Viewer
from tests.people import ANA, BEN, CHLOE, ME, mail, mbox, talk


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=20, every=4), *talk(BEN, start, times=6, every=9)]
    letters.append(mail(CHLOE, [BEN, ME], now - timedelta(days=40), "Ben, here is what you asked me for."))
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    chloe = finding.find(viewer, "Chloé", now=now)
    people.employ(viewer, chloe, "Director, Marea Labs", now=now)
    return viewer


def through(viewer: Viewer, said: str, now: datetime) -> list[str]:
    return [one.through[1] for one in paths.paths(viewer, said, now=now).ways]


def test_who_works_there_leads_there(world: Viewer, now: datetime) -> None:
    people.employ(world, finding.find(world, "Ana", now=now), "Recruiter, Initech", now=now)
    found = paths.paths(world, "initech", now=now).ways
    assert [(one.through[1], one.kind) for one in found] == [("Ana Silva", "works there")]
    assert found[0].mine
    assert "Recruiter at Initech" in found[0].theirs


def test_who_was_in_a_message_with_somebody_inside_leads_there_too(world: Viewer, now: datetime) -> None:
    found = paths.paths(world, "Marea Labs", now=now).ways
    ben = next(one for one in found if one.through[1] == "Ben Okri")
    assert ben.towards
    assert ben.towards[1] == "Chloé Dubois"
    assert "how close they are is not known" in ben.theirs


def test_nobody_is_a_way_to_whom_i_am_near_to_myself(world: Viewer, now: datetime, tmp_path: Path) -> None:
    people.employ(world, finding.find(world, "Ana", now=now), "Recruiter, Initech", now=now)
    both = [mail(BEN, [ANA, ME], now - timedelta(days=30), "Ana, here is what you asked me for.")]
    imports.read(world, [mbox(tmp_path / "both.mbox", both)], now=now)
    assert through(world, "Initech", now) == ["Ana Silva"]


def test_a_person_is_reached_through_who_was_in_a_message_with_them(world: Viewer, now: datetime) -> None:
    assert through(world, "Chloé", now) == ["Ben Okri"]


def test_whom_i_know_i_write_to_myself(world: Viewer, now: datetime) -> None:
    assert paths.paths(world, "Ben", now=now).is_known


def test_who_was_asked_often_lately_is_left_in_peace(world: Viewer, now: datetime) -> None:
    ben = finding.find(world, "Ben", now=now)
    for days in range(4):
        at = int((now - timedelta(days=10 * days)).timestamp())
        Ask.objects.create(space=world.space, person_id=ben, mine=True, kind="request", text="?", said_at=at, sure=True)
    found = paths.paths(world, "Chloé", now=now)
    assert found.ways == ()
    assert found.resting == ((ben, "Ben Okri"),)


def test_a_part_of_a_word_is_no_company(world: Viewer, now: datetime) -> None:
    with pytest.raises(NotFound):
        paths.paths(world, "are", now=now)


def test_where_nobody_leads_it_says_so(world: Viewer, now: datetime) -> None:
    with pytest.raises(NotFound, match="Umbrella"):
        paths.paths(world, "Umbrella", now=now)


def test_two_who_work_for_themselves_are_no_colleagues(world: Viewer, now: datetime) -> None:
    for name in ("Ana", "Chloé"):
        people.employ(world, finding.find(world, name, now=now), "Illustrator, Independent", now=now)
    assert "Ana Silva" not in through(world, "Chloé", now)


def test_whom_i_am_near_to_myself_needs_no_colder_way(world: Viewer, now: datetime, tmp_path: Path) -> None:
    both = [mail(BEN, [ANA, ME], now - timedelta(days=30), "Ana, here is what you asked me for.")]
    imports.read(world, [mbox(tmp_path / "both.mbox", both)], now=now)
    assert through(world, "Ana", now) == []


@pytest.mark.parametrize("said", ["Ana Ben", "Ben, Ana Silva", "Ben Okri Ana"])
def test_two_names_are_asked_of_each_other(world: Viewer, now: datetime, said: str) -> None:
    two = paths.between(world, said, now=now)
    assert two is not None
    assert {name for _, name in two.people} == {"Ana Silva", "Ben Okri"}
    assert (two.theirs, two.is_new) == ("They were in no message or meeting of yours together.", True)


def test_two_who_met_in_a_message_of_mine_need_no_introduction(world: Viewer, now: datetime) -> None:
    two = paths.between(world, "Ben Chloé", now=now)
    assert two is not None
    assert two.theirs.startswith("They were in one message or meeting of yours together")
    assert not two.is_new


def test_what_was_refused_is_not_proposed_again(world: Viewer, now: datetime) -> None:
    ana, ben = (finding.find(world, name, now=now) for name in ("Ana", "Ben"))
    row = introductions.introduce(world, ana, ben, now=now)
    introductions.answer(world, row.id, ben, is_yes=False, now=now)
    two = paths.between(world, "Ana Ben", now=now)
    assert two is not None
    assert not two.is_new


@pytest.mark.parametrize("said", ["Ana", "Ana Ana", "Ana Nobody", "x " * 500, ""])
def test_what_are_not_two_whom_i_know_is_not_taken_for_two(world: Viewer, now: datetime, said: str) -> None:
    assert paths.between(world, said, now=now) is None
