"""Your mailbox at its server, by IMAP: coming in, and finding messages in it."""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cordially.errors import Problem
from cordially.outside import accounts, causes, folders
from cordially.outside.folders import Folder
from cordially.outside.server import FIELDS, GREETING, PATIENCE, Server, server, trusted

SECTION = "imap"
_UNKNOWN = "unexpected response"  # as the library says where a line is none of IMAP
_MOST_FOUND = 200  # messages of three days by one sender that are looked at
_MOST_FOLDERS = 40
_ID = re.compile(rb"<[^<>\s]{1,250}>")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SKIPPED = {"\\junk", "\\trash", "\\drafts", "\\noselect", "\\nonexistent"}


class NotReached(Problem):
    """Your mailbox could not be reached."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where it is; `drafts` is the name of the folder for drafts, where it is told."""

    server: Server
    drafts: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """What an answer names: the message that it answers, and those before."""

    answers: str
    references: tuple[str, ...]


def box() -> Box:
    """From [imap] in accounts.toml; Unsettled where it is not told, or cannot be used."""
    told = accounts.section(SECTION, (*FIELDS, "drafts"))
    return Box(server(SECTION, told), told["drafts"])


@contextmanager
def opened(at: Server) -> Iterator[imaplib.IMAP4]:
    """Come in, and leave again; whatever goes wrong on the way is NotReached, in words."""
    try:
        line = _reached(at)
        try:
            yield line
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                line.logout()
    except imaplib.IMAP4.abort:
        raise NotReached(causes.hung_up(at, SECTION)) from None
    except imaplib.IMAP4.error as error:
        raise NotReached(f"{at.host} refused: {_said(error)}") from None
    except OSError as error:
        raise NotReached(causes.in_words(error, at, SECTION)) from None


def _reached(at: Server) -> imaplib.IMAP4:
    line = _greeted(at, trusted(at))
    try:
        if at.security == "starttls":
            _encrypted(line, at, trusted(at))
        line.socket().settimeout(PATIENCE)  # it has said its name; now it may think
        _come_in(line, at)
    except BaseException:
        with suppress(OSError):
            line.shutdown()
        raise
    return line


def _greeted(at: Server, context: ssl.SSLContext) -> imaplib.IMAP4:
    """The library raises what it was greeted with, where that is no greeting of a mailbox."""
    try:
        if at.security == "ssl":
            return imaplib.IMAP4_SSL(at.host, at.port, ssl_context=context, timeout=GREETING)
        return imaplib.IMAP4(at.host, at.port, timeout=GREETING)
    except imaplib.IMAP4.error as error:
        said = _said(error)
        if isinstance(error, imaplib.IMAP4.abort) and not said.startswith(_UNKNOWN):
            raise
        raise NotReached(causes.other_kind(at, SECTION, said.removeprefix(_UNKNOWN).strip(" :b'\""))) from None


def _encrypted(line: imaplib.IMAP4, at: Server, context: ssl.SSLContext) -> None:
    if "STARTTLS" not in line.capabilities:
        raise NotReached(causes.no_encryption(at, SECTION))
    line.starttls(ssl_context=context)


def _come_in(line: imaplib.IMAP4, at: Server) -> None:
    """By AUTHENTICATE PLAIN where it is offered, which takes every letter; else by LOGIN."""
    if not at.user:
        raise NotReached(causes.nobody_named(at, SECTION))
    try:
        if "AUTH=PLAIN" in line.capabilities:
            told = f"\0{at.user}\0{at.password}".encode()
            line.authenticate("PLAIN", lambda _: told)
        else:
            line.login(at.user, at.password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        said = _said(error) if isinstance(error, imaplib.IMAP4.error) else ""
        raise NotReached(causes.login_refused(at, SECTION, said)) from None
    _, able = line.capability()  # a server may do more for those who came in
    if able and isinstance(able[-1], bytes):
        line.capabilities = tuple(able[-1].decode("ascii", "replace").upper().split())


def _said(error: Exception) -> str:
    told = error.args[0] if error.args else error
    plain = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return "".join(sign if sign.isprintable() else " " for sign in plain)[:200]


def all_folders(line: imaplib.IMAP4) -> list[Folder]:
    """With what each is for, where the server only tells when asked (RFC 6154)."""
    _, answers = line.list('""', '"*"')
    found = folders.listed(answers)
    if "LIST-EXTENDED" in line.capabilities and not any("\\drafts" in one.flags for one in found):
        _, answers = line.list('""', '"*" RETURN (SPECIAL-USE)')
        found = folders.listed(answers) or found
    return found


def thread_of(
    line: imaplib.IMAP4, found: list[Folder], sender: str, at: datetime, is_it: Callable[[str], bool]
) -> Thread | None:
    """The message of that sender and day whose Message-ID is one of the thread; None where it is not there."""
    for folder in sorted((one for one in found if not one.flags & _SKIPPED), key=_likely)[:_MOST_FOLDERS]:
        if line.select(folders.quoted(folder.raw), readonly=True)[0] != "OK":
            continue
        for told in _headers(line, sender, at):
            if is_it(told.answers):
                return told
    return None


def _likely(one: Folder) -> tuple[int, str]:
    """The inbox and what holds all first."""
    return 0 if one.name.upper() == "INBOX" else 1 if one.flags & {"\\all", "\\sent", "\\archive"} else 2, one.name


def _headers(line: imaplib.IMAP4, sender: str, at: datetime) -> Iterator[Thread]:
    first, last = (at.astimezone(UTC) + timedelta(days) for days in (-1, 2))
    if not sender.isascii() or not sender.isprintable() or set(sender) & set('"\\'):
        return
    status, found = line.uid("SEARCH", "SENTSINCE", _day(first), "SENTBEFORE", _day(last), "FROM", f'"{sender}"')
    numbers = (found[0] or b"").split() if status == "OK" and found else []
    for number in numbers[-_MOST_FOUND:]:
        _, told = line.uid("FETCH", number.decode("ascii"), "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID REFERENCES)])")
        head = next((each[1] for each in told if isinstance(each, tuple)), b"")[:20_000]
        own, before = _field(head, b"message-id"), _field(head, b"references")
        if own:
            yield Thread(own[0], tuple(before[:1] + before[1:][-9:]))


def _field(head: bytes, name: bytes) -> list[str]:
    """The Message-IDs in one field of a header."""
    unfolded = re.sub(rb"\r?\n[ \t]", b" ", head)
    line = next((each for each in unfolded.splitlines() if each.lower().startswith(name + b":")), b"")
    return [one.decode("ascii", "replace") for one in _ID.findall(line)]


def _day(at: datetime) -> str:
    return f"{at.day}-{_MONTHS[at.month - 1]}-{at.year:04}"
