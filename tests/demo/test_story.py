"""The made-up story is the same each time, ends when it should, and is true to what it says of itself."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from cordially.demo import Story
from cordially.demo.story import build
from tests.demo.conftest import NOW

FREE_DOMAINS = re.compile(r"(?:.*\.)?(?:example|test|example\.(?:org|com|net))")
HOST = re.compile(r"(?:@|https?://)([A-Za-z0-9.-]+[A-Za-z0-9])")
OURS = re.compile(
    r"\+49 (?:171 39200\d\d|176 04069\d\d\d|30 23125\d\d\d|40 66969\d\d\d)|\+44 7700 900\d{3}|\+44 20 7946 0\d{3}"
    r"|\+33 6 39 98 \d\d \d\d|\+46 70 174 06 \d\d"
)


def _all_ids(story: Story) -> set[str]:
    return {letter.id for letter in story.letters + story.chats}


def test_the_same_day_and_seed_tell_the_same_story(story: Story) -> None:
    again = build(now=NOW)
    assert again.letters == story.letters
    assert again.chats == story.chats
    assert again.meetings == story.meetings
    assert again.truth == story.truth


def test_another_seed_tells_other_small_talk(story: Story) -> None:
    other = build(now=NOW, seed=8)
    assert other.letters != story.letters
    assert [promise.sentence for promise in other.truth.promises] == [
        promise.sentence for promise in story.truth.promises
    ]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 38, 102, 160, 333])
def test_the_story_can_end_on_any_day(days: int) -> None:
    now = NOW + timedelta(days=days, hours=5 * days % 24)
    story = build(now=now)
    assert max(letter.at for letter in story.letters) < now
    assert min(meeting.start for meeting in story.meetings) < now < max(meeting.start for meeting in story.meetings)


def test_a_story_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        build(now=NOW.replace(tzinfo=None))


def test_there_are_thousands_of_mails_and_nearly_half_are_from_people(story: Story) -> None:
    by_robots = sum(letter.client == "robot" for letter in story.letters)
    assert 3500 <= len(story.letters) <= 6000
    assert 0.4 <= 1 - by_robots / len(story.letters) <= 0.6


def test_no_message_is_told_twice(story: Story) -> None:
    assert max(Counter(letter.id for letter in story.letters).values()) == 1


def test_no_mark_and_no_slot_is_left_in_what_was_sent(story: Story) -> None:
    for letter in story.letters + story.chats:
        plain = re.sub(r"\[design-?code\S*\]", "", letter.subject) + letter.text
        assert not re.search(r"[{}\[\]~]", plain), (letter.subject, letter.text)


def test_small_talk_is_seldom_word_for_word_the_same(story: Story) -> None:
    texts = Counter(letter.text for letter in story.letters if letter.client != "robot")
    repeated = sum(count - 1 for count in texts.values())
    assert repeated < 0.02 * sum(texts.values())


def test_answers_come_after_what_they_answer(story: Story) -> None:
    for letter in story.letters:
        if letter.answers:
            assert letter.at > letter.answers.at


def test_only_reserved_domains_and_invented_numbers_are_used(story: Story) -> None:
    for person in story.cast.values():
        assert all(OURS.fullmatch(phone) for phone in person.phones), person.phones
        assert not person.page or person.page.endswith("-demo7")
    for letter in story.letters:
        words = " ".join((letter.text, letter.html, letter.id, letter.signature, letter.sender.address))
        for host in HOST.findall(words):
            assert FREE_DOMAINS.fullmatch(host.lower()), (host, letter.subject)


def test_the_truth_speaks_of_messages_and_people_that_exist(story: Story) -> None:
    ids, truth = _all_ids(story), story.truth
    meetings = {meeting.uid for meeting in story.meetings}
    for promise in truth.promises:
        assert promise.message in ids
        assert not promise.kept_by or promise.kept_by in ids | meetings
        assert {promise.by, promise.to} <= set(story.cast)
    said = [saying.message for saying in truth.sayings]
    said += [answer.message for answer in truth.answers]
    assert set(said) | {introduction.message for introduction in truth.introductions} <= ids
    named = (*truth.warmest, *truth.cooling, *truth.asleep, *truth.rare_but_steady, *truth.never_answered)
    assert set(named) <= set(story.cast)


def test_every_planted_sentence_stands_in_its_message(story: Story) -> None:
    texts = {letter.id: " ".join(letter.text.split()) for letter in story.letters + story.chats}
    for promise in story.truth.promises:
        assert promise.sentence in texts[promise.message]
    for saying in story.truth.sayings:
        assert saying.sentence in texts[saying.message]


def test_a_promise_is_kept_after_it_was_made(story: Story) -> None:
    at = {letter.id: letter.at for letter in story.letters} | {meeting.uid: meeting.start for meeting in story.meetings}
    for promise in story.truth.promises:
        if promise.kept_by:
            assert at[promise.kept_by] > promise.at


def test_open_promises_are_due_before_and_after_the_end(story: Story) -> None:
    mine = [promise for promise in story.truth.promises if promise.by == "me" and not promise.kept_by]
    theirs = [promise for promise in story.truth.promises if promise.by != "me" and not promise.kept_by]
    today = story.today
    assert any(promise.due_on and promise.due_on < today for promise in mine)
    assert any(promise.due_on and promise.due_on > today for promise in mine)
    assert any(promise.due_on is None for promise in mine)
    assert any(promise.due_on and promise.due_on < today for promise in theirs)


def test_an_answer_that_is_waited_for_has_not_been_given(story: Story) -> None:
    for answer in story.truth.answers:
        person = story.cast[answer.person]
        known = {email.address for email in person.emails} | {person.page}
        later = [letter for letter in story.letters + story.chats if letter.at > answer.at]
        if answer.kind == "owed":
            mine = [letter for letter in later if letter.who == "me"]
            assert not any(box.address in known for letter in mine for box in letter.to + letter.cc), answer.person
        else:
            assert not any(letter.who == answer.person and not _to_the_list(letter.to[0].address) for letter in later)


def _to_the_list(address: str) -> bool:
    return address.endswith("@lists.example.org")


def test_who_never_answers_never_wrote(story: Story) -> None:
    for key in story.truth.never_answered:
        assert not any(letter.who == key for letter in story.letters)
        assert sum(letter.to[0].address == story.cast[key].emails[0].address for letter in story.letters) == 3


def test_who_cools_was_written_to_often_and_is_silent_now(story: Story) -> None:
    for key, silent in (("priya", 45), ("theo", 600)):
        days = [letter.at for letter in story.letters if letter.who == key]
        assert len(days) > 40
        assert timedelta(days=silent) < story.now - max(days) < timedelta(days=silent + 130)


def test_the_warmest_wrote_most_in_the_last_half_year(story: Story) -> None:
    recent = Counter(
        letter.who
        for letter in story.letters
        if letter.at > story.now - timedelta(days=180) and letter.client != "robot" and letter.who != "me"
    )
    most = [key for key, _ in recent.most_common(15)]
    assert sum(key in most for key in story.truth.warmest) >= 7


def test_no_robot_is_in_the_cast(story: Story) -> None:
    addresses = {email.address for person in story.cast.values() for email in person.emails}
    assert not addresses & set(story.truth.robots)


def test_the_truth_can_be_written_as_json(story: Story) -> None:
    told = story.truth.as_json()
    assert datetime.fromisoformat(told["promises"][0]["at"]) < datetime.now(UTC) + timedelta(days=36500)
    assert told["warmest"][0] == "zoe"
