"""What every source yields: plain facts, before anyone knows who is who."""

from dataclasses import dataclass
from datetime import date, datetime

EMAIL, PHONE, LINKEDIN, NAME = "email", "phone", "linkedin", "name"


@dataclass(frozen=True, slots=True)
class Address:
    """One address by which somebody is known, in its one form (see `core.addresses`)."""

    kind: str  # EMAIL, PHONE, LINKEDIN, NAME
    value: str  # "ana@example.org", "+351912345678", "in/ana-silva"; for NAME: the name within its source's own context
    label: str = ""  # as the source labels it: "work", "home"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody's part in a message or a meeting."""

    role: str  # "from", "to", "cc", "bcc", "organizer", "attendee"
    kind: str  # as Address.kind
    value: str  # as Address.value
    name: str = ""  # the name shown beside the address, decoded; may be empty
    answer: str = ""  # for meetings: "accepted", "declined", "tentative", "waiting" or unknown


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody works or worked. Dates are ISO and may be partial: "2023", "2023-01", "2023-01-15"."""

    organisation: str = ""
    title: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day that comes every year, beside the birthday: a wedding, a graduation, a death."""

    day: str  # as Card.birthday
    label: str = "anniversary"  # as the source calls it


@dataclass(frozen=True, slots=True)
class Card:
    """A person as some address book knows them."""

    key: str  # unique and stable within its source
    name: str
    addresses: tuple[Address, ...] = ()
    positions: tuple[Position, ...] = ()
    nickname: str = ""
    birthday: str = ""  # "1980-05-17", or "--05-17" without a year
    anniversaries: tuple[Anniversary, ...] = ()
    place: str = ""  # where they live, in words
    note: str = ""
    labels: tuple[str, ...] = ()  # groups, categories
    pages: tuple[str, ...] = ()  # web pages that are no address
    connected_on: date | None = None  # LinkedIn: the day of the connection
    headline: str = ""
    skills: tuple[str, ...] = ()
    is_me: bool = False  # the source says that this is its owner
    is_organisation: bool = False  # a company's card, no human being


@dataclass(frozen=True, slots=True)
class Message:
    """Something written by one person to others: a mail, a chat line, an invitation, a recommendation."""

    key: str  # unique and stable in the world where it can be (Message-ID), else within its source
    kind: str  # "mail", "chat", "linkedin", "invitation", "recommendation", "endorsement"
    at: datetime | None  # aware, in the sender's own zone where known
    parties: tuple[Party, ...]  # the sender (role "from") first, where known
    subject: str = ""
    text: str = ""  # the new text: quotes and signature cut
    words: int = 0  # in `text`
    signature: str = ""
    attachments: tuple[str, ...] = ()  # names only
    answers: str = ""  # key of the message that this one answers (In-Reply-To)
    references: tuple[str, ...] = ()  # keys of earlier messages of the thread, oldest first
    thread: str = ""  # the source's own name for the thread (X-GM-THRID, conversation id)
    labels: tuple[str, ...] = ()  # folders, Gmail labels
    signs: tuple[str, ...] = ()  # of no human hand: "list", "bulk", "auto", "noreply", "unsubscribe"


@dataclass(frozen=True, slots=True)
class Meeting:
    """People together, or on a call, at a time."""

    key: str  # UID, and the occurrence's own start where it recurs
    start: datetime  # aware
    end: datetime | None
    parties: tuple[Party, ...]  # organizer and attendees with their answers
    kind: str = "meeting"  # or "call"
    title: str = ""
    place: str = ""
    text: str = ""
    all_day: bool = False
    is_cancelled: bool = False  # told so that a meeting known from before is taken back


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said, or a part of it. Times are seconds from the start of the talk."""

    speaker: str  # as the transcript names them; empty where it names nobody
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A call or conversation as a transcript tells it."""

    key: str  # the same for the same words, wherever the file lies
    at: datetime | None  # aware; None where neither the text nor its name tells
    title: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something read and rightly not kept: spam, a draft, a declined meeting."""

    what: str  # a plural noun for the report: "drafts", "spam"


@dataclass(frozen=True, slots=True)
class Mark:
    """All before this point of the file has been yielded; reading can start again from here."""

    position: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry that could not be read, and why; the rest goes on."""

    where: str  # "holiday.vcf, entry 12"
    what: str  # "has no name"


Record = Card | Message | Meeting | Talk
Yielded = Record | LeftOut | Mark | Problem
