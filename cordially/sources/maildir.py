"""Mail from a Maildir, as mutt, offlineimap, mbsync and many servers keep it: one file a mail, one folder a label."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePath

from cordially.core.records import LeftOut, Message, Problem, Yielded
from cordially.sources import mail
from cordially.sources.files import File

NAME = "maildir"
LABEL = "Mail (Maildir)"
EXPECTS = "Mail as a Maildir, a folder with the folders cur and new."
GROUPED = True

_LEFT_OUT = {"D": "drafts", "T": "deleted messages"}


def matches(file: File) -> bool:
    parent = PurePath(file.member).parent if file.member else file.path.parent
    if parent.name not in ("cur", "new") or file.name.startswith("."):
        return False
    return bool(file.member) or _is_maildir(parent.parent)


def fingerprint(file: File) -> bytes:
    """A mail in a Maildir never changes; its flags do, and stand in its name."""
    name, _, flags = file.name.partition(":2,")
    told = f"{name}\0{file.size}\0{_flag(flags)}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(told, digest_size=16).digest()


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    """Every mail of these files; `mark` is not needed, for each file is known again by its name."""
    roots = _roots(files)
    for file in files:
        yield _mail(file, _folder(file, roots))


def _mail(file: File, folder: str) -> Message | LeftOut | Problem:
    what = _flag(file.name.partition(":2,")[2])
    if what:
        return LeftOut(what)
    try:
        with file.open() as stream:
            data = stream.read(mail.LARGEST)
        return mail.read(data, folder=folder)
    except Exception as error:  # whatever a mail can do, the next one is read
        return Problem(file.label, f"could not be read: {type(error).__name__}")


def _flag(flags: str) -> str:
    return next((what for flag, what in _LEFT_OUT.items() if flag in flags), "")


@lru_cache(maxsize=64)
def _is_maildir(folder: Path) -> bool:
    return (folder / "cur").is_dir() and (folder / "new").is_dir()


def _roots(files: Sequence[File]) -> set[str]:
    """Where Maildirs lie that hold others: their own mail is the inbox and has no label."""
    folders = {_home(file) for file in files}
    return {home for home in folders if not any(home.startswith(f"{other}/") for other in folders if other != home)}


def _home(file: File) -> str:
    return str((PurePath(file.member) if file.member else file.path).parent.parent)


def _folder(file: File, roots: set[str]) -> str:
    """ ".Sent" and ".Work.Acme" beside cur and new are "Sent" and "Work/Acme"."""
    home = _home(file)
    name = PurePath(home).name
    if home in roots and not name.startswith("."):
        return ""
    return name.lstrip(".").replace(".", "/") if name.startswith(".") else name
