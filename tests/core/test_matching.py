"""Needs find what helps: by stems, by meanings, with reasons, and at any input within bounds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.matching import Index, pack, reason
from cordially.core.matching.stems import stem

SHELF = {
    1: "Feedback on portfolios",
    2: "Mock interviews for designers",
    3: "A quiet room for ten people, evenings",
    4: "German conversation over coffee",
    5: "Tomato seedlings",
}


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("feed", "feed"),
        ("plastered", "plaster"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("happy", "happi"),
        ("relational", "relat"),
        ("hopeful", "hope"),
        ("adjustment", "adjust"),
        ("controlling", "control"),
        ("rate", "rate"),
        ("cease", "ceas"),
    ],
)
def test_stems_are_those_of_porters_paper(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_the_same_stem_fits() -> None:
    assert Index(SHELF.items()).best("Would anybody look at my portfolio?")[0].key == 1


def test_the_same_meaning_fits_without_a_word_in_common() -> None:
    found = Index(SHELF.items()).best("I am nervous about the hiring panel")
    assert found[0].key == 2


def test_the_reason_names_the_words_of_both() -> None:
    assert reason("Would anybody look at my portfolio?", SHELF[1]) == "“portfolio” and “portfolios”"
    assert "“panel” and “interviews”" in reason("afraid of the panel", SHELF[2])


def test_what_has_nothing_in_common_does_not_fit() -> None:
    assert Index(SHELF.items()).best("My lawnmower smells of fish") == []
    assert Index[int](()).best("anything at all") == []
    assert Index(SHELF.items()).best("") == []


def test_small_words_and_usual_ones_alone_fit_nothing() -> None:
    assert Index(SHELF.items()).best("How are you all doing, people?") == []


def test_what_was_packed_answers_the_same() -> None:
    need = "I am nervous about the hiring panel"
    packed = [(key, text, pack(text)) for key, text in SHELF.items()]
    older = [(key, text, "0 something") for key, text in SHELF.items()]
    whole = Index(SHELF.items()).best(need)
    assert Index.of_packed(packed, [need]).best(need) == whole
    assert Index.of_packed(older, [need]).best(need) == whole


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_are_matched_without_an_exception(need: str, thing: str) -> None:
    for fit in Index([(1, thing)]).best(need, least=0.0):
        assert fit.share >= 0


def test_a_hostile_text_costs_little() -> None:
    begin = time.process_time()
    for text in ("a" * 500_000, "-" * 500_000, "a-" * 200_000, "’s " * 100_000, "y" * 1999):
        Index([(1, text)]).best(text)
    assert time.process_time() - begin < 2
