"""Header texts in the letters they were written in: "=?utf-8?Q?Jos=C3=A9?=" is "José"."""

import re
from binascii import a2b_qp

from cordially.sources.mail import charsets

LONGEST = 1 << 16  # bytes of one header's value that are looked at

_WORD = re.compile(rb"=\?([^?*\s]{1,60})(?:\*[^?]{0,20})?\?([bBqQ])\?([^?]*)\?=")


def decoded(raw: bytes) -> str:
    """One line of text, without controls and with single blanks."""
    raw = raw[:LONGEST]
    told = _words(raw) if b"=?" in raw else charsets.text(raw)
    return tidy(told)


def tidy(told: str) -> str:
    if not told.isprintable():
        told = "".join([sign if sign.isprintable() else " " if sign in "\t\r\n" else "" for sign in told])
    return " ".join(told.split())


def _words(raw: bytes) -> str:
    """Neighbours of one charset are joined before they are read: some programs cut inside a letter."""
    pieces: list[str] = []
    waiting, charset, last = b"", "", 0
    for found in _WORD.finditer(raw):
        between = raw[last : found.start()]
        name = found[1].decode("ascii", "replace").lower()
        if waiting and (between.strip() or name != charset):
            pieces.append(charsets.text(waiting, charset))
            waiting = b""
        if between.strip() or last == 0:
            pieces.append(charsets.text(between))
        waiting += _bytes(found[2], found[3])
        charset, last = name, found.end()
    if waiting:
        pieces.append(charsets.text(waiting, charset))
    pieces.append(charsets.text(raw[last:]))
    return "".join(pieces)


def _bytes(how: bytes, raw: bytes) -> bytes:
    return charsets.from_base64(raw) if how in b"bB" else a2b_qp(raw, header=True)
