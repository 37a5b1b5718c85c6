"""To-dos in a calendar: what is put there, what ticking, moving and deleting there does here, and what is mended."""

from datetime import date, datetime, time, timedelta

import pytest

from cordially.actions import events, followups, interactions, keeping, people, rhythms, todos
from cordially.errors import Problem
from cordially.models import Event, Todo, TodoPlace
from cordially.queries import followups as query
from cordially.queries import todos as todo_query
from cordially.viewer import Viewer
from tests.actions.shelf_calendar import BrokenOff, ShelfCalendar

OPEN, DONE, CANCELLED = "NEEDS-ACTION", "COMPLETED", "CANCELLED"
BOOK, CALL, SLIDES = "Ana: send the book", "Ana: call her", "Ana: Keep it, or say when you will: “send the slides”"


@pytest.fixture
def ana(viewer: Viewer, now: datetime) -> int:
    return people.add(viewer, "Ana", emails=["ana@acme.example"], now=now).person.id


@pytest.fixture
def there(viewer: Viewer, ana: int, now: datetime) -> ShelfCalendar:
    """Three follow-ups, put there."""
    followups.write(viewer, ana, "send the book", on=date(2026, 11, 27), now=now)
    followups.write(viewer, ana, "call her", on=date(2026, 11, 28), at=time(15, 30), zone="Asia/Tokyo", now=now)
    keeping.promise(viewer, ana, "send the slides", due_on=date(2026, 12, 4), now=now)
    server = ShelfCalendar()
    assert todos.sync(viewer, server, now=now) == ["3 to-dos were put there."]
    return server


def state(viewer: Viewer, mark: str, now: datetime) -> tuple[str, date, str]:
    one = query.of_mark(viewer, mark, now=now)
    return one.state, one.on, one.ended_how


def test_what_is_open_is_put_there_once(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    assert there.entries() == {BOOK: OPEN, CALL: OPEN, SLIDES: OPEN}
    whole = b"".join(text for text, _ in there.kept.values())
    assert b"DUE;VALUE=DATE:20261127" in whole
    assert b"DUE:20261128T063000Z" in whole
    assert todos.sync(viewer, there, now=now) == []
    assert there.writes == 3


def test_its_name_there_tells_nothing(viewer: Viewer, there: ShelfCalendar) -> None:
    salt = TodoPlace.objects.get().salt
    assert all(name.isalnum() and len(name) == 40 for name in there.kept)
    assert not any(salt in text.decode() or "hand 1" in text.decode() for text, _ in there.kept.values())


def test_what_comes_in_more_than_a_month_waits(viewer: Viewer, ana: int, there: ShelfCalendar, now: datetime) -> None:
    followups.write(viewer, ana, "send flowers", on=now.date() + timedelta(40), now=now)
    assert todos.sync(viewer, there, now=now) == []
    assert todos.sync(viewer, there, now=now + timedelta(days=11)) == ["1 to-do was put there."]


def test_ticking_ends_it_here_and_undo_opens_it_there_again(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    there.tick("send the book")
    (told,) = todos.sync(viewer, there, now=now)
    assert told == "It is done: send the book (ticked in your calendar)"
    assert state(viewer, "f1", now)[0] == "ended"
    assert todos.sync(viewer, there, now=now) == []
    events.undo(viewer, now=now)
    assert state(viewer, "f1", now)[0] == "coming"
    assert todos.sync(viewer, there, now=now) == ["1 to-do was brought up to date there."]
    assert there.entries()[BOOK] == OPEN
    assert b"COMPLETED" not in b"".join(text for text, _ in there.kept.values())


def test_unticking_takes_back_what_ticking_did(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    there.tick("send the book")
    todos.sync(viewer, there, now=now)
    there.edit("send the book", "STATUS:COMPLETED\r\nCOMPLETED:20261125T090000Z", "STATUS:NEEDS-ACTION")
    todos.sync(viewer, there, now=now)
    assert state(viewer, "f1", now)[0] == "coming"
    assert todos.sync(viewer, there, now=now) == []


def test_a_ticked_promise_is_kept(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    there.tick("send the slides")
    todos.sync(viewer, there, now=now)
    assert state(viewer, "p1", now)[::2] == ("ended", "you said so")


def test_what_was_promised_to_you_comes_again_as_a_todo_of_its_own(viewer: Viewer, ana: int, now: datetime) -> None:
    server = ShelfCalendar()
    keeping.promise(viewer, ana, "send me the map", mine=False, due_on=now.date(), now=now)
    todos.sync(viewer, server, now=now)
    server.tick("send me the map")
    assert len(todos.sync(viewer, server, now=now)) == 2
    assert sorted(b"STATUS:COMPLETED" in text for text, _ in server.kept.values()) == [False, True]
    assert state(viewer, "p1", now)[:2] == ("snoozed", now.date() + timedelta(14))
    assert todos.sync(viewer, server, now=now) == []


def test_cancelling_lets_it_go(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    there.edit("send the slides", "STATUS:NEEDS-ACTION", "STATUS:CANCELLED")
    todos.sync(viewer, there, now=now)
    assert state(viewer, "p1", now)[::2] == ("ended", "you let it go")


def test_a_later_day_puts_it_off_and_an_earlier_one_goes_back(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    there.edit("send the book", "DUE;VALUE=DATE:20261127", "DUE;TZID=Europe/Lisbon:20261205T180000")
    there.edit("send the slides", "DUE;VALUE=DATE:20261204", "DUE;VALUE=DATE:20261120")
    done = todos.sync(viewer, there, now=now)
    assert done[0] == "Put off until 5 December: send the book (moved in your calendar)"
    assert done[1] == "1 to-do was brought up to date there."
    assert state(viewer, "f1", now)[:2] == ("snoozed", date(2026, 12, 5))
    assert state(viewer, "p1", now)[:2] == ("coming", date(2026, 12, 4))
    assert todos.sync(viewer, there, now=now) == []


def test_what_is_deleted_there_stays_here_and_stays_away_until_undone(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    there.delete("send the book")
    (told,) = todos.sync(viewer, there, now=now)
    assert told.startswith("You deleted in your calendar; it stays here: Ana: send the book")
    assert state(viewer, "f1", now)[0] == "coming"
    assert todos.sync(viewer, there, now=now) == []
    events.undo(viewer, now=now)
    assert todos.sync(viewer, there, now=now) == ["1 to-do was put there."]
    there.delete("send the book")
    todos.sync(viewer, there, now=now)
    assert todos.sync(viewer, there, missing=todos.PUT, now=now) == ["1 to-do was put there."]


def test_an_emptied_calendar_is_asked_about(viewer: Viewer, ana: int, there: ShelfCalendar, now: datetime) -> None:
    for number in range(5):
        followups.write(viewer, ana, f"one more, {number}", on=now.date() + timedelta(3), now=now)
    todos.sync(viewer, there, now=now)
    before = Event.objects.count()
    there.kept = {}
    with pytest.raises(Problem, match="8 of 8 to-dos are missing"):
        todos.sync(viewer, there, now=now)
    assert todo_query.troubles(viewer)
    assert Event.objects.count() == before
    assert todos.sync(viewer, there, missing=todos.PUT, now=now) == ["8 to-dos were put there."]
    assert not todo_query.troubles(viewer)


def test_a_calendar_that_is_made_anew_is_filled_again(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    there.kept = {}
    TodoPlace.objects.update(path="")
    assert todos.sync(viewer, there, now=now) == ["3 to-dos were put there."]


def test_what_ended_here_ends_there_and_what_is_no_more_goes(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    followups.followed(viewer, "f1", now=now)
    keeping.let_go(viewer, "promise", 1, now=now)
    events.undo(viewer, Event.objects.get(what__contains="call her").id, now=now)
    told = todos.sync(viewer, there, now=now)
    assert told == ["2 to-dos were ended there.", "1 to-do was taken away there."]
    assert there.entries() == {BOOK: DONE, SLIDES: CANCELLED}
    assert todos.sync(viewer, there, now=now) == []


def test_a_rhythm_turns_when_you_were_in_touch(viewer: Viewer, ana: int, now: datetime) -> None:
    server = ShelfCalendar()
    rhythms.ask(viewer, ana, 14, now=now - timedelta(days=20))
    todos.sync(viewer, server, now=now)
    interactions.met(viewer, [ana], on=now.date(), text="coffee", now=now)
    todos.sync(viewer, server, now=now + timedelta(hours=12))
    states = [text.decode().partition("STATUS:")[2][:5] for text, _ in server.kept.values() if b"rhythm" in text]
    assert sorted(states) == ["COMPL", "NEEDS"]
    events.undo(viewer, now=now)
    todos.sync(viewer, server, now=now)
    (left,) = server.kept.values()
    assert b"STATUS:NEEDS-ACTION" in left[0]
    assert todos.sync(viewer, server, now=now) == []


def test_an_end_here_goes_before_a_change_there_and_done_there_before_put_off_here(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    followups.followed(viewer, "f1", now=now)
    there.edit("send the book", "DUE;VALUE=DATE:20261127", "DUE;VALUE=DATE:20261210")
    followups.later(viewer, "f2", until=date(2026, 12, 20), now=now)
    there.tick("call her")
    todos.sync(viewer, there, now=now)
    assert there.entries()[BOOK] == there.entries()[CALL] == DONE
    assert state(viewer, "f1", now)[0] == state(viewer, "f2", now)[0] == "ended"
    assert todos.sync(viewer, there, now=now) == []


def test_what_a_calendar_program_added_stays(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    there.edit("send the book", "SUMMARY:.*?\r\n", "SUMMARY:Ana's book\r\nPRIORITY:1\r\nX-COLOUR:red\r\n")
    assert todos.sync(viewer, there, now=now) == []
    followups.later(viewer, "f1", until=date(2026, 12, 5), now=now)
    todos.sync(viewer, there, now=now)
    (text,) = [text.decode() for text, _ in there.kept.values() if b"book" in text]
    assert "PRIORITY:1\r\nSTATUS:NEEDS-ACTION\r\nSUMMARY:Ana's book" in text
    assert "X-COLOUR:red" in text
    assert "20261205" in text


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe\x00",
        b"BEGIN:VTODO",
        b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nDUE:99999999T000000\r\nSTATUS:\x00;\r\nEND:VTODO",
        b"BEGIN:VCALENDAR\r\n" * 3000,
        b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nDUE;TZID=../../etc/passwd:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\nEND:VTODO",
    ],
)
def test_what_makes_no_sense_there_does_nothing_here_and_is_written_anew(
    viewer: Viewer, there: ShelfCalendar, text: bytes, now: datetime
) -> None:
    before = Event.objects.count()
    for name in there.kept:
        there.kept[name] = (text, '"odd"')
    todos.sync(viewer, there, now=now)
    assert Event.objects.count() == before
    followups.followed(viewer, "f1", now=now)
    todos.sync(viewer, there, now=now)
    assert [b"STATUS:COMPLETED" in text for text, _ in there.kept.values()].count(True) == 1
    assert todos.sync(viewer, there, now=now) == []


@pytest.mark.slow
def test_broken_off_at_any_write_the_next_look_mends_it(viewer: Viewer, ana: int, now: datetime) -> None:
    for number in range(4):
        followups.write(viewer, ana, f"one, {number}", on=now.date() + timedelta(2), now=now)
    server = ShelfCalendar()
    for kind in ("dies_before", "dies_after"):
        for at in range(1, 5):
            Todo.objects.all().delete()
            server.kept, server.writes = {}, 0
            _broken_off(viewer, server, kind, at, now)
            assert sorted(server.entries().values()) == [OPEN] * 4
            _ended_and_opened(viewer, server, kind, now)


def _ended_and_opened(viewer: Viewer, server: ShelfCalendar, kind: str, now: datetime) -> None:
    event = followups.followed(viewer, "f2", now=now)
    _broken_off(viewer, server, kind, server.writes + 1, now)
    assert sorted(server.entries().values()) == [DONE, *[OPEN] * 3]
    events.undo(viewer, event.id, now=now)
    _broken_off(viewer, server, kind, server.writes + 1, now)
    assert sorted(server.entries().values()) == [OPEN] * 4


def _broken_off(viewer: Viewer, server: ShelfCalendar, kind: str, at: int, now: datetime) -> None:
    setattr(server, kind, at)
    with pytest.raises(BrokenOff):
        todos.sync(viewer, server, now=now)
    setattr(server, kind, 0)
    before = Event.objects.count()
    todos.sync(viewer, server, now=now)
    assert Event.objects.count() == before
    assert todos.sync(viewer, server, now=now) == []


def test_the_loop_looks_every_quarter_of_an_hour_once_it_was_begun(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    there.tick("send the book")
    assert todos.look(viewer, lambda: there, now=now + timedelta(minutes=14)) == []
    assert len(todos.look(viewer, lambda: there, now=now + timedelta(minutes=16))) == 1
    assert todos.look(viewer, lambda: None, now=now + timedelta(minutes=40)) == []
    todos.stop(viewer, there, now=now)
    assert there.kept == {}
    assert state(viewer, "p1", now)[0] == "coming"
    assert todos.look(viewer, lambda: there, now=now + timedelta(hours=2)) == []
    assert todos.sync(viewer, there, now=now) == ["2 to-dos were put there."]


def test_a_look_that_failed_is_kept_and_told(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    def unsettled() -> ShelfCalendar:
        raise Problem("The file can be read by others.")

    later = now + timedelta(hours=1)
    with pytest.raises(
        todos.NotLooked, match=r"The file can be read by others\. It is looked at again from 10:15 on\."
    ):
        todos.look(viewer, unsettled, now=later)
    assert "The file can be read by others." in todo_query.troubles(viewer)[0]
    assert todos.look(viewer, unsettled, now=later + timedelta(minutes=5)) == []
    assert todos.look(viewer, lambda: there, now=later + timedelta(hours=1)) == []
    assert todo_query.troubles(viewer) == []


def test_how_it_stands_is_told_in_words_that_fit(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    TodoPlace.objects.update(looked_at=None, tried_at=0)
    assert _standing(viewer) == "Your calendar was not looked at yet; “cordially todos sync” does."
    with pytest.raises(todos.NotLooked):
        todos.look(viewer, _unsettled, now=now)
    assert _standing(viewer).startswith("Your calendar could not be looked at yet, last tried on 25 November 2026")
    todos.sync(viewer, there, now=now)
    assert _standing(viewer).startswith(
        "3 to-dos stand open in your calendar (/me/cordially/), last looked at on 25 Nov"
    )
    with pytest.raises(todos.NotLooked):
        todos.look(viewer, _unsettled, now=now + timedelta(hours=1))
    assert _standing(viewer).endswith("since then it could not be looked at.")


def _standing(viewer: Viewer) -> str:
    status = todo_query.status(viewer)
    assert status is not None
    return status.sentences()[0]


def _unsettled() -> ShelfCalendar:
    raise Problem("The file can be read by others.")


def test_beginning_and_stopping_are_events_that_can_be_undone(
    viewer: Viewer, there: ShelfCalendar, now: datetime
) -> None:
    begun = Event.objects.get(what__startswith="Your follow-ups go as to-dos into your calendar")
    there.delete("call her")
    todos.sync(viewer, there, now=now)
    stopped = todos.stop(viewer, there, now=now)
    assert stopped.what == "No more to-dos go into your calendar. 2 to-dos were taken away."
    assert there.kept == {} and todo_query.place(viewer) is None
    events.undo(viewer, stopped.id, now=now)
    assert todos.look(viewer, lambda: there, now=now + timedelta(hours=1)) == ["2 to-dos were put there."]
    events.undo(viewer, begun.id, now=now)
    assert todo_query.place(viewer) is None and len(there.kept) == 2
    assert todos.sync(viewer, there, now=now) == []
    kept = todos.stop(viewer, None, now=now)
    assert kept.what == "No more to-dos go into your calendar. What is there stays there."


def test_another_account_is_another_place(viewer: Viewer, there: ShelfCalendar, now: datetime) -> None:
    other = ShelfCalendar()
    other.digest = "two"
    assert todos.look(viewer, lambda: other, now=now + timedelta(hours=1)) == []
    assert todos.sync(viewer, other, now=now) == ["3 to-dos were put there."]
    assert not set(other.kept) & set(there.kept)
