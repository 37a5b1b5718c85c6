"""The few for today, and nobody day after day while others wait."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cordially.core.today import ASLEEP, ORDER, OWED, PROMISED, RESTS, TIME, Candidate, pick

TODAY = date(2026, 11, 25)
people = st.integers(1, 12)
candidates = st.lists(st.builds(Candidate, people, st.sampled_from(ORDER), st.floats(0, 9)), max_size=40)
without_promises = st.lists(st.builds(Candidate, people, st.sampled_from(ORDER[1:]), st.floats(0, 9)), max_size=40)


def named(found: list[Candidate]) -> list[int]:
    return [one.person for one in found]


def test_there_are_fewer_when_fewer_are_worth_it() -> None:
    assert named(pick([Candidate(1, TIME, 1.0)], {}, today=TODAY)) == [1]
    assert pick([], {}, today=TODAY) == []


def test_the_warm_come_first_and_each_kind_has_its_share() -> None:
    found = pick([Candidate(n, kind, 1.0) for n, kind in enumerate(ORDER * 4)], {}, today=TODAY)
    assert [one.kind for one in found] == [PROMISED, PROMISED, PROMISED, TIME, TIME]


def test_an_answer_owed_outweighs_other_reasons_for_the_same_person() -> None:
    (one,) = pick([Candidate(1, TIME, 9.0), Candidate(1, OWED, 0.1), Candidate(1, ASLEEP, 5.0)], {}, today=TODAY)
    assert one.kind == OWED


@given(candidates)
def test_the_list_of_a_day_stays_the_same_all_day(waiting: list[Candidate]) -> None:
    first = pick(waiting, {}, today=TODAY)
    assert pick(waiting, dict.fromkeys(named(first), TODAY), today=TODAY) == first
    assert len(first) == min(5, len({one.person for one in waiting}))


@given(without_promises, st.integers(2, 12))
def test_nobody_is_named_again_while_somebody_else_waits(waiting: list[Candidate], days: int) -> None:
    shown: dict[int, date] = {}
    for day in (TODAY + timedelta(days=n) for n in range(days)):
        found = named(pick(waiting, shown, today=day))
        rested = {person for person in found if (day - shown.get(person, date.min)).days > RESTS}
        others = {c.person for c in waiting if (day - shown.get(c.person, date.min)).days > RESTS}
        assert rested == others or set(found) == rested
        shown |= dict.fromkeys(found, day)
