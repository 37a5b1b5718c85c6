"""Serving the page on this machine, and naming the link that opens it."""

import errno
import logging
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, Any

import django
from django.apps import apps

from cordially.errors import Problem
from cordially.web.opening import Door

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

ADDRESS = "127.0.0.1"  # this machine, and no other
LARGEST = 1 << 20  # bytes of one request


class PortTaken(Problem):
    """Something else on this machine listens at that port."""

    help = (
        "It may be Cordially itself, in another window. Choose another with --port, or --port 0 for any that is free."
    )


def application(door: Door) -> "WSGIApplication":
    """The pages behind a door."""
    if not apps.ready:
        django.setup()
    from django.core.handlers.wsgi import WSGIHandler

    handler = WSGIHandler()

    def answer(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        environ["cordially.door"] = door
        return handler(environ, start_response)

    return answer


def serve(
    *,
    port: int,
    open_browser: bool,
    announce: Callable[[str], None],
    clock: Callable[[], datetime],
    beside: Callable[[str], AbstractContextManager[None]] = lambda address: nullcontext(),
) -> None:
    """Until it is interrupted. Port 0 takes a free one; the link is announced once the page listens.

    `beside` is entered with the page's address for as long as it is served.
    """
    for name in ("django.request", "django.security", "waitress"):
        logging.getLogger(name).setLevel(logging.ERROR)
    door = Door(port, clock)
    server = _server(door)
    door.port = server.effective_port
    link = f"http://{ADDRESS}:{door.port}/open/{door.new_token()}"
    announce(link)
    if open_browser:
        webbrowser.open(link)
    try:
        with beside(f"http://{ADDRESS}:{door.port}"):
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _server(door: Door) -> Any:
    from waitress import create_server

    try:
        return create_server(
            application(door),
            host=ADDRESS,
            port=door.port,
            threads=4,
            ident=None,
            max_request_body_size=LARGEST,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"Something else on this machine listens at port {door.port}.") from None
        raise
