"""What keeps a promise, and what only looks like it."""

from datetime import UTC, datetime

import pytest

from cordially.core import promises
from cordially.core.promises import Kept, Later, Open

DAY = 86_400.0
DECK = "I'll send you the deck by Friday."


def said(text: str = DECK, **more: object) -> Open:
    return Open(1, text, 0.0, thread=7, interaction=1, **more)  # type: ignore[arg-type]


def later(text: str = "", *, mine: bool = True, thread: int | None = 7, days: float = 1, **more: object) -> Later:
    told = {"kind": "mail", **more}
    return Later(2, days * DAY, mine, text=text, thread=thread, **told)  # type: ignore[arg-type]


def why(promise: Open, *passed: Later) -> str:
    kept = promises.kept(promise, passed)
    return kept.why if kept else ""


KEPT = [
    (DECK, later("Here you go.", attachments=("deck-v3.pdf",)), "sent: deck-v3.pdf"),
    (DECK, later("The deck: https://x.example/deck", thread=9), "sent a link"),
    (DECK, later("Hi, here is the deck, as a page below.", thread=None), "said so"),
    (DECK, later("Thank you for the deck, it was a joy.", mine=False, thread=9), "thanked for it"),
    (
        "I'll introduce you to Ana.",
        later("Ana, this is Ben. Ben, Ana builds boats.", others=2, thread=9),
        "introduction",
    ),
    ("I'll introduce you to Ana.", later("Thanks for introducing me to Ana!", mine=False, thread=9), "thanked for it"),
    (
        "Let me ask her whether she'd like to talk.",
        later("Dear both, you both said yes.", others=2, thread=9),
        "introd",
    ),
    ("Let me ask her whether she'd like to talk.", later("She says any evening will do, next week."), "told what they"),
    ("I'll call you tomorrow.", later("", kind="call", thread=None), "they met or spoke"),
    ("I'll come and see the workshop.", later("", kind="meeting", subject="Workshop", others=9), "they met or spoke"),
    ("I'll drop by on Monday.", later("It was so good to see you!", mine=False, thread=9), "they met"),
    ("I'll get back to you on the budget.", later("The budget is fixed at ten thousand, says Omar."), "answered in"),
    ("I'll book the cabin by Monday.", later("The cabin is booked, with a stove.", thread=9), "said so"),
    ("Ich schicke dir die Fotos bis Montag.", later("Anbei die Fotos vom Fest."), "said so"),
]
OPEN = [
    (DECK, later("Here you go.", attachments=("cat.jpg",), thread=9)),
    (DECK, later("Thanks, I look forward to the deck!", mine=False)),
    (DECK, later("Thank you in advance for the deck.", mine=False)),
    (DECK, later("How is the deck coming along?", mine=False)),
    (DECK, later("The deck will have to wait until Monday, sorry.")),
    (DECK, later("", kind="meeting")),
    (DECK, later("Well done with the garden!", thread=9)),
    (DECK, later("Here is the deck.", days=-1)),
    (DECK, later("Here is the deck.", days=500)),
    ("I'll introduce you to Ana.", later("Hi Ben, see you on Monday, all of you.", others=2, thread=9)),
    ("I'll introduce you to Ana.", later("Ana is a wonder.", others=1)),
    ("I'll call you tomorrow.", later("", kind="meeting", others=23, subject="All hands", thread=None)),
    ("I'll get back to you on the budget.", later("Could you send me the budget once more, please?")),
]


@pytest.mark.parametrize(("text", "passed", "reason"), KEPT)
def test_a_promise_is_kept_by(text: str, passed: Later, reason: str) -> None:
    assert why(said(text), passed).startswith(reason) or reason in why(said(text), passed)


@pytest.mark.parametrize(("text", "passed"), OPEN)
def test_a_promise_is_not_kept_by(text: str, passed: Later) -> None:
    assert why(said(text), passed) == ""


def test_the_first_thing_that_shows_it_counts() -> None:
    first = Later(5, DAY, True, "mail", "Here is the deck.", thread=7)
    second = Later(6, 2 * DAY, False, "mail", "Thanks for the deck.", thread=7)
    assert promises.kept(said(), [first, second]) == Kept(1, 5, DAY, "said so: Here is the deck")


def test_what_it_is_stands_in_the_sentence_before() -> None:
    promise = said("I'll put it in the post for you.", before="I have a small book on plain language.")
    assert why(promise, later("The book is on its way.", thread=9)) == "said so: The book is on its way"


def test_after_you_said_that_it_is_open_only_what_came_later_keeps_it() -> None:
    promise = said(since=3 * DAY)
    assert why(promise, later("Here is the deck.", days=2)) == ""
    assert why(promise, later("Here is the deck.", days=4)) == "said so: Here is the deck"


def test_said_again_is_the_same_promise() -> None:
    assert promises.is_again(said(DECK), said("Sorry, I'll forward the deck tomorrow."))
    assert not promises.is_again(said(DECK), said("I'll send you the photographs."))
    assert not promises.is_again(said(DECK), said("I'll tell you what I think of the deck."))
    assert not promises.is_again(said(DECK), Open(2, DECK, 300 * DAY))


@pytest.mark.parametrize(
    "text", ["If he says yes, I'll introduce you two.", "I'll bring it if it fits.", "I'll look for it tonight."]
)
def test_what_hangs_on_an_if_or_is_told_to_nobody_waits_for_a_yes(text: str) -> None:
    assert promises.is_doubtful(text)


@pytest.mark.parametrize("text", ["I'll be in Berlin all week.", "I'll miss you.", "I won't make it to the climbing."])
def test_a_plan_a_feeling_or_a_refusal_is_no_promise(text: str) -> None:
    assert promises.is_nothing(text)
    assert not promises.is_nothing(DECK)


def test_whom_it_is_for_stands_in_the_sentence() -> None:
    assert promises.named("I'll send Ingrid the link.") == "Ingrid"
    assert promises.named("I'll forward it to Omar tonight.") == "Omar"
    assert promises.named("I'll send you the link on Monday.") == ""


def test_plain_promises_in_two_languages_wait_for_a_yes() -> None:
    text = "Let me check with Ana.\nIch schicke dir die Fotos.\nLet me know if it helps.\nSoll ich dir etwas schicken?"
    found = list(promises.plainly(text, ()))
    assert [one.text for one in found] == ["Let me check with Ana.", "Ich schicke dir die Fotos."]
    assert not any(one.sure for one in found)


def test_hostile_words_cost_little() -> None:
    for text in ("," * 1_000_000, "i will " * 20_000, "here is " * 20_000, "a" * 100_000, "ich leite " * 10_000):
        why(said(text[:1000]), later(text[:4000]))
        assert not promises.named(text)
        assert not (promises.is_nothing(text) and promises.is_doubtful(text)) or list(promises.plainly(text, ())) == []


NOTES = """Weekly

Present: Ana, Ben

Actions:
* Ben: send the invoice by Friday
* @Lena book the train to Hamburg
- Ana to ask legal about the licence
- [x] Ben: sign the contract
- Next to come: the talk
Decisions
- Ana: no objection
"""


def test_the_points_of_notes_that_give_somebody_something_to_do_wait_for_a_yes() -> None:
    found = list(promises.assigned(NOTES, (), at=datetime(2026, 11, 25, 9, tzinfo=UTC)))
    assert [(one.by, one.text, one.sure) for one in found] == [
        ("Ben", "Ben: send the invoice by Friday", False),
        ("Lena", "@Lena book the train to Hamburg", False),
        ("Ana", "Ana to ask legal about the licence", False),
    ]
    assert all(NOTES[one.start : one.end] == one.text for one in found)
    assert found[0].due is not None
