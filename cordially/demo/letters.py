"""What travels in the story: mails and chat lines, and the appointments people made."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address, as they stand in a mail."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, or one line of a LinkedIn chat (`channel`)."""

    id: str  # the Message-ID without its brackets
    at: datetime  # in the sender's own zone
    sender: Mailbox
    to: tuple[Mailbox, ...]
    subject: str
    text: str  # the new words: no quote, no signature
    who: str  # the sender's key in the cast, or the robot's
    cc: tuple[Mailbox, ...] = ()
    signature: str = ""
    client: str = "gmail"
    answers: "Letter | None" = None
    thread: str = ""
    attachments: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    html: str = ""  # for those who send pages and no letters
    channel: str = "mail"
    invites: "Meeting | None" = None
    is_draft: bool = False

    @property
    def ancestors(self) -> tuple[str, ...]:
        """The Message-IDs of the thread up to here, oldest first."""
        return (*self.answers.ancestors, self.answers.id) if self.answers else ()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, and what they answered."""

    mailbox: Mailbox
    answer: str = "ACCEPTED"


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry of the calendar."""

    uid: str
    start: datetime
    minutes: int
    title: str
    organizer: Mailbox | None = None
    guests: tuple[Guest, ...] = ()
    place: str = ""
    text: str = ""
    rule: str = ""  # how it recurs, as iCalendar says it
    without: tuple[datetime, ...] = ()  # occurrences that were left out
    is_cancelled: bool = False
    is_all_day: bool = False
    who: tuple[str, ...] = field(default=())  # the keys of the cast who take part
