"""Needs find what helps: by stems, by meanings, with reasons, and at any input within bounds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.matching import Index, enough_for, pack, reason
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


@pytest.mark.parametrize(
    ("need", "thing"),
    [
        ("The g. How can a letter need glasses?", "Store manager, reading glasses"),
        ("I'm looking for a place where the system of trains is good.", "Operating systems"),
        ("I need a font of holy water for the church.", "Icon font with 400 medical symbols, big letters"),
    ],
)
def test_one_odd_word_in_common_shows_nothing(need: str, thing: str) -> None:
    shelf = [(1, thing), *((number, f"Another thing with an icon font, {number}") for number in range(2, 9))]
    assert [fit.key for fit in Index(shelf).best(need) if fit.key == 1] == []


@pytest.mark.parametrize(
    ("need", "thing"),
    [
        ("I'm trying to learn SQL in the evenings.", "Introductory course for SQL"),
        ("I'm completely burned out.", "Burnout: what helped me come back"),
        ("I'd like to lead the design of it.", "Design lead"),
        ("My landlord wants me out by March.", "What tenants can do"),
    ],
)
def test_a_telling_word_or_two_that_belong_together_show_it(need: str, thing: str) -> None:
    assert [fit.key for fit in Index([(1, thing), (2, "Tomato seedlings")]).best(need)] == [1]


def test_the_name_of_a_firm_shows_nothing_alone() -> None:
    people = {1: "Head of communications, Marea Lighthouse", 2: "Guide to lighthouses"}
    found = Index(people.items(), names={1: "Marea Lighthouse"}).best("I'm looking for a lighthouse to paint in Marea.")
    assert [fit.key for fit in found] == [2]


@pytest.mark.parametrize(
    ("kind", "text", "enough"),
    [
        ("challenge", "I can't find a flat.", 1.0),
        ("request", "Could you recommend a lawyer?", 1.0),
        ("request", "Do you know anybody who restores pianos?", 1.0),
        ("request", "How did you keep it fast on the old tablets?", 0.0),
        ("request", "Would you have half an hour next week?", 0.0),
        ("request", "If this isn't for you, who in your network should I talk to?", 0.0),
        ("goal", "I hope we see each other soon.", 0.0),
        ("goal", "I'd rather eat my shoes than sell another car.", 0.0),
        ("challenge", "I'm afraid the house was too cold for your mother.", 0.0),
        ("interest", "I've begun to collect wood type.", 1.5),
        ("goal", "Ich suche eine neue Stelle als Pflegerin.", 1.0),
        ("goal", "Ich möchte gerne Portugiesisch lernen.", 1.0),
        ("challenge", "Wir finden einfach keine Wohnung.", 1.0),
        ("challenge", "Wir finden das nicht schlimm.", 1.5),
        ("request", "Könntest du mir einen Steuerberater empfehlen?", 1.0),
        ("request", "Kennst du jemanden, der Kontrabass unterrichtet?", 1.0),
        ("request", "Hast du am Freitag Zeit?", 0.0),
        ("request", "Kommst du am Samstag?", 0.0),
    ],
)
def test_only_what_tells_of_a_need_is_matched(kind: str, text: str, enough: float) -> None:
    assert enough_for(kind, text, is_sure=False) == enough


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=800))
def test_any_sentence_is_judged_without_an_exception(text: str) -> None:
    assert enough_for("goal", text, is_sure=True) in (0.0, 1.0)


def test_a_hostile_sentence_is_judged_in_no_time() -> None:
    begin = time.process_time()
    for text in (
        "how did you " * 60_000,
        "i " * 300_000,
        "we " * 900,
        "i'd rather " * 60,
        " " * 500_000,
        "can i help " * 99,
        "kannst du " * 99,
        "suche ich " * 99,
    ):
        enough_for("request", text, is_sure=False)
    assert time.process_time() - begin < 1
