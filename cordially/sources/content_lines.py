"""Lines as vCards and calendars write them (NAME;PARAM=x:value): unfolded, decoded, mended where badly written."""

import binascii
import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from cordially.core.letters import visible

LONGEST_LINE = 1 << 16  # characters of one property; what is longer (pictures) is cut
LONGEST_PART = 1 << 20  # characters of one card or event; what comes after is dropped
MOST_LINES = 5000  # properties of one card or event

_BINARY = frozenset(
    ("PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-EVOLUTION-VIDEO", "AGENT", "ATTACH", "IMAGE")
)
_WORDY = ("NOTE", "DESC")
_PROPERTY = re.compile(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z][A-Za-z0-9_-]*)\s*[;:]")
_SLOW_OR_NONE = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"))
_QUOTED_PRINTABLE = re.compile(r"[;=]\s*QUOTED-PRINTABLE\b", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One property: ITEM1.EMAIL;TYPE=work:ana@example.org."""

    name: str
    group: str
    params: dict[str, list[str]]
    value: str  # decoded, but not yet unescaped

    @property
    def types(self) -> list[str]:
        return self.params.get("TYPE", [])


class Lines:
    """The raw lines of one card or event, up to a bound."""

    def __init__(self) -> None:
        self.raw: list[str] = []
        self._size = 0

    def add(self, line: str) -> None:
        if len(self.raw) < MOST_LINES and self._size < LONGEST_PART:
            self.raw.append(line)
            self._size += len(line)


def physical(stream: BinaryIO) -> Iterator[str]:
    """The lines, one character a byte (Latin-1), whatever they end with; the rest of an overlong line is dropped."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(4)[:4]
    is_wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if head[:3] == b"\xef\xbb\xbf":
        buffered.read(3)
    text = io.TextIOWrapper(buffered, encoding="utf-16" if is_wide else "latin-1", errors="replace", newline=None)
    try:
        for line in _bounded(text):
            yield line.encode("utf-8", "replace").decode("latin-1") if is_wide else line
    finally:
        with suppress(ValueError):  # the file was closed before all of it was read
            text.detach()


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    skipping = False
    while line := text.readline(LONGEST_LINE):
        if not skipping:
            yield line.rstrip("\n")
        skipping = not line.endswith("\n")


def properties(raw: list[str]) -> list[Line]:
    lines: list[Line] = []
    old = any(line.strip().upper() == "VERSION:2.1" for line in raw[:3])
    for text in _unfolded(raw, keep_space=old):
        line = _line(text)
        if line:
            lines.append(line)
    return lines


def _unfolded(raw: list[str], *, keep_space: bool) -> Iterator[str]:
    """Whole properties. A line that begins none belongs to the one before it, folded rightly or not."""
    pieces: list[str] = []
    for line in raw:
        if pieces and _goes_on(pieces, line):
            if not _is_binary(pieces[0]):
                _append(pieces, line, keep_space=keep_space)
            continue
        if pieces:
            yield "".join(pieces)
        pieces = [line]
    if pieces:
        yield "".join(pieces)


def _goes_on(pieces: list[str], line: str) -> bool:
    if line[:1] in (" ", "\t") or not line.strip():
        return True
    if pieces[-1].endswith("=") and _QUOTED_PRINTABLE.search(pieces[0][:200]):
        return True
    return not _PROPERTY.match(line)


def _append(pieces: list[str], line: str, *, keep_space: bool) -> None:
    if pieces[-1].endswith("=") and _QUOTED_PRINTABLE.search(pieces[0][:200]):
        pieces[-1] = pieces[-1][:-1]
        pieces.append(line.lstrip(" \t") if not keep_space else line)
    elif line[:1] in (" ", "\t"):
        pieces.append(line if keep_space else line[1:])
    elif line.strip() and pieces[0][:4].upper() in _WORDY:
        pieces.append("\\n" + line)


def _is_binary(text: str) -> bool:
    found = _PROPERTY.match(text)
    return bool(found) and found[1].upper() in _BINARY  # type: ignore[index]


def _line(text: str) -> Line | None:
    found = _PROPERTY.match(text)
    if not found or _is_binary(text):
        return None
    head, value = _halves(text)
    if not head.isascii():
        head = text_of(head.encode("latin-1", "replace"))
    name, *params = _split(head, ";")
    group, _, bare = name.strip().rpartition(".")
    known = _params(params)
    return Line(bare.upper(), group.lower(), known, _decoded(value[:LONGEST_LINE], known))


def _halves(text: str) -> tuple[str, str]:
    """What stands before and behind the first colon that is not inside quotes."""
    head, _, value = text.partition(":")
    if '"' not in head:
        return head, value
    quoted = False
    for place, sign in enumerate(text[:2000]):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return text[:place], text[place + 1 :]
    return head, value


def _split(text: str, mark: str) -> list[str]:
    """At each `mark` that is not inside quotes."""
    if '"' not in text:
        return text.split(mark)
    return re.findall(rf'(?:[^{mark}"]|"[^"]*"?)+', text) or [""]


def _params(pieces: list[str]) -> dict[str, list[str]]:
    """TYPE=home,work as well as the bare HOME;WORK of version 2.1."""
    params: dict[str, list[str]] = {}
    for piece in pieces[:50]:
        name, mark, value = piece.partition("=")
        name = name.strip().upper()
        if not mark:
            is_encoding = name in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
            name, value = ("ENCODING" if is_encoding else "TYPE"), name
        values = [one.strip(' "') for one in _split(value, ",")]
        if name == "TYPE":
            values = [word for one in values for word in one.lower().split(",") if word]
        params.setdefault(name, []).extend(values)
    return params


def _decoded(value: str, params: dict[str, list[str]]) -> str:
    data = value.encode("latin-1", "replace")
    encoding = (params.get("ENCODING") or [""])[0].upper()
    if encoding == "QUOTED-PRINTABLE":
        data = binascii.a2b_qp(data)
    elif encoding in ("B", "BASE64"):
        data = _from_base64(data)
    return text_of(data, (params.get("CHARSET") or [""])[0])


def _from_base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        return b""


def text_of(data: bytes, charset: str = "") -> str:
    """`data` as text: in the charset it claims, else in UTF-8, else as Windows wrote it."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name and codecs.lookup(name).name.replace("-", "_") not in _SLOW_OR_NONE:
                return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("latin-1")


def text(value: str) -> str:
    """A plain value: unescaped, without signs that show nothing."""
    if "\\" in value:
        value = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
    return visible(value.replace("\r\n", "\n")).strip()


def fields(value: str, mark: str = ";") -> list[str]:
    """The pieces of a structured value ("Silva;Ana;;;")."""
    pieces = re.split(rf"(?<!\\){mark}", value[:4000])
    return [text(piece) for piece in pieces[:40]]
