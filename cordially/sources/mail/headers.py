"""The few headers that tell something about people, picked from a mail's head in one pass."""

import re

from cordially.core.letters import words
from cordially.sources.mail.kinds import Kind, kind

LARGEST = 8 << 20  # bytes of a head that are looked at
_SMALL = 1 << 16  # up to here one expression goes over the whole head
LONGEST = 1 << 16  # bytes of one value that are kept
MOST_KNOWN = 4000  # heads of parts that are remembered

_WANTED = sorted(
    words("""
    from to cc bcc date subject message-id in-reply-to references sender return-path received
    content-type content-transfer-encoding content-disposition
    list-id list-post list-unsubscribe mailing-list precedence feedback-id auto-submitted x-autoreply x-autorespond
    x-autorespond-to x-failed-recipients x-campaign x-campaignid x-campaign-id x-mc-user x-csa-complaints
    x-gm-thrid x-gmail-labels x-mozilla-status x-status
""")
)
_PART = ["content-type", "content-transfer-encoding", "content-disposition"]


def _trie(names: list[str]) -> str:
    """One expression for all names that looks at each letter once."""
    branches: dict[str, list[str]] = {}
    for name in names:
        branches.setdefault(name[:1], []).append(name[1:])
    if list(branches) == [""]:
        return ""
    ends = "" in branches
    told = [re.escape(letter) + _trie(rest) for letter, rest in branches.items() if letter]
    inner = told[0] if len(told) == 1 and not ends else f"(?:{'|'.join(told)})"
    return inner + "?" * ends


def _expression(names: list[str]) -> re.Pattern[bytes]:
    return re.compile(rb"\n(" + _trie(names).encode() + rb")[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)


_MAIL_FIELDS = _expression(_WANTED)
_PART_FIELDS = _expression(_PART)
_HEAD_ENDS = re.compile(rb"\n\r?\n")
_NAMES = {told.encode(): name for name in _WANTED for told in (name, name.title(), name.upper())}
_NAMES |= {
    b"Message-ID": "message-id",
    b"List-ID": "list-id",
    b"X-GM-THRID": "x-gm-thrid",
    b"Feedback-ID": "feedback-id",
}
_REPEATED = {"to", "cc", "bcc", "references"}

Data = bytes | bytearray
Fields = dict[str, bytes]


def end_of_head(data: Data, start: int, end: int) -> tuple[int, int]:
    """Where the head ends and where the body begins."""
    first = data[start : start + 2]
    if first[:1] == b"\n":
        return start, start + 1
    if first == b"\r\n":
        return start, start + 2
    found = _HEAD_ENDS.search(data, start, end)
    return found.span() if found else (end, end)


def of_mail(data: Data, start: int, end: int) -> Fields:
    """The wanted fields between `start` and `end`, names in small letters; the first of each, but all who got it."""
    head = b"\n" + data[start : min(end, start + LARGEST)]
    if len(head) > _SMALL:
        head = _shortened(head)
    fields: Fields = {}
    for name, value in _MAIL_FIELDS.findall(head):
        known = _NAMES.get(name) or _NAMES[name.lower()]
        if known not in fields:
            fields[known] = value
        elif known in _REPEATED:
            fields[known] += b", " + value if known != "references" else b" " + value
    return fields


_known: dict[bytes, Kind] = {}


def of_part(data: Data, start: int, end: int) -> Kind:
    """What a part of a mail says it is. Most heads of parts are the same few."""
    head = bytes(data[start : min(end, start + _SMALL)])
    told = _known.get(head)
    if told is None:
        fields = {_NAMES[name.lower()]: value for name, value in reversed(_PART_FIELDS.findall(b"\n" + head))}
        told = kind_of(fields)
        if len(head) < 200 and len(_known) < MOST_KNOWN and not told.filename and not told.boundary:
            _known[head] = told
    return told


def kind_of(fields: Fields) -> Kind:
    return kind(
        fields.get("content-type", b""),
        fields.get("content-transfer-encoding", b""),
        fields.get("content-disposition", b""),
    )


def _shortened(head: bytes) -> bytes:
    """A giant head without what makes it giant: each field's lines beyond LONGEST bytes."""
    kept: list[bytes] = []
    room = LONGEST
    for line in head.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            room = LONGEST
        if room > 0:
            kept.append(line[:LONGEST])
        room -= len(line) + 1
    return b"\n".join(kept)
