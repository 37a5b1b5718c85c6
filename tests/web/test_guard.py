"""Only this machine's own browser, at our own address, from our own pages, by a link that we printed."""

from datetime import datetime, timedelta

import pytest

from cordially.viewer import Viewer
from cordially.web.opening import IDLE, LONGEST, Door
from tests.web.world import HOST, PORT, Browser, digest, spot

OURS = [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"]
FOREIGN = [
    "",
    "127.0.0.1",
    "127.0.0.1:8151",
    f"127.0.0.1:0{PORT}",
    f"127.1:{PORT}",
    f"2130706433:{PORT}",
    f"0.0.0.0:{PORT}",
    f"localhost.:{PORT}",
    f"evil.example:{PORT}",
    f"127.0.0.1.evil.example:{PORT}",
    f"evil.example@127.0.0.1:{PORT}",
    f"127.0.0.1:{PORT}@evil.example",
    f"127.0.0.1:{PORT}, evil.example",
    f"[::ffff:127.0.0.1]:{PORT}",
    f"localhost:{PORT} ",
]


@pytest.mark.parametrize("host", OURS)
def test_our_own_address_is_answered(host: str, world: Viewer, browser: Browser) -> None:
    assert browser.get("/people", HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize("path", ["/", "/people", "/open/x", "/static/base.css", "/nothing"])
@pytest.mark.parametrize("host", FOREIGN)
def test_any_other_host_is_refused_before_anything(host: str, path: str, browser: Browser) -> None:
    response = browser.get(path, HTTP_HOST=host)
    assert response.status_code == 421
    assert b"<" not in response.content


@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", "http://127.0.0.1:8151", f"https://{HOST}", "", "x"]
)
def test_a_foreign_origin_is_refused(origin: str, world: Viewer, browser: Browser) -> None:
    before, person = digest(), spot(world, "Ana")
    fields = {"text": "mine", "csrfmiddlewaretoken": browser.token()}
    refused = browser.post(f"/people/{person}/note", fields, HTTP_ORIGIN=origin, HTTP_SEC_FETCH_SITE="same-origin")
    assert refused.status_code == 403
    assert browser.get("/people", HTTP_ORIGIN=origin).status_code == 403
    assert digest() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "sideways"])
@pytest.mark.parametrize("mode", ["navigate", "cors", "no-cors", "same-origin", "websocket", ""])
@pytest.mark.parametrize("dest", ["document", "iframe", "empty", "image", "script", "style", "embed"])
def test_of_what_other_pages_ask_only_a_visit_is_let_in(
    site: str, mode: str, dest: str, world: Viewer, browser: Browser
) -> None:
    head = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    is_visit = mode == "navigate" and dest == "document"
    assert browser.get("/people", headers=head).status_code == (200 if is_visit else 403)
    assert browser.get("/static/base.css", headers=head).status_code == 403
    assert browser.head("/people", headers=head).status_code == 403
    fields = {"name": "Eve", "csrfmiddlewaretoken": browser.token()}
    assert browser.post("/people/add", fields, headers=head).status_code == 403


def test_without_a_session_nothing_is_told_and_nothing_done(world: Viewer, stranger: Browser) -> None:
    before, person = digest(), spot(world, "Ana")
    for path in ("/", "/people", f"/people/{person}", "/search?q=mentor", "/imports", "/history", "/nothing"):
        page = stranger.get(path)
        assert page.status_code == 401
        assert b"cordially serve" in page.content
        assert b"Ana" not in page.content
    for path in (f"/people/{person}/note", "/people/add", "/undo/1"):
        assert stranger.post(path, {"text": "x", "name": "Eve"}).status_code == 401
    assert digest() == before


def test_another_ports_cookie_is_none_of_ours(world: Viewer, door: Door, stranger: Browser) -> None:
    key = door.enter(door.new_token())
    assert key
    stranger.cookies["cordially-8151"] = key
    assert stranger.get("/people").status_code == 401
    stranger.cookies[f"cordially-{PORT}"] = "made up"
    assert stranger.get("/people").status_code == 401


def test_a_link_opens_once(world: Viewer, door: Door) -> None:
    link = f"/open/{door.new_token()}"
    first, second = Browser(door), Browser(door)
    assert first.head(link).status_code == 405  # a look ahead does not use it up
    assert first.get(link).status_code == 303
    assert first.get("/people").status_code == 200
    assert second.get(link).status_code == 401
    assert second.get("/people").status_code == 401
    assert first.get(link).status_code == 302  # who is in already is in


@pytest.mark.parametrize("token", ["", "x", "../", "a" * 5000, "%00", "é"])
def test_a_made_up_link_opens_nothing(token: str, stranger: Browser) -> None:
    assert stranger.get(f"/open/{token}").status_code == 401


def test_the_key_is_out_of_reach_for_scripts_and_other_sites(door: Door, stranger: Browser) -> None:
    stranger.get(f"/open/{door.new_token()}")
    cookie = stranger.cookies[f"cordially-{PORT}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Strict", "")
    assert len(cookie.value) >= 43


def test_a_session_ends_after_idling_and_at_the_latest_after_a_week(world: Viewer, now: datetime) -> None:
    clock = [now]
    door = Door(PORT, lambda: clock[0])
    idle, busy = Browser(door).come_in(), Browser(door).come_in()
    while clock[0] - now < LONGEST:
        assert busy.get("/imports").status_code == 200
        clock[0] += IDLE - timedelta(minutes=1)
    assert idle.get("/imports").status_code == 401
    clock[0] = now + LONGEST + timedelta(minutes=1)
    assert busy.get("/imports").status_code == 401


def test_who_leaves_is_out_and_their_key_is_worth_nothing(world: Viewer, door: Door, browser: Browser) -> None:
    key = browser.cookies[door.cookie].value
    assert browser.get("/leave").status_code == 303
    assert browser.get("/people").status_code == 200  # a link does not close it
    assert browser.send("/leave").status_code == 303
    assert browser.get("/people").status_code == 401
    browser.cookies[door.cookie] = key
    assert browser.get("/people").status_code == 401


def test_a_form_needs_its_own_sessions_token(world: Viewer, door: Door, browser: Browser) -> None:
    before, person = digest(), spot(world, "Ana")
    other = Browser(door).come_in().token()
    for token in ("", "x" * 64, other):
        said = browser.post(f"/people/{person}/note", {"text": "x", "csrfmiddlewaretoken": token})
        assert said.status_code == 403
        assert b"earlier visit" in said.content
    assert digest() == before


def test_every_answer_carries_the_rules(world: Viewer, browser: Browser, stranger: Browser) -> None:
    answers = [
        browser.get("/"),
        browser.get("/nothing"),
        browser.get("/static/base.css"),
        browser.get("/", HTTP_HOST="evil"),
        stranger.get("/"),
        stranger.get("/open/x"),
        browser.post("/people/add", {}),
    ]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 421, 401, 401, 403]
    for answer in answers:
        rules = answer["Content-Security-Policy"]
        assert "default-src 'none'" in rules and "unsafe" not in rules and "frame-ancestors 'none'" in rules
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cross-Origin-Resource-Policy"] == answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"] or answer["Content-Type"].startswith("text/css")


@pytest.mark.parametrize(
    "name", ["../settings.py", "..%2fsettings.py", "nothing.css", "", "base.css/", "%00", "BASE.CSS"]
)
def test_only_our_own_files_are_served(name: str, browser: Browser) -> None:
    assert browser.get(f"/static/{name}").status_code == 404


def test_an_asking_that_does_something_is_only_ever_a_form(world: Viewer, browser: Browser, now: datetime) -> None:
    from cordially.actions import feeds, keeping
    from cordially.web.urls import urlpatterns

    secret = feeds.renew(world, now=now)
    keeping.promise(world, spot(world, "Ana"), "the book", now=now)
    before, person = digest(), spot(world, "Ana")
    for pattern in urlpatterns:
        path = "/" + str(pattern.pattern).replace("<number:person>", str(person)).replace("<number:other>", "1")
        path = path.replace("<number:event>", "1").replace("<number:number>", "1").replace("<str:name>", "base.css")
        path = path.replace("<str:secret>", secret).replace("<mark:mark>", "p1").replace("<one:mark>", "f1")
        if path.startswith("/link/"):  # tested in test_jobs: looking at one does nothing
            continue
        assert browser.get(path).status_code in (200, 303), path
    assert digest() == before
