"""What was found in the words is shown where it stands, and one press says whether it is so."""

from datetime import datetime
from typing import Any

import pytest

from cordially.models import Event, Interaction
from cordially.queries import promises
from cordially.viewer import Viewer
from tests.web.world import IMAGE, SCRIPT, Browser, digest, spot


def marks(viewer: Viewer, now: datetime) -> dict[str, str]:
    """Of each kind one, by what it is called below."""
    told = promises.promises(viewer, now=now)
    ben = [one for one in told if one.person[1] == "Ben Okri"]
    asked = promises.asks(viewer, now=now, mine=False)
    need, offer = promises.needs(viewer, now=now)[0], promises.offers(viewer, now=now)[0]
    return {
        "mine": next(one.mark for one in ben if one.is_mine),
        "theirs": next(one.mark for one in ben if not one.is_mine),
        "ask": asked[0].mark,
        "need": need.mark,
        "offer": offer.mark,
    }


FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "keep": ("/said/{mine}/keep", {}),
    "keep theirs": ("/said/{theirs}/keep", {}),
    "let go": ("/said/{mine}/let-go", {}),
    "another day": ("/said/{mine}/correct", {"due": "12 December"}),
    "no day": ("/said/{mine}/correct", {"due": "none"}),
    "not a promise": ("/said/{theirs}/dismiss", {}),
    "answered": ("/said/{ask}/answered", {}),
    "let the answer go": ("/said/{ask}/let-go", {}),
    "not a question": ("/said/{ask}/dismiss", {}),
    "a need": ("/said/{need}/confirm", {}),
    "no need": ("/said/{need}/dismiss", {}),
    "an offer": ("/said/{offer}/confirm", {}),
    "no offer": ("/said/{offer}/dismiss", {}),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_on_what_was_found_leaves_an_event_that_can_be_undone(
    form: str, told: Viewer, browser: Browser, now: datetime
) -> None:
    path, fields = FORMS[form]
    before, events = digest(), Event.objects.count()
    answer = browser.send(path.format(**marks(told, now)), back="/promises", **fields)
    assert (answer.status_code, answer["Location"]) == (303, "/promises")
    assert Event.objects.count() == events + 1
    assert digest() != before
    event = Event.objects.latest("id")
    assert f'action="/undo/{event.id}"' in browser.get("/promises").content.decode()
    assert browser.send(f"/undo/{event.id}").status_code == 303
    assert digest() == before


def test_what_was_kept_can_be_open_after_all(told: Viewer, browser: Browser, now: datetime) -> None:
    mine = marks(told, now)["mine"]
    browser.send(f"/said/{mine}/keep")
    kept = browser.get("/promises").content.decode().partition('id="kept"')[2]
    assert "the slides" in kept and "you said so" in kept and f"/said/{mine}/reopen" in kept
    browser.send(f"/said/{mine}/reopen")
    page = browser.get("/promises").content.decode()
    assert 'id="kept"' not in page and f"/said/{mine}/keep" in page


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/said/p99999/keep", {}, "There is no promise p99999."),
        ("/said/n99999/confirm", {}, "There is no need n99999."),
        ("/said/{need}/keep", {}, "Only a promise can be kept"),
        ("/said/{mine}/answered", {}, "Only what was asked"),
        ("/said/{need}/let-go", {}, "Only a promise or an ask"),
        ("/said/{mine}/correct", {"due": "the day of the flood"}, "which day"),
        ("/said/{mine}/correct", {}, "Say on which day"),
        ("/said/{need}/correct", {"due": "friday"}, "Only a promise or an ask has a day"),
        ("/said/x1/keep", {}, "no such page"),
        ("/said/p/keep", {}, "no such page"),
    ],
)
def test_what_does_not_fit_is_said(
    path: str, fields: dict[str, str], words: str, told: Viewer, browser: Browser, now: datetime
) -> None:
    before = digest()
    answer = browser.send(path.format(**marks(told, now)), **fields)
    assert answer.status_code in (400, 404)
    assert words in answer.content.decode()
    assert digest() == before


def test_a_word_is_never_given_by_a_link(told: Viewer, browser: Browser, now: datetime) -> None:
    before = digest()
    assert browser.get(f"/said/{marks(told, now)['mine']}/keep").status_code == 303
    assert digest() == before


def test_the_mark_alone_leads_to_the_person(told: Viewer, browser: Browser, now: datetime) -> None:
    mine = marks(told, now)["mine"]
    assert browser.get(f"/said/{mine}")["Location"] == f"/people/{spot(told, 'Ben')}#{mine}"


def test_promises_are_shown_both_ways_with_their_day_and_link(told: Viewer, browser: Browser) -> None:
    page = browser.get("/promises").content.decode()
    mine, theirs = page.split('id="mine"')[1].split('id="theirs"')
    assert "I will send you the slides by 25 November." in mine and "due today" in mine
    assert "send you the draft by Friday." in theirs and "by Friday</span>" in theirs
    assert f'href="/interactions/{Interaction.objects.get(told__subject="Slides").id}#p' in mine


def test_answers_are_shown_both_ways(told: Viewer, browser: Browser) -> None:
    page = browser.get("/answers").content.decode()
    assert "Could you send me the address of Ben?" in page.partition('id="awaited"')[0]
    assert "You wait for nobody’s answer" in page


def test_a_person_s_page_shows_what_is_open_and_what_they_told(told: Viewer, browser: Browser) -> None:
    ana = browser.get(f"/people/{spot(told, 'Ana')}").content.decode()
    assert "looking for a new job in biotech" in ana.partition('id="told"')[2]
    assert "Could you send me the address" in ana.partition('id="between-open"')[2]
    ben = browser.get(f"/people/{spot(told, 'Ben')}").content.decode()
    assert "I can introduce you to my publisher" in ben.partition('id="offers"')[2]


def test_an_interaction_shows_what_was_found_where_it_stands(told: Viewer, browser: Browser) -> None:
    number = Interaction.objects.get(told__subject="Slides").id
    page = browser.get(f"/interactions/{number}").content.decode()
    assert "The talk went well. <mark>I will send you the slides by 25 November.</mark>" in page
    assert "It was good to see you." in page.partition("</mark>")[2]


def test_today_shows_a_promise_in_its_context(told: Viewer, browser: Browser, now: datetime) -> None:
    page = browser.get("/").content.decode()
    assert "<mark>I will send you the slides by 25 November.</mark>" in page
    assert "The talk went well." in page and "It was good to see you." in page
    assert page.count("I will send you the slides by 25 November.") == 1  # the first step does not say it again
    assert f'name="mark" value="{marks(told, now)["mine"]}"' in page and "<button>Kept" in page


def test_an_answer_let_go_is_not_on_today_any_more(told: Viewer, browser: Browser, now: datetime) -> None:
    ask = marks(told, now)["ask"]
    assert f'name="mark" value="{ask}"' in browser.get("/").content.decode()
    browser.send(f"/said/{ask}/let-go", back="/")
    assert "You let go" in browser.get("/").content.decode()
    assert "Could you send me the address of Ben?" not in browser.get("/").content.decode()


def test_found_words_stay_text(told: Viewer, browser: Browser) -> None:
    wild = Interaction.objects.get(told__subject="A promise").id
    for path in ("/promises", "/answers", "/", f"/interactions/{wild}", f"/people/{spot(told, 'Mallory')}"):
        page = browser.get(path).content.decode()
        assert SCRIPT not in page and IMAGE not in page and "<img" not in page


def test_words_that_wait_are_read_at_a_press(world: Viewer, browser: Browser) -> None:
    waiting = promises.unheard(world)
    assert waiting
    assert f"{waiting} messages are still to be read" in browser.get("/promises").content.decode()
    answer = browser.send("/hear", back="/answers")
    assert answer["Location"] == "/answers"
    page = browser.get("/answers").content.decode()
    assert f"{waiting} messages were read." in page and "still to be read" not in page


def test_listening_is_facts_and_no_grade(world: Viewer, browser: Browser) -> None:
    page = browser.get(f"/people/{spot(world, 'Ana')}/listening").content.decode()
    assert "words of theirs for each of yours" in page
    assert "score" not in page


def test_where_nobody_spoke_there_is_nothing_to_listen_to(world: Viewer, browser: Browser) -> None:
    browser.send("/people/add", name="Zara Nour")
    page = browser.get(f"/people/{spot(world, 'Zara')}/listening").content.decode()
    assert "There is no conversation to look at yet" in page
