"""Whom one could help: the need in their words, what fits, and who is left out."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import corrections, hearing, imports, people, shelf
from cordially.models import Need
from cordially.models.correction import NOT_SUGGESTED
from cordially.queries import matches
from cordially.queries import people as finding
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox, talk


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=12, every=7), *talk(BEN, start, times=12, every=6)]
    text = "I'm looking for somebody who gives me feedback on my portfolio."
    letters.append(mail(ANA, ME, now - timedelta(days=3), text, subject="A wish"))
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    ana = finding.find(viewer, "Ana", now=now)
    if not Need.objects.exists():
        Need.objects.create(
            space=viewer.space,
            person_id=ana,
            mine=False,
            kind="goal",
            text=text,
            said_at=int(now.timestamp()),
            sure=True,
        )
    return viewer


def test_a_need_finds_a_thing_of_the_shelf(world: Viewer, now: datetime) -> None:
    item = shelf.shelve(world, "Review of case studies and portfolios", now=now)
    found = matches.helps(world, now=now)
    assert [one.person[1] for one in found] == ["Ana Silva"]
    assert found[0].gives[0].mark == f"s{item.id}"
    assert "portfolio" in found[0].gives[0].reason


def test_somebody_who_does_it_is_named_and_asked_first(world: Viewer, now: datetime) -> None:
    ben = finding.find(world, "Ben", now=now)
    people.employ(world, ben, "Portfolio reviewer, Design School", now=now)
    give = matches.helps(world, now=now)[0].gives[0]
    assert (give.kind, give.person) == ("somebody", (ben, "Ben Okri"))
    assert give.how.startswith("Ask Ben first")


def test_those_who_know_each_other_need_no_introduction(world: Viewer, now: datetime, tmp_path: Path) -> None:
    both = [mail(ANA, [ME, BEN], now - timedelta(days=20), "Hello you two, here we are.")]
    imports.read(world, [mbox(tmp_path / "both.mbox", both)], now=now)
    people.employ(world, finding.find(world, "Ben", now=now), "Portfolio reviewer, Design School", now=now)
    assert matches.helps(world, now=now) == []


def test_who_shall_not_be_suggested_is_not(world: Viewer, now: datetime) -> None:
    shelf.shelve(world, "Review of portfolios", now=now)
    corrections.correct(world, finding.find(world, "Ana", now=now), NOT_SUGGESTED, now=now)
    assert matches.helps(world, now=now) == []


def test_an_empty_shelf_helps_nobody(world: Viewer, now: datetime) -> None:
    assert matches.helps(world, now=now, person=finding.find(world, "Ana", now=now)) == []
