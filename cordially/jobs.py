"""What is done without being asked: reading words, sending the morning's mail, briefing, to-dos."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cordially import config
from cordially.errors import NotFound, Problem
from cordially.viewer import Viewer

EVERY = 30.0  # seconds between two looks
WORDS = 200  # messages read at one look
MOST = 10  # mails and notices


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and what failed, in sentences."""

    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    def __add__(self, other: "Done") -> "Done":
        return Done(self.done + other.done, self.failed + other.failed)

    def __bool__(self) -> bool:
        return bool(self.done or self.failed)


def run(viewer: Viewer, *, page: str = "", now: datetime) -> Done:
    """Everything that is due, once."""
    from cordially.actions import deliveries, hearing, meanings, spaces

    spaces.keep_up(viewer, now=now)
    read = hearing.hear(viewer, now=now, most=WORDS)
    done = Done((f"{read} {'message was' if read == 1 else 'messages were'} read.",)) if read else Done()
    meanings.catch_up(viewer, now=now)
    deliveries.enqueue(viewer, now=now)
    for _ in range(MOST):
        row = deliveries.claim(viewer, now=now)
        if row is None:
            break
        done += _deliver(viewer, row, page=page, now=now)
    return done + _todos(viewer, now)


def _todos(viewer: Viewer, now: datetime) -> Done:
    from cordially.actions import todos
    from cordially.outside import caldav

    try:
        return Done(tuple(todos.look(viewer, caldav.connect, now=now)))
    except Problem as problem:
        return Done(failed=(problem.what,))


def _deliver(viewer: Viewer, row: Any, *, page: str, now: datetime) -> Done:
    from cordially.actions import deliveries
    from cordially.queries import digests

    noun = "mail" if row.is_mail else "notice"
    try:
        but = _mail(viewer, row, page, now) if row.is_mail else _notice(viewer, row, now)
    except NotFound as over:
        deliveries.note_over(row, over.what, now=now)
        return Done((f"The {noun} is not needed any more: {over.what}",))
    except Problem as problem:
        deliveries.note_failed(row, problem.what)
        return Done(failed=(f"The {noun} was not sent: {problem.what} {digests.again(viewer, row, now=now)}",))
    deliveries.note_sent(row, but=but, now=now)
    return Done((f"The {noun} was sent.",), (but,) if but else ())


def _mail(viewer: Viewer, row: Any, page: str, now: datetime) -> str:
    from cordially.actions import briefings, digests
    from cordially.outside import smtp

    through = smtp.post()
    if row.is_brief:
        message = briefings.compose(viewer, row, sender=through.sender, now=now)
    else:
        message = digests.compose(viewer, row, sender=through.sender, page=page, now=now)
    smtp.send(message, through.server)
    return ""


def _notice(viewer: Viewer, row: Any, now: datetime) -> str:
    from cordially.actions import briefings, digests
    from cordially.outside import notices

    through = notices.notices()
    if row.is_brief:
        title, text = briefings.notice(viewer, row, has_words=through.has_words, now=now)
    else:
        title, text = digests.notice(viewer, has_words=through.has_words, now=now)
    return notices.send(title, text, through)


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
