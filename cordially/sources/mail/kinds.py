"""What a part of a mail says it is: its type, its letters, how it is packed, and the name it carries."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from cordially.sources.mail import charsets
from cordially.sources.mail.encoded import decoded, tidy

LONGEST = 8192  # bytes of a field that are looked at
LONGEST_NAME = 200
MOST_PARAMETERS = 200

_BOUNDARY = re.compile(rb'boundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_TYPE = re.compile(rb"\s*([A-Za-z0-9.+_-]+/[A-Za-z0-9.+_-]+)")
_PARAMETER = re.compile(
    rb';\s*([A-Za-z0-9-]{1,40}(?:\*\d{1,3})?\*?)\s{0,9}=\s{0,9}(?:"((?:[^"\\]|\\.){0,2000})"|([^;"]{0,2000}))',
    re.DOTALL,
)


class Kind(NamedTuple):
    """All that a part's head says about it."""

    name: str = ""  # "text/plain"; "" where nothing is said
    charset: str = ""
    encoding: str = ""  # "base64", "quoted-printable"
    filename: str = ""
    is_attached: bool = False
    method: str = ""  # of a calendar part: "REQUEST", "REPLY"
    boundary: bytes = b""  # of a multipart


def kind(content_type: bytes, encoding: bytes, disposition: bytes) -> Kind:
    """What these three fields say. Most mails say the same few things, so those are kept."""
    if b"name" in disposition or b"oundary" in content_type or len(content_type) > 200 or len(encoding) > 50:
        return _kind(content_type[:LONGEST], encoding[:50], disposition[:LONGEST])
    return _kept(content_type, encoding, disposition[:20])


def _kind(content_type: bytes, encoding: bytes, disposition: bytes) -> Kind:
    name = _name(content_type)
    packed = encoding.strip(b" \t\r\n;").lower().decode("ascii", "replace")
    if name.startswith("multipart/"):
        found = _BOUNDARY.search(content_type)
        return Kind(name, "", packed, boundary=(found[1] or found[2]).rstrip() if found else b"")
    told = _parameters(content_type)
    filename = _filename(_parameters(b";" + disposition.partition(b";")[2]), b"filename") or _filename(told, b"name")
    charset = told.get(b"charset", b"").decode("ascii", "replace")
    method = told.get(b"method", b"").decode("ascii", "replace").upper()
    is_attached = disposition.lstrip()[:10].lower() == b"attachment"
    return Kind(name, charset, packed, filename, is_attached, method)


_kept = lru_cache(maxsize=2048)(_kind)


def _name(content_type: bytes) -> str:
    if not content_type:
        return ""
    found = _TYPE.match(content_type)
    return found[1].decode().lower() if found else "text/plain"


def _parameters(raw: bytes) -> dict[bytes, bytes]:
    told: dict[bytes, bytes] = {}
    for found in _PARAMETER.finditer(raw):
        told.setdefault(found[1].lower(), found[2] if found[2] is not None else found[3].strip())
        if len(told) > MOST_PARAMETERS:
            break
    return told


def _filename(told: dict[bytes, bytes], key: bytes) -> str:
    """Plain, in encoded words, or as RFC 2231 has it, whole or in pieces."""
    if key + b"*" in told:
        return _label(_extended(told[key + b"*"]))
    if key in told:
        return _label(decoded(told[key]))
    pieces: list[bytes] = []
    while len(pieces) < MOST_PARAMETERS:
        number = key + b"*%d" % len(pieces)
        piece = told.get(number + b"*", told.get(number))
        if piece is None:
            break
        pieces.append(piece)
    whole = b"".join(pieces)
    return _label(_extended(whole) if key + b"*0*" in told else decoded(whole)) if pieces else ""


def _extended(raw: bytes) -> str:
    """utf-8'en'%E2%82%AC.txt"""
    charset, quote, rest = raw.partition(b"'")
    value = rest.partition(b"'")[2] if quote else raw
    return tidy(charsets.text(unquote_to_bytes(value), charset.decode("ascii", "replace") if quote else ""))


def _label(name: str) -> str:
    """A name to show, never a path."""
    return name.replace("\\", "/").rpartition("/")[2].strip()[:LONGEST_NAME]
