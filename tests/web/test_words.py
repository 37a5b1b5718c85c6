"""How things are put into words, and what is done with signs that deceive the eye."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordially.queries.timeline import Entry
from cordially.web import words

DECEIVING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0041\x00\x07\x1b\x9b"


def entry(kind: str = "mail", direction: str = "out", people: tuple[str, ...] = ("Ana",), **more: bool) -> Entry:
    with_ = tuple(enumerate(people, start=1))
    at = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)
    return Entry(1, kind, at, direction, with_, "Hi", 1, "Hello", None, (), "", more.get("is_cancelled", False))


@given(st.text(alphabet=st.characters() | st.sampled_from(DECEIVING), max_size=200))
def test_no_deceiving_sign_is_left_in_a_name_or_a_text(text: str) -> None:
    for shown in (words.plain(text), words.letter(text), words.opening(text)):
        assert not set(DECEIVING) & set(shown)
    assert "\n" not in words.plain(text) and "\n" not in words.opening(text)


def test_families_of_pictures_and_letters_that_join_stay_whole_in_a_text() -> None:
    text = "\U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert words.letter(text) == text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("2023", "2023"),
        ("2023-01", "January 2023"),
        ("2023-01-15", "15 January 2023"),
        ("--05-17", "17 May"),
        ("--02-29", "29 February"),
        ("", ""),
        ("soon", "soon"),
        ("2023-13", "2023-13"),
        ("<b>", "<b>"),
    ],
)
def test_a_date_may_lack_its_parts(said: str, shown: str) -> None:
    assert words.partial(said) == shown


def test_who_was_in_touch_is_told_shortly_on_their_own_page() -> None:
    assert words.who(entry(), of=1) == {"alone": "You wrote"}
    assert words.who(entry(direction="in"), of=1) == {"alone": "Ana wrote"}
    assert words.who(entry("meeting"), of=1) == {"alone": "You met"}
    assert words.who(entry("meeting", is_cancelled=True), of=1) == {"alone": "You were to meet"}


def test_a_crowd_is_cut_short() -> None:
    told = words.who(entry(people=tuple("ABCDEFG")))
    assert (told["verb"], len(told["others"]), told["rest"]) == ("You wrote to", 4, 3)


def test_an_interaction_with_nobody_known_is_told_all_the_same() -> None:
    assert words.speaker(entry(direction="in", people=())) == "Somebody"
    assert words.who(entry(direction="in", people=()))["rest"] == 0
