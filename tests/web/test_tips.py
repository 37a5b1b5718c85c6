"""Tips as pictures with the same in words, and the paths to a company or a person."""

from datetime import datetime

from cordially.actions import people
from cordially.core.tips import LINES, Row
from cordially.viewer import Viewer
from cordially.web.weeks import HALF, picture
from tests.web.world import IMAGE, SCRIPT, Browser, digest, spot


def test_each_line_has_a_picture_a_table_and_a_suggestion(told: Viewer, browser: Browser) -> None:
    page = browser.get("/tips").content.decode()
    assert page.count('class="tip"') == page.count('class="kindly"') == len(LINES)
    assert page.count("<svg") == page.count("<table>") > 3
    assert "<style" not in page and "style=" not in page and SCRIPT not in page and IMAGE not in page


def test_where_nothing_is_known_no_picture_is_drawn(viewer: Viewer, browser: Browser) -> None:
    page = browser.get("/tips").content.decode()
    assert "There is nothing to tell yet" in page and "<svg" not in page
    assert page.count('class="kindly"') == len(LINES)


def test_a_picture_says_in_words_what_it_shows(now: datetime) -> None:
    weeks = picture([Row("one", (0.0,) * 11 + (4.0,)), Row("two", (2.0, *(0.0,) * 11))], now=now)
    assert [(bar.side, bar.height) for bar in weeks.bars] == [("first", HALF), ("second", HALF / 2)]
    assert weeks.table[-1] == ("week to 25 Nov", ("4", "0"))
    assert weeks.table[0] == ("week to 9 Sep", ("0", "2"))


def test_where_nothing_tells_a_point_stands(now: datetime) -> None:
    months = picture([Row("ratio", (None, 1.5, None, None, None, 2.0))], now=now)
    assert len(months.unknown) == 4
    assert months.table[0][0] == "June 2026"
    assert [values for _, values in months.table][:2] == [("nothing tells",), ("1.5",)]


def test_a_path_shows_both_steps_and_only_looks(told: Viewer, browser: Browser, now: datetime) -> None:
    people.employ(told, spot(told, "Ben"), "Director, Marea Labs", now=now)
    before = digest()
    page = browser.get("/paths?to=marea+labs").content.decode()
    assert f"/people/{spot(told, 'Ben')}" in page
    assert "Their card says: Director at Marea Labs." in page and "You wrote to each other" in page
    assert digest() == before


def test_an_unclear_or_unknown_end_is_said(told: Viewer, browser: Browser, now: datetime) -> None:
    assert "Nobody of yours is known" in browser.get("/paths?to=Umbrella").content.decode()
    for name in ("Rita Costa", "Rita Lopes"):
        people.add(told, name, now=now)
    assert browser.get("/paths?to=Rita").content.decode().count('<a href="/paths?to=') == 2
    assert browser.get("/paths?to=%00").status_code == 200
