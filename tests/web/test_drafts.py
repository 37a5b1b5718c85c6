"""First lines on a page: a link for one's own mail program, changed by hand; nothing is sent."""

from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from cordially.actions import hearing, imports
from cordially.queries import followups
from cordially.viewer import Viewer
from tests.people import linkedin
from tests.web.world import SCRIPT, Browser, digest, fill, promise, spot


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    return promise(fill(viewer, tmp_path, now), tmp_path, now)


def test_the_page_shows_the_lines_and_a_link_for_the_mail_program(
    world: Viewer, browser: Browser, now: datetime
) -> None:
    found = followups.followups(world, now=now)
    one = next(one.what for one in found if one.what.kind == "answer owed" and one.what.interaction)
    before = digest()
    told = unescape(browser.get(f"/people/{one.person}/draft?for={one.mark}").content.decode())
    assert "You asked: “" in told
    assert 'href="mailto:ana.silva@acme.example?subject=Re%3A%20' in told
    assert "Drafts folder" not in told  # no mailbox is told of
    assert digest() == before


def test_changes_by_hand_go_into_the_link(world: Viewer, browser: Browser) -> None:
    path = f"/people/{spot(world, 'Ben')}/draft"
    told = browser.send(path, what="look", subject="My own", body="Hi <b>,\r\n\r\nso it is").content.decode()
    assert "subject=My%20own&amp;body=Hi%20%3Cb%3E%2C%0D%0A%0D%0Aso%20it%20is" in told
    assert "Hi &lt;b&gt;" in told


def test_without_a_mailbox_a_sentence_says_so(
    world: Viewer, browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = f"/people/{spot(world, 'Ben')}/draft"
    answer = browser.send(path, what="put", subject="My own", body="Hi")
    assert answer.status_code == 400
    assert "No account is told for [imap]" in answer.content.decode()
    monkeypatch.setenv("CORDIALLY_IMAP_HOST", "127.0.0.1")
    monkeypatch.setenv("CORDIALLY_IMAP_PORT", "1")
    assert "Drafts folder" in browser.get(path).content.decode()
    assert "Nothing answers at 127.0.0.1, port 1" in browser.send(path, what="put", body="Hi").content.decode()


@pytest.fixture
def linked(world: Viewer, tmp_path: Path, now: datetime) -> followups.Listed:
    """What Noor asked me on LinkedIn, where no address of hers is known."""
    ask = f"Hi Lena, could you send me the slides of your talk?\n{SCRIPT}"
    archive = linkedin(tmp_path / "linkedin", [("Noor Rahimi", "in/noor-rahimi", now - timedelta(days=3), ask)])
    imports.read(world, [archive], now=now)
    hearing.hear(world, now=now)
    return next(one for one in followups.followups(world, now=now) if one.name == "Noor Rahimi")


def test_what_was_asked_on_linkedin_is_shown_with_where_to_answer_and_lines_to_copy(
    linked: followups.Listed, browser: Browser
) -> None:
    page = browser.get(f"/people/{linked.what.person}/draft?for={linked.what.mark}").content.decode()
    assert "Noor Rahimi</bdi> wrote on LinkedIn, on 22 November" in page
    assert "&lt;script&gt;" in page and SCRIPT not in page
    assert 'href="https://www.linkedin.com/in/noor-rahimi" rel="noreferrer"' in page
    assert "the slides of your talk?”" in unescape(page).partition("<textarea")[2]
    assert "mailto:" not in page and "no e-mail address is known" not in page


def test_no_such_person_or_mark_is_told(world: Viewer, browser: Browser) -> None:
    assert browser.get("/people/999999/draft").status_code == 404
    assert browser.get(f"/people/{spot(world, 'Ben')}/draft?for=a999999").status_code == 404
