"""A real import, a real server, a real browser."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.browser.attacks import letters
from tests.conftest import NOW
from tests.people import ANA, BEN, CHLOE, ME, mail, mbox, talk
from tests.web.served import Served

MISSING = "No chromium is installed here, so the pages were not looked at in a browser."


@pytest.fixture(scope="session")
def browser_path() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("CI") != "true":
        pytest.skip(MISSING)
    assert found, MISSING
    return found


@pytest.fixture(scope="session")
def chromium(browser_path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    rules = "--host-resolver-rules=MAP rebound.example 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", rules])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    served = Served(folder)
    served.run("import", "--me", ME[1], str(mbox(folder / "all.mbox", _world())))
    served.start()
    yield served
    served.stop()


def _world() -> list[Any]:
    start = NOW - timedelta(days=200)
    known = [
        *talk(ANA, start, times=40, every=4.5),
        *talk(BEN, start, times=20, every=7),
        *talk(CHLOE, start, times=8, every=5),
    ]
    question = mail(ANA, ME, NOW - timedelta(days=3), "Do you know a mentor for me?", subject="A question")
    slides = "The talk went well. I will send you the slides by Friday. It was good to see you."
    needs = "I'm looking for a new job in biotech. If you like, I can introduce you to my publisher."
    said = [
        mail(ME, ANA, NOW - timedelta(days=4), slides, subject="Slides"),
        mail(ANA, ME, NOW - timedelta(days=3), needs, subject="News"),
    ]
    return [*known, question, *said, *letters(NOW)]


class Watched:
    """A page, with all that it asked for, said and ran."""

    def __init__(self, page: Any, served: Served) -> None:
        self.page, self.served = page, served
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, path: str) -> Any:
        return self.page.goto(self.served.address + path)

    @property
    def abroad(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self.served.address, "about:"))]


@pytest.fixture(scope="session")
def key(chromium: Any, served: Served) -> dict[str, Any]:
    """The state of a browser that came in."""
    context = chromium.new_context()
    context.new_page().goto(served.link)
    state: dict[str, Any] = context.storage_state()
    context.close()
    return state


@pytest.fixture
def watched(chromium: Any, served: Served, key: dict[str, Any]) -> Iterator[Watched]:
    context = chromium.new_context(storage_state=key)
    yield Watched(context.new_page(), served)
    context.close()


@pytest.fixture
def scriptless(chromium: Any, served: Served, key: dict[str, Any]) -> Iterator[Watched]:
    context = chromium.new_context(storage_state=key, java_script_enabled=False)
    yield Watched(context.new_page(), served)
    context.close()
