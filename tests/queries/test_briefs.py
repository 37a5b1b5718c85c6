"""Before a meeting: ten seconds of who they are, with what is open and what could be given."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import gifts, imports, keeping, notes, shelf
from cordially.actions import people as adding
from cordially.core.records import Meeting, Party
from cordially.models import Ask, Need
from cordially.queries import brief_lines, briefs, lately, people
from cordially.store import me
from cordially.store.bulk import Counts, Writer
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk


@pytest.fixture
def world(viewer: Viewer, now: datetime, tmp_path: Path) -> Viewer:
    start = now - timedelta(days=90)
    letters = [*talk(ANA, start, times=12, every=7), *talk(BEN, start, times=12, every=6)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    return viewer


@pytest.fixture
def ana(world: Viewer, now: datetime) -> int:
    return people.find(world, "Ana", now=now)


def need(viewer: Viewer, person: int, kind: str, text: str, now: datetime) -> None:
    at = int((now - timedelta(days=2)).timestamp())
    Need.objects.create(space=viewer.space, person_id=person, mine=False, kind=kind, text=text, said_at=at, sure=True)


def test_a_brief_tells_last_words_needs_promises_notes_and_what_to_give(world: Viewer, ana: int, now: datetime) -> None:
    need(world, ana, "goal", "I look for somebody to review my portfolio.", now)
    keeping.promise(world, ana, "I'll send you the paper", now=now)
    notes.write(world, ana, "her sister studies biology", now=now)
    shelf.shelve(world, "Feedback on portfolios", now=now)
    told = briefs.brief(world, ana, now=now)
    assert told.person.name == "Ana Silva"
    assert {entry.direction for entry in told.last} == {"in", "out"}
    assert [one.text for one in told.promises] == ["I'll send you the paper"]
    assert [one.text for one in told.needs] == ["I look for somebody to review my portfolio."]
    assert told.notes == ("her sister studies biology",)
    assert told.to_ask == ("what is in their way", "what they like to do")
    assert told.gives[0].gives[0].title == "Feedback on portfolios"


def test_what_passed_lately_is_told_as_facts_one_by_one(world: Viewer, ana: int, now: datetime) -> None:
    gifts.give(world, ana, "the Lisbon paper", on=now.date() - timedelta(days=3), now=now)
    gifts.give(world, ana, "an old book", on=now.date() - timedelta(days=200), now=now)
    at = int((now - timedelta(days=5)).timestamp())
    Ask.objects.create(
        space=world.space, person_id=ana, mine=True, kind="request", text="Could you read this?", said_at=at, sure=True
    )
    found = lately.lately(world, ana, now=now)
    assert [(fact.what, fact.text) for fact in found] == [
        ("you gave", "the Lisbon paper"),
        ("you asked", "Could you read this?"),
    ]
    assert found[0].sentence == "You gave, 22 November: the Lisbon paper"


def test_only_a_draft_that_asks_brings_the_facts() -> None:
    assert lately.asks("Could you send me the deck by Friday?")
    assert not lately.asks("It was lovely to see you.")


def test_the_next_meetings_come_with_a_brief_of_each_guest(world: Viewer, now: datetime) -> None:
    parties = (
        Party("organizer", "email", ME[1]),
        Party("attendee", "email", ANA[1]),
        Party("attendee", "email", BEN[1]),
    )
    tomorrow, next_month = now + timedelta(days=1), now + timedelta(days=30)
    told = [
        Meeting("soon", tomorrow, None, parties, title="Coffee"),
        Meeting("far", next_month, None, parties, title="Far away"),
        Meeting("alone", tomorrow, None, parties[:1], title="Dentist"),
    ]
    gift = gifts.give(world, people.find(world, "Ana", now=now), "a book", on=now.date(), now=now)
    Writer(world.space.id, gift.event_id, me.mine(world.space.id)).write(told, Counts())
    found = briefs.ahead(world, now=now)
    assert [one.title for one in found] == ["Coffee"]
    assert {brief.person.name for brief in found[0].briefs} == {"Ana Silva", "Ben Okri"}


def sentences(viewer: Viewer, person: int, now: datetime) -> list[str]:
    return list(brief_lines.lines(briefs.brief(viewer, person, now=now), now.date()))


def test_a_brief_reads_as_sentences(world: Viewer, ana: int, now: datetime) -> None:
    need(world, ana, "goal", "I look for somebody to review my portfolio.", now)
    keeping.promise(world, ana, "I'll send you the paper", due_on=now.date() + timedelta(7), now=now)
    told = sentences(world, ana, now)
    assert "You promised by 2 December: “I'll send you the paper”" in told
    assert "What they want to reach (23 November): “I look for somebody to review my portfolio.”" in told
    assert told[-1] == (
        "You could ask how it goes with what they told you, what is in their way and what they like to do."
    )


def test_the_same_challenge_is_told_once_and_old_joys_not_at_all(world: Viewer, ana: int, now: datetime) -> None:
    need(world, ana, "challenge", "I cannot find a room for the choir.", now)
    need(world, ana, "challenge", "Still I cannot find any room for our choir.", now)
    need(world, ana, "interest", "I love old maps.", now - timedelta(days=300))
    assert len(briefs.brief(world, ana, now=now).needs) == 1


def test_only_asks_that_wait_are_told(world: Viewer, ana: int, now: datetime) -> None:
    at = int((now - timedelta(days=2)).timestamp())
    for text, answered in (("Could you read this?", at + 3600), ("Could you send me the map?", None)):
        Ask.objects.create(
            space=world.space, person_id=ana, mine=False, kind="request", text=text, said_at=at, sure=True,
            answered_at=answered,
        )  # fmt: skip
    told = "\n".join(sentences(world, ana, now))
    assert "They asked on 23 November, and wait: “Could you send me the map?”" in told
    assert "read this" not in told


def test_of_whom_nothing_is_known_it_says_so(viewer: Viewer, now: datetime) -> None:
    added = adding.add(viewer, "Kim Kauri", now=now).person
    assert not briefs.brief(viewer, added.id, now=now).is_known
    assert sentences(viewer, added.id, now)[0] == "Nothing passed between you yet, as far as is known here."
