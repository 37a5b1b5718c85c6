"""Follow-ups, rhythms, circles, the shelf, gifts, introductions, and meetings before and after."""

from datetime import datetime
from typing import Any

import pytest

from cordially.actions import gifts, introductions, shelf
from cordially.models import Event, Promise, ShelfItem
from cordially.queries import followups
from cordially.viewer import Viewer
from tests.web.world import IMAGE, SCRIPT, Browser, digest, spot

FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "follow-up": ("/people/{ana}/follow-up", {"text": "send the book", "on": "friday"}),
    "rhythm": ("/people/{ana}/rhythm", {"every": "every 3 weeks"}),
    "no rhythm": ("/people/{ana}/rhythm", {"every": "none"}),
    "circle": ("/people/{ana}/circle", {"circle": "close"}),
    "no circle": ("/people/{ana}/circle", {"circle": ""}),
    "a gift": ("/people/{ana}/gift", {"text": "feedback on her talk", "on": "yesterday", "whose": "mine"}),
    "their gift": ("/people/{ana}/gift", {"text": "a book", "on": "today", "whose": "theirs"}),
    "what came of it": ("/gifts/{gift}/told", {"outcome": "she got the place", "thanks": "a card"}),
    "shelf": ("/shelf", {"title": "Feedback on a portfolio", "about": "For designers"}),
    "shelf of people": ("/shelf", {"title": "Ben", "kind": "person"}),
    "off the shelf": ("/shelf/{item}/off", {}),
    "introduce": ("/introductions", {"one": "Ana", "other": "Chloé", "why": "Both sing."}),
    "yes": ("/introductions/{intro}/yes/{ana}", {}),
    "no": ("/introductions/{intro}/no/{ben}", {}),
    "done": ("/follow-ups/{due}/done", {}),
    "later": ("/follow-ups/{due}/later", {"until": "in 2 weeks"}),
    "let go": ("/follow-ups/{due}/let-go", {}),
}


def numbers(viewer: Viewer, now: datetime) -> dict[str, Any]:
    ana, ben = spot(viewer, "Ana"), spot(viewer, "Ben")
    item = shelf.shelve(viewer, "A room in Lisbon", now=now)
    started = introductions.introduce(viewer, ana, ben, now=now)
    due = next(one.what.mark for one in followups.followups(viewer, now=now) if one.what.kind == "promised")
    gift = gifts.give(viewer, ana, "an hour", on=now.date(), now=now)
    return {"ana": ana, "ben": ben, "gift": gift.id, "item": item.id, "intro": started.id, "due": due}


def _said() -> dict[str, list[str]]:
    """All but what is reckoned from the rest whenever somebody looks: the ties, and how busy the days are."""
    return {table: rows for table, rows in digest().items() if table not in ("tie", "space")}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_leaves_an_event_that_can_be_undone(
    form: str, told: Viewer, browser: Browser, now: datetime
) -> None:
    known = numbers(told, now)
    path, fields = FORMS[form]
    before, count = _said(), Event.objects.count()
    answer = browser.send(path.format(**known), **fields)
    assert answer.status_code == 303
    assert Event.objects.count() == count + 1
    assert _said() != before
    event = Event.objects.latest("id")
    assert f'action="/undo/{event.id}"' in browser.get(answer["Location"]).content.decode()
    assert browser.send(f"/undo/{event.id}").status_code == 303
    assert _said() == before


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/people/{ana}/follow-up", {"text": " ", "on": "friday"}, "needs words"),
        ("/people/{ana}/follow-up", {"text": "x", "on": "2001-01-01"}, "has passed"),
        ("/people/{ana}/follow-up", {"text": "x"}, "Say on which day"),
        ("/people/99999/follow-up", {"text": "x", "on": "friday"}, "There is no person"),
        ("/people/{ana}/rhythm", {"every": "whenever"}, "I do not know how often"),
        ("/people/{ana}/circle", {"circle": "golden"}, "is not one of"),
        ("/people/{ana}/gift", {"text": "", "on": "today"}, "Say what it was"),
        ("/people/{ana}/gift", {"text": "x", "on": "tomorrow"}, "still to come"),
        ("/gifts/99999/told", {"outcome": "x"}, "There is no gift"),
        ("/gifts/{gift}/told", {"outcome": "", "thanks": " "}, "Say what came of it"),
        ("/shelf", {"title": " "}, "Say what you could give"),
        ("/shelf", {"title": "x", "link": "javascript:alert(1)"}, "is no link"),
        ("/shelf", {"title": "x", "kind": "king"}, "is not one of"),
        ("/shelf", {"title": "Nobody Atall", "kind": "person"}, "nobody called"),
        ("/shelf/99999/off", {}, "There is no s99999 on your shelf"),
        ("/introductions", {"one": "Ana", "other": "Ana"}, "two people besides you"),
        ("/introductions/99999/yes/{ana}", {}, "There is no introduction"),
        ("/introductions/{intro}/made", {}, ""),
        ("/follow-ups/f99999/done", {}, "There is no follow-up"),
        ("/follow-ups/{due}/later", {"until": "2001-01-01"}, "not a day to come"),
        ("/debrief", {"line": "nothing with nobody"}, ""),
        ("/debrief", {"line": "coffee with Nobody Atall: a talk"}, "nobody called"),
    ],
)
def test_what_does_not_fit_is_said(
    path: str, fields: dict[str, str], words: str, told: Viewer, browser: Browser, now: datetime
) -> None:
    known = numbers(told, now)
    before = digest()
    answer = browser.send(path.format(**known), **fields)
    assert answer.status_code in (400, 404, 409)
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert digest() == before


def test_a_line_after_a_meeting_is_shown_first_and_written_on_a_yes(
    told: Viewer, browser: Browser, now: datetime
) -> None:
    line = "coffee with Ana and Ben: Ana looks for a mentor in biotech, I'll send Ben the Lisbon paper by Friday"
    before = _said()
    page = browser.send("/debrief", line=line).content.decode()
    assert "Write it down" in page and "your promise" in page and "a goal" in page
    assert _said() == before
    assert browser.send("/debrief", line=line, yes="1").status_code == 303
    assert Promise.objects.filter(text__contains="Lisbon paper").exists()
    shown = browser.get("/debrief").content.decode()
    assert 'name="whole" value="1"' in shown
    event = shown.partition('action="/undo/')[2].partition('"')[0]
    assert browser.send(f"/undo/{event}", whole="1").status_code == 303
    assert _said() == before


def test_a_gift_is_told_on_and_taken_back_on_the_page(told: Viewer, browser: Browser, now: datetime) -> None:
    known = numbers(told, now)
    path, person = f"/gifts/{known['gift']}/told", f"/people/{known['ana']}"
    browser.send(path, outcome="she got the place", thanks="", back=person)
    assert "she got the place" in browser.get(person).content.decode()
    browser.send(path, outcome="", thanks="", back=person)
    assert "What came of it: <bdi>" not in browser.get(person).content.decode()


def test_a_brief_holds_what_is_open_and_what_they_told(told: Viewer, browser: Browser) -> None:
    ben = browser.get(f"/people/{spot(told, 'Ben')}/brief").content.decode()
    assert "the slides" in ben and "They promised" in ben
    assert "a new job in biotech" in browser.get(f"/people/{spot(told, 'Ana')}/brief").content.decode()


def test_a_link_on_the_shelf_leads_to_the_web_only(told: Viewer, browser: Browser, now: datetime) -> None:
    browser.send("/shelf", title=f"Evil {SCRIPT} {IMAGE}", link='https://x.example/"onmouseover=alert(1)')
    ShelfItem.objects.create(
        space=told.space,
        kind="idea",
        title="bad",
        link="javascript:alert(1)",
        added_at=now,
        event=Event.objects.latest("id"),
    )
    page = browser.get("/shelf").content.decode()
    assert SCRIPT not in page and IMAGE not in page and "javascript:" not in page and '"onmouseover' not in page


def test_everything_of_an_attacker_stays_text(told: Viewer, browser: Browser, now: datetime) -> None:
    mallory = spot(told, "Mallory")
    introductions.introduce(told, mallory, spot(told, "Ana"), why=SCRIPT, now=now)
    browser.send(f"/people/{mallory}/gift", text=IMAGE, on="today", whose="theirs")
    browser.send(f"/people/{mallory}/follow-up", text=SCRIPT, on="today")
    for path in ("/follow-ups", "/introductions", f"/people/{mallory}", f"/people/{mallory}/brief", "/ahead"):
        page = browser.get(path).content.decode()
        assert SCRIPT not in page and IMAGE not in page and "<img" not in page


def test_two_names_are_asked_of_each_other_on_the_page(told: Viewer, browser: Browser) -> None:
    page = browser.get("/paths?to=Ana+Mallory").content.decode()
    assert "They were in no message or meeting of yours together." in page
    assert "Begin to introduce them" in page
