"""What texts mean: cut as the model was taught, near where people would say so, and at any input within bounds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.matching import Index, Nearness
from cordially.core.meaning import Model, Near, near_parts, packed, vectors
from cordially.core.meaning.pieces import Pieces
from cordially.store import meanings
from tests.semantic import needs_semantic

KNOWN = ["[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "aff", "cafe", "don", "'", "t", "!", "中", "a", "##a"]


@pytest.fixture(scope="module")
def weights() -> Model:
    return meanings.model()


def pieces(text: str) -> list[str]:
    return [KNOWN[number] for number in Pieces(KNOWN).cut(text).numbers[1:-1]]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Unaffable", ["un", "##aff", "##able"]),
        ("affx", ["[UNK]"]),
        ("Café!", ["cafe", "!"]),
        ("don't", ["don", "'", "t"]),
        ("a中a", ["a", "中", "a"]),
        ("ca\u00adfe \u200b\ufffd", ["cafe"]),
        ("a" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_as_the_model_was_taught(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut


def test_what_is_too_long_is_left_out() -> None:
    assert len(Pieces(KNOWN).cut("a " * 5000).numbers) == 128
    assert len(Pieces(KNOWN).cut("aaaaa " * 5000).numbers) == 128


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_cut(text: str) -> None:
    cut = Pieces(KNOWN).cut(text)
    assert len(cut.numbers) == len(cut.words) <= 128


def test_without_a_word_in_common_the_near_one_fits_and_says_no_word() -> None:
    index = Index({1: "Tomato seedlings", 2: "Public speaking course"}.items())
    found = index.best("My knees shake at weddings", near=Nearness((2,), {2: 0.6, 1: 0.1}.get))
    assert [(fit.key, fit.reason) for fit in found] == [(2, "")]


def test_of_what_no_meaning_is_known_the_words_decide() -> None:
    index = Index({1: "Feedback on portfolios", 2: "A room"}.items())
    need = "Would anybody look at my portfolio?"
    found = index.best(need, near=Nearness((), lambda key: None))
    assert found == index.best(need)


@needs_semantic
def test_what_people_call_near_is_nearer(weights: Model) -> None:
    need, near, far = vectors(
        weights, ["My son fails in maths.", "A teacher who explains fractions", "Tomato seedlings"]
    )
    assert float(need @ near) > float(need @ far) + 0.2


ORIGIN = (0.3255, 0.1550)  # cosines by the original weights in float32, reckoned by onnxruntime


@needs_semantic
def test_vectors_are_those_of_the_origin(weights: Model) -> None:
    one, two, three = vectors(weights, ["stage fright", "public speaking course", "I lie awake at three every night."])
    assert float(one @ two) == pytest.approx(ORIGIN[0], abs=0.02)
    assert float(one @ three) == pytest.approx(ORIGIN[1], abs=0.02)


@needs_semantic
def test_a_text_means_the_same_alone_and_among_others(weights: Model) -> None:
    texts = ["short", "Somebody is using the name of our shop.", "three words here", "word " * 300]
    together = vectors(weights, texts)
    for place, text in enumerate(texts):
        assert float(vectors(weights, [text])[0] @ together[place]) == pytest.approx(1, abs=1e-4)


@needs_semantic
def test_texts_of_another_script_are_near_to_nothing(weights: Model) -> None:
    rows = packed(vectors(weights, ["", "Помогите найти работу", "help me find work"]))
    assert [any(row) for row in rows] == [False, False, True]
    near = Near(zip("abc", rows, strict=True))
    assert near.to(rows[2]).nearest == {"c"}
    assert near.to(rows[2]).cosine("c") == pytest.approx(1, abs=1e-4)
    assert near.to(rows[2]).cosine("b") is None


@needs_semantic
def test_the_parts_that_are_near_are_named_as_they_are_written(weights: Model) -> None:
    need = "Whenever I criticise something, he takes it personally."
    assert near_parts(weights, need, "Notes on giving feedback that does not hurt") == ("criticise", "feedback")
    assert near_parts(weights, "", "a b c") is None


@needs_semantic
def test_a_hostile_text_costs_little(weights: Model) -> None:
    begin = time.process_time()
    for text in ("a" * 100_000, "é" * 100_000, "! " * 50_000, "中" * 100_000, "x y " * 25_000, "\u0344" * 100_000):
        vectors(weights, [text])
        near_parts(weights, text, text)
    assert time.process_time() - begin < 5


@needs_semantic
@settings(max_examples=30, deadline=None)
@given(one=st.text(max_size=200), two=st.text(max_size=200))
def test_any_texts_have_a_meaning_or_none(weights: Model, one: str, two: str) -> None:
    assert vectors(weights, [one, two]).shape == (2, 384)
    near_parts(weights, one, two)
