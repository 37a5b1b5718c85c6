"""Follow-ups over a real history: what comes on the list, what ends it, and what your word does."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from cordially.actions import circles, events, followups, hearing, interactions, keeping, people, rhythms
from cordially.errors import NotFound, WrongUse
from cordially.queries import circles as circle_query
from cordially.queries import rhythms as rhythm_query
from cordially.viewer import Viewer
from tests.actions.world import World
from tests.people import ANA, ANA_AT_HOME, BEN, ME, mail, talk


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> World:
    return World(viewer, tmp_path, now)


def test_a_promise_is_on_the_list_and_ends_backwards_when_a_later_import_tells_that_it_was_kept(
    world: World, now: datetime
) -> None:
    said = now - timedelta(days=3)
    world.tell(mail(ME, ANA, said, "I'll send you the slides by 25 November.", subject="Slides"))
    (promised,) = world.list("promised")
    assert (promised.state, promised.on) == ("due", date(2026, 11, 25))
    sent = now - timedelta(days=1)
    world.tell(mail(ME, ANA, sent, "Here are the slides, as promised.", subject="Slides"))
    (ended,) = world.list("promised")
    assert (ended.state, ended.ended_at) == ("ended", sent)
    with pytest.raises(WrongUse, match="has ended"):
        followups.later(world.viewer, ended.mark, until=now.date() + timedelta(3), now=now)


def test_a_meeting_is_followed_up_on_the_next_day_until_you_wrote(world: World, now: datetime) -> None:
    interactions.met(world.viewer, [world.who("Ana"), world.who("Ben")], on=date(2026, 11, 24), text="coffee", now=now)
    assert [(one.state, one.on) for one in world.list("after meeting")] == [("due", date(2026, 11, 25))] * 2
    world.tell(mail(ME, BEN, now - timedelta(hours=1), "Good to see you."))
    ended = {one.person: one.state for one in world.list("after meeting")}
    assert ended == {world.who("Ana"): "due", world.who("Ben"): "ended"}


def test_an_answer_by_phone_ends_what_is_owed_and_can_be_taken_back(world: World, now: datetime) -> None:
    world.tell(mail(ANA, ME, now - timedelta(days=4), "Could you tell me which day suits you?", subject="A day"))
    (owed,) = world.list("answer owed")
    event = followups.followed(world.viewer, owed.mark, now=now)
    assert world.list("answer owed")[0].state == "ended"
    events.undo(world.viewer, event.id, now=now)
    assert world.list("answer owed")[0].state == "due"


def test_what_was_promised_to_you_comes_again_after_you_asked(world: World, now: datetime) -> None:
    promise = keeping.promise(world.viewer, world.who("Ana"), "send the list", mine=False, due_on=now.date(), now=now)
    later = now + timedelta(days=5)
    (theirs,) = world.list("promised to you", now=later)
    followups.followed(world.viewer, theirs.mark, now=later)
    (again,) = world.list("promised to you", now=later)
    assert (again.state, again.on) == ("snoozed", (later + timedelta(14)).date())
    events.undo(world.viewer, promise.id, now=now)
    assert world.list("promised to you", now=later) == []


def test_what_you_write_down_ends_by_contact_only_where_you_say_so(world: World, now: datetime) -> None:
    ana, on = world.who("Ana"), now.date() + timedelta(2)
    followups.write(world.viewer, ana, "send the book", on=on, at=time(15), zone="Europe/Lisbon", now=now)
    followups.write(world.viewer, ana, "hear how it went", on=on, until_in_touch=True, now=now)
    later = now + timedelta(days=3)
    world.tell(mail(ANA, ME, now + timedelta(days=1), "It went well.", subject="News"), now=later)
    assert [one.state for one in world.list("by hand", now=later)] == ["due", "ended"]


@pytest.mark.parametrize(("text", "days"), [("", 1), ("x" * 3000, 1), ("send it", -1)])
def test_what_is_no_follow_up_is_refused_in_words(world: World, now: datetime, text: str, days: int) -> None:
    with pytest.raises(WrongUse):
        followups.write(world.viewer, world.who("Ana"), text, on=now.date() + timedelta(days), now=now)
    with pytest.raises(NotFound):
        followups.followed(world.viewer, "f999", now=now)


def test_a_word_about_a_follow_up_holds_when_the_words_are_read_anew(world: World, now: datetime) -> None:
    world.tell(mail(ANA, ME, now - timedelta(days=9), "I'll send you the contract by 20 November.", subject="Contract"))
    (theirs,) = world.list("promised to you")
    followups.later(world.viewer, theirs.mark, until=date(2026, 12, 5), now=now)
    hearing.begin_again(world.viewer)
    hearing.hear(world.viewer, now=now)
    (again,) = world.list("promised to you")
    assert (again.state, again.on) == ("snoozed", date(2026, 12, 5))


def test_a_rhythm_begins_again_on_the_day_of_contact_not_of_the_import(world: World, now: datetime) -> None:
    ana = world.who("Ana")
    rhythms.ask(world.viewer, ana, 21, now=now)
    (due,) = world.list("rhythm")
    assert (due.state, due.on) == ("due", due.since.date() + timedelta(21))
    wrote = now - timedelta(days=5)
    world.tell(mail(ANA, ME, wrote, "How are you?"))
    (after,) = world.list("rhythm")
    assert (after.state, after.on) == ("coming", wrote.date() + timedelta(21))
    followups.followed(world.viewer, after.mark, now=now)
    assert world.list("rhythm")[0].on == now.date() + timedelta(21)


def test_a_circle_lends_its_rhythm_to_who_has_none_of_their_own(world: World, now: datetime) -> None:
    ana, ben = world.who("Ana"), world.who("Ben")
    for person in (ana, ben):
        circles.put(world.viewer, person, "close", now=now)
    rhythms.ask_of_circle(world.viewer, "close", 30, now=now)
    rhythms.ask(world.viewer, ben, 0, now=now)
    assert [one.person for one in world.list("rhythm")] == [ana]
    said = {one.person[1]: one.is_said for one in circle_query.circles(world.viewer, now=now)}
    assert said == {"Ana Silva": True, "Ben Okri": True}


def test_merged_people_share_what_was_said_and_split_ones_lose_nothing(world: World, now: datetime) -> None:
    world.tell(*talk(ANA_AT_HOME, now - timedelta(days=100), times=6, every=9))
    one, two = world.who(ANA[1]), world.who(ANA_AT_HOME[1])
    followups.write(world.viewer, two, "send the book", on=now.date(), now=now)
    rhythms.ask(world.viewer, one, 21, now=now)
    rhythms.ask(world.viewer, two, 90, now=now)
    if one != two:
        people.merge(world.viewer, one, two, now=now)
    assert len(world.list("rhythm")) == 1
    assert len(world.list("by hand")) == 1
    events.undo(world.viewer, now=now)
    assert len(world.list("by hand")) == 1


def test_suggested_rhythms_fit_the_pace(world: World, now: datetime) -> None:
    rhythms.set_pace(world.viewer, daily=1, quiet_days=range(1, 7), now=now)
    found = rhythm_query.suggested(world.viewer, now=now)
    assert rhythm_query.fits(world.viewer, [one.days for one in found]).fits
    with pytest.raises(WrongUse):
        rhythms.set_pace(world.viewer, daily=0, now=now)
    with pytest.raises(WrongUse):
        rhythms.set_pace(world.viewer, away_until=now.date(), now=now)
