"""With any given now, nothing is known that came after it; and what has passed since counts from then on."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, hearing, imports, keeping, notes, spaces
from cordially.core.records import Meeting, Party
from cordially.models import Ask, Need, Offer, Promise, Tie
from cordially.queries import briefs, listening, matches, people, person, promises, tips, today
from cordially.queries import timeline as story
from cordially.store import me, settle
from cordially.store.bulk import Counts, Writer
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox, talk

LATER = "I want to learn how to sail next year."


@pytest.fixture
def before(now: datetime) -> datetime:
    return now - timedelta(days=20)


@pytest.fixture
def world(viewer: Viewer, now: datetime, before: datetime, tmp_path: Path) -> Viewer:
    letters = talk(ANA, now - timedelta(days=120), times=14, every=7)
    letters += [
        mail(ANA, ME, now - timedelta(days=10), LATER, subject="The sea"),
        mail(ME, ANA, now - timedelta(days=9), "I will send you the slides by 20 November.", subject="Slides"),
        mail(BEN, ME, now - timedelta(days=8), "Could you send me the address of the museum?", subject="Museum"),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    ana = people.find(viewer, "Ana", now=now)
    keeping.promise(viewer, ana, "I'll send you the map", now=now)
    notes.write(viewer, ana, "likes the sea", now=now)
    return viewer


def after(viewer: Viewer, before: datetime) -> list[int]:
    stamp = int(before.timestamp())
    return [model.objects.filter(said_at__gt=stamp).count() for model in (Promise, Ask)]


def test_lists_tell_only_what_was_said_by_then(world: Viewer, before: datetime) -> None:
    assert all(after(world, before))
    assert promises.promises(world, now=before, everything=True) == []
    assert promises.asks(world, now=before, mine=False) == []
    assert promises.needs(world, now=before, everything=True) == []
    assert promises.offers(world, now=before) == []
    assert matches.needs(world, now=before) == []


def test_a_brief_and_a_page_tell_only_what_was_known_by_then(world: Viewer, now: datetime, before: datetime) -> None:
    ana = people.find(world, "Ana", now=now)
    told = briefs.brief(world, ana, now=before)
    assert (told.notes, told.promises, told.needs) == ((), (), ())
    assert all(entry.at is not None and entry.at <= before for entry in told.last)
    page = person.page(world, ana, now=before)
    assert page.notes == []
    assert all(entry.at is not None and entry.at <= before for entry in page.open_thread)
    assert all(entry.at is not None and entry.at <= before for entry in story.timeline(world, ana, now=before))


def test_what_ended_later_is_open(world: Viewer, now: datetime, before: datetime) -> None:
    ana, stamp = people.find(world, "Ana", now=now), int((before - timedelta(days=9)).timestamp())
    row = Promise.objects.create(
        space=world.space, person_id=ana, mine=True, kind="promise", text="I'll send you the plan", said_at=stamp,
        sure=True, kept_at=int(now.timestamp()),
    )  # fmt: skip
    assert [(one.text, one.state) for one in promises.promises(world, now=before)] == [(row.text, "open")]
    assert row.text not in [one.text for one in promises.promises(world, now=now)]


def test_ties_are_those_of_then_and_of_now_again(world: Viewer, now: datetime, before: datetime) -> None:
    def told(at: datetime) -> list[people.Line]:
        spaces.keep_up(world, now=at)
        return people.people(world, now=at, everyone=True)

    here = told(now)
    then = told(before)
    assert all(one.last_at is None or one.last_at <= before for one in then)
    assert then != here
    assert told(now) == here


def test_today_names_nothing_that_came_later(world: Viewer, before: datetime) -> None:
    spaces.keep_up(world, now=before)
    for item in today.today(world, now=before):
        assert all(proof.at is not None and proof.at <= before for proof in item.evidence)
        assert item.mark[:1] not in ("p", "a")
    assert [one.person[1] for one in matches.helps(world, now=before)] == []


def test_tips_and_listening_look_at_nothing_later(world: Viewer, before: datetime) -> None:
    ana = Tie.objects.order_by("-sent").first()
    assert ana is not None
    assert "sail" not in " ".join(tip.suggestion for tip in tips.tips(world, now=before))
    listening.heard(world, now=before, person=ana.person_id)


def test_a_meeting_counts_when_it_is_over_and_keeps_what_was_promised(world: Viewer, now: datetime) -> None:
    ana = people.find(world, "Ana", now=now)
    row = Promise.objects.create(
        space=world.space, person_id=ana, mine=True, kind="promise", text="I'll meet you for lunch",
        said_at=int((now - timedelta(days=1)).timestamp()), sure=True,
    )  # fmt: skip
    event = events.begin(world, "import", "a calendar", now=now)
    parties = (Party("organizer", "email", ME[1]), Party("attendee", "email", ANA[1], answer="accepted"))
    lunch = Meeting("lunch", now + timedelta(days=1), now + timedelta(days=1, hours=1), parties, title="Lunch")
    counts = Counts()
    Writer(world.space.id, event.id, me.mine(world.space.id)).write([lunch], counts)
    settle.settle(world.space.id, counts.touched, event_id=event.id, now=int(now.timestamp()))
    assert people.line(world, ana, now=now).meetings == 0
    (first, *_) = story.timeline(world, ana, now=now)
    assert (first.kind, first.is_to_come) == ("meeting", True)
    assert all(
        entry.kind != "meeting" for entry in briefs.brief(world, ana, now=now + timedelta(days=1, minutes=10)).last
    )
    tomorrow = now + timedelta(days=1, hours=2)
    spaces.keep_up(world, now=tomorrow)
    assert people.line(world, ana, now=tomorrow).meetings == 1
    assert not story.timeline(world, ana, now=tomorrow)[0].is_to_come
    row.refresh_from_db()
    assert row.kept_at


def test_needs_and_offers_of_later_are_not_told(world: Viewer, now: datetime, before: datetime) -> None:
    ana, stamp = people.find(world, "Ana", now=now), int(now.timestamp())
    for model, kind in ((Need, "goal"), (Offer, "offer")):
        model.objects.create(
            space=world.space, person_id=ana, mine=False, kind=kind, text=LATER, said_at=stamp, sure=True
        )
    assert promises.needs(world, now=now) and promises.offers(world, now=now)
    assert not promises.needs(world, now=before) and not promises.offers(world, now=before)
