"""Texts are cut into sentences where people would cut them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordially.core.words import sentences


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_full_stops_end_sentences_and_short_forms_do_not() -> None:
    assert cut("I met Dr. Silva, e.g. at 3 p.m. today. He is fine.") == [
        "I met Dr. Silva, e.g. at 3 p.m. today.",
        "He is fine.",
    ]


def test_a_wrapped_paragraph_is_one_text() -> None:
    text = "thanks a lot for your mail, it was so good to hear from\nyou and your family. See you."
    assert cut(text) == ["thanks a lot for your mail, it was so good to hear from you and your family.", "See you."]


def test_each_point_of_a_list_stands_alone() -> None:
    assert cut("1. call Tom\n2) send the list\n- book a room\n* rest") == [
        "call Tom",
        "send the list",
        "book a room",
        "rest",
    ]


def test_chat_lines_without_full_stops_stand_alone() -> None:
    assert cut("ok see you\ncan you bring the charger\nyep") == ["ok see you", "can you bring the charger", "yep"]


def test_small_letters_after_a_full_stop_begin_a_sentence() -> None:
    assert cut("thanks. i'll send it") == ["thanks.", "i'll send it"]


def test_a_day_of_the_month_in_german_ends_no_sentence() -> None:
    assert cut("Die Prüfung ist am 12. Dezember. Danach feiern wir.") == [
        "Die Prüfung ist am 12. Dezember.",
        "Danach feiern wir.",
    ]
    assert cut("Ich komme am 3. um zehn.") == ["Ich komme am 3. um zehn."]


def test_a_greeting_is_no_part_of_what_follows() -> None:
    assert cut("Hi Ana,\nI'll call you.") == ["Hi Ana,", "I'll call you."]


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    assert max(map(len, cut("word " * 5000))) <= 1000


@given(st.text(alphabet="aZ .!?,\n>-1'’é中\u202e\t", max_size=300))
def test_every_sentence_stands_where_it_says(text: str) -> None:
    before = 0
    for sentence in sentences(text):
        assert before <= sentence.start < sentence.end <= len(text)
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text
        before = sentence.end


@pytest.mark.parametrize("text", ["a" * 200_000, "," * 1_000_000, "\n> " * 100_000, "a. " * 50_000, ".!" * 100_000])
def test_any_text_takes_little_time(text: str) -> None:
    begin = time.process_time()
    assert len(list(sentences(text))) <= 3000
    assert time.process_time() - begin < 2
