"""What a person does on a page is done, leaves an event, and can be undone; what does not fit is said plainly."""

from typing import Any

import pytest

from cordially.models import Event, Note
from cordially.queries import people
from cordially.viewer import Viewer
from tests.web.world import Browser, digest, spot

FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "note": ("/people/{ana}/note", {"text": "She looks for a mentor."}),
    "met": ("/people/{ana}/met", {"on": "yesterday", "text": "Coffee"}),
    "met several": ("/met", {"who": "Ben, Chloé", "on": "12 March", "text": "Lunch", "person": ["{ana}"]}),
    "closer": ("/people/{ana}/correct", {"kind": "closer"}),
    "farther": ("/people/{ana}/correct", {"kind": "farther"}),
    "not suggested": ("/people/{ana}/not-suggested", {}),
    "hats": ("/people/{ana}/hats", {"hat": ["recruiter", "candidate"]}),
    "works": ("/people/{ana}/works", {"text": "Recruiter, Acme", "since": "2024"}),
    "name": ("/people/{ana}/name", {"name": "Ana S. Silva"}),
    "same": ("/people/{ana}/same/{ben}", {}),
    "apart": ("/people/{ana}/apart/{ben}", {}),
    "later": ("/people/{ana}/later", {"for": "a week"}),
    "until": ("/people/{ana}/later", {"until": "1 March 2027"}),
    "done": ("/people/{ana}/done", {}),
    "add": (
        "/people/add",
        {"name": "Zara Nour", "email": "zara@nour.example", "works": "Nurse, St. Mary", "hat": ["candidate"]},
    ),
    "add by name": ("/people/add", {"name": "Somebody Else"}),
}


def spelt(said: Any, **numbers: int) -> Any:
    return [value.format(**numbers) for value in said] if isinstance(said, list) else said.format(**numbers)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_leaves_an_event_that_can_be_undone(form: str, world: Viewer, browser: Browser) -> None:
    numbers = {"ana": spot(world, "Ana"), "ben": spot(world, "Ben")}
    path, fields = FORMS[form]
    before, events = digest(), Event.objects.count()
    answer = browser.send(spelt(path, **numbers), **{name: spelt(value, **numbers) for name, value in fields.items()})
    assert answer.status_code == 303
    assert Event.objects.count() == events + 1
    assert digest() != before
    event = Event.objects.latest("id")
    page = browser.get(answer["Location"]).content.decode()
    assert f'action="/undo/{event.id}"' in page.partition("</main>")[0]
    assert f'action="/undo/{event.id}"' not in browser.get("/imports").content.decode()  # said once
    assert browser.send(f"/undo/{event.id}", back="/history").status_code == 303
    assert digest() == before


def test_an_address_that_is_not_theirs_is_taken_out_and_put_back(world: Viewer, browser: Browser) -> None:
    ana, ben = spot(world, "Ana"), spot(world, "Ben")
    browser.send(f"/people/{ana}/same/{ben}")
    before = digest()
    root = people.line(world, ana, now=browser.door.clock()).id
    browser.send(f"/people/{root}/split", address=["ben@okri.example"])
    assert people.line(world, ana, now=browser.door.clock()).id != people.line(world, ben, now=browser.door.clock()).id
    browser.send(f"/undo/{Event.objects.latest('id').id}")
    assert digest() == before


def test_what_was_said_about_warmth_can_be_taken_back(world: Viewer, browser: Browser) -> None:
    ana = spot(world, "Ana")
    before = digest()
    browser.send(f"/people/{ana}/correct", kind="closer")
    assert "You said that you are closer" in browser.get(f"/people/{ana}").content.decode()
    browser.send(f"/people/{ana}/withdraw")
    assert digest() == before


def test_an_import_can_be_undone_on_its_page(world: Viewer, browser: Browser) -> None:
    event = Event.objects.get(kind="import")
    browser.send(f"/undo/{event.id}", back="/imports")
    assert "undone today" in browser.get("/imports").content.decode()
    assert browser.send(f"/undo/{event.id}").status_code == 409


def test_a_note_keeps_its_lines_and_stays_text(world: Viewer, browser: Browser) -> None:
    ana = spot(world, "Ana")
    browser.send(f"/people/{ana}/note", text="One\n<b>two</b>\u202e")
    page = browser.get(f"/people/{ana}").content.decode()
    assert "One\n&lt;b&gt;two&lt;/b&gt;</p>" in page.replace("\r", "")


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/people/{ana}/note", {"text": "  "}, "A note needs words"),
        ("/people/{ana}/note", {}, "A note needs words"),
        ("/people/{ana}/note", {"text": "x" * 20_001}, "too long"),
        ("/people/{ana}/met", {"on": "the day of the flood"}, "which day"),
        ("/people/{ana}/met", {"on": "tomorrow"}, "still to come"),
        ("/people/{ana}/met", {}, "Say on which day"),
        ("/people/{ana}/later", {"until": "2001-01-01"}, "not a day to come"),
        ("/people/{ana}/later", {"for": "ever"}, "none of"),
        ("/people/{ana}/correct", {"kind": "worse"}, "is not one of"),
        ("/people/{ana}/hats", {"hat": "king"}, "is not one of"),
        ("/people/{ana}/works", {"text": ","}, "Say what they do"),
        ("/people/{ana}/split", {}, "Tick the addresses"),
        ("/people/{ana}/split", {"address": "nobody@nowhere.example"}, "is not among"),
        ("/people/{ana}/split", {"address": "ana.silva@acme.example"}, "not all"),
        ("/people/{ana}/same/{ana}", {}, "one person already"),
        ("/people/{ana}/same/99999", {}, "There is no person"),
        ("/people/99999/note", {"text": "x"}, "There is no person"),
        ("/undo/99999", {}, "There is no event"),
        ("/people/add", {"name": " "}, "needs a name"),
        ("/people/add", {"name": "Zara", "email": "not an address"}, "no e-mail address"),
        ("/met", {"who": "", "on": "today"}, "Say whom you met"),
        ("/met", {"who": "Nobody Atall", "on": "today"}, "nobody called"),
        ("/met", {"who": "Ana", "on": "someday"}, "which day"),
    ],
)
def test_what_does_not_fit_is_said_in_plain_words(
    path: str, fields: dict[str, str], words: str, world: Viewer, browser: Browser
) -> None:
    before = digest()
    answer = browser.send(path.format(ana=spot(world, "Ana")), **fields)
    assert answer.status_code in (400, 404, 409)
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert digest() == before


def test_a_long_form_keeps_what_was_written(world: Viewer, browser: Browser) -> None:
    answer = browser.send("/people/add", name='Za"ra', email="nonsense", works="Nurse", hat=["candidate"])
    page = answer.content.decode()
    assert 'value="Za&quot;ra"' in page and 'value="Nurse"' in page
    assert 'value="candidate" checked' in page


def test_a_name_that_fits_two_brings_the_choice(world: Viewer, browser: Browser) -> None:
    browser.send("/people/add", name="Ana Costa")
    answer = browser.send("/met", who="Ana, Ben", on="today")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Ana Costa" in page and "Ana Silva" in page and "Which" in page
    costa = spot(world, "Ana Costa")
    assert browser.send("/met", person=[str(costa)], who="Ben", on="today").status_code == 303
    assert "You met Ana Costa, Ben Okri" in Event.objects.latest("id").what


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\t//x"]
)
def test_the_way_back_never_leaves_the_page(back: str, world: Viewer, browser: Browser) -> None:
    ana = spot(world, "Ana")
    answer = browser.send(f"/people/{ana}/note", text="x", back=back)
    assert answer["Location"] == f"/people/{ana}"


def test_a_file_is_not_taken(world: Viewer, browser: Browser) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    ana = spot(world, "Ana")
    answer = browser.send(f"/people/{ana}/note", text="x", file=SimpleUploadedFile("a.txt", b"x" * 10_000))
    assert answer.status_code == 303
    assert Note.objects.count() == 1


def test_an_error_of_our_own_is_a_page_without_its_insides(world: Viewer, browser: Browser, monkeypatch: Any) -> None:
    from cordially.queries import search

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("secret insides")

    monkeypatch.setattr(search, "find", fail)
    browser.raise_request_exception = False
    answer = browser.get("/search?q=x")
    assert answer.status_code == 500
    assert b"secret" not in answer.content and b"went wrong" in answer.content


def test_a_locked_database_is_said_in_plain_words(world: Viewer, browser: Browser, monkeypatch: Any) -> None:
    from django.db import OperationalError

    from cordially.queries import search

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(search, "find", fail)
    answer = browser.get("/search?q=x")
    assert answer.status_code == 503
    assert b"Another Cordially is writing" in answer.content
