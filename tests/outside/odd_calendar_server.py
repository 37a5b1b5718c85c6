"""A calendar server on this machine that answers as a test says, and writes down what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

Answer = tuple[int, dict[str, str], bytes]
Asked = tuple[str, str, dict[str, str], bytes]  # method, path, headers, body


class Odd:
    """`answers`: by method and path; what is not named is 404."""

    def __init__(self, answers: Callable[[Asked], Answer | None]) -> None:
        self.answers, self.asked, self.port = answers, list[Asked](), 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def serving(answers: Callable[[Asked], Answer | None], around: SSLContext | None = None) -> Iterator[Odd]:
    odd = Odd(answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = (self.command, self.path, dict(self.headers), body)
            odd.asked.append(asked)
            status, headers, body = odd.answers(asked) or (404, {}, b"")
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_PROPFIND = do_REPORT = do_PUT = do_GET = do_DELETE = do_MKCALENDAR = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if around is not None:
        server.socket = around.wrap_socket(server.socket, server_side=True)
    odd.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield odd
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def multistatus(*responses: tuple[str, str]) -> Answer:
    """Each an address and its properties."""
    spaces = 'xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    found = "<status>HTTP/1.1 200 OK</status>"
    inner = "".join(
        f"<response><href>{href}</href><propstat><prop>{prop}</prop>{found}</propstat></response>"
        for href, prop in responses
    )
    return 207, {"Content-Type": "application/xml"}, f"<multistatus {spaces}>{inner}</multistatus>".encode()
