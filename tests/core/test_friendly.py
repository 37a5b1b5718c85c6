"""Questions that ask after the other are told from those that ask for something."""

import time
from pathlib import Path

import pytest

from cordially.core.words import is_friendly

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "bench/words/friendly.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("sign", "text"), ROWS)
def test_a_question_after_the_other_asks_for_nothing(sign: str, text: str) -> None:
    assert is_friendly(text) == (sign == "+")


def test_no_question_is_no_friendly_one() -> None:
    assert not is_friendly("")
    assert not is_friendly("How it went I do not know.")


def test_one_ask_among_friendly_questions_is_an_ask() -> None:
    assert is_friendly("Hi Ana, how are you? How was Lisbon?")
    assert not is_friendly("How are you? Could you send me the slides?")


@pytest.mark.parametrize("text", ["how are you " * 50_000 + "?", "?" * 200_000, "how was " + "a" * 100_000 + "?"])
def test_hostile_questions_cost_bounded_time(text: str) -> None:
    begin = time.process_time()
    is_friendly(text)
    assert time.process_time() - begin < 0.2
