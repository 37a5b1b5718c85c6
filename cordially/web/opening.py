"""The door to the page: links that open it once, and the sessions of those who came in."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

IDLE = timedelta(hours=12)  # without a page asked for, a session ends
LONGEST = timedelta(days=7)  # and at the latest after this


@dataclass
class Session:
    """One browser that came in by a link. `kept` holds what its next page must know; it ends with the process."""

    began_at: datetime
    seen_at: datetime
    kept: dict[str, Any] = field(default_factory=dict)


class Door:
    """Who may come in at which port, by which clock. Keeps digests of keys, never a key itself."""

    def __init__(self, port: int, clock: Callable[[], datetime]) -> None:
        self.port, self.clock = port, clock
        self._links: set[bytes] = set()
        self._sessions: dict[bytes, Session] = {}

    @property
    def cookie(self) -> str:
        """Cookies know no ports, so the name carries it: two pages on one machine do not put each other out."""
        return f"cordially-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """All that a Host header may say."""
        names = ("127.0.0.1", "localhost", "[::1]")
        return frozenset([f"{name}:{self.port}" for name in names] + (list(names) if self.port == 80 else []))

    def new_token(self) -> str:
        token = secrets.token_urlsafe(32)
        self._links.add(_digest(token))
        return token

    def enter(self, token: str) -> str | None:
        """Use a link up; the key of a new session, or nothing where the link is not known or was used."""
        try:
            self._links.remove(_digest(token))
        except KeyError:
            return None
        key, now = secrets.token_urlsafe(32), self.clock()
        self._sessions[_digest(key)] = Session(now, now)
        return key

    def session(self, key: str) -> Session | None:
        """The session of a key, while it lasts."""
        found, now = self._sessions.get(_digest(key)), self.clock()
        if found is None:
            return None
        if now - found.seen_at > IDLE or now - found.began_at > LONGEST:
            self.leave(key)
            return None
        found.seen_at = now
        return found

    def leave(self, key: str) -> None:
        self._sessions.pop(_digest(key), None)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
