"""One line after a meeting, read into who was there, what they need, and what was promised."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.debriefs import Head, head, read

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
LINE = "coffee with Ana and Ben: Ana looks for a mentor in biotech, I'll send Ben the Lisbon paper by Friday"
TWO = (("Ana", "Ana Silva"), ("Ben", "Ben Okri"))


def kinds(rest: str, names: tuple[tuple[str, ...], ...] = TWO) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.kind, one.whom) for one in read(rest, names, at=AT)]


def test_the_head_tells_who_and_when() -> None:
    assert head(LINE)[0] == Head("coffee with Ana and Ben", ("Ana", "Ben"), "")
    assert head("lunch yesterday with Ana Silva, Ben & Chloé: x")[0].names == ("Ana Silva", "Ben", "Chloé")
    assert head("lunch yesterday with Ana: x")[0].day == "yesterday"
    assert head("call with Ana last friday: x")[0] == Head("call with Ana last friday", ("Ana",), "last friday")
    assert head("Ana: x")[0].names == ("Ana",)


@pytest.mark.parametrize("line", ["coffee with Ana", "", ": x", "yesterday: x"])
def test_where_nobody_is_named_it_says_so(line: str) -> None:
    with pytest.raises(ValueError, match="Say whom you met"):
        head(line)


def test_needs_and_promises_go_to_whom_they_are_about() -> None:
    said = read(head(LINE)[1], TWO, at=AT)
    assert [(one.kind, one.whom, one.mine, one.due) for one in said] == [
        ("goal", (0,), False, None),
        ("promise", (1,), True, date(2026, 11, 27)),
    ]
    assert said[0].text == "Ana looks for a mentor in biotech"


def test_she_is_who_was_named_last() -> None:
    assert kinds("Ana had a long week. She struggles with her new boss, she loves climbing") == [
        ("note", (0,)),
        ("challenge", (0,)),
        ("interest", (0,)),
    ]


def test_with_one_person_there_is_no_doubt() -> None:
    assert kinds("she's looking for a flat and I'll ask around", (("Ana",),)) == [("goal", (0,)), ("promise", (0,))]


def test_their_promises_are_theirs() -> None:
    said = read("Ben will send me the slides by Monday, Ana'll call me", TWO, at=AT)
    assert [(one.kind, one.whom, one.mine) for one in said] == [("promise", (1,), False), ("promise", (0,), False)]


def test_what_names_nobody_is_a_note_for_all() -> None:
    assert kinds("long talk about boats, storms and harbours") == [("note", ())]


def test_turns_in_life_are_told() -> None:
    assert kinds("Ana starts at Acme in January; Ben moves to Porto") == [("life event", (0,)), ("life event", (1,))]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_line_is_read_or_refused_in_words(line: str) -> None:
    try:
        _, rest = head(line)
    except ValueError:
        rest = line
    read(rest, TWO, at=AT)


def test_a_hostile_line_costs_little() -> None:
    begin = time.process_time()
    for text in ("a, " * 50_000, " " * 100_000, "I'll " * 40_000, "Ana " * 40_000, "and " * 40_000, "with " * 40_000):
        read(text[:4000], TWO, at=AT)
        try:
            head(text + ":")
            head("x" + text[:3000] + ": y")
        except ValueError:
            pass
    assert time.process_time() - begin < 5
