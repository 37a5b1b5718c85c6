"""The parts of a mail: which of them are its text, and the names of what is attached. Attachments are never decoded."""

import re
from binascii import a2b_qp
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from cordially.sources.mail import charsets, headers
from cordially.sources.mail.encoded import decoded, tidy

DEEPEST = 20  # parts within parts
MOST = 1000  # parts of one mail
LONGEST_TEXT = 2 << 20  # bytes of one text part that are read
LONGEST_NAME = 200

_BOUNDARY = re.compile(rb'boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_GUESSED = re.compile(rb"^--([^\s]{1,70}?)[ \t]*\r?\nContent-", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(rb"\s*([A-Za-z0-9.+_-]+/[A-Za-z0-9.+_-]+)")
_PARAMETER = re.compile(
    rb';\s*([A-Za-z0-9-]{1,40}(?:\*\d{1,3})?\*?)\s*=\s*(?:"((?:[^"\\]|\\.){0,2000})"|([^;"]{0,2000}))'
)
_AFTER = re.compile(rb"(?:--)?[ \t]*(?:\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a Content-Type or Content-Disposition says."""

    name: str  # "text/plain", "attachment"
    charset: str = ""
    filename: str = ""
    method: str = ""  # of a calendar part: "REQUEST", "REPLY"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part with text, where it lies and how to read it."""

    is_html: bool
    start: int
    end: int
    charset: str
    encoding: bytes

    def text(self, data: bytes) -> str:
        raw = data[self.start : min(self.end, self.start + LONGEST_TEXT)]
        if self.encoding == b"quoted-printable":
            raw = a2b_qp(raw) if b"=" in raw else raw
        elif self.encoding == b"base64":
            raw = charsets.from_base64(raw)
        told = charsets.text(raw, self.charset)
        return told.replace("\r\n", "\n").replace("\r", "\n") if "\r" in told else told


@dataclass(slots=True)
class Content:
    """What was found in one mail."""

    attachments: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)  # of calendar parts
    is_report: bool = False
    count: int = 0


def leaves(data: bytes, start: int, end: int, fields: headers.Fields, content: Content, depth: int = 0) -> list[Leaf]:
    """The parts with the mail's own words, in order."""
    kind = kind_of(fields.get("content-type", b""))
    content.count += 1
    if kind.name.startswith("multipart/"):
        return _several(data, start, end, fields, kind, content, depth)
    disposition = kind_of(fields.get("content-disposition", b""), is_type=False)
    filename = disposition.filename or kind.filename
    if kind.name == "text/calendar":
        content.methods.append(kind.method)
    if depth and (filename or disposition.name == "attachment" or not kind.name.startswith("text/")):
        _attach(content, kind, filename)
        return []
    if kind.name not in ("text/plain", "text/html", "text/enriched", "text/x-amp-html", "text/richtext", ""):
        if not kind.name.startswith("text/"):
            _attach(content, kind, filename)
        return []
    if kind.name == "text/x-amp-html":
        return []
    encoding = fields.get("content-transfer-encoding", b"").strip().lower()
    return [Leaf(kind.name != "text/plain" and kind.name != "", start, end, kind.charset, encoding)]


def _several(
    data: bytes, start: int, end: int, fields: headers.Fields, kind: Kind, content: Content, depth: int
) -> list[Leaf]:
    if kind.name == "multipart/report":
        content.is_report = True
    children = [] if depth >= DEEPEST else _children(data, start, end, fields["content-type"])
    if not children:
        return [Leaf(False, start, end, "", fields.get("content-transfer-encoding", b"").strip().lower())]
    found: list[list[Leaf]] = []
    for first, last in children:
        if content.count >= MOST:
            break
        head, body = headers.end_of_head(data, first, last)
        part = headers.of_part(data, first, head)
        found.append(leaves(data, body, last, part, content, depth + 1))
    if kind.name == "multipart/alternative":
        return _best(data, found)
    return [leaf for group in found for leaf in group]


def _best(data: bytes, found: list[list[Leaf]]) -> list[Leaf]:
    """Plain text where it says something; else the last that does."""
    full = [
        group for group in found if any(data[leaf.start : min(leaf.end, leaf.start + 500)].strip() for leaf in group)
    ]
    plain = [group for group in full if not any(leaf.is_html for leaf in group)]
    return plain[0] if plain else full[-1] if full else []


def _children(data: bytes, start: int, end: int, content_type: bytes) -> list[tuple[int, int]]:
    found = _BOUNDARY.search(content_type)
    if found:
        boundary = (found[1] or found[2]).rstrip()
    else:
        guessed = _GUESSED.search(data, start, min(end, start + 4096))
        if not guessed:
            return []
        boundary = guessed[1]
    needle = b"\n--" + boundary
    spans: list[tuple[int, int]] = []
    begin = -1
    place = (
        start if data[start : start + len(needle) - 1] == needle[1:] else data.find(needle, max(0, start - 1), end) + 1
    )
    while place > 0 or (place == 0 and data.startswith(needle[1:])):
        after = place + len(needle) - 1
        if data[after : after + 1] == b"\n":
            line = after + 1
        else:
            rest = _AFTER.match(data, after, end)
            if not rest:
                place = data.find(needle, after, end) + 1
                continue
            line = rest.end()
        if begin >= 0:
            spans.append((begin, place - 1))
        if data[after : after + 2] == b"--" or len(spans) > MOST:
            return spans
        begin = line
        place = data.find(needle, line - 1, end) + 1
    if begin >= 0:
        spans.append((begin, end))
    return spans


def kind_of(raw: bytes, *, is_type: bool = True) -> Kind:
    if not raw:
        return _NOTHING
    if b"ultipart" in raw or len(raw) > 1000:
        return _kind(raw, is_type)
    return _kept(raw, is_type)


_NOTHING = Kind("")


@lru_cache(maxsize=2048)
def _kept(raw: bytes, is_type: bool) -> Kind:
    return _kind(raw, is_type)


def _kind(raw: bytes, is_type: bool) -> Kind:
    raw = raw[:8192]
    if is_type:
        found = _TYPE.match(raw)
        name = found[1].decode().lower() if found else "text/plain"
    else:
        name = raw.partition(b";")[0].strip().lower().decode("ascii", "replace")
    if name.startswith("multipart/"):
        return Kind(name)
    told = _parameters(raw)
    filename = _filename(told, b"filename" if not is_type else b"name")
    charset = told.get(b"charset", b"").decode("ascii", "replace")
    return Kind(name, charset, filename, told.get(b"method", b"").decode("ascii", "replace").upper())


def _parameters(raw: bytes) -> dict[bytes, bytes]:
    told: dict[bytes, bytes] = {}
    for found in _PARAMETER.finditer(raw):
        told.setdefault(found[1].lower(), found[2] if found[2] is not None else found[3].strip())
        if len(told) > 200:
            break
    return told


def _filename(told: dict[bytes, bytes], key: bytes) -> str:
    """Plain, in encoded words, or as RFC 2231 has it, whole or in pieces."""
    if key in told:
        return _label(decoded(told[key]))
    if key + b"*" in told:
        return _label(_extended(told[key + b"*"]))
    pieces, number = [], 0
    while number < 100:
        plain, percent = key + b"*%d" % number, key + b"*%d*" % number
        if plain not in told and percent not in told:
            break
        pieces.append(told[plain] if plain in told else told[percent])
        number += 1
    if not pieces:
        return ""
    whole = b"".join(pieces)
    return _label(_extended(whole) if key + b"*0*" in told else decoded(whole))


def _extended(raw: bytes) -> str:
    """utf-8'en'%E2%82%AC.txt"""
    charset, quote, rest = raw.partition(b"'")
    value = rest.partition(b"'")[2] if quote else raw
    return tidy(charsets.text(unquote_to_bytes(value), charset.decode("ascii", "replace") if quote else ""))


def _label(name: str) -> str:
    """A name to show, never a path."""
    return name.replace("\\", "/").rpartition("/")[2].strip()[:LONGEST_NAME]


def _attach(content: Content, kind: Kind, filename: str) -> None:
    if filename:
        content.attachments.append(filename)
    elif kind.name == "message/rfc822":
        content.attachments.append("message.eml")
