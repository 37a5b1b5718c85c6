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
_COUNT = re.compile(rb"\s*\d{1,12}\s*\n")  # Apple's .emlx begins with the length of the mail


def matches(file: File) -> bool:
    if file.name.startswith("._"):
        return False
    head = _without_mark(file.head)
    count = _COUNT.match(head)
    if count and file.name.endswith(".emlx"):
        head = head[count.end() :]
    if not _FIELD.match(head):
        return False
    needed = 1 if file.name.lower().endswith(".eml") else 3
    return len({found.lower() for found in _KNOWN.findall(head)}) >= needed


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    """Every one of these mails; `mark` is not needed, for each file is known again."""
    for file in files:
        yield _mail(file)


def _mail(file: File) -> Message | LeftOut | Problem:
    try:
        with file.open() as stream:
            data = _without_mark(stream.read(mail.LARGEST))
        count = _COUNT.match(data)
        if count and file.name.endswith(".emlx"):
            return mail.read(data, count.end(), min(len(data), count.end() + int(count[0])))
        return mail.read(data)
    except Exception as error:  # whatever a mail can do, the next one is read
        return Problem(file.label, f"could not be read: {type(error).__name__}")


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
