"""Mails saved one by one, as Thunderbird, Apple Mail and Outlook do when they are dragged into a folder."""

import re
from collections.abc import Iterator, Sequence

from cordially.core.records import LeftOut, Message, Problem, Yielded
from cordially.sources import mail
from cordially.sources.files import File

NAME = "eml"
LABEL = "Mail (.eml files)"
EXPECTS = "Mails saved one by one as .eml files."
GROUPED = True

_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]*:[^\n]*(?:\r?\n|\Z)")
_KNOWN = re.compile(
    rb"^(?:from|to|date|subject|message-id|received|return-path|mime-version|delivered-to|content-type|x-[a-z-]{1,40})"
    rb"[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_MARK = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*")
_COUNT = re.compile(rb"\s*\d{1,12}\s*\n")  # Apple's .emlx begins with the length of the mail


def matches(file: File) -> bool:
    if file.name.startswith("._"):
        return False
    head = file.head[_MARK.match(file.head).end() :]  # type: ignore[union-attr]
    if file.name.endswith(".emlx") and (count := _COUNT.match(head)):
        head = head[count.end() :]
    if not _FIELD.match(head):
        return False
    needed = 1 if file.name.lower().endswith(".eml") else 3
    return len({found.lower() for found in _KNOWN.findall(head)}) >= needed


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    """Every one of these mails; `mark` is not needed, for each file is known again."""
    buffer = mail.Buffer()
    for file in files:
        yield _mail(file, buffer)


def _mail(file: File, buffer: mail.Buffer) -> Message | LeftOut | Problem:
    try:
        data, end = buffer.read(file)
        start = _MARK.match(data, 0, end).end()  # type: ignore[union-attr]
        count = _COUNT.match(data, start, end) if file.name.endswith(".emlx") else None
        if count:
            start, end = count.end(), min(end, count.end() + int(count[0]))
        return mail.read(data, start, end)
    except Exception as error:  # whatever a mail can do, the next one is read
        return Problem(file.label, f"could not be read: {type(error).__name__}")
