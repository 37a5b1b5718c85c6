"""Writing what an import read, many at a time: each interaction once, with its people, thread and words."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cordially.core.records import Meeting, Message, Party
from cordially.models.interaction import (
    ANSWERS,
    ATTENDEE,
    AUTOMATIC,
    DECLINED,
    FROM,
    IN,
    ORGANIZER,
    OUT,
    ROLES,
    SIGNS,
    TO,
)
from cordially.store import rows
from cordially.store.identities import Identities
from cordially.store.threads import Threads

Told = Message | Meeting

_FIND = "SELECT key, id, event_id FROM interaction WHERE key IN ({}) AND space_id = ?"
_ADD = (
    "INSERT INTO interaction (id, space_id, kind, key, at, offset, seconds, direction, direct, thread, words, crowd,"
    " signs, answering, heard, event_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_PART = "INSERT OR IGNORE INTO participant (identity_id, at, interaction_id, role, answer) VALUES (?, ?, ?, ?, ?)"
_ADD_WORDS = (
    "INSERT INTO words (interaction_id, subject, text, signature, attachments, labels, place)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_INDEX = "INSERT INTO words_index (rowid, subject, text) VALUES (?, ?, ?)"
_SEE = 'INSERT OR IGNORE INTO sighting ("table", "row", event_id) VALUES (?, ?, ?)'
SENT = frozenset(
    "Sent|Sent Mail|Sent Items|Sent Messages|INBOX.Sent|[Gmail]/Sent Mail|Gesendet|Gesendete Elemente"
    "|Gesendete Objekte|Envoyés|Messages envoyés|Éléments envoyés|Enviados|Elementos enviados|Inviati|Posta inviata"
    "|Verzonden|Verzonden items|Wysłane|Skickat|Sendt|Lähetetyt|Отправленные|送信済み|已发送".split("|")
)
UNDATED = -(2**60)  # where a participant's time would stand; such interactions come last


@dataclass
class Counts:
    new: int = 0
    known: int = 0
    changed: int = 0
    first_at: int | None = None  # of all that the source told, new or known
    last_at: int | None = None
    touched: set[int] = field(default_factory=set)  # identities
    senders: Counter[int] = field(default_factory=Counter)  # identities that wrote what lies in a folder of sent mail

    def span(self, at: int | None) -> None:
        if at is not None:
            self.first_at = at if self.first_at is None else min(self.first_at, at)
            self.last_at = at if self.last_at is None else max(self.last_at, at)


def key_of(told: Told) -> bytes:
    """The same for the same message wherever it is told; a reused Message-ID with another author or time is another."""
    if isinstance(told, Meeting):
        return rows.digest("meeting", told.key)
    author = next((party.value for party in told.parties if party.role == "from"), "")
    return rows.digest(told.kind, told.key, author, seconds(told.at))


def seconds(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp())


class Writer:
    """Writes one import's interactions. `mine` are the identities that are me, where known."""

    def __init__(self, space_id: int, event_id: int, mine: Iterable[int] = ()) -> None:
        self.space_id, self.event_id = space_id, event_id
        self.mine = frozenset(mine)
        self.identities = Identities(space_id, event_id)
        self.threads = Threads(space_id, event_id)

    def write(self, batch: Sequence[Told], counts: Counts) -> None:
        keyed = {key_of(told): told for told in reversed(batch)}
        for told in batch:
            counts.span(None if _is_taken_back(told) else _at(told))
        counts.known += len(batch) - len(keyed)
        known = {key: (row, event) for key, row, event in rows.among(_FIND, keyed, self.space_id)}
        self._see(known.values(), counts)
        for key, told in keyed.items():
            if isinstance(told, Meeting) and key in known:
                self._tell_again(told, known[key][0], counts)
        new = [(key, told) for key, told in keyed.items() if key not in known and not _is_taken_back(told)]
        self._add(list(reversed(new)), counts)

    def _see(self, known: Iterable[tuple[int, int]], counts: Counts) -> None:
        known = list(known)
        counts.known += len(known)
        rows.write(_SEE, [("interaction", row, self.event_id) for row, event in known if event != self.event_id])

    def _add(self, new: list[tuple[bytes, Told]], counts: Counts) -> None:
        self.identities.ensure((p.kind, p.value) for _, told in new for p in told.parties if p.value)
        messages = [told for _, told in new if isinstance(told, Message)]
        named = iter(self.threads.look_up(messages))
        first = rows.next_id("interaction")
        interactions, parts, words = [], [], []
        for row, (key, told) in enumerate(new, start=first):
            thread = None
            if isinstance(told, Message):
                keys, finding = next(named)
                thread = self.threads.of(row, keys, finding)
            at = _at(told)
            told_parts = self._parts(told.parties)
            facts = self._facts(told, told_parts, thread)
            interactions.append((row, self.space_id, told.kind, key, at, *facts))
            when = UNDATED if at is None else at
            parts += [(identity, when, row, role, answer) for (identity, role), answer in told_parts.items()]
            words.append(_words(row, told))
            counts.touched.update(identity for identity, _ in told_parts)
            if isinstance(told, Message) and not SENT.isdisjoint(told.labels):
                counts.senders.update(identity for identity, role in told_parts if role == FROM)
        rows.write(_ADD, interactions)
        rows.write(_ADD_PART, parts)
        rows.write(_ADD_WORDS, words)
        rows.write(_ADD_INDEX, [row[:3] for row in words])
        self.threads.flush()
        self.identities.flush()
        counts.new += len(new)

    def _parts(self, parties: Iterable[Party]) -> dict[tuple[int, int], int]:
        parts: dict[tuple[int, int], int] = {}
        for party in parties:
            if party.value:
                identity = self.identities.of((party.kind, party.value))
                parts[identity, ROLES[party.role]] = ANSWERS.get(party.answer, 0)
                if party.name:
                    self.identities.name(identity, party.name)
        return parts

    def _facts(self, told: Told, parts: dict[tuple[int, int], int], thread: int | None) -> tuple[object, ...]:
        at = told.at if isinstance(told, Message) else told.start
        offset = at.utcoffset() if at else None
        minutes = None if offset is None else int(offset.total_seconds()) // 60
        direction, direct = self._direction(parts)
        if isinstance(told, Meeting):
            length = None if told.end is None else max(0, int((told.end - told.start).total_seconds()))
            crowd = len({identity for identity, _ in parts})
            return minutes, length, direction, direct, thread, 0, crowd, 0, False, True, self.event_id
        crowd = sum(role != FROM for _, role in parts)
        signs = sum(SIGNS[sign] for sign in set(told.signs))
        answering = bool(told.answers or told.references)
        by_hand = not signs & AUTOMATIC or signs & SIGNS["list"] or told.kind == "linkedin"
        heard = not told.words or not by_hand
        return minutes, None, direction, direct, thread, told.words, crowd, signs, answering, heard, self.event_id

    def _direction(self, parts: dict[tuple[int, int], int]) -> tuple[int, bool]:
        mine = {role for (identity, role), answer in parts.items() if identity in self.mine and answer != DECLINED}
        if FROM in mine:
            return OUT, True
        return (IN, bool(mine & {TO, ATTENDEE, ORGANIZER})) if mine else (0, False)

    def _tell_again(self, told: Meeting, row: int, counts: Counts) -> None:
        """A meeting known from before: where its time, people or state changed, the old one is kept in the event."""
        from cordially.store.meetings import differs, pack, replace

        before = pack(row)
        self.identities.ensure((party.kind, party.value) for party in told.parties if party.value)
        parts = self._parts(told.parties)
        parts_after = sorted([who, role, answer] for (who, role), answer in parts.items())
        after = {
            "at": seconds(told.start),
            "seconds": None if told.end is None else max(0, int((told.end - told.start).total_seconds())),
            "subject": told.title,
            "text": told.text,
            "place": told.place,
            "cancelled": (before["cancelled"] or self._began()) if told.is_cancelled else None,
            "parts": parts_after,
        }
        self.identities.flush()
        if not differs(before, after):
            return
        counts.changed += 1
        counts.known -= 1
        counts.touched.update(part[0] for part in [*before["parts"], *parts_after])
        replace(row, after)
        rows.write(
            'INSERT INTO change (event_id, "table", "row", before, after) VALUES (?, ?, ?, ?, ?)',
            [(self.event_id, "meeting", row, json.dumps(before), json.dumps(after))],
        )

    def _began(self) -> str:
        return str(next(rows.select("SELECT CAST(at AS text) FROM event WHERE id = ?", (self.event_id,)))[0])


def _at(told: Told) -> int | None:
    return seconds(told.at if isinstance(told, Message) else told.start)


def _is_taken_back(told: Told) -> bool:
    return isinstance(told, Meeting) and told.is_cancelled


def _words(row: int, told: Told) -> tuple[object, ...]:
    if isinstance(told, Meeting):
        return row, told.title, told.text, "", "", "", told.place
    return row, told.subject, told.text, told.signature, "\n".join(told.attachments), "\n".join(told.labels), ""
