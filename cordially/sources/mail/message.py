"""One mail, from its bytes to a message: the people, the time, the thread, the new words."""

import hashlib
import re
from datetime import datetime

from cordially.core import bodies, markup
from cordially.core.records import EMAIL, LeftOut, Message, Party
from cordially.sources.mail import charsets, dates, folders, headers, people
from cordially.sources.mail.encoded import decoded
from cordially.sources.mail.parts import Content, Leaf, leaves
from cordially.sources.mail.signs import signs

LARGEST = 32 << 20  # bytes of one mail that are looked at
LONGEST_TEXT = 200_000  # characters of new text that are kept
LONGEST_BULK_TEXT = 20_000
LONGEST_SUBJECT = 1000
LONGEST_KEY = 500
MOST_REFERENCES = 100

_ID = re.compile(rb"<([^<>]{1,2000})>")
_STATUS = re.compile(rb"[0-9A-Fa-f]{4}")


def read(
    data: bytes, start: int = 0, end: int | None = None, envelope: bytes = b"", folder: str = ""
) -> Message | LeftOut:
    """The mail between `start` and `end`. `envelope` is an mbox's "From " line; `folder` is where the mail lies."""
    end = len(data) if end is None else end
    if end - start > LARGEST:
        end = start + LARGEST
    if data.find(b"\n", start, end) < 0 and data.find(b"\r", start, end) >= 0:
        data = data[start:end].replace(b"\r", b"\n")
        start, end = 0, len(data)
    head, body = headers.end_of_head(data, start, end)
    fields = headers.of_mail(data, start, head)
    labels = folders.labels(fields, folder)
    what = folders.left_out(labels) or _status(fields)
    return LeftOut(what) if what else _message(data, body, end, fields, labels, envelope)


def _status(fields: headers.Fields) -> str:
    """Thunderbird and mutt keep deleted mail in the file, with a mark."""
    mozilla = fields.get("x-mozilla-status", b"").strip()
    if _STATUS.fullmatch(mozilla) and int(mozilla, 16) & 8:
        return "deleted messages"
    status = fields.get("x-status", b"")
    return "deleted messages" if b"D" in status else "drafts" if b"T" in status else ""


def _message(
    data: bytes, body: int, end: int, fields: headers.Fields, labels: tuple[str, ...], envelope: bytes
) -> Message:
    content = Content()
    found = leaves(data, body, end, fields, content)
    parties = _parties(fields)
    author = parties[0].value if parties and parties[0].role == "from" else ""
    told = signs(fields, author, content)
    is_bulk = "unsubscribe" in told or "bulk" in told
    text, signature = _words(data, found, bool(envelope), is_bulk)
    references = _ids(fields.get("references", b""))
    answers = _answers(fields, references)
    subject = decoded(fields.get("subject", b""))[:LONGEST_SUBJECT]
    return Message(
        _key(fields, parties, subject, text),
        "mail",
        _when(fields, envelope),
        parties,
        subject,
        text,
        bodies.count(text),
        signature,
        tuple(content.attachments),
        answers,
        references,
        fields.get("x-gm-thrid", b"").strip().decode("ascii", "replace")[:40],
        labels,
        told,
    )


def _words(data: bytes, found: list[Leaf], is_escaped: bool, is_bulk: bool) -> tuple[str, str]:
    told = []
    for leaf in found:
        text = leaf.text(data)
        told.append(markup.text_of(text) if leaf.is_html else text)
    whole = told[0] if len(told) == 1 else "\n".join(told)
    if is_escaped and ">From " in whole:
        whole = re.sub(r"^>(?=>*From )", "", whole, flags=re.MULTILINE)
    if is_bulk:
        return whole.strip()[:LONGEST_BULK_TEXT], ""
    parted = bodies.split(whole)
    return parted.new[:LONGEST_TEXT], parted.signature


def _parties(fields: headers.Fields) -> tuple[Party, ...]:
    parties = []
    for name in ("from", "sender", "return-path"):
        author = people.named(fields.get(name, b""))[:1]
        if author:
            parties.append(Party("from", EMAIL, *author[0]))
            break
    for role in ("to", "cc", "bcc"):
        if role in fields:
            parties += [Party(role, EMAIL, *named) for named in people.named(fields[role])]
    return tuple(parties)


def _when(fields: headers.Fields, envelope: bytes) -> datetime | None:
    at = dates.when(fields.get("date", b"")[:200])
    if at is None and "received" in fields:
        at = dates.when(fields["received"][-2000:].rpartition(b";")[2])
    if at is None and envelope:
        at = dates.of_envelope(envelope)
    return at


def _key(fields: headers.Fields, parties: tuple[Party, ...], subject: str, text: str) -> str:
    told = fields.get("message-id", b"")
    found = _ids(told) or tuple(piece.strip("<>") for piece in decoded(told[:2000]).split()[:1])
    if found and found[0]:
        return found[0][:LONGEST_KEY]
    essence = hashlib.blake2b(digest_size=16)
    for piece in (
        decoded(fields.get("date", b"")[:200]),
        *(f"{p.role}{p.value}" for p in parties),
        subject,
        *text.split(),
    ):
        essence.update(piece.encode("utf-8", "replace") + b"\0")
    return f"sha:{essence.hexdigest()}"


def _ids(raw: bytes) -> tuple[str, ...]:
    if not raw:
        return ()
    found = [charsets.text(b"".join(one.split()))[:LONGEST_KEY] for one in _ID.findall(raw)]
    return tuple(found if len(found) <= MOST_REFERENCES else found[:1] + found[1 - MOST_REFERENCES :])


def _answers(fields: headers.Fields, references: tuple[str, ...]) -> str:
    """What In-Reply-To names; where it names several, the one that References ends with."""
    found = _ids(fields.get("in-reply-to", b""))
    if not found:
        return ""
    return references[-1] if references and references[-1] in found else found[0]
