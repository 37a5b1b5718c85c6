"""Promises, requests, offers and needs are found in what people write."""

import time
from datetime import UTC, date, datetime

import pytest

from cordially.core.words import KINDS, Found, Personal, find
from cordially.core.words.features import parts
from cordially.core.words.rules import rules

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday


def kinds(text: str) -> set[str]:
    return {found.kind for found in find(text)}


def only(text: str, kind: str) -> Found:
    [found] = [found for found in find(text, by="me", to=("Ana",), at=AT) if found.kind == kind]
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'll send you the deck by Friday.", "promise"),
        ("Let me check with Tom and get back to you.", "promise"),
        ("will forward it to you tomorrow", "promise"),
        ("Could you send me the list of speakers?", "request"),
        ("Please sign both copies and return one to me.", "request"),
        ("Does anyone know how to change the font?", "request"),
        ("Could I help you with the move?", "offer"),
        ("Happy to introduce you to our head of sales if you like.", "offer"),
        ("Let me know if you have any questions.", "courtesy"),
        ("I hope this finds you well.", "courtesy"),
        ("Our platform helps teams like yours save time, book a demo today!", "pitch"),
        ("I'm trying to find a new job in publishing.", "goal"),
        ("I'm struggling to keep up with the workload.", "challenge"),
        ("I love sailing.", "interest"),
        ("We are expecting our second child in June.", "life event"),
    ],
)
def test_each_kind_is_found_in_its_plain_form(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I will be out of the office on Monday.",
        "The meeting is in room 3.",
        "They will announce the results next week.",
        "Attached is the latest draft.",
        "",
        "...",
        "12:30",
    ],
)
def test_what_commits_nobody_and_asks_nothing_is_left_alone(text: str) -> None:
    assert not kinds(text) & {"promise", "request", "offer", "pitch"}


@pytest.mark.parametrize(
    "text",
    [
        "I'd be happy to walk you through the new forms.",
        "If you want, I can ask the printer for a second copy.",
        "We could call them for you.",
        "My neighbour could have a look at the roof for you.",
        "Do you want me to talk to the landlord?",
        "Let me know if there is anything I can do.",
        "You're welcome to use our van.",
        "Susan would be glad to help you with the forms.",
        "Feel free to use our meeting room on Thursday.",
        "We have a spare desk if your student needs one.",
        "Why don't I look after the twins on Saturday?",
    ],
)
def test_help_held_out_without_being_asked_is_an_offer(text: str) -> None:
    assert "offer" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Feel free to call me if you need anything.",
        "Could I borrow your van on Tuesday?",
        "The seller is willing to wait until May.",
        "He offered to help and never came.",
        "Let me know if Thursday works for you.",
        "I'm available on Monday but not on Tuesday.",
    ],
)
def test_what_only_sounds_like_an_offer_is_none(text: str) -> None:
    assert "offer" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm giving a talk at PyCon next Thursday.", "life event"),
        ("I'm speaking at the museum on the 14th.", "life event"),
        ("My thesis defence is on Friday.", "life event"),
        ("I'm having knee surgery in January.", "life event"),
        ("Anna was born last night, 3,250 grams.", "life event"),
        ("We have opened our own little bakery.", "life event"),
        ("I freeze whenever my boss asks me something in a meeting.", "challenge"),
        ("I'm running the Hamburg marathon in April.", "life event"),
        ("We could also cover for you on Tuesday.", "offer"),
        ("We could lend you our projector for the evening.", "offer"),
        ("I'd be happy if you could send me the plan.", "request"),
        ("We'd be glad if you let us know by noon.", "request"),
    ],
)
def test_what_lies_ahead_and_what_is_held_out_or_asked_for_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Am Montag werde ich am Knie operiert.", "life event"),
        ("Wir heiraten im Mai.", "life event"),
        ("Ich halte am Donnerstag einen Vortrag in Köln.", "life event"),
        ("Wir ziehen im März nach Hamburg um.", "life event"),
        ("Unsere Tochter ist am Sonntag zur Welt gekommen.", "life event"),
        ("Ich habe nächste Woche Prüfung.", "life event"),
        ("Am Dienstag habe ich Fahrprüfung.", "life event"),
        ("Mein Vorstellungsgespräch ist am 12. Dezember.", "life event"),
        ("Am Montag habe ich ein Vorstellungsgespräch bei der Bahn.", "life event"),
        ("Ich suche gerade eine neue Stelle.", "goal"),
        ("Wir wollen uns selbstständig machen.", "goal"),
        ("Wir tun uns schwer, Leute zu finden.", "challenge"),
        ("Uns fehlen gerade zwei Leute im Team.", "challenge"),
        ("Ich spiele seit Jahren Bratsche.", "interest"),
        ("Wir könnten dich am Dienstag vertreten.", "offer"),
        ("Ich kann dir gern mein Fahrrad leihen.", "offer"),
        ("Ich sage dir bis Mittwoch Bescheid.", "promise"),
        ("Ich würde mich freuen, wenn du mir den Plan schicken könntest.", "request"),
    ],
)
def test_each_kind_is_found_in_plain_german(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'd be happy if you could send me the plan.", "offer"),
        ("I'd be delighted if it worked out.", "offer"),
        ("Our company is launching two new stores next Thursday.", "life event"),
        ("The mayor is giving a speech on Monday.", "life event"),
        ("Die Firma zieht nächstes Jahr nach Hamburg um.", "life event"),
        ("Die Stadt will nächstes Jahr eine Brücke bauen.", "goal"),
        ("Die Aufgabe war nicht schwer.", "challenge"),
        ("Kann ich mir dein Fahrrad leihen?", "offer"),
        ("Der Verein schickt den Mitgliedern jeden Monat einen Brief.", "promise"),
        ("Am Dienstag habe ich keine Zeit.", "life event"),
        ("Die Prüfung des Antrags dauert noch.", "life event"),
        ("Danke für die Nachricht!", "life event"),
        ("I took the tram and walked the rest.", "challenge"),
        ("I want to hear the whole story.", "goal"),
        ("Take your time.", "request"),
        ("Feel free to call our office with any questions.", "offer"),
    ],
)
def test_what_others_do_and_what_is_only_wished_for_is_not_taken_for_it(text: str, kind: str) -> None:
    assert kind not in kinds(text)


def test_a_polite_formula_is_no_request() -> None:
    assert "request" not in kinds("Let me know if you have any questions.")
    assert "request" not in kinds("Please do not hesitate to call me if you have any questions.")


def test_an_offer_put_as_a_question_waits_for_no_answer() -> None:
    assert "request" not in kinds("Could I help you with the move?")


@pytest.mark.parametrize(
    "text",
    [
        "I'll be on vacation until the third.",
        "It will take a week to dry.",
        "I think they will pay.",
        "We'll miss you at the picnic.",
        "The buyer shall pay within ten days.",
    ],
)
def test_a_future_that_commits_nobody_is_no_promise(text: str) -> None:
    assert "promise" not in kinds(text)


def test_one_sentence_may_be_a_promise_and_a_request() -> None:
    assert kinds("Send me your address and I'll mail you a copy.") >= {"promise", "request"}


def test_a_finding_shows_its_sentence_its_place_and_its_reason() -> None:
    text = "Hi Ana,\n\nit was great to see you. I'll send you the deck tomorrow.\n\nTom"
    promise = only(text, "promise")
    assert promise.text == "I'll send you the deck tomorrow."
    assert text[promise.start : promise.end] == promise.text
    assert "will send" in promise.reason
    assert promise.sure
    assert 0.5 < promise.chance <= 1


def test_who_says_i_promises_to_whom_they_write() -> None:
    promise = only("I'll call you back.", "promise")
    assert (promise.by, promise.to) == ("me", ("Ana",))


def test_somebody_named_promises_for_themselves() -> None:
    assert only("Marc will send you the slides.", "promise").by == "Marc"


def test_you_said_you_would_is_a_promise_of_the_other() -> None:
    promise = only("You said you would send me the slides.", "promise")
    assert (promise.by, promise.to) == ("Ana", ("me",))


def test_good_wishes_tell_of_the_other_ones_life() -> None:
    assert only("Congratulations on the new job!", "life event").by == "Ana"


def test_of_several_the_one_who_is_called_is_meant() -> None:
    to = ("Maya Lind", "Ben Okafor")
    for text in ("Ben, could you bring the projector?", "@Ben could you bring the projector?"):
        assert {one.to for one in find(text, by="Amara", to=to)} == {("Ben Okafor",)}
    assert find("Could you bring the projector?", by="Amara", to=to)[0].to == to
    assert find("Jonas, could you bring the projector?", by="Amara", to=to)[0].to == ("Jonas",)
    assert find("Sorry, could you bring the projector?", by="Amara", to=to)[0].to == to


def test_who_is_named_before_a_colon_speaks_where_nobody_else_does() -> None:
    assert find("Lena: I'll write to the printer tomorrow")[0].by == "Lena"
    assert find("Friday: I'll send you the draft")[0].by == ""
    assert find("Lena: I'll write to the printer tomorrow", by="Ana")[0].by == "Ana"


def test_a_day_that_is_named_becomes_the_day_it_is_due() -> None:
    promise = only("I'll send you the deck by Friday.", "promise")
    assert promise.due == date(2026, 11, 27)
    assert "Friday" in promise.due_text


def test_a_promise_with_try_or_hope_is_not_firm() -> None:
    assert only("I'll send you the deck tomorrow.", "promise").firm
    assert not only("I'll try to send you the deck tomorrow.", "promise").firm


def test_a_dismissed_sentence_is_never_found_again() -> None:
    taught = Personal()
    taught.learn([("I'll send you the deck by Friday.", "promise", False)])
    assert "promise" not in {found.kind for found in find("I'll send you the deck by Friday.", personal=taught)}


def test_a_confirmed_sentence_is_sure_from_then_on() -> None:
    taught = Personal()
    taught.learn([("The tuba shall be polished.", "promise", True)])
    [found] = [one for one in find("The tuba shall be polished.", personal=taught) if one.kind == "promise"]
    assert found.sure


def test_answers_lean_on_sentences_like_them() -> None:
    before = only("I'll ping the pump room.", "promise").chance
    taught = Personal()
    taught.learn(
        [(f"I'll ping the {room} room.", "promise", False) for room in ("boiler", "engine", "control", "mail")]
    )
    [after] = [f.chance for f in find("I'll ping the pump room.", personal=taught) if f.kind == "promise"] or [0.0]
    assert after < before


def test_what_was_taught_is_kept_as_bytes_and_can_be_forgotten() -> None:
    taught = Personal()
    taught.learn([("I love my job.", "goal", True)])
    again = Personal.from_bytes(taught.to_bytes())
    assert again.answers == taught.answers
    assert again.weights["goal"].keys() == taught.weights["goal"].keys()
    again.reset()
    assert not again.answers


@pytest.mark.parametrize("data", [b"", b"garbage", Personal().to_bytes()[:-3]])
def test_a_damaged_memory_is_an_empty_one(data: bytes) -> None:
    assert not Personal.from_bytes(data).answers


def test_three_thousand_answers_are_learned_in_little_time() -> None:
    begin = time.process_time()
    Personal().learn((f"I'll send you report {n} on day {n}.", KINDS[n % 9], n % 2 == 0) for n in range(3000))
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "," * 1_000_000,
        "I will " * 20_000,
        "> " * 5_000 + "I'll send it.",
        "\n".join("> " * 200 + "can you?" for _ in range(500)),
        "\u202e\u200f" * 50_000 + "I'll call you",
        "please " * 30_000,
        "?!." * 50_000,
        "i'll send it. " * 10_000,
        "\x00\ud800" * 1000,
    ],
    ids=[
        "a long word",
        "commas",
        "no end",
        "quotes",
        "quoted lines",
        "right to left",
        "please",
        "signs",
        "many",
        "odd",
    ],
)
def test_hostile_text_costs_bounded_time(text: str) -> None:
    begin = time.process_time()
    assert len(find(text)) <= 200
    assert time.process_time() - begin < 2


def test_the_first_word_looked_for_never_hides_a_turn_of_phrase() -> None:
    for text in (
        "I'll get back to you.",
        "What do you think?",
        "We can help.",
        "I moved to Berlin.",
        "It's hard to say.",
    ):
        said = parts(text)
        for rule in rules():
            if rule.gate and rule.gate.isdisjoint(said.words):
                assert not rule.pattern.search(said.line)


def test_marks_that_cannot_be_seen_change_nothing() -> None:
    assert kinds("I’ll se\u200bnd you the deck by Friday.") == kinds("I'll send you the deck by Friday.")
