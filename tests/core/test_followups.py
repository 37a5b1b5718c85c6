"""Follow-ups reckoned from facts: when they are due, what ends them, and how few are offered a day."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from cordially.core import followups as core
from cordially.core.followups import Fact, FollowUp, Known, Pace, Said
from tests.conftest import NOW

TODAY = NOW.date()


def fact(kind: str = core.HAND, *, days_ago: int = 0, **more: object) -> Fact:
    since = NOW - timedelta(days=days_ago)
    given = {"mark": "f1", "rests_on": "hand 1", "person": 1, "home": 1, "text": "send the book"} | more
    return Fact(kind=kind, since=since, **given)  # type: ignore[arg-type]


def one(fact: Fact, said: Said | None = None, known: Known | None = None, now: datetime = NOW) -> FollowUp:
    (found,) = core.followups([fact], lambda _: said, {1: known or Known("Ana")}, now=now)
    return found


def test_a_follow_up_is_due_on_its_day_and_not_before() -> None:
    assert one(fact(due_on=TODAY)).state == core.DUE
    assert one(fact(due_on=TODAY + timedelta(1))).state == core.COMING


def test_an_hour_is_meant_in_the_zone_where_it_was_written() -> None:
    written = fact(due_on=TODAY, at=time(9), zone="Asia/Tokyo")
    assert one(written, now=datetime(2026, 11, 25, 0, 1, tzinfo=UTC)).state == core.DUE
    assert one(written, now=datetime(2026, 11, 24, 23, 59, tzinfo=UTC)).state == core.COMING


def test_a_day_is_the_one_where_you_are() -> None:
    here = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert one(fact(due_on=TODAY), now=here).state == core.COMING
    assert one(fact(due_on=TODAY), now=here.astimezone(timezone(timedelta(hours=1)))).state == core.DUE


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York", "Pacific/Apia", "No/Where", "../etc"])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2011, 12, 30), date(2026, 3, 8)])
def test_an_hour_that_a_clock_change_skips_or_doubles_is_one_moment(zone: str, day: date) -> None:
    found = one(fact(due_on=day, at=time(1, 30), zone=zone))
    at = core.instant(found)
    assert at is not None
    assert core.is_due(found, at)
    assert not core.is_due(found, at - timedelta(seconds=1))


def test_a_promise_kept_is_ended_with_how_and_when() -> None:
    ended = one(fact(core.PROMISED, ended_at=NOW, ended_how="you sent it"))
    assert (ended.state, ended.ended_how, ended.ended_at) == (core.ENDED, "you sent it", NOW)


def test_what_is_put_off_comes_again_on_its_day() -> None:
    said = Said("snoozed", NOW, TODAY + timedelta(3))
    assert one(fact(due_on=TODAY), said).state == core.SNOOZED
    assert one(fact(due_on=TODAY), said, now=NOW + timedelta(3)).state == core.DUE


def test_after_two_messages_without_an_answer_it_waits_long_and_after_three_it_rests() -> None:
    quiet = fact(core.RHYTHM, days_ago=40, wait=21)
    assert one(quiet).state == core.DUE
    two = Known("Ana", unanswered=2, last_out_on=TODAY - timedelta(10))
    assert (one(quiet, known=two).state, one(quiet, known=two).on) == (core.COMING, TODAY + timedelta(50))
    assert one(quiet, known=Known("Ana", unanswered=3)).state == core.RESTING
    assert one(fact(core.PROMISED, due_on=TODAY), known=Known("Ana", unanswered=3)).state == core.DUE


def test_a_wish_is_not_for_who_left_two_messages_unanswered_and_does_not_come_late() -> None:
    birthday = fact(core.BIRTHDAY, due_on=TODAY)
    assert one(birthday).state == core.DUE
    assert one(birthday, known=Known("Ana", unanswered=2, last_out_on=TODAY - timedelta(10))).state == core.RESTING
    assert one(birthday, known=Known("Ana", unanswered=2, last_out_on=TODAY - timedelta(90))).state == core.DUE
    assert one(birthday, known=Known("Ana", unanswered=3)).state == core.RESTING
    assert one(birthday, known=Known("Ana"), now=NOW + timedelta(4)).ended_how == "it lapsed"


def test_a_good_word_needs_no_answer_before_one_asks_how_it_went() -> None:
    wished = Known("Ana", unanswered=2, last_out_on=TODAY - timedelta(1))
    assert one(fact(core.LIFE, days_ago=9, wait=9), known=wished).state == core.DUE
    assert one(fact(core.AWAITED, days_ago=9, wait=9), known=wished).state == core.COMING


STEPS = [(core.INTRODUCED, step) for step in (core.ASKED_AFTER, core.OUTCOME, core.THANKS, core.TELL)]
PLAIN = [(kind, "") for kind in core.KINDS if kind != core.INTRODUCED]


@pytest.mark.parametrize(("kind", "step"), [*PLAIN, *STEPS, (core.JOB, core.CHANGED), (core.LIFE, core.GOAL)])
def test_every_kind_says_why_and_what_to_say_first(kind: str, step: str) -> None:
    told = one(fact(kind, step=step, due_on=TODAY, text="a {thing} & <more>"))
    assert told.why.endswith(".")
    assert told.first
    assert "{called}" not in told.why + told.first


def test_what_is_of_one_day_goes_before_what_can_wait_and_the_nearest_first() -> None:
    wishes = [one(fact(core.BIRTHDAY, mark=f"b{n}", person=n, due_on=TODAY - timedelta(1))) for n in range(2)]
    near = core.followups(
        [fact(core.BIRTHDAY, mark="b9", person=9, due_on=TODAY - timedelta(1))], lambda _: None,
        {9: Known("Eve", near=0.9)}, now=NOW,
    )  # fmt: skip
    found = [*several(9, on=TODAY - timedelta(9)), *wishes, *near]
    assert [each.mark for each in core.offered(found, Pace(daily=2), today=TODAY)] == ["b9", "b0"]


def test_a_meeting_that_nobody_followed_up_lapses_but_what_is_written_by_hand_never_does() -> None:
    assert one(fact(core.MET, days_ago=20, wait=1)).ended_how == "it lapsed"
    assert one(fact(days_ago=900, due_on=TODAY - timedelta(800), lasts=True)).state == core.DUE


def several(many: int, *, on: date, kind: str = core.RHYTHM) -> list[FollowUp]:
    return [one(fact(kind, mark=f"r{n}", person=n, due_on=on)) for n in range(many)]


def test_what_was_missed_comes_a_few_a_day_and_each_in_its_turn() -> None:
    missed, seen = several(20, on=TODAY - timedelta(9)), set()
    for day in range(10):
        few = core.offered(missed, Pace(daily=3), today=TODAY + timedelta(day))
        assert len(few) == 3
        seen |= {found.person for found in few}
    assert seen == set(range(20))


def test_a_promise_is_offered_on_its_day_also_on_a_quiet_one() -> None:
    found = [*several(1, on=TODAY, kind=core.PROMISED), *several(3, on=TODAY)]
    quiet = Pace(daily=3, quiet_days=frozenset({TODAY.weekday()}))
    assert [each.kind for each in core.offered(found, quiet, today=TODAY)] == [core.PROMISED]


def test_who_is_away_is_offered_nothing_until_they_are_back() -> None:
    found, away = several(4, on=TODAY, kind=core.PROMISED), TODAY + timedelta(8)
    assert core.offered(found, Pace(away_until=away), today=TODAY) == []
    assert core.offered(found, Pace(away_until=away), today=away) != []
