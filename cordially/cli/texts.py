"""A text that is handed over, from a file or by standard input, however it is encoded."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cordially.cli import plain
from cordially.errors import NotFound, WrongUse

LONGEST = 4_000_000  # bytes that are looked at
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LOOKED_AT = 2000  # bytes in which it shows whether it is a text at all


def read(said: str) -> str:
    """The text of a file, or of standard input for “-”; its line ends are “\\n”."""
    data = _bytes(said)
    if len(data) > LONGEST:
        click.echo("That is a very long text; only its first four million bytes were looked at.", err=True)
        data = data[:LONGEST]
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _bytes(said: str) -> bytes:
    if said == "-":
        if sys.stdin.isatty():
            click.echo("Paste or type the text, then end it with Ctrl-D on a line of its own.", err=True)
        return sys.stdin.buffer.read(LONGEST + 1)
    shown = plain.shortened(said, 100)
    try:
        path = Path(said).expanduser()
        if path.is_dir():
            raise NotFound(f"{shown} is a folder; name one file.")
        with path.open("rb") as stream:
            return stream.read(LONGEST + 1)
    except PermissionError:
        raise WrongUse(f"{shown} may not be read by you.") from None
    except (OSError, ValueError, RuntimeError):
        raise NotFound(f"There is no file {shown}.") from None


def _decoded(data: bytes) -> str:
    encoding = _WIDE.get(data[:2]) or _unmarked(data[:_LOOKED_AT])
    if encoding:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\0" in data[:8000]:
        raise WrongUse("That is no text. A mail, a chat or notes, saved as plain text, will do.")
    text = data.decode("utf-8-sig", "replace")
    strange = sum(byte >= 0x80 for byte in data) if "\ufffd" in text else 0
    return data.decode("cp1252", "replace") if text.count("\ufffd") * 3 > strange > 0 else text


def _unmarked(head: bytes) -> str:
    """UTF-16 without its mark: every second byte of a Western text is nothing."""
    half = len(head) // 2
    if half >= 4 and head[1 : 2 * half : 2].count(0) > 0.7 * half and head[0 : 2 * half : 2].count(0) == 0:
        return "utf-16-le"
    if half >= 4 and head[0 : 2 * half : 2].count(0) > 0.7 * half and head[1 : 2 * half : 2].count(0) == 0:
        return "utf-16-be"
    return ""
