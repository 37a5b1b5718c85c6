"""The shelf: put on, taken off, brought from files, and all of it taken back."""

from datetime import datetime
from pathlib import Path

import pytest

from cordially.actions import events, people, shelf
from cordially.errors import NotFound, NothingRead, WrongUse
from cordially.queries import shelf as query
from cordially.viewer import Viewer


def titles(viewer: Viewer) -> list[str]:
    return [one.title for one in query.shelf(viewer)]


def test_a_thing_lies_on_the_shelf_until_it_is_taken_off(viewer: Viewer, now: datetime) -> None:
    item = shelf.shelve(viewer, "Feedback on portfolios", now=now)
    assert [(one.mark, one.kind, one.title) for one in query.shelf(viewer)] == [
        (f"s{item.id}", "idea", "Feedback on portfolios")
    ]
    shelf.unshelve(viewer, item.id, now=now)
    assert titles(viewer) == []
    events.undo(viewer, now=now)
    assert titles(viewer) == ["Feedback on portfolios"]
    events.undo(viewer, now=now)
    assert titles(viewer) == []


def test_kinds_are_told_by_the_words(viewer: Viewer, now: datetime) -> None:
    assert shelf.shelve(viewer, "A template for case studies", now=now).kind == "resource"
    assert shelf.shelve(viewer, "How to ask for a raise", now=now).kind == "idea"


def test_a_link_alone_is_named_by_its_place(viewer: Viewer, now: datetime) -> None:
    item = shelf.shelve(viewer, "https://example.org/on-type", now=now)
    assert (item.title, item.link) == ("example.org, on type", "https://example.org/on-type")


def test_a_person_lies_there_by_name(viewer: Viewer, now: datetime) -> None:
    ana = people.add(viewer, "Ana Silva", now=now).person
    shelf.shelve(viewer, "Ana", kind="person", person_id=ana.id, now=now)
    assert query.shelf(viewer, kind="person")[0].person == (ana.id, "Ana Silva")


def test_the_same_is_not_there_twice(viewer: Viewer, now: datetime) -> None:
    shelf.shelve(viewer, "Feedback on portfolios", now=now)
    with pytest.raises(WrongUse, match="already"):
        shelf.shelve(viewer, "feedback on Portfolios!", now=now)


def test_what_is_not_there_cannot_be_taken_off(viewer: Viewer, now: datetime) -> None:
    with pytest.raises(NotFound):
        shelf.unshelve(viewer, 7, now=now)


def test_a_script_is_no_link(viewer: Viewer, now: datetime) -> None:
    with pytest.raises(WrongUse, match="no link"):
        shelf.shelve(viewer, "x", link="javascript:alert(1)", now=now)


def test_a_file_is_brought_once_and_taken_back_whole(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    path = tmp_path / "ideas.csv"
    path.write_text("title,about\nOne idea,a\nAnother idea,b\n", "utf-8")
    told = shelf.bring(viewer, [path], now=now)
    assert (told.new, told.known) == (2, 0)
    again = shelf.bring(viewer, [path], now=now)
    assert (again.new, again.known) == (0, 2)
    events.undo(viewer, now=now)
    assert titles(viewer) == []


def test_a_file_that_holds_nothing_says_so(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    with pytest.raises(NothingRead, match="no such file"):
        shelf.bring(viewer, [tmp_path / "none.csv"], now=now)
