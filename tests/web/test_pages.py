"""Every page of a small world: it is there, it tells what is so, and nothing in it is taken for a command."""

import re
from datetime import datetime, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from cordially.actions import imports
from cordially.models import Interaction, Person
from cordially.viewer import Viewer
from tests.people import BEN, ME, mail, mbox, talk
from tests.web.world import MALLORY, Browser, spot

PAGES = ["/", "/people", "/people?all=1", "/people/add", "/met", "/search", "/search?q=mentor", "/imports", "/history"]
PAGES += ["/doctor", "/settings", "/tips", "/paths", "/paths?to=Acme", "/paths?to=Ana"]
VOID = {"meta", "link", "input", "br", "img", "hr", "rect", "circle", "line"}


class Reader(HTMLParser):
    """Notes what a page is made of, and where it is not well made."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.feed(page)
        self.wrong += [f"{tag} is not closed" for tag in self.open]
        self.wrong += [f"{id_} twice" for id_ in set(self.ids) if self.ids.count(id_) > 1]
        self.wrong += [f"no {id_}" for id_ in self.wanted if id_ not in self.ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self.links += [said[name] for name in ("href", "src", "action") if name in said]
        self.ids += [said["id"]] if "id" in said else []
        for name in ("for", "aria-labelledby", "aria-describedby"):
            self.wanted += said.get(name, "").split()
        self.wrong += [f"{tag} {name}" for name in said if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def pages(world: Viewer) -> list[str]:
    people = [f"/people/{spot(world, name)}" for name in ("Ana", "Mallory", "Chloé")]
    letters = [
        f"/interactions/{number}" for number in Interaction.objects.order_by("-id").values_list("id", flat=True)[:3]
    ]
    return [*PAGES, *people, *letters]


def test_every_page_is_there_and_well_made(world: Viewer, browser: Browser) -> None:
    for path in pages(world):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        read = Reader(answer.content.decode())
        assert not read.wrong, path
        assert read.headings[0] == 1 and read.headings.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(read.headings)), path


def test_nothing_that_was_imported_becomes_markup_or_a_link(world: Viewer, browser: Browser) -> None:
    Person.objects.filter(name__startswith="Mallory").update(name=MALLORY[0])  # as if nothing had tidied it
    for path in pages(world):
        page = browser.get(path).content.decode()
        read = Reader(page)
        assert not {"img", "iframe", "object", "style", "base"} & set(read.tags), path
        assert read.tags.count("script") == page.count('<script type="module" src="/static/'), path
        assert all(link.startswith(("/", "#")) for link in read.links), path
        assert "\u202e" not in page, path
    assert "&lt;script&gt;" in browser.get(f"/people/{spot(world, 'Mallory')}").content.decode()


def test_a_name_that_turns_the_direction_is_shown_straight(world: Viewer, browser: Browser) -> None:
    page = browser.get("/search?q=Look").content.decode()
    assert "Anna gpj.exe" in page


def test_what_is_searched_is_shown_as_text(world: Viewer, browser: Browser) -> None:
    for words in ("<script>alert(1)</script>", '" OR 1 --', "NEAR(", "*", "\x00", "x" * 5000, "'\"<&>"):
        answer = browser.get("/search", {"q": words})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_today_names_who_waits_for_an_answer(world: Viewer, browser: Browser) -> None:
    page = browser.get("/").content.decode()
    assert "Ana Silva" in page
    assert "Wednesday, 25 November" in page


def test_a_person_is_told_in_words_and_never_in_grades(world: Viewer, browser: Browser) -> None:
    page = browser.get(f"/people/{spot(world, 'Ana')}").content.decode()
    assert "You wrote to each other on" in page
    assert "As a table" in page
    assert "%" not in page.partition("<main")[2]


def test_the_story_is_leafed_through_to_its_beginning(
    world: Viewer, browser: Browser, now: datetime, tmp_path: Path
) -> None:
    person = spot(world, "Ben")
    letters = talk(BEN, now - timedelta(90), times=70, every=1)
    imports.read(world, [mbox(tmp_path / "more.mbox", letters)], now=now)
    first = browser.get(f"/people/{person}").content.decode()
    further = first.partition('rel="next" href="')[2].partition('"')[0]
    assert further
    second = browser.get(further.partition("#")[0]).content.decode()
    assert second.count('<li class="entry') == 30
    ends = browser.get(f"/people/{person}?before=0").content.decode()
    assert "That is where it began" in ends


def test_nothing_of_one_second_is_lost_between_two_pages(
    world: Viewer, browser: Browser, now: datetime, tmp_path: Path
) -> None:
    at = now - timedelta(days=400)
    letters = [
        mail(BEN, ME, at + timedelta(seconds=number // 7), subject=f"Salvo {number:02}", key=f"{number}@x")
        for number in range(70)
    ]
    imports.read(world, [mbox(tmp_path / "salvo.mbox", letters)], now=now)
    path, seen = f"/people/{spot(world, 'Ben')}?before={int(at.timestamp()) + 60}", set()
    for _ in range(6):
        page = browser.get(path).content.decode()
        seen |= set(re.findall(r"Salvo \d\d", page))
        path = page.partition('rel="next" href="')[2].partition("#")[0]
        if not path:
            break
    assert len(seen) == 70
    assert not path


def test_a_newsletter_is_no_person_and_its_page_says_so(world: Viewer, browser: Browser) -> None:
    Person.objects.filter(id=spot(world, "Chlo")).update(nature="list")
    page = browser.get(f"/people/{spot(world, 'Chlo')}").content.decode()
    assert "A mailing list, so it is not among your people" in page
    assert "Chlo" not in browser.get("/people").content.decode()


def test_the_list_is_narrowed_sorted_and_leafed(world: Viewer, browser: Browser) -> None:
    assert b"Ana Silva" in browser.get("/people?q=sil").content
    assert b"Ana Silva" not in browser.get("/people?q=okri").content
    by_name = browser.get("/people?sort=name").content.decode()
    assert by_name.index("Ana Silva") < by_name.index("Ben Okri")
    assert b"Nobody here fits that" in browser.get("/people?hat=recruiter").content
    for odd in ("page=0", "page=-4", "page=x", "page=99999999999999999", "sort=;drop", "hat=<b>", "q=%00"):
        assert browser.get(f"/people?{odd}").status_code == 200, odd


def test_a_number_that_was_merged_leads_to_the_one_person(world: Viewer, browser: Browser) -> None:
    ana, ben = spot(world, "Ana"), spot(world, "Ben")
    browser.send(f"/people/{ana}/same/{ben}")
    gone = {browser.get(f"/people/{number}").status_code for number in (ana, ben)}
    assert gone == {200, 303}


@pytest.mark.parametrize(
    "path", ["/people/99999", "/interactions/99999", "/people/999999999999999", "/nothing", "/people/x"]
)
def test_what_is_not_there_is_said_in_plain_words(path: str, world: Viewer, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "There is no" in answer.content.decode()


def test_with_nothing_imported_the_page_says_how_to_begin(viewer: Viewer, browser: Browser) -> None:
    page = browser.get("/").content.decode()
    assert "cordially import" in page and "/people/add" in page
    for path in PAGES:
        assert browser.get(path).status_code == 200, path


def test_without_a_space_the_page_says_how_to_begin(db: None, browser: Browser) -> None:
    assert "Welcome" in browser.get("/people").content.decode()


def test_one_has_no_relationship_with_oneself(world: Viewer, browser: Browser) -> None:
    page = browser.get(f"/people/{world.space.me_id}").content.decode()
    assert "This is you." in page
    assert not Reader(page).wrong
    for said in ("Between you", "First lines to them", "not been in touch"):
        assert said not in page
