"""What is done without being asked: reading words that wait, sending the morning's mail."""

import os
import smtplib
import ssl
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from cordially import config
from cordially.errors import Problem
from cordially.viewer import Viewer

EVERY = 30.0  # seconds between two looks
WORDS = 200  # messages read at one look
_PATIENCE = 30  # seconds
_LOCAL = ("localhost", "127.0.0.1", "::1")


class MailUnsettled(Problem):
    """Where mail is sent from is not known, or cannot be used."""

    help = "Write host, port, security, user and password into mail.toml in your data folder: docs/followups.md."


@dataclass(frozen=True, slots=True)
class Post:
    """Where mail is sent from."""

    host: str
    port: int
    security: str = "starttls"  # or "ssl"; "none" on this machine only
    user: str = ""
    password: str = ""
    sender: str = ""
    trust: str = ""  # a file of certificates, beside the system's own


def post() -> Post:
    """From mail.toml in the data folder; CORDIALLY_SMTP_HOST, ..._PASSWORD and so on go before it."""
    path = config.home() / "mail.toml"
    told: dict[str, object] = {}
    if path.exists():
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise MailUnsettled(f"{path} can be read by others; make it private: chmod 600.")
        try:
            told = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise MailUnsettled(f"{path} cannot be read: {error}.") from None
    names = ("host", "port", "security", "user", "password", "sender", "trust")
    found = {name: os.environ.get(f"CORDIALLY_SMTP_{name.upper()}") or str(told.get(name, "")) for name in names}
    return _post(found, is_keyring=bool(told.get("keyring")))


def _post(found: dict[str, str], *, is_keyring: bool) -> Post:
    security = found["security"] or "starttls"
    if not found["host"]:
        raise MailUnsettled
    if security not in ("starttls", "ssl", "none") or not (found["port"] or "0").isdecimal():
        raise MailUnsettled("In mail.toml, security is starttls, ssl or none, and port is a number.")
    if security == "none" and found["host"] not in _LOCAL:
        raise MailUnsettled("Without encryption mail goes only to a server on this machine.")
    password = found["password"] or (_of_keyring(found["user"]) if is_keyring else "")
    port = int(found["port"] or 0) or (465 if security == "ssl" else 587)
    return Post(found["host"], port, security, found["user"], password, found["sender"], found["trust"])


def _of_keyring(user: str) -> str:
    try:
        from importlib import import_module

        keyring = import_module("keyring")
    except ImportError:
        raise MailUnsettled("The password is said to be in the keyring, but the keyring package is missing.") from None
    return str(keyring.get_password("cordially", user) or "")


def send(message: EmailMessage, through: Post) -> None:
    """Hand it to the server; whatever goes wrong is an OSError (SMTP's own errors are among them)."""
    trusted = ssl.create_default_context(cafile=through.trust or None)
    if through.security == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(through.host, through.port, timeout=_PATIENCE, context=trusted)
    else:
        server = smtplib.SMTP(through.host, through.port, timeout=_PATIENCE)
    with server:
        if through.security == "starttls":
            server.starttls(context=trusted)
        if through.user:
            server.login(through.user, through.password)
        server.send_message(message)


def run(viewer: Viewer, *, page: str = "", now: datetime) -> list[str]:
    """Everything that is due, once. Returns what was done, in sentences."""
    from cordially.actions import deliveries, hearing

    done = []
    if read := hearing.hear(viewer, now=now, most=WORDS):
        done.append(f"{read} messages were read.")
    deliveries.enqueue(viewer, now=now)
    row = deliveries.claim(viewer, now=now)
    if row is not None:
        done.append(_deliver(viewer, row, page=page, now=now))
    return done


def _deliver(viewer: Viewer, row: Any, *, page: str, now: datetime) -> str:
    from cordially.actions import deliveries, digests

    try:
        through = post()
        send(digests.compose(viewer, row, sender=through.sender, page=page, now=now), through)
    except (OSError, Problem) as error:
        why = error.what if isinstance(error, Problem) else str(error) or type(error).__name__
        deliveries.note_failed(row, why)
        return f"The mail was not sent: {why}"
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
