"""Which thread a message belongs to, from the keys that it names; two threads that turn out to be one are joined."""

import re
from datetime import datetime
from itertools import islice

from cordially.core.records import Message
from cordially.store import rows

_FIND = "SELECT key, thread FROM thread_reference WHERE key IN ({}) AND space_id = ?"
_ADD = "INSERT OR IGNORE INTO thread_reference (space_id, key, thread, event_id) VALUES (?, ?, ?, ?)"
_REPLY = re.compile(r"\s*(?:re|aw|sv|antw|odp|ynt|vs|res|rif|ref)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE)


class Threads:
    def __init__(self, space_id: int, event_id: int) -> None:
        self.space_id, self.event_id = space_id, event_id
        self._known: dict[int, int] = {}
        self._added: dict[int, int] = {}

    def look_up(self, messages: list[Message]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """For each message the keys it names and those that only find; all that is known of them is fetched."""
        named = [_keys(message) for message in messages]
        wanted = {key for keys, finding in named for key in (*keys, *finding)}
        self._known = dict(rows.among(_FIND, wanted, self.space_id))
        return named

    def of(self, interaction: int, keys: tuple[int, ...], finding: tuple[int, ...]) -> int:
        """The thread of a new message: one that a key names, else a new one that bears its own number."""
        found = {self._known[key] for key in (*keys, *finding) if key in self._known}
        thread = min(found, default=interaction)
        for other in found - {thread}:
            self._join(other, thread)
        for key in keys:
            if key not in self._known:
                self._known[key] = self._added[key] = thread
        return thread

    def flush(self) -> None:
        rows.write(_ADD, [(self.space_id, key, thread, self.event_id) for key, thread in self._added.items()])
        self._added.clear()

    def _join(self, other: int, thread: int) -> None:
        """Every interaction of the other thread moves over; the event keeps which, to move them back."""
        import json

        self.flush()
        moved = [row[0] for row in rows.select("SELECT id FROM interaction WHERE thread = ?", (other,))]
        sql = "SELECT key FROM thread_reference WHERE thread = ?"
        keys = [row[0] for row in rows.select(sql, (other,))]
        rows.change("UPDATE interaction SET thread = ? WHERE id IN ({})".replace("?", str(int(thread)), 1), moved)
        rows.change("UPDATE thread_reference SET thread = ? WHERE key IN ({})".replace("?", str(int(thread)), 1), keys)
        rows.write(
            'INSERT INTO change (event_id, "table", "row", before, after) VALUES (?, ?, ?, ?, ?)',
            [(self.event_id, "thread", other, json.dumps({"interactions": moved, "keys": keys}), json.dumps(thread))],
        )
        for key, value in self._known.items():
            if value == other:
                self._known[key] = thread


def _keys(message: Message) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers for the keys that tie a message to its thread, and for those by which it may only look for one."""
    named = {message.key, message.answers, *islice(message.references, 2), *message.references[-2:]}
    if message.thread:
        named.add(f"{message.kind} thread {message.thread}")
    keys = tuple(rows.number("key", name) for name in named if name)
    if message.kind != "mail" or message.answers or message.references or message.at is None or message.signs:
        return keys, ()
    return _by_subject(message, message.at, keys)


def _by_subject(message: Message, at: datetime, keys: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The last resort, for mail that names no other: the same subject among the same people, this month or last."""
    subject = _REPLY.sub("", message.subject).strip().casefold()
    if not subject or len(message.parties) > 12:
        return keys, ()
    people = " ".join(sorted({party.value for party in message.parties}))
    month = at.year * 12 + at.month
    if _REPLY.match(message.subject):
        return keys, tuple(rows.number("subject", subject, people, when) for when in (month, month - 1))
    return (*keys, rows.number("subject", subject, people, month)), ()


def plain_subject(subject: str) -> str:
    """A subject without its "Re:"."""
    return _REPLY.sub("", subject).strip()
