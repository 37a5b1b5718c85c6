"""What others wrote runs nothing, fetches nothing, and other pages on this machine can do nothing here."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.attacks import PAYLOADS
from tests.browser.conftest import Watched
from tests.web.served import Served

pytestmark = pytest.mark.slow


def links(watched: Watched, path: str, within: str) -> list[str]:
    watched.go(path)
    found = watched.page.eval_on_selector_all(within, "all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def test_no_payload_runs_or_fetches_anything_wherever_it_is_shown(watched: Watched) -> None:
    shown = 0
    for path in ("/", "/imports", "/history", "/people?all=1", "/search?q=RAN", "/search?q=script"):
        watched.go(path)
    for number in range(1, 2 * len(PAYLOADS) + 8):
        shown += watched.go(f"/interactions/{number}").status == 200
    for number in range(1, len(PAYLOADS) + 5):
        shown += watched.go(f"/people/{number}").status == 200
        watched.page.eval_on_selector_all("summary", "all => all.forEach((one) => one.click())")
        watched.page.eval_on_selector_all("main *", "all => all.forEach((one) => one.focus?.())")
    assert shown > 3 * len(PAYLOADS)
    assert watched.said == []
    assert watched.abroad == []


def test_no_payload_runs_where_a_person_typed_it(watched: Watched) -> None:
    for payload in PAYLOADS:
        watched.go(f"/search?q={quote(payload)}")
    person = links(watched, "/people?q=Silva", ".people .name a")[0]
    for start in range(0, len(PAYLOADS), 8):
        watched.go(person)
        watched.page.fill("#note", "\n".join(PAYLOADS[start : start + 8]))
        watched.page.click("text=Keep the note")
        watched.page.wait_for_load_state()
    watched.go("/history")
    assert watched.said == []
    assert watched.abroad == []


ATTACK = Path(__file__).with_name("attack.html")


@pytest.fixture
def neighbour(served: Served) -> Iterator[str]:
    """Another page on another port of this machine."""
    page = ATTACK.read_text("utf-8").replace("BASE", f'"{served.address}"').encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *args: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_of_another_port_can_neither_read_nor_do_anything(host: str, watched: Watched, neighbour: str) -> None:
    statuses: list[tuple[str, int]] = []
    watched.page.context.on("response", lambda answer: statuses.append((answer.url, answer.status)))
    watched.page.goto(neighbour.replace("127.0.0.1", host))
    said = watched.page.evaluate("attack()")
    assert not [word for word in said if word.endswith(": read")], said
    ours = [status for url, status in statuses if url.startswith(watched.served.address)]
    assert len(ours) >= 8
    assert set(ours) <= {401, 403, 200, 304}
    page = watched.page.context.new_page()
    page.goto(watched.served.address + "/people?all=1&q=Eve")
    assert "Eve" not in page.inner_text("#found")


def test_a_name_that_is_made_to_mean_this_machine_is_refused(watched: Watched) -> None:
    answer = watched.page.goto(watched.served.address.replace("127.0.0.1", "rebound.example") + "/people")
    assert answer.status == 421
    assert "Ana" not in watched.page.inner_text("body")


def test_the_link_in_the_terminal_works_once(chromium: Any, watched: Watched) -> None:
    other = chromium.new_context().new_page()
    assert other.goto(watched.served.link).status == 401
    assert "run cordially serve again" in other.inner_text("main")
    other.context.close()
