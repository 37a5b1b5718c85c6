"""A draft is looked over, and its words are kept nowhere."""

from cordially.viewer import Viewer
from tests.web.world import SCRIPT, Browser, digest, spot

DRAFT = "Dear Mallory,\n\nCould you introduce me to your publisher? I would love to pick your brain.\n\nLena"


def test_remarks_mark_the_words_with_why_and_a_better_way(world: Viewer, browser: Browser) -> None:
    answer = browser.send("/check", who="Ana", text=DRAFT)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<mark>pick your brain<sup>" in page
    assert 'class="why"' in page and 'class="better"' in page
    assert "pick your brain" in page.partition("<textarea")[2]  # to be mended


def test_where_there_is_nothing_to_say_nothing_is_said(world: Viewer, browser: Browser) -> None:
    page = browser.send("/check", who="Ana", text="Hi Ana,\n\nhow did the recital go? I thought of you.\n\nLena")
    assert "Nothing to say about it." in page.content.decode()


def test_a_draft_is_never_kept(world: Viewer, browser: Browser) -> None:
    before = digest()
    browser.send("/check", who="Ana", text=DRAFT)
    assert digest() == before
    assert "publisher" not in browser.get("/check").content.decode()


def test_the_words_of_a_draft_stay_text(world: Viewer, browser: Browser) -> None:
    page = browser.send("/check", who="Ana", text=f"{DRAFT} {SCRIPT} </textarea>\u202e{SCRIPT}").content.decode()
    assert SCRIPT not in page
    assert "\u202e" not in page.partition("<textarea")[0]


def test_a_name_that_fits_two_brings_the_choice(world: Viewer, browser: Browser) -> None:
    browser.send("/people/add", name="Ana Costa")
    answer = browser.send("/check", who="Ana", text=DRAFT)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Ana Costa" in page and "Ana Silva" in page and "pick your brain" in page
    costa = spot(world, "Ana Costa")
    again = browser.send("/check", who="Ana", person=str(costa), text=DRAFT)
    assert again.status_code == 200 and f'href="/people/{costa}"' in again.content.decode()


def test_whom_nobody_knows_is_said_beside_the_draft(world: Viewer, browser: Browser) -> None:
    answer = browser.send("/check", who="Nobody Atall", text=DRAFT)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "nobody called Nobody Atall" in page and "pick your brain" in page


def test_a_person_s_page_leads_to_a_draft_for_them(world: Viewer, browser: Browser) -> None:
    ana = spot(world, "Ana")
    assert f'href="/check?to={ana}"' in browser.get(f"/people/{ana}").content.decode()
    assert 'value="Ana Silva"' in browser.get(f"/check?to={ana}").content.decode()
    assert browser.get("/check?to=99999").status_code == 200
