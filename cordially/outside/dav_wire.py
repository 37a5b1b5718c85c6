"""One calendar server: every request goes to its host and nowhere else, and nothing it answers is taken on trust."""

import base64
import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit

from cordially.errors import Problem
from cordially.outside import causes
from cordially.outside.providers import wish
from cordially.outside.server import GREETING, PATIENCE, Server, is_here, trusted

SECTION = "caldav"
MOST = 16 << 20  # bytes of one answer
_LONGEST = 120.0  # seconds for one answer, however it comes
_REDIRECTS = 5
_SAFE = "/%:@!$&'()*+,;=-._~"


class Unreachable(Problem):
    """The calendar server could not be spoken with."""

    help = "Look at [caldav] in accounts.toml in your data folder: docs/accounts.md."


@dataclass(frozen=True, slots=True)
class Account:
    """Where the calendar is."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    calendar: str = "Cordially"
    trust: str = ""  # a file of certificates, beside the system's own


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    tag: str
    body: bytes
    path: str  # where it was found at last

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


class Wire:
    """Kept open for one look."""

    def __init__(self, account: Account) -> None:
        try:
            parts = urlsplit(account.url.strip())
            self.host, port = parts.hostname or "", parts.port
        except ValueError:
            raise Unreachable(f"“{account.url[:200]}” is no address of a server.") from None
        if parts.scheme not in ("http", "https") or not self.host:
            raise Unreachable(f"“{account.url[:200]}” is no address of a server; it begins with https://.")
        if parts.scheme == "http" and not is_here(self.host):
            raise Unreachable("Without encryption (http://) to-dos go only to a server on this machine.")
        self.is_safe = parts.scheme == "https"
        self.port = port or (443 if self.is_safe else 80)
        self.path = _tidy(parts.path)
        way = "ssl" if self.is_safe else "none"
        self._server = Server(self.host, self.port, way, account.user, trust=account.trust)
        self._line = self._opened()
        self._headers = {"User-Agent": "Cordially", "Accept-Encoding": "identity"}
        if account.user:
            pair = f"{account.user}:{account.password}".encode()
            self._headers["Authorization"] = "Basic " + base64.b64encode(pair).decode("ascii")

    def _opened(self) -> http.client.HTTPConnection:
        if not self.is_safe:
            return http.client.HTTPConnection(self.host, self.port, timeout=GREETING)
        try:
            return http.client.HTTPSConnection(self.host, self.port, timeout=GREETING, context=trusted(self._server))
        except OSError as error:
            raise Unreachable(f"The file of certificates {self._server.trust} cannot be read: {error}.") from None

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """One request; a reading one follows where the same server points to. Unreachable where nothing comes."""
        told = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        for _ in range(_REDIRECTS):
            status, found, answer = self._once(method, path, body, told)
            if status in (301, 302, 303, 307, 308) and method in ("GET", "PROPFIND", "REPORT"):
                path = self.path_of(found.getheader("Location") or "", near=path)
                continue
            if status == 401:
                raise Unreachable(self._unwelcome(found.headers.get_all("WWW-Authenticate") or []))
            return Reply(status, _tag(found.getheader("ETag") or ""), answer, path)
        raise Unreachable(f"{self.host} points from one address to the next without end.")

    def _once(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, http.client.HTTPResponse, bytes]:
        for is_last in (False, True):
            try:
                with self._bounded():
                    self._connect()
                    self._line.request(method, path, body or None, headers)
                    reply = self._line.getresponse()
                    return reply.status, reply, self._body(reply)
            except http.client.RemoteDisconnected:  # it had closed a line that was kept open
                self._line.close()
                if is_last:
                    raise Unreachable(causes.hung_up(self._server, SECTION)) from None
            except http.client.BadStatusLine as error:
                self._line.close()
                raise Unreachable(
                    causes.other_kind(self._server, SECTION, str(error.args[0]) if error.args else "")
                ) from None
            except (OSError, http.client.HTTPException, ValueError) as error:
                self._line.close()
                raise Unreachable(causes.in_words(error, self._server, SECTION)) from None
        raise Unreachable

    def _connect(self) -> None:
        """Little patience until it takes the call; more with what it is asked."""
        if self._line.sock is None:
            self._line.connect()
            self._line.sock.settimeout(PATIENCE)  # type: ignore[attr-defined]

    def _unwelcome(self, ways: list[str]) -> str:
        if ways and not any(way.lower().startswith("basic") for way in ways):
            told = f"{self.host} wants a way of logging in that is not known here: {ways[0].split()[0][:20]}."
            return f"{told} {wish(self.host, self.port)}".strip()
        if not self._server.user:
            return causes.nobody_named(self._server, SECTION)
        return causes.login_refused(self._server, SECTION)

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        """Who answers a sign at a time is cut off."""
        watch = threading.Timer(_LONGEST, self._cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _cut(self) -> None:
        line = self._line.sock
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _body(self, reply: http.client.HTTPResponse) -> bytes:
        body = reply.read(MOST + 1)
        if len(body) > MOST:
            self._line.close()
            raise Unreachable(f"{self.host} answers with more than fits.")
        if reply.length:
            raise http.client.IncompleteRead(b"", reply.length)
        reply.close()
        return body

    def path_of(self, told: str, *, near: str) -> str:
        """The path of an address that the server told; Unreachable where it is on another server."""
        try:
            parts = urlsplit(urljoin(f"{'https' if self.is_safe else 'http'}://{self._place}{near}", told.strip()))
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise Unreachable(f"{self.host} tells an address that is none.") from None
        if (parts.hostname, port, parts.scheme == "https") != (self.host, self.port, self.is_safe):
            raise Unreachable(f"{self.host} points to another server, {(parts.hostname or '')[:100]}.")
        return _tidy(parts.path)

    @property
    def _place(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def close(self) -> None:
        self._line.close()


def _tidy(path: str) -> str:
    """With nothing in it that ends a line or goes up a folder."""
    if ".." in unquote(path).split("/"):
        raise Unreachable("The server tells an address that leads out of its folder.")
    return quote(path[:2000], safe=_SAFE) or "/"


def _tag(told: str) -> str:
    """A server behind a packer calls its tags weak; they are the same."""
    tidy = told.strip().removeprefix("W/")
    return tidy if tidy.isascii() and tidy.isprintable() and len(tidy) <= 300 else ""
