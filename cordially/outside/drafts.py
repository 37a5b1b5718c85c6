"""Putting a draft into your own Drafts folder. Nothing is ever sent."""

import hashlib
import imaplib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from cordially.errors import Problem
from cordially.outside import folders, imap
from cordially.outside.folders import Folder
from cordially.outside.imap import Box, Thread

POLICY = SMTP.clone(max_line_length=990)  # shorter lines would break long Message-IDs, as Exchange makes them
_REFERENCES = 800  # signs


class NotPut(Problem):
    """The draft was not put there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it is; `was_there` already, after a break in between. `seal`: to see later whether it was changed."""

    folder: str
    seal: str
    was_there: bool
    is_threaded: bool


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Yours, as far as drafts go."""

    at: Box

    def put(
        self,
        letter: EmailMessage,
        *,
        answered: tuple[str, datetime] | None,
        is_it: Callable[[str], bool],
        now: datetime,
    ) -> Placed:
        """Once under its Message-ID. `answered`: sender and time of what it answers, which is named where it is found
        in the mailbox: the one whose Message-ID `is_it`."""
        message = str(letter["Message-ID"])
        with imap.opened(self.at.server) as line:
            found = imap.all_folders(line)
            folder = self._drafts(found)
            if (there := _there(line, folder, message)) is not None:
                return Placed(folder.name, _seal(_body(line, there)), was_there=True, is_threaded=False)
            thread = imap.thread_of(line, found, *answered, is_it) if answered else None
            if thread is not None:
                tie(letter, thread)
            seal = self._append(line, folder, letter, now)
            return Placed(folder.name, seal, was_there=False, is_threaded=thread is not None)

    def _append(self, line: imaplib.IMAP4, folder: Folder, letter: EmailMessage, now: datetime) -> str:
        told = letter.as_bytes(policy=POLICY)
        name = folders.quoted(folder.raw)
        status, said = line.append(name, "(\\Draft \\Seen)", imaplib.Time2Internaldate(now), told)
        if status != "OK":
            raise NotPut(f"{self.at.server.host} did not take the draft: {_plain(said)}")
        return _seal(told.partition(b"\r\n\r\n")[2])

    def take_away(self, message: str, seal: str) -> bool:
        """Remove one, unless its words were changed since: then NotPut. False where it is gone."""
        with imap.opened(self.at.server) as line:
            there = _there(line, self._drafts(imap.all_folders(line)), message, is_writing=True)
            if there is None:
                return False
            if _seal(_body(line, there)) != seal:
                raise NotPut("You changed the draft that is there, so it stays. Delete it first, if you want another.")
            line.uid("STORE", there, "+FLAGS.SILENT", "(\\Deleted)")
            if "UIDPLUS" in line.capabilities:  # a plain EXPUNGE would remove others' as well
                line.uid("EXPUNGE", there)
            return True

    def _drafts(self, found: list[Folder]) -> Folder:
        told = self.at.drafts
        folder = next((one for one in found if one.name == told), None) if told else folders.drafts(found)
        if folder is None and told:
            raise NotPut(f"There is no folder “{told}”, named in [imap] as drafts.")
        if folder is None:
            raise NotPut("No folder of drafts was found; name yours in [imap]: drafts = “…”.")
        return folder


def tie(letter: EmailMessage, thread: Thread) -> None:
    """Into its thread: the first message of it, the last ones, and the one that is answered."""
    named = [*thread.references, thread.answers]
    while len(named) > 2 and len(" ".join(named)) > _REFERENCES:
        del named[1]
    letter["In-Reply-To"] = thread.answers
    letter["References"] = " ".join(named)


def _there(line: imaplib.IMAP4, folder: Folder, message: str, *, is_writing: bool = False) -> str | None:
    """The number of the one with that Message-ID."""
    status, said = line.select(folders.quoted(folder.raw), readonly=not is_writing)
    if status != "OK":
        raise NotPut(f"The folder “{folder.name}” cannot be opened: {_plain(said)}")
    _, found = line.uid("SEARCH", "UNDELETED", "HEADER", "Message-ID", f'"{message}"')
    numbers = (found[0] or b"").split() if found else []
    return numbers[-1].decode("ascii") if numbers else None


def _body(line: imaplib.IMAP4, number: str) -> bytes:
    _, told = line.uid("FETCH", number, "(BODY.PEEK[TEXT])")
    return next((each[1] for each in told if isinstance(each, tuple)), b"")


def _seal(body: bytes) -> str:
    """Of the words, whatever the ends of lines."""
    return hashlib.blake2b(b"\n".join(body.split()), digest_size=16).hexdigest()


def _plain(said: Sequence[object]) -> str:
    told = said[0] if said else b""
    words = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return "".join(sign if sign.isprintable() else " " for sign in words)[:200]
