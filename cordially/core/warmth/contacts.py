"""One time two people were in touch, as far as warmth needs to know."""

from typing import NamedTuple

TOGETHER = frozenset({"meeting", "call"})  # kinds in which both speak, whoever began


class Contact(NamedTuple):
    """One message, call or meeting between me and one person.

    A named tuple, since an import makes hundreds of thousands of them.
    """

    at: float  # seconds since 1970
    out: bool | None  # by me; None where somebody else wrote to us both
    kind: str = (
        "mail"  # "mail", "chat", "linkedin", "call", "meeting", "invitation", "recommendation", "endorsement", "note"
    )
    direct: bool = True  # To or From, or the one whose message is answered; not merely in copy
    crowd: int = 1  # how many people it went to, or came together, beside its author
    answers: bool = False  # it answers one of the other's
    after: float | None = None  # seconds from the answered message to this one, where known
    words: int = 0
    thread: int | None = None
