"""A mail server on this machine that keeps what it gets, and can refuse."""

import socket
from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest

from tests.outside.certificates import library


class Server:
    """Answers at `port`; what it took stands in `got`."""

    def __init__(self) -> None:
        controller, handlers = library("aiosmtpd.controller"), library("aiosmtpd.handlers")
        got: list[Message] = []
        self.got, self.refuses = got, False

        class Keep(handlers.Message):  # type: ignore[misc,name-defined]
            async def handle_RCPT(this, server: Any, session: Any, envelope: Any, to: str, options: Any) -> str:  # noqa: N802, N805
                if self.refuses:
                    return "451 Not now"
                envelope.rcpt_tos.append(to)
                return "250 OK"

            def handle_message(this, message: Message) -> None:  # noqa: N805
                got.append(message)

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.controller = controller.Controller(Keep(), hostname="127.0.0.1", port=self.port)
        self.controller.start()


def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """One that runs, and is where mail is sent from."""
    server = Server()
    for name, value in (("HOST", "127.0.0.1"), ("PORT", str(server.port)), ("SECURITY", "none")):
        monkeypatch.setenv(f"CORDIALLY_SMTP_{name}", value)
    yield server
    server.controller.stop()
