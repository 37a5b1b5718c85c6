"""Whose words, whose time, whose questions; and one kind suggestion."""

import time

import pytest

from cordially.core.listening import Listening, exchange, facts, head, me, ratio, talk, together
from cordially.core.records import Turn

ANA = frozenset({"Ana"})


def spoken(*lines: str) -> tuple[Turn, ...]:
    """A talk of "Name: words", each turn as long as it has words."""
    turns, clock = list[Turn](), 0.0
    for line in lines:
        name, _, words = line.partition(": ")
        turns.append(Turn(name, words, clock, clock + len(words.split())))
        clock += len(words.split())
    return tuple(turns)


def heard(found: Listening, what: str) -> list[int]:
    return [one.turn for one in found.evidence if one.what == what]


A_GOOD_TALK = spoken(
    "Ana: How did the move to Lisbon go?",
    "Ben: It was long. The boxes came a week late and we slept on the floor, and my daughter missed her first days at "
    "the new school, which she minded more than we had thought.",
    "Ana: That sounds hard. How is she finding the school now?",
    "Ben: Better. She has made one friend, a girl who also came from abroad, and they walk home together.",
    "Ana: Mm-hm.",
    "Ben: So I hope it gets easier. My own job is the harder part, the team is not what I was told it would be.",
    "Ana: What did they tell you about the team?",
    "Ben: That there would be five people. There are two, and one of them leaves in January.",
)
TOO_MUCH_ADVICE = spoken(
    "Ana: How is work?",
    "Ben: Not easy, my manager changes the plan every week and I have to explain it to the whole team again.",
    "Ana: You should talk to her. You should really write it all down before the meeting.",
    "Ben: I did that last month, and it made no difference at all, she never reads what I send her.",
    "Ana: Why don't you go to her manager then? If I were you I would have done that long ago.",
    "Ben: I do not know, it is not that simple for me here.",
    "Ana: Okay.",
    "Ben: Anyway, how are you?",
)


def test_shares_are_of_words_and_of_time() -> None:
    found = talk(spoken("Ana: one two three", "Ben: one two three four five six"), ANA)
    assert found.word_share == pytest.approx(1 / 3)
    assert found.time_share == pytest.approx(1 / 3)
    assert found.ratio == 2


def test_without_times_the_share_of_time_is_not_told() -> None:
    assert talk((Turn("Ana", "hello there"), Turn("Ben", "hello")), ANA).time_share is None


def test_time_runs_only_while_somebody_speaks() -> None:
    turns = (Turn("Ana", "one two", 0, 2), Turn("Ben", "three four", 100, 102))
    assert talk(turns, ANA).time_share == pytest.approx(0.5)


def test_questions_and_asking_back_are_counted_with_their_turns() -> None:
    found = talk(A_GOOD_TALK, ANA)
    assert heard(found, "question") == [0, 2, 6]
    assert heard(found, "asking back") == [2, 6]
    assert (found.questions, found.open_questions, found.follow_ups) == (3, 3, 2)


def test_signs_of_listening_and_saying_back_are_seen() -> None:
    found = talk(A_GOOD_TALK, ANA)
    assert heard(found, "sign of listening") == [4]
    assert heard(found, "saying back") == [2]


def test_a_talk_that_went_well_is_told_so() -> None:
    found = talk(A_GOOD_TALK, ANA, them="Ben")
    assert found.suggestion.startswith("2 of your questions took up what Ben had said")
    assert found.because == (2, 6)


def test_advice_that_nobody_asked_for_is_named_kindly() -> None:
    found = talk(TOO_MUCH_ADVICE, ANA, them="Ben")
    assert heard(found, "advice not asked for") == [2, 2, 4, 4]
    assert found.suggestion.startswith("4 times you gave advice before Ben asked for it.")
    assert found.because == (2, 4)


def test_advice_that_was_asked_for_is_none_of_that() -> None:
    found = talk(spoken("Ben: What should I do about the flat?", "Ana: You should see it again at night."), ANA)
    assert found.unasked_advice == 0


def test_a_turn_of_theirs_that_was_passed_over_is_shown() -> None:
    long = "Ben: " + "my visa runs out in spring and nobody here can tell me what comes after that " * 2
    found = talk(
        spoken("Ana: Good morning to you.", long, "Ana: Fine. Next point, the budget.", "Ben: Yes."), ANA, them="Ben"
    )
    assert heard(found, "not asked back") == [1]


def test_a_lecture_is_no_conversation_and_gets_no_suggestion() -> None:
    lecture = spoken("Ana: " + "and now the next slide shows it " * 80, "Ben: Thank you.", "Ana: You are welcome.")
    found = talk(lecture, ANA)
    assert (found.kind, found.suggestion) == ("presentation", "")


def test_without_me_among_the_speakers_nothing_is_told() -> None:
    assert talk(A_GOOD_TALK, frozenset()).kind == "unknown"


def test_mails_and_chats_are_read_too() -> None:
    thread = [
        (False, "I am looking for a new flat near the river, the old one is too loud for the baby to sleep."),
        (True, "How old is the baby now? And which flat have you seen so far, near which river?"),
        (False, "She is five months. We saw two flats, both without a lift, which is hard with the pram every day."),
        (True, "I know someone with a flat. You should take it quickly."),
    ]
    found = exchange(thread)
    assert (found.kind, found.questions, found.follow_ups, found.unasked_advice) == ("messages", 2, 2, 1)


def test_many_conversations_are_summed_without_the_lectures() -> None:
    lecture = talk(spoken("Ana: " + "word " * 400, "Ben: Thanks."), ANA)
    found = together([talk(A_GOOD_TALK, ANA), talk(TOO_MUCH_ADVICE, ANA), lecture])
    assert found.questions == 5
    assert found.my_words < 100
    assert found.kind == "conversation"


def test_questions_are_found_where_a_transcript_writes_no_marks() -> None:
    found = talk(
        spoken("Ana: how did it go", "Ben: it went well i think", "Ana: what happened then", "Ben: they called"), ANA
    )
    assert found.questions == 2


@pytest.mark.parametrize(
    ("speaker", "is_me"),
    [
        ("Ana Silva", True), ("ana silva", True), ("Silva, Ana", True), ("Ana", True), ("Ana S.", True), ("Me", True),
        ("You", True), ("Ana Silva (Guest)", True), ("Ana's iPhone", True), ("ana.silva", True), ("Ben Okafor", False),
        ("Ana Costa", False), ("Speaker 1", False), ("", False),
    ],
)  # fmt: skip
def test_i_am_found_however_my_name_is_written(speaker: str, is_me: bool) -> None:
    assert me([speaker, "Li Wen"], ["Ana Silva"]) == (frozenset({speaker}) if is_me else frozenset())


def test_a_first_name_that_two_may_bear_is_nobody_for_sure() -> None:
    assert me(["Ana Silva", "Ana"], ["Ana Silva"]) == {"Ana Silva"}
    assert me(["Ben", "Li"], ["Ana Silva"]) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["," * 1_000_000, "you should " * 20_000, "\u202e?" * 50_000, "what " * 30_000, "mm-hm " * 30_000, "a" * 500_000],
)
def test_hostile_words_cost_bounded_time(text: str) -> None:
    started = time.process_time()
    talk((Turn("Ben", text), Turn("Ana", text), Turn("Ben", text), Turn("Ana", text)), ANA)
    assert time.process_time() - started < 4


@pytest.mark.parametrize("said", ["What I mean is that it works", "which was nice", "Whatever it is", "Was mich freut"])
def test_what_only_begins_like_a_question_is_none(said: str) -> None:
    assert talk(spoken(f"Ana: {said}", "Ben: yes", "Ana: fine", "Ben: good"), ANA).questions == 0


def test_in_letters_a_question_has_its_mark() -> None:
    assert exchange([(True, "What you sent is lovely. Which is all."), (False, "Thanks.")]).questions == 0


def test_what_it_seems_to_me_says_nothing_back() -> None:
    found = talk(
        spoken("Ben: it broke", "Ana: It seems to me we need a new one.", "Ben: so", "Ana: What do you mean?"), ANA
    )
    assert found.reflections == 0


def test_the_suggestion_counts_as_the_figures_do() -> None:
    mine, theirs = "one two three four five six seven eight nine ten " * 4, "one two three four five"
    found = talk(spoken(f"Ben: {theirs}", f"Ana: {mine}", f"Ben: {theirs}", f"Ana: {mine}", f"Ben: {theirs} six"), ANA)
    assert ratio(found) == "0.2 words of theirs for each of yours"
    assert found.suggestion.startswith("It held 0.2 minutes of theirs for each of yours. Two is the aim.")


def test_a_longer_letter_alone_is_not_remarked_upon() -> None:
    mine, theirs = "we walked to the sea and back again. " * 10, "that was a lovely walk indeed. " * 7
    found = exchange([(True, f"How was it? {mine}"), (False, theirs), (True, "And the sea?"), (False, "Cold.")])
    assert found.word_share is not None and 0.6 < found.word_share < 0.7
    assert "theirs" not in found.suggestion


def test_many_short_letters_tell_enough_together() -> None:
    short = exchange([(True, "How are you these days?"), (False, "Well, and you? It rains a lot here.")])
    assert short.kind == "short" and head(short).startswith("That is too little to tell")
    assert together([short] * 12, are_messages=True).kind == "messages"


def test_a_lecture_has_no_aim() -> None:
    told = head(Listening("presentation", my_words=900, their_words=1))
    assert "no conversation" in told and "1 word" not in told and "one word of theirs, 900 of yours" in told


def test_the_figures_are_told_in_words() -> None:
    found = talk(A_GOOD_TALK, ANA, them="Ben")
    assert head(found).endswith("words of theirs for each of yours; two for one is the aim in a talk.")
    assert list(facts(found))[1:] == [
        "You asked 3 questions, 2 of them about what they had said; they asked no questions.",
        "You put in your words what they had said once.",
        "You showed that you were listening once.",
    ]


def test_whose_end_is_not_known_speaks_at_their_own_pace() -> None:
    slow, fast = " ".join(["word"] * 60), " ".join(["word"] * 60)
    turns = (Turn("Ana", slow, 0, 60), Turn("Ben", fast, 60, 90), Turn("Ana", " ".join(["word"] * 20), 90, None))
    found = talk(turns, ANA)
    assert [found.my_seconds, found.their_seconds] == pytest.approx([80, 30])
