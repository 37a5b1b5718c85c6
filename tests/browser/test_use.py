"""The pages in use: by keyboard, by finger, without scripts, small and large, by light and by dark."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Watched

pytestmark = pytest.mark.slow

PAGES = ["/", "/people", "/people?all=1", "/people/add", "/met", "/search?q=mentor", "/imports", "/history"]
PAGES += ["/promises", "/answers", "/follow-ups", "/shelf", "/introductions", "/check", "/ahead", "/debrief"]
PAGES += ["/tips", "/settings", "/paths", "/paths?to=Silva", "/paths?to=Nobody"]


def to_ana(watched: Watched) -> None:
    watched.go("/people?q=Silva")
    watched.page.click(".people .name a")
    watched.page.wait_for_selector("h1:has-text('Ana Silva')")


def test_no_page_complains_or_asks_anything_of_others(watched: Watched) -> None:
    for path in PAGES:
        assert watched.go(path).status == 200
    to_ana(watched)
    watched.page.click(".entry .what a >> nth=0")
    assert watched.said == []
    assert watched.abroad == []


def test_single_keys_lead_about(watched: Watched) -> None:
    page = watched.page
    watched.go("/imports")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "seek"
    page.keyboard.type("g t?/")
    assert page.input_value("#seek") == "g t?/"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/people")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url(re.compile(r":\d+/$"))


def test_the_keys_are_told_and_can_be_switched_off(watched: Watched) -> None:
    page = watched.page
    watched.go("/")
    page.keyboard.press("?")
    assert page.is_visible("dialog.keys")
    page.uncheck(".keys-on")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog.keys")
    page.keyboard.press("?")
    page.keyboard.press("/")
    assert not page.is_visible("dialog.keys")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    watched.go("/people")
    page.click(".keys-open")
    assert page.is_visible("dialog.keys")
    assert not page.is_checked(".keys-on")


def test_the_first_tab_skips_to_the_page(watched: Watched) -> None:
    watched.go("/people")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"


def test_people_are_found_as_one_types(watched: Watched) -> None:
    page = watched.page
    watched.go("/people")
    page.locator("#q").press_sequentially("okr", delay=20)
    page.wait_for_selector(".people li:only-child")
    assert "Ben Okri" in page.inner_text(".people")
    assert page.url.endswith("/people?q=okr")
    assert page.inner_text("#count") == "1 person shown"
    assert page.evaluate("document.activeElement.id") == "q"
    assert watched.said == []


def test_everything_works_without_scripts(scriptless: Watched) -> None:
    page = scriptless.page
    scriptless.go("/people")
    page.fill("#q", "Silva")
    page.click("form.narrow button")
    page.click(".people .name a")
    page.fill("#note", "She looks for a mentor, without scripts.")
    page.click("text=Keep the note")
    assert "without scripts" in page.inner_text(".notes")
    page.click(".said button:has-text('Undo')")
    assert "without scripts" not in page.inner_text("aside")
    page.click("summary:has-text('We met')")
    page.fill("#on", "yesterday")
    page.fill("#met-text", "Tea")
    page.click("details[open] button:has-text('Keep')")
    assert "You met Ana Silva on 24 November" in page.inner_text(".said")
    page.click(".said button:has-text('Undo')")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_at_the_side(width: int, watched: Watched) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    found: list[Any] = []
    for path in PAGES:
        watched.go(path)
        found.append((path, watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")))
    to_ana(watched)
    for summary in watched.page.query_selector_all("summary"):
        summary.click()
    found.append(("person", watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")))
    assert [one for one in found if one[1] > 0] == []


SMALL = Path(__file__).with_name("small.js").read_text("utf-8")


def test_what_is_to_be_hit_is_large_enough(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    for path in PAGES:
        watched.go(path)
        assert watched.page.evaluate(SMALL) == [], path
    to_ana(watched)
    assert watched.page.evaluate(SMALL) == []


CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(scheme: str, watched: Watched) -> None:
    watched.page.emulate_media(color_scheme=scheme)
    for path in PAGES:
        watched.go(path)
        assert watched.page.evaluate(CONTRAST) == [], path
    to_ana(watched)
    assert watched.page.evaluate(CONTRAST) == []
