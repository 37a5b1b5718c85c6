"""What is done without being asked: reading words that wait, sending the morning's mail."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from cordially import config
from cordially.errors import Problem
from cordially.viewer import Viewer

EVERY = 30.0  # seconds between two looks
WORDS = 200  # messages read at one look


def run(viewer: Viewer, *, page: str = "", now: datetime) -> list[str]:
    """Everything that is due, once. Returns what was done, in sentences."""
    from cordially.actions import deliveries, hearing, meanings

    done = []
    if read := hearing.hear(viewer, now=now, most=WORDS):
        done.append(f"{read} messages were read.")
    meanings.catch_up(viewer, now=now)
    deliveries.enqueue(viewer, now=now)
    row = deliveries.claim(viewer, now=now)
    if row is not None:
        done.append(_deliver(viewer, row, page=page, now=now))
    return done


def _deliver(viewer: Viewer, row: Any, *, page: str, now: datetime) -> str:
    from cordially.actions import deliveries, digests
    from cordially.outside import smtp

    try:
        through = smtp.post()
        smtp.send(digests.compose(viewer, row, sender=through.sender, page=page, now=now), through.server)
    except Problem as problem:
        deliveries.note_failed(row, problem.what)
        return f"The mail was not sent: {problem.what}"
    deliveries.note_sent(row, now=now)
    return "The mail was sent."


@contextmanager
def beside(page: str, clock: Callable[[], datetime] = config.now) -> Iterator[None]:
    """The loop in a thread of its own, for as long as the page is served at that address."""
    ended = threading.Event()
    thread = threading.Thread(target=_loop, args=(page, clock, ended), name="cordially jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=5)


def _loop(page: str, clock: Callable[[], datetime], ended: threading.Event) -> None:
    from django.db import connection

    while not ended.wait(EVERY):
        try:
            _look(page, clock())
        except Exception as error:  # one bad look never ends the loop
            print(f"cordially jobs: {error}")  # noqa: T201
        finally:
            connection.close()


def _look(page: str, now: datetime) -> None:
    from cordially.queries import spaces

    viewer = spaces.own()
    if viewer is not None:
        run(viewer, page=page, now=now)
