"""Mail from a Maildir, as mutt, offlineimap, mbsync and many servers keep it: one file a mail, one folder a label."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from os import fspath
from pathlib import Path

from cordially.core.records import LeftOut, Message, Problem, Yielded
from cordially.sources import mail
from cordially.sources.files import File

NAME = "maildir"
LABEL = "Mail (Maildir)"
EXPECTS = "Mail as a Maildir, a folder with the folders cur and new."
GROUPED = True

_PLACES = ("cur", "new")
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
    folders = _folders(files)
    buffer = mail.Buffer()
    for file in files:
        what = _flag(_name(file).partition(":2,")[2])
        yield LeftOut(what) if what else _mail(file, folders[_split(file)[0]], buffer)


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
    return (file.member or fspath(file.path)).replace("\\", "/").rpartition("/")[0].rpartition("/")


def _name(file: File) -> str:
    return (file.member or fspath(file.path)).replace("\\", "/").rpartition("/")[2]


@lru_cache(maxsize=256)
def _is_maildir(folder: str) -> bool:
    return all(Path(folder, place).is_dir() for place in _PLACES)


def _folders(files: Sequence[File]) -> dict[str, str]:
    """What each Maildir among them is called. One that holds all the others is the inbox, and has no name."""
    homes = {_split(file)[0] for file in files}
    roots = [home for home in homes if all(home == other or other.startswith(f"{home}/") for other in homes)]
    return {home: "" if home in roots and not _is_hidden(home) else _called(home) for home in homes}


def _is_hidden(home: str) -> bool:
    return home.rpartition("/")[2].startswith(".")


def _called(home: str) -> str:
    """ ".Sent" and ".Work.Acme" are "Sent" and "Work/Acme"."""
    name = home.rpartition("/")[2]
    return name.strip(".").replace(".", "/") if name.startswith(".") else name
