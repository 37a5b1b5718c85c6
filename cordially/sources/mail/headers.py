"""The few headers that tell something about people, picked from a mail's head in one pass."""

import re

from cordially.core.letters import words

LARGEST = 8 << 20  # bytes of a head that are looked at
_SMALL = 1 << 16  # up to here one expression goes over the whole head
LONGEST = 1 << 16  # bytes of one value that are kept

_WANTED = sorted(
    words("""
    from to cc bcc date subject message-id in-reply-to references sender return-path received
    content-type content-transfer-encoding content-disposition content-id
    list-id list-post list-unsubscribe mailing-list precedence feedback-id auto-submitted x-autoreply x-autorespond
    x-autorespond-to x-failed-recipients x-campaign x-campaignid x-campaign-id x-mc-user x-mailgun-tag x-csa-complaints
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
_NAMES = {name.encode(): name for name in _WANTED}
_REPEATED = {"to", "cc", "bcc", "references"}

Fields = dict[str, bytes]


def end_of_head(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the head ends and where the body begins."""
    if data[start : start + 1] == b"\n":
        return start, start + 1
    if data[start : start + 2] == b"\r\n":
        return start, start + 2
    line = data.find(b"\n", start, end)
    if line > start and data[line - 1] == 13:
        found = data.find(b"\n\r\n", line, end)
        other = data.find(b"\n\n", line, found + 1 if found >= 0 else end)
        if other >= 0:
            return other, other + 2
        return (found, found + 3) if found >= 0 else (end, end)
    found = data.find(b"\n\n", start, end)
    other = data.find(b"\n\r\n", start, found if found >= 0 else end)
    if other >= 0:
        return other, other + 3
    return (found, found + 2) if found >= 0 else (end, end)


def of_mail(data: bytes, start: int, end: int) -> Fields:
    """The wanted fields between `start` and `end`, names in small letters; the first of each, but all who got it."""
    head = b"\n" + data[start : min(end, start + LARGEST)]
    if len(head) > _SMALL:
        head = _shortened(head)
    fields: Fields = {}
    for name, value in _MAIL_FIELDS.findall(head):
        known = _NAMES[name.lower()]
        if known not in fields:
            fields[known] = value
        elif known in _REPEATED:
            fields[known] += b", " + value if known != "references" else b" " + value
    return fields


def of_part(data: bytes, start: int, end: int) -> Fields:
    """The fields of one part of a mail."""
    head = b"\n" + data[start : min(end, start + _SMALL)]
    return {_NAMES[name.lower()]: value for name, value in reversed(_PART_FIELDS.findall(head))}


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
