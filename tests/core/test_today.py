"""The few for today, and nobody day after day while others wait."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cordially.core.today import (
    ASLEEP,
    COOLING,
    FOLLOW,
    HELP,
    ORDER,
    OWED,
    PROMISED,
    RESTS,
    TIME,
    Candidate,
    pick,
)

TODAY = date(2026, 11, 25)
people = st.integers(1, 12)
candidates = st.lists(st.builds(Candidate, people, st.sampled_from(ORDER), st.floats(0, 9)), max_size=40)
without_promises = st.lists(st.builds(Candidate, people, st.sampled_from(ORDER[1:]), st.floats(0, 9)), max_size=40)


def named(found: list[Candidate]) -> list[int]:
    return [one.person for one in found]


def test_there_are_fewer_when_fewer_are_worth_it() -> None:
    assert named(pick([Candidate(1, TIME, 1.0)], {}, today=TODAY)) == [1]
    assert pick([], {}, today=TODAY) == []


def test_each_kind_has_its_share_in_their_order() -> None:
    found = pick([Candidate(n, kind, 1.0) for n, kind in enumerate(ORDER * 4)], {}, today=TODAY)
    assert [one.kind for one in found] == [PROMISED, PROMISED, OWED, HELP, COOLING]


def test_of_one_kind_the_warmest_come_first() -> None:
    found = pick([Candidate(n, HELP, float(n)) for n in range(9)], {}, today=TODAY)
    assert named(found) == [8, 7, 6, 5, 4]


def test_what_is_firm_comes_on_its_day_though_it_was_named_yesterday() -> None:
    others = [Candidate(n, kind, 1.0) for n, kind in enumerate(ORDER * 4)]
    firm = Candidate(99, FOLLOW, 0.1, is_firm=True)
    assert pick([*others, firm], {99: TODAY - timedelta(1)}, today=TODAY)[0] == firm


def test_what_is_firm_comes_though_the_pace_is_full() -> None:
    firm = [Candidate(n, PROMISED, 1.0, is_firm=True) for n in range(3)]
    assert pick([*firm, Candidate(9, HELP, 9.0)], {}, today=TODAY, most=1) == firm


def test_the_last_place_is_for_who_has_waited_longest() -> None:
    waiting = [Candidate(n, kind, 1.0) for n, kind in enumerate(ORDER)]
    shown = {n: TODAY - timedelta(5) for n in range(len(ORDER) - 1)}
    assert pick(waiting, shown, today=TODAY)[-1].kind == ASLEEP


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
