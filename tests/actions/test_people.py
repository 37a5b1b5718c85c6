"""Adding somebody who is here already, finding them by a number, and joining two with all that follows."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, hearing, imports, people
from cordially.models import Ask, Event, Person, Position, Promise
from cordially.queries import people as query
from cordially.viewer import Viewer
from tests.dumps import dump
from tests.people import ANA, ANA_AT_HOME, ME, mail, mbox, talk


def test_whoever_is_here_already_is_said_to_be(viewer: Viewer, now: datetime) -> None:
    first = people.add(viewer, "Ana Silva", emails=["ana@acme.example"], works="Recruiter, Acme", now=now)
    assert first.what == f"Ana Silva is number {first.person.id}."
    held, count = dump(), Event.objects.count()
    again = people.add(viewer, "Ana Silva", emails=["Ana@acme.example"], works="recruiter, acme", now=now)
    assert again.what == f"Ana Silva is here already, number {first.person.id}; nothing in that was new."
    assert (dump(), Event.objects.count(), again.event) == (held, count, None)


def test_what_is_new_of_them_is_added_and_said(viewer: Viewer, now: datetime) -> None:
    first = people.add(viewer, "Ana Silva", emails=["ana@acme.example"], hats=["candidate"], now=now).person
    held = dump()
    more = people.add(
        viewer, "Ana Silva", emails=["ana@acme.example", "ana@home.example"], works="Baker, Bread", now=now
    )
    assert more.what == (f"Ana Silva was here already, number {first.id}. New: ana@home.example, “Baker, Bread”.")
    assert Position.objects.count() == 1
    assert more.person.hats == "candidate"
    assert more.event is not None
    events.undo(viewer, more.event.id, now=now)
    assert dump() == held


def test_a_name_alone_makes_another_person_and_says_so(viewer: Viewer, now: datetime) -> None:
    first = people.add(viewer, "Ana Silva", now=now).person
    other = people.add(viewer, "Ana Silva", now=now)
    assert other.person.id != first.id
    assert f"Number {first.id} has the same name" in other.what


@pytest.mark.parametrize(
    "said", ["+351 912 345 678", "+351-912-345-678", "00351 912345678", "912 345 678", "351912345678"]
)
def test_a_number_is_found_however_it_is_written(said: str, viewer: Viewer, now: datetime) -> None:
    ana = people.add(viewer, "Ana Silva", phones=["+351912345678"], now=now).person
    assert query.find(viewer, said, now=now) == ana.id


def test_joining_two_looks_again_at_what_was_promised_and_the_undo_is_exact(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    day, other = timedelta(days=1), ("A. S. Lisbon", ANA_AT_HOME[1])
    letters = [
        *talk(ANA, now - 200 * day, times=6, every=5),
        *talk(other, now - 150 * day, times=6, every=5),
        mail(ME, ANA, now - 9 * day, "Hi Ana,\n\nI'll send you the deck by Friday.\n\nLena"),
        mail(ME, other, now - 7 * day, "Hi Ana,\n\nhere is the deck: https://x.example/deck\n\nLena"),
    ]
    imports.read(viewer, [mbox(tmp_path / "a.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    assert Promise.objects.get().kept_at is None
    one, two = (Person.objects.get(identities__value=who[1]).root_id or 0 for who in (ANA, other))
    held = dump()
    event = people.merge(viewer, one, two, now=now)
    assert Promise.objects.get().kept_why == "sent a link"
    events.undo(viewer, event.id, now=now)
    assert dump() == held


def test_taking_one_out_opens_again_what_only_the_other_had_ended(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    day, other = timedelta(days=1), ("A. S. Lisbon", ANA_AT_HOME[1])
    letters = [
        *talk(ANA, now - 200 * day, times=6, every=5),
        *talk(other, now - 150 * day, times=6, every=5),
        mail(ME, ANA, now - 20 * day, "I'll send you the deck by Friday.", subject="Deck"),
        mail(ANA, ME, now - 19 * day, "Could you send me the address of the museum?", subject="Museum"),
        mail(ME, other, now - 18 * day, "Here is the deck: https://deck.example/deck", subject="The deck"),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    ana, lisbon = (query.find(viewer, one[1], now=now) for one in (ANA, other))
    if ana != lisbon:
        people.merge(viewer, ana, lisbon, now=now)
    hearing.hear(viewer, now=now)
    assert Promise.objects.get(mine=True).kept_at and Ask.objects.get(mine=False).answered_at
    joined = dump()
    event = people.split(viewer, query.find(viewer, ANA[1], now=now), [other[1]], now=now)
    assert Promise.objects.get(mine=True).kept_at is None and Ask.objects.get(mine=False).answered_at is None
    events.undo(viewer, event.id, now=now)
    assert dump() == joined
