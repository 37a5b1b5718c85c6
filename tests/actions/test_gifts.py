"""Gifts are words: given, received, with what came of them; never weighed."""

import json
from datetime import date, datetime, timedelta

import pytest

from cordially.actions import events, gifts, people, shelf
from cordially.cli.gifts import as_plain
from cordially.errors import NotFound, WrongUse
from cordially.models import Person
from cordially.queries import gifts as query
from cordially.viewer import Viewer


@pytest.fixture
def ana(viewer: Viewer, now: datetime) -> Person:
    return people.add(viewer, "Ana Silva", now=now).person


def test_both_ways_are_told_newest_first(viewer: Viewer, ana: Person, now: datetime) -> None:
    gifts.give(viewer, ana.id, "the Lisbon paper", on=now.date() - timedelta(days=1), now=now)
    gifts.give(viewer, ana.id, "feedback on my portfolio", on=now.date(), mine=False, now=now)
    assert [(one.is_mine, one.text) for one in query.gifts(viewer, person=ana.id)] == [
        (False, "feedback on my portfolio"),
        (True, "the Lisbon paper"),
    ]


def test_what_came_of_it_is_told_and_taken_back(viewer: Viewer, ana: Person, now: datetime) -> None:
    gift = gifts.give(viewer, ana.id, "the Lisbon paper", on=now.date(), now=now)
    gifts.tell(viewer, gift.id, outcome="she got the place", thanks="a card", now=now)
    told = query.gifts(viewer)[0]
    assert (told.outcome, told.thanks) == ("she got the place", "a card")
    events.undo(viewer, now=now)
    assert query.gifts(viewer)[0].outcome == ""
    events.undo(viewer, now=now)
    assert query.gifts(viewer) == []


def test_a_thing_of_the_shelf_is_given_by_its_mark_or_its_words(viewer: Viewer, ana: Person, now: datetime) -> None:
    item = shelf.shelve(viewer, "Feedback on portfolios", now=now)
    by_mark = gifts.give(viewer, ana.id, f"s{item.id}", on=now.date(), now=now)
    by_words = gifts.give(viewer, ana.id, "feedback on portfolios", on=now.date(), now=now)
    assert by_mark.item_id == by_words.item_id == item.id
    assert by_mark.text == "Feedback on portfolios"


def test_json_holds_words_only(viewer: Viewer, ana: Person, now: datetime) -> None:
    gifts.give(viewer, ana.id, "the Lisbon paper", on=date(2026, 11, 20), now=now)
    told = as_plain(query.gifts(viewer)[0])
    assert set(told) == {"id", "person", "mine", "text", "on", "outcome", "thanks"}
    said = json.dumps(told, default=str).lower()
    assert not any(word in said for word in ("balance", "debt", "owe", "sum", "total", "count"))


@pytest.mark.parametrize(("text", "days", "what"), [("", 0, "Say what"), ("a book", 1, "still to come")])
def test_a_gift_needs_words_and_a_day_gone_by(
    viewer: Viewer, ana: Person, now: datetime, text: str, days: int, what: str
) -> None:
    with pytest.raises(WrongUse, match=what):
        gifts.give(viewer, ana.id, text, on=now.date() + timedelta(days=days), now=now)


def test_what_was_not_given_has_no_outcome(viewer: Viewer, now: datetime) -> None:
    with pytest.raises(NotFound):
        gifts.tell(viewer, 3, outcome="x", now=now)
