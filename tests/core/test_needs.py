"""Needs by meaning: what the words miss is found, what only sounds like one is not, and what is sure stays."""

import pytest

from cordially.core import words
from cordially.core.words import Found, Personal
from cordially.core.words.read import Read
from cordially.store import needs
from tests.semantic import needs_semantic

TOLD = "Every time I open the manuscript I close it again."
PLAIN = "The doors open at seven and the soup is free."


def found(text: str, *, personal: Personal | None = None) -> list[tuple[str, str]]:
    read = Read(text, words.find(text, by="Ana", to=("me",), personal=personal), "Ana", ("me",))
    return [(one.kind, one.text) for one in needs.weighed([read], personal)[0] if one.kind in words.NEEDS]


@needs_semantic
def test_what_is_told_in_other_words_is_found_with_a_sentence_it_is_close_to() -> None:
    text = f"Hi Lena,\n\nthanks for the cake. {TOLD}\n\n{PLAIN}\n\nAna"
    (one,) = (one for one in needs.weighed([Read(text, (), "Ana", ("me",))])[0] if one.kind == "challenge")
    assert (one.text, text[one.start : one.end], one.by, one.sure) == (TOLD, TOLD, "Ana", False)
    assert one.chance >= 0.5
    assert one.reason.startswith("close in meaning to “")


@needs_semantic
def test_small_talk_is_no_need() -> None:
    assert found(f"{PLAIN} See you on Sunday then. Your cake was the best in town. Take your time.") == []


@needs_semantic
def test_what_is_sure_or_no_need_stays_as_it_is() -> None:
    sure = Found("goal", True, PLAIN, 0, len(PLAIN), "Ana", ("me",), None, "", "says so", 0.97)
    promise = Found("promise", False, PLAIN, 0, len(PLAIN), "Ana", ("me",), None, "", "says so", 0.6)
    assert needs.weighed([Read(PLAIN, (sure, promise), "Ana", ("me",))]) == [(sure, promise)]


@needs_semantic
def test_what_the_meaning_makes_very_unlikely_is_let_go() -> None:
    text = "My father died on Sunday."
    wrong = Found("interest", False, text, 0, len(text), "Ana", ("me",), None, "", "speaks of a liking", 0.55)
    assert wrong.kind not in [one.kind for one in needs.weighed([Read(text, (wrong,), "Ana", ("me",))])[0]]


@needs_semantic
def test_what_was_dismissed_is_not_said_again() -> None:
    kinds = {kind for kind, _ in found(TOLD)}
    assert "challenge" in kinds
    personal = Personal()
    personal.learn([(TOLD, kind, False) for kind in kinds])
    assert found(TOLD, personal=personal) == []


@needs_semantic
@pytest.mark.parametrize("text", ["", "\n\n\0", "ёлка " * 400, "I want it. " * 4000, "a" * 5000])
def test_any_text_is_weighed_in_bounded_time(text: str) -> None:
    assert len(needs.weighed([Read(text, (), "Ana", ("me",))])) == 1


def test_without_the_extra_all_stays_as_the_words_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cordially.store.needs.find_spec", lambda name: None)
    heard = words.find("I'm looking for a new job in publishing.", by="Ana", to=("me",))
    assert needs.edition() == ""
    assert needs.weighed([Read("", heard)]) == [heard]
