"""One mail, from its bytes to a message: the people, the time, the thread, the new words."""

import hashlib
import re
from datetime import datetime

from cordially.core import bodies, markup
from cordially.core.records import LeftOut, Message, Party
from cordially.sources.mail import charsets, dates, folders, headers, people
from cordially.sources.mail.encoded import decoded
from cordially.sources.mail.headers import Data, Fields
from cordially.sources.mail.parts import Leaf, Parts
from cordially.sources.mail.signs import signs

LARGEST = 32 << 20  # bytes of one mail that are looked at
LONGEST_TEXT = 200_000  # characters of new text that are kept
LONGEST_BULK_TEXT = 20_000
LONGEST_SUBJECT = 1000
LONGEST_KEY = 500
MOST_REFERENCES = 100

_ID = re.compile(rb"<([^<>]{1,2000})>")
_STATUS = re.compile(rb"[0-9A-Fa-f]{4}")
_ESCAPED_FROM = re.compile(r"^>(?=>*From )", re.MULTILINE)


def read(
    data: Data, start: int = 0, end: int | None = None, envelope: bytes = b"", folder: str = ""
) -> Message | LeftOut:
    """The mail between `start` and `end`. `envelope` is an mbox's "From " line; `folder` is where the mail lies."""
    end = min(len(data) if end is None else end, start + LARGEST)
    if data.find(b"\n", start, end) < 0 and data.find(b"\r", start, end) >= 0:
        data = data[start:end].replace(b"\r", b"\n")
        start, end = 0, len(data)
    head, body = headers.end_of_head(data, start, end)
    fields = headers.of_mail(data, start, head)
    labels = folders.labels(fields, folder)
    what = folders.left_out(labels) or _status(fields)
    return LeftOut(what) if what else _message(data, body, end, fields, labels, envelope)


def _status(fields: Fields) -> str:
    """Thunderbird and mutt keep deleted mail in the file, with a mark."""
    if "x-mozilla-status" not in fields and "x-status" not in fields:
        return ""
    mozilla = fields.get("x-mozilla-status", b"").strip()
    if _STATUS.fullmatch(mozilla) and int(mozilla, 16) & 8:
        return "deleted messages"
    status = fields.get("x-status", b"")
    return "deleted messages" if b"D" in status else "drafts" if b"T" in status else ""


def _message(data: Data, body: int, end: int, fields: Fields, labels: tuple[str, ...], envelope: bytes) -> Message:
    parts = Parts(data)
    leaves = parts.leaves(body, end, headers.kind_of(fields))
    parties = _parties(fields)
    told = signs(fields, parties[0].value if parties and parties[0].role == "from" else "", parts)
    is_bulk = "unsubscribe" in told and "list" not in told and "in-reply-to" not in fields
    text, signature = _words(data, leaves, bool(envelope), is_bulk)
    references = _ids(fields["references"]) if "references" in fields else ()
    subject = decoded(fields["subject"])[:LONGEST_SUBJECT] if "subject" in fields else ""
    return Message(
        _key(fields, parties, subject, text),
        "mail",
        _when(fields, envelope),
        parties,
        subject,
        text,
        bodies.count(text),
        signature,
        tuple(parts.attachments),
        _answers(fields["in-reply-to"], references) if "in-reply-to" in fields else "",
        references,
        fields["x-gm-thrid"].strip().decode("ascii", "replace")[:40] if "x-gm-thrid" in fields else "",
        labels,
        told,
    )


def _words(data: Data, leaves: list[Leaf], is_escaped: bool, is_bulk: bool) -> tuple[str, str]:
    read_page = markup.words_of if is_bulk else markup.text_of
    told = [leaf.text(data) if leaf.is_plain else read_page(leaf.text(data)) for leaf in leaves]
    whole = told[0] if len(told) == 1 else "\n".join(told)
    if is_escaped and ">From " in whole:
        whole = _ESCAPED_FROM.sub("", whole)
    if is_bulk:
        return whole[:LONGEST_BULK_TEXT].strip(), ""
    parted = bodies.split(whole)
    return parted.new[:LONGEST_TEXT], parted.signature


def _parties(fields: Fields) -> tuple[Party, ...]:
    found: tuple[Party, ...] = ()
    for name in ("from", "sender", "return-path"):
        if not found and name in fields:
            found = people.parties("from", fields[name])[:1]
    for role in ("to", "cc", "bcc"):
        if role in fields:
            found += people.parties(role, fields[role])
    return found


def _when(fields: Fields, envelope: bytes) -> datetime | None:
    at = dates.when(fields["date"][:200]) if "date" in fields else None
    if at is None and "received" in fields:
        at = dates.when(fields["received"][-2000:].rpartition(b";")[2])
    return dates.of_envelope(envelope) if at is None and envelope else at


def _key(fields: Fields, parties: tuple[Party, ...], subject: str, text: str) -> str:
    """The Message-ID, or a digest of what makes this mail this one where it has none."""
    told = fields.get("message-id", b"")[:2000]
    found = _ids(told) or tuple(piece.strip("<>") for piece in decoded(told).split()[:1])
    if found and found[0]:
        return found[0]
    essence = hashlib.blake2b(digest_size=16)
    date = decoded(fields.get("date", b"")[:200])
    for piece in (date, *(f"{party.role} {party.value}" for party in parties), subject, *text.split()):
        essence.update(piece.encode() + b"\0")
    return f"sha:{essence.hexdigest()}"


def _ids(raw: bytes) -> tuple[str, ...]:
    found = _ID.findall(raw)
    if len(found) > MOST_REFERENCES:
        found = found[:1] + found[1 - MOST_REFERENCES :]
    return tuple([charsets.text(b"".join(one.split()))[:LONGEST_KEY] for one in found])


def _answers(raw: bytes, references: tuple[str, ...]) -> str:
    """What In-Reply-To names; where it names several, the one that References ends with."""
    found = _ids(raw)
    if not found:
        return ""
    return references[-1] if references and references[-1] in found else found[0]
