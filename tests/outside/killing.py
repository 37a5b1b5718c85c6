"""Servers on this machine that mail, notices and to-dos go to, and that can kill who speaks with them at any moment."""

import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any

from tests.outside.certificates import library
from tests.outside.odd_calendar_server import Answer, Asked, multistatus, serving

MOMENTS = (
    "rcpt", "before the mail", "after the mail", "before the notice", "after the notice",
    "listing", "before the to-do", "after the to-do",
)  # fmt: skip
_CALENDAR = "<resourcetype><collection/><c:calendar/></resourcetype>"


@dataclass
class Outside:
    """What arrived; `chosen`: the moment at which the process `speaker` is killed, once."""

    mails: list[Message] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    todos: dict[str, tuple[str, str]] = field(default_factory=dict)  # name: text, tag
    puts: int = 0
    chosen: str = ""
    speaker: int = 0
    kills: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def moment(self, name: str) -> None:
        if name == self.chosen and self.speaker:
            os.kill(self.speaker, signal.SIGKILL)
            self.kills.append(name)
            self.chosen = ""
            sleep(0.1)

    def answer(self, asked: Asked) -> Answer | None:
        """As a server with one calendar, which is all it has."""
        method, path, headers, body = asked
        name = path.removeprefix("/").removesuffix(".ics")
        if method == "PROPFIND":
            self.moment("listing")
            listed = [(f"/{one}.ics", f"<getetag>{tag}</getetag>") for one, (_, tag) in self.todos.items()]
            return multistatus(("/", _CALENDAR), *(listed if headers.get("Depth") == "1" else []))
        if method == "REPORT":
            wanted = re.findall(r"/([A-Za-z0-9-]+)\.ics", body.decode())
            return multistatus(*((f"/{one}.ics", self._data(one)) for one in wanted if one in self.todos))
        if method == "PUT":
            return self._put(name, headers, body.decode())
        return None

    def _data(self, name: str) -> str:
        text, tag = self.todos[name]
        return f"<getetag>{tag}</getetag><c:calendar-data>{text}</c:calendar-data>"

    def _put(self, name: str, headers: dict[str, str], text: str) -> Answer:
        self.moment("before the to-do")
        held = self.todos.get(name, ("", ""))[1]
        if headers.get("If-Match", "") != held or (held and headers.get("If-None-Match")):
            return 412, {}, b""
        self.puts += 1
        self.todos[name] = (text, f'"{self.puts}"')
        self.moment("after the to-do")
        return 201, {"ETag": f'"{self.puts}"'}, b""

    def tick(self, words: str) -> None:
        """As a calendar program does."""
        (name,) = [name for name, (text, _) in self.todos.items() if words in text]
        text, tag = self.todos[name]
        self.todos[name] = (text.replace("NEEDS-ACTION", "COMPLETED"), tag[:-1] + 'x"')


@contextmanager
def outside() -> Iterator[Outside]:
    kept = Outside()
    mail, phone = _mail(kept), _phone(kept)
    with serving(kept.answer) as calendar:
        kept.environment = {
            "CORDIALLY_SMTP_HOST": "127.0.0.1",
            "CORDIALLY_SMTP_PORT": str(mail.port),
            "CORDIALLY_SMTP_SECURITY": "none",
            "CORDIALLY_APPRISE_URLS": f"json://127.0.0.1:{phone.server_port}/phone",
            "CORDIALLY_CALDAV_URL": calendar.url,
        }
        try:
            yield kept
        finally:
            mail.stop()
            phone.shutdown()
            phone.server_close()


def _mail(kept: Outside) -> Any:
    class Keep:
        async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, options: Any) -> str:  # noqa: N802
            kept.moment("rcpt")
            envelope.rcpt_tos.append(to)
            return "250 OK"

        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            kept.moment("before the mail")
            kept.mails.append(message_from_bytes(envelope.content))
            kept.moment("after the mail")
            return "250 OK"

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = library("aiosmtpd.controller").Controller(Keep(), hostname="127.0.0.1", port=port)
    server.start()
    return server


def _phone(kept: Outside) -> ThreadingHTTPServer:
    class Take(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kept.moment("before the notice")
            kept.notices.append(told["message"])
            kept.moment("after the notice")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    library("apprise")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Take)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server
