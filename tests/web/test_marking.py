"""A text in pieces is the whole text; a sentence is found between its neighbours."""

from hypothesis import given
from hypothesis import strategies as some

from cordially.core.listening import times
from cordially.web.marking import between, pieces
from cordially.web.telling import due
from tests.conftest import NOW

TEXT = "The talk went well. I will send you the slides. It was good to see you."


@given(some.text(max_size=60), some.lists(some.tuples(some.integers(-3, 70), some.integers(-3, 70), some.integers())))
def test_the_pieces_are_the_whole_text(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert "".join(piece.text for piece in pieces(text, spans)) == text.strip()


def test_what_was_found_twice_in_one_sentence_is_one_mark() -> None:
    made = pieces(TEXT, [(20, 47, "promise"), (20, 47, "goal")])
    assert [piece.found for piece in made] == [(), ("promise", "goal"), ()]
    assert made[1].text == "I will send you the slides."


def test_a_sentence_stands_between_its_neighbours() -> None:
    found = between(TEXT, "I will send you the slides.")
    assert (found.before, found.words, found.after) == (
        "The talk went well.",
        "I will send you the slides.",
        "It was good to see you.",
    )


def test_words_that_stand_nowhere_stand_alone() -> None:
    assert between(TEXT, "Something else.").before == ""
    assert between("", "").words == ""


def test_a_day_is_told_as_one_speaks_of_it() -> None:
    told = [due(NOW.date().replace(day=day), NOW) for day in (20, 24, 25, 26, 29)]
    assert told == [
        "its day was 20 November, 5 days ago",
        "its day was yesterday",
        "due today",
        "due tomorrow",
        "by Sunday",
    ]


def test_counts_are_told_in_words() -> None:
    assert [times(number, "time") for number in (0, 1, 2, 3)] == ["no times", "once", "twice", "3 times"]
