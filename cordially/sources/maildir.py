"""Mail from a Maildir, as mutt, offlineimap, mbsync and many servers keep it: one file a mail, one folder a label."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from os import scandir
from pathlib import Path

from cordially.core.records import LeftOut, Message, Problem, Yielded
from cordially.sources import mail
from cordially.sources.files import File

NAME = "maildir"
LABEL = "Mail (Maildir)"
EXPECTS = "Mail as a Maildir, a folder with the folders cur and new."
GROUPED = True

MOST_BESIDE = 500  # entries of a folder that are looked at

_PLACES = ("cur", "new")
_INBOXES = frozenset(("maildir", "inbox", "mail", ""))
_LEFT_OUT = {"D": "drafts", "T": "deleted messages"}


def matches(file: File) -> bool:
    """A file in the folder cur or new of a Maildir; in an archive the folders' names must do."""
    above, _, place = _split(file)
    return place in _PLACES and not _name(file).startswith(".") and (bool(file.member) or _is_maildir(above))


def fingerprint(file: File) -> bytes:
    """A mail in a Maildir never changes; its flags do, and stand in its name."""
    name, _, flags = _name(file).partition(":2,")
    told = f"{name}\0{file.size}\0{_flag(flags)}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(told, digest_size=16).digest()


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    """Every mail of these files; `mark` is not needed, for each file is known again by its name."""
    buffer = mail.Buffer()
    for file in files:
        what = _flag(_name(file).partition(":2,")[2])
        yield LeftOut(what) if what else _mail(file, _called(_split(file)[0], bool(file.member)), buffer)


def _mail(file: File, folder: str, buffer: mail.Buffer) -> Message | LeftOut | Problem:
    try:
        data, end = buffer.read(file)
        return mail.read(data, 0, end, folder=folder)
    except Exception as error:  # whatever a mail can do, the next one is read
        return Problem(file.label, f"could not be read: {type(error).__name__}")


def _flag(flags: str) -> str:
    return next((what for flag, what in _LEFT_OUT.items() if flag in flags), "") if flags else ""


def _split(file: File) -> tuple[str, str, str]:
    """The Maildir's folder, a slash, and the folder in it that the file lies in."""
    return file.place.replace("\\", "/").rpartition("/")[0].rpartition("/")


def _name(file: File) -> str:
    return file.place.replace("\\", "/").rpartition("/")[2]


@lru_cache(maxsize=256)
def _is_maildir(folder: str) -> bool:
    return all(Path(folder, place).is_dir() for place in _PLACES)


@lru_cache(maxsize=256)
def _called(home: str, is_packed: bool) -> str:
    """What a folder is called: ".Sent" and ".Work.Acme" are "Sent" and "Work/Acme". An inbox has no name."""
    above, _, name = home.rpartition("/")
    if name.startswith("."):
        return name.strip(".").replace(".", "/")
    if is_packed or name.casefold() in _INBOXES:
        return "" if name.casefold() in _INBOXES else name
    return name if _is_maildir(above) or _has_others(above, name) else ""


def _has_others(above: str, name: str) -> bool:
    """Do other Maildirs lie beside it?"""
    try:
        with scandir(above) as beside:
            return any(one.name != name and _is_maildir(one.path) for one in islice(beside, MOST_BESIDE))
    except OSError:
        return False
