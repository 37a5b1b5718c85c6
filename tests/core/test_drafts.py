"""A look at a draft before it goes out."""

import time
from datetime import UTC, date, datetime

import pytest

from cordially.core.drafts import Facts, Remark, check, grouped, is_favour, usual_opening

TODAY = date(2026, 11, 25)
BEN = Facts(name="Ben", last_at=datetime(2026, 11, 10, tzinfo=UTC), today=TODAY)
NEEDY = Facts(name="Ben", needs=("I cannot find a second designer",), last_at=BEN.last_at, today=TODAY)
LONG_AND_MINE = (
    "I had a busy autumn. I finished my course, I moved my desk to the window, and I began to learn the piano, which "
    "I enjoy more than I had hoped. My brother came to stay with me for a week. I cooked for him and I showed him my "
    "town, and I think that I will do it again. I hope to write more about my plans before Christmas comes."
)


def kinds(draft: str, facts: Facts = BEN) -> list[str]:
    return [remark.kind for remark in check(draft, facts=facts)]


def only(draft: str, facts: Facts = BEN) -> Remark:
    (remark,) = check(draft, facts=facts)
    return remark


@pytest.mark.parametrize(
    "draft",
    [
        "Hi Ben, how did the move go? I thought of you when I saw this article about schools in Lisbon.",
        "Dear Ben, thank you for lunch. May I introduce you to Li? She is a designer looking for something new.",
        "Yes, Thursday at 3 works for me. See you then.",
        "Hi Ben, here are the slides you asked for. Let me know if anything is missing.",
        "Ben, attached is the signed contract. Thank you for your patience with it all.",
        "Could you send me the address of the restaurant?",
        "",
    ],
)
@pytest.mark.parametrize("facts", [Facts(), BEN, NEEDY, Facts(name="Ben", is_first=True, today=TODAY)])
def test_a_warm_or_an_ordinary_draft_passes_in_silence(draft: str, facts: Facts) -> None:
    assert check(draft, facts=facts) == ()


def test_a_pitch_is_marked_on_its_words_with_a_better_way() -> None:
    draft = "Hi Ben, our platform helps companies like yours to cut costs. Book a demo here."
    found = check(draft, facts=NEEDY)
    assert [remark.words for remark in found] == ["our platform helps", "companies like yours", "Book a demo"]
    assert all(draft[remark.start : remark.end] == remark.words for remark in found)
    assert "“You said ‘I cannot find a second designer’. How is that going?”" in found[0].better


def test_one_word_of_trade_makes_no_pitch() -> None:
    assert kinds("Hi Ben, the shop gave me a discount on the lamp.") == []


def test_a_request_for_time_and_network_is_an_agenda() -> None:
    assert only("Hi Ben, could I pick your brain over coffee?").kind == "agenda"


def test_an_ask_before_anything_was_given_is_seen_with_the_facts() -> None:
    draft = "Hi Ben, could you introduce me to your head of design?"
    asked = Facts(name="Ben", asks=(date(2026, 9, 1), date(2026, 10, 1)), today=TODAY)
    remark = only(draft, asked)
    assert (remark.kind, remark.words) == ("ask before giving", "could you introduce me")
    assert remark.why == "You asked Ben for something twice lately, and nothing that you gave or offered is noted."
    silent = Facts(name="Ben", last_at=datetime(2025, 11, 20, tzinfo=UTC), today=TODAY)
    assert only(draft, silent).why == "You were last in touch 12 months ago, and this asks for something."


def test_an_ask_after_a_gift_or_beside_an_offer_is_none() -> None:
    given = Facts(name="Ben", gifts=(date(2026, 10, 1),), asks=(date(2026, 9, 1),), today=TODAY)
    assert kinds("Hi Ben, could you introduce me to your head of design?", given) == []
    assert kinds("Could you introduce me to Mia? I can introduce you to Li, a designer.") == []


def test_the_same_text_to_others_is_seen_where_it_runs() -> None:
    text = (
        "I have been thinking about our evening last month and would like to do that again before the year ends, with "
        "the old group and the new ones, at my place, whenever it suits."
    )
    facts = Facts(name="Ben", others=(f"Dear Li,\n\n{text}\n\nAna", f"Mia! {text}"), opening="Hey Ben,", today=TODAY)
    remark = only(f"Dear Ben,\n\n{text}\n\nAna", facts)
    assert (remark.kind, remark.words) == ("same text", f"{text}\n\nAna")
    assert remark.why == "Nearly the same words went to 2 others lately."
    assert "You usually begin “Hey Ben,”." in remark.better


def test_an_opening_for_anyone_is_seen() -> None:
    assert only("Dear Sir or Madam, the invoice is attached.").words == "Dear Sir or Madam"
    assert only("Hi {FirstName}, it was good to see you.").kind == "same text"


def test_a_letter_all_about_me_is_seen_once() -> None:
    assert kinds(LONG_AND_MINE, Facts(name="Ben")) == ["much I"]
    assert "no word about Ben" in only(LONG_AND_MINE).why
    assert kinds(LONG_AND_MINE + " How are you?") == []


def test_nothing_about_them_is_said_where_a_need_is_known() -> None:
    draft = LONG_AND_MINE + " I send you a photo."
    remark = only(draft, NEEDY)
    assert remark.kind == "nothing about them"
    assert "You said ‘I cannot find a second designer’" in remark.better
    assert kinds(draft + " Still no designer, I guess.", NEEDY) == []


def test_a_first_letter_that_asks_nothing_is_seen() -> None:
    assert kinds(LONG_AND_MINE + " I send you a photo.", Facts(name="Ben", is_first=True)) == ["no question"]


def test_quoted_words_and_signatures_are_not_looked_at() -> None:
    assert kinds("Thanks!\n\nOn Mon, Ana wrote:\n> Book a demo of our platform, 50% off") == []
    assert kinds("Thanks!\n-- \nBook a demo today, 50% off") == []


@pytest.mark.parametrize(
    "draft",
    [
        "," * 1_000_000, "could you " * 20_000, "https://" * 20_000, "our new " * 20_000, "I " * 50_000, "[[" * 50_000,
        "\u202e" * 100_000 + "act now", "a" * 100_000, "On " + "x" * 100_000 + " wrote:", "take your " + "a " * 50_000,
    ],
    ids=lambda draft: draft[:9],
)  # fmt: skip
def test_hostile_drafts_cost_bounded_time(draft: str) -> None:
    started = time.process_time()
    check(draft, facts=Facts(name="Ben", needs=(draft,), others=(draft,) * 50, is_first=True))
    assert time.process_time() - started < 2


SOLD = "Hallo Ben,\n\nunsere neue Lösung hilft dir, nur für kurze Zeit. So kannst du mein Netzwerk erweitern.\n"


def test_what_is_said_of_several_words_is_said_once() -> None:
    groups = grouped(check("Our platform helps teams, it is award-winning, for a limited time.", facts=Facts("Ben")))
    assert len(groups) == 1 and len(groups[0]) > 1


def test_german_trade_and_agenda_are_marked() -> None:
    assert {one.kind for one in check(SOLD, facts=Facts("Ben"))} == {"pitch", "agenda"}


def test_a_german_ask_for_a_recommendation_is_seen() -> None:
    draft = "Liebe Eva,\n\nich suche gerade eine neue Stelle. Könntest du meinen Lebenslauf deinem Chef weiterleiten?"
    (one,) = check(draft, facts=Facts("Eva", is_first=True))
    assert one.kind == "ask before giving"


def test_what_could_be_given_is_offered_as_the_better_way() -> None:
    facts = Facts("Ben", needs=("I look for a quiet room",), give="“The reading room” from your shelf")
    (one,) = check("Could you introduce me to your publisher?", facts=facts)
    assert one.better.endswith("How is that going?” Or offer something first: “The reading room” from your shelf.")


def test_words_below_and_above_a_quote_are_one_s_own_and_keep_their_place() -> None:
    draft = (
        "> Do you like our award-winning, cutting-edge platform?\n\nI do. Could you introduce me to them?\n\n> Bye\n"
    )
    (one,) = check(draft, facts=Facts("Ben"))
    assert draft[one.start : one.end] == one.words == "Could you introduce me"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Could you send it to me?", True),
        ("Kannst du mir das schicken?", True),
        ("Please look at it.", True),
        ("Who decided on it?", False),
        ("What does Mika say?", False),
        ("Would you like to come?", False),
    ],
)
def test_a_mere_question_asks_no_favour(text: str, is_one: bool) -> None:
    assert is_favour(text) is is_one


def test_a_first_line_that_is_no_greeting_is_no_usual_opening() -> None:
    letters = ["Femi, look at their faces!\n\nLena", "Dear Femi,\n\nyes.", "Dear Femi,\n\nno."]
    assert usual_opening(letters, name="Femi Adeyemi") == "Dear Femi,"
    assert usual_opening(letters[:1], name="Femi Adeyemi") == ""
