"""Mail from an mbox file: Google Takeout, Thunderbird, Apple Mail and most others. Of any size, in constant memory."""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import BinaryIO

from cordially.core.records import LeftOut, Mark, Message, Problem, Yielded
from cordially.sources import mail
from cordially.sources.files import File
from cordially.sources.mail.headers import Data

NAME = "mbox"
LABEL = "Mail (mbox)"
EXPECTS = "Mail as an mbox file, as Google Takeout, Thunderbird and Apple Mail write it."
GROUPED = False

BLOCK = 1 << 19
LARGEST_ROOM = 8 * BLOCK  # that is kept once a large mail was read
EVERY = 500  # messages between two marks
OVERLAP = 1200  # bytes in which a "From " line and the line after it surely lie

_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = re.compile(
    rb"\b" + _MONTH + rb"[ \t]+\d{1,2},?[ \t]+\d{1,2}:\d\d|\b\d{1,2}[ -]" + _MONTH + rb"[ -]\d{2,4},?[ \t]+\d{1,2}:\d\d"
    rb"|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d"
)
_USUAL = re.compile(
    rb"From \S{1,200} {1,2}[A-Z][a-z][a-z] [A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d (?:[+-]\d{4} )?(?:19|20)\d\d"
    rb"(?: [+-]\d{4})?\r?\n[!-9;-~]{1,80}:"
)
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")
_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]*:|>?From |\r?\n")
_GENERIC = re.compile(r"all mail.*|mbox|mail|mailbox|messages", re.IGNORECASE)

Span = tuple[
    bytearray, int, int, int
]  # data, where the "From " line begins in it, where the mail ends, place in the file


def matches(file: File) -> bool:
    return _is_envelope(file.head.lstrip(b"\r\n"), 0)


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    """Every mail of the file, with a mark now and then; from `mark` on where it is given."""
    for file in files:
        yield from _read(file, int(mark) if mark.isdecimal() else 0)


def _read(file: File, place: int) -> Iterator[Yielded]:
    folder = _folder(file)
    for number, (data, start, end, here) in enumerate(_spans(file, place)):
        if number and number % EVERY == 0:
            yield Mark(str(here))
        yield _mail(data, start, end, folder) or Problem(f"{file.label}, at byte {here:,}", "could not be read")
    yield Mark(str(file.size))


def _mail(data: bytearray, start: int, end: int, folder: str) -> Message | LeftOut | None:
    line = data.find(b"\n", start, end) + 1 or end
    try:
        return mail.read(data, line, end, bytes(data[start : min(line, start + 400)]), folder)
    except Exception:  # whatever a mail can do, the next one is read
        return None


def _folder(file: File) -> str:
    """Thunderbird and Apple name the file, or the folder around it, as the mail folder."""
    pure = PurePath(file.member or file.path)
    name = pure.parent.name if pure.name == "mbox" else pure.name
    name = name.removesuffix(".mbox")
    return "" if _GENERIC.fullmatch(name) else name


def _spans(file: File, place: int) -> Iterator[Span]:
    """The mails of the file, found a block at a time in one buffer, which is used again once a mail was read."""
    buffer, filled, seen, is_inside = bytearray(2 * BLOCK), 0, 0, False
    with file.open() as stream:
        place = _beginning(stream, place if place <= file.size else 0)
        while got := stream.readinto(memoryview(buffer)[filled : filled + BLOCK]):  # type: ignore[attr-defined]
            is_first, filled = filled == 0, filled + got
            starts = [0] * (is_inside or (is_first and _is_envelope(buffer, 0))) + _starts(buffer, seen, filled)
            is_inside = bool(starts)
            for start, end in pairwise(starts):
                yield buffer, start, end, place + start
            keep = starts[-1] if starts else max(0, filled - OVERLAP)
            if filled - keep > mail.LARGEST + OVERLAP and is_inside:  # of a giant mail only the beginning is read
                yield buffer, keep, filled - OVERLAP, place + keep
                keep, is_inside = filled - OVERLAP, False
            place, filled = place + keep, filled - keep
            buffer = _moved(buffer, keep, filled)
            seen = max(0, filled - OVERLAP)
        if is_inside:
            yield buffer, 0, filled, place


def _moved(buffer: bytearray, keep: int, size: int) -> bytearray:
    """What is left of the buffer at its beginning, with room for a block behind it."""
    is_right = size + BLOCK <= len(buffer) <= max(LARGEST_ROOM, 2 * size)
    room = buffer if is_right else bytearray(size + max(BLOCK, min(size, LARGEST_ROOM)))
    memoryview(room)[:size] = memoryview(buffer)[keep : keep + size]
    return room


def _beginning(stream: BinaryIO, place: int) -> int:
    """`place`, or 0 where no mail begins there, because the file is another now."""
    stream.seek(place)
    head = stream.read(OVERLAP)
    place = place if not head or _is_envelope(head, 0) else 0
    stream.seek(place)
    return place


def _starts(data: bytearray, first: int, end: int) -> list[int]:
    """Where "From " lines begin: after an empty line, with a date, before a field. From the end, which is faster."""
    found = []
    line = data.rfind(b"\nFrom ", first, end)
    while line >= 0:
        is_after_blank = line <= 1 or data[line - 1] == 10 or (data[line - 1] == 13 and data[line - 2] == 10)
        if (is_after_blank or data.startswith(b"\nFrom - ", line)) and _is_envelope(data, line + 1, end):
            found.append(line + 1)
        line = data.rfind(b"\nFrom ", first, line + 1)
    found.reverse()
    return found


def _is_envelope(data: Data, start: int, end: int = sys.maxsize) -> bool:
    if _USUAL.match(data, start, end):
        return True
    line = data.find(b"\n", start, min(end, start + 500))
    if line < 0 or not data.startswith(b"From ", start):
        return False
    date = _DATE.search(data, start, line)
    return bool(date and _YEAR.search(data, date.start(), line) and _FIELD.match(data, line + 1, end))
