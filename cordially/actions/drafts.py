"""Putting first lines into your own Drafts folder, once. What lies in a mailbox cannot be undone from here."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any, Protocol

from cordially.errors import WrongUse
from cordially.models import Draft
from cordially.queries import letters
from cordially.queries.letters import Letter
from cordially.viewer import Viewer


class Mailbox(Protocol):
    """Where drafts are put."""

    def put(
        self,
        letter: EmailMessage,
        *,
        answered: tuple[str, datetime] | None,
        is_it: Callable[[str], bool],
        now: datetime,
    ) -> Any: ...
    def take_away(self, message: str, seal: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Put:
    """Where it is now; not `is_new` where it was put there before."""

    folder: str
    at: datetime
    is_new: bool

    @property
    def what(self) -> str:
        if self.is_new:
            return f"It is in your folder “{self.folder}”; from there only you can send or delete it."
        return f"It was put into “{self.folder}” on {self.at.day} {self.at:%B %Y}."


def put(viewer: Viewer, letter: Letter, mailbox: Mailbox, *, again: bool = False, now: datetime) -> Put:
    """`again`: in place of the one that was put there, unless you changed that."""
    if not letter.to:
        raise WrongUse(f"No e-mail address of {letter.name} is known.")
    row = letters.placed(viewer, letter.about)
    if row is not None and row.placed_at is not None:
        if not again:
            return Put(row.folder, datetime.fromtimestamp(row.placed_at, UTC).astimezone(now.tzinfo), is_new=False)
        mailbox.take_away(row.message, row.seal)
        Draft.objects.filter(id=row.id).update(message=_name(letter), placed_at=None)
        row.refresh_from_db()
    if row is None:
        row, _ = Draft.objects.get_or_create(
            space=viewer.space, about=letter.about, defaults={"message": _name(letter)}
        )
    return _put(viewer, letter, mailbox, row, now)


def _put(viewer: Viewer, letter: Letter, mailbox: Mailbox, row: Draft, now: datetime) -> Put:
    """Under the name that the row has kept, so that a break in between does not put it there twice."""
    placed = mailbox.put(
        _message(letter, row.message, now),
        answered=letters.answered(viewer, letter.answers),
        is_it=letters.is_in_thread(viewer, letter.answers),
        now=now,
    )
    stamp = int(now.timestamp())
    Draft.objects.filter(id=row.id).update(folder=placed.folder, seal=placed.seal, placed_at=stamp)
    return Put(placed.folder, now, is_new=True)


def _name(letter: Letter) -> str:
    """A Message-ID of your own domain, for it goes out with the letter if you send it."""
    domain = letter.sender.rpartition("@")[2]
    plain = "".join(sign for sign in domain if sign.isascii() and (sign.isalnum() or sign in ".-"))
    return f"<{secrets.token_hex(12)}@{plain or 'cordially.invalid'}>"


def _message(letter: Letter, name: str, now: datetime) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    if letter.sender:
        message["From"] = letter.sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = name
    message.set_content(letter.body)
    return message
