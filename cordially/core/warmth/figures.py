"""What is kept of all the contacts with one person: a few numbers that can be read at any later day."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from itertools import pairwise
from statistics import median
from typing import Self

from cordially.core.warmth.contacts import TOGETHER, Contact

DAY = 86_400
SCALES = (1.0, 7.0, 30.0, 180.0)  # half-lives in days
SMALL = 12  # a meeting of more people is a crowd
ANSWERED_WITHIN = 14 * DAY
LAYOUT = 1  # changes with the fields below, so that old numbers are never read as new ones


@dataclass(frozen=True, slots=True)
class Figures:
    """A summary of one tie. Times are seconds since 1970, gaps days, delays seconds; None means never or unknown."""

    days: int = 0  # distinct days of direct contact
    recent: tuple[float, ...] = (0.0,) * len(SCALES)  # those days, each worth 2^(-age/h) on `last_at`, for h in SCALES
    first_at: float | None = None
    last_at: float | None = None  # direct contact only
    last_out_at: float | None = None
    last_in_at: float | None = None
    last_met_at: float | None = None
    sent: int = 0
    received: int = 0
    met: int = 0  # small meetings and calls
    copies: int = 0  # in copy or in a large meeting
    answered_by_them: int = 0
    answered_by_me: int = 0
    their_delay: float | None = None  # the median
    my_delay: float | None = None
    mean_gap: float | None = None  # between days of contact
    median_gap: float | None = None
    unanswered: int = 0  # my last messages in a row without an answer; negative: theirs
    waiting_since: float | None = None  # when that row began

    @property
    def is_mutual(self) -> bool:
        return self.met > 0 or (self.sent > 0 and self.received > 0)

    def pack(self) -> list[float | None]:
        _, recent, *rest = astuple(self)
        return [LAYOUT, self.days, *recent, *rest]

    @classmethod
    def unpack(cls, numbers: list[float | None]) -> Self:
        """Raise ValueError where the numbers were packed in another layout; then reckon them again."""
        if not numbers or numbers[0] != LAYOUT:
            raise ValueError("These figures were kept in an older form.")
        _, days, *rest = numbers
        recent, others = tuple(rest[: len(SCALES)]), rest[len(SCALES) :]
        return cls(days, recent, *others)  # type: ignore[arg-type]


def figures(contacts: Iterable[Contact]) -> Figures:
    """Sum up the contacts with one person, in any order. Leave out what has not happened yet."""
    ordered = sorted(contacts, key=lambda contact: contact.at)
    close = [c for c in ordered if _is_close(c)]
    if not close:
        return Figures(copies=len(ordered))
    days = _last_of_each_day(close)
    gaps = [(b - a) / DAY for a, b in pairwise(days)]
    written = [c for c in close if c.kind not in TOGETHER]
    met = [c.at for c in close if c.kind in TOGETHER]
    row = _row(close)
    theirs, mine = _delays(written)
    return Figures(
        days=len(days),
        recent=tuple(_decayed(days, half_life) for half_life in SCALES),
        first_at=close[0].at,
        last_at=close[-1].at,
        last_out_at=max((c.at for c in written if c.out), default=None),
        last_in_at=max((c.at for c in written if not c.out), default=None),
        last_met_at=max(met, default=None),
        sent=sum(c.out for c in written),
        received=sum(not c.out for c in written),
        met=len(met),
        copies=len(ordered) - len(close),
        answered_by_them=len(theirs),
        answered_by_me=len(mine),
        their_delay=median(theirs) if theirs else None,
        my_delay=median(mine) if mine else None,
        mean_gap=(days[-1] - days[0]) / DAY / len(gaps) if gaps else None,
        median_gap=median(gaps) if gaps else None,
        unanswered=len(row) if row and row[0].out else -len(row),
        waiting_since=row[0].at if row else None,
    )


def _is_close(contact: Contact) -> bool:
    return contact.direct and (contact.kind not in TOGETHER or contact.crowd <= SMALL)


def _last_of_each_day(ordered: list[Contact]) -> list[float]:
    return list({contact.at // DAY: contact.at for contact in ordered}.values())


def _decayed(days: list[float], half_life: float) -> float:
    total, before = 0.0, days[0]
    for at in days:
        total = total * 2 ** ((before - at) / DAY / half_life) + 1
        before = at
    return total


def _row(ordered: list[Contact]) -> list[Contact]:
    """The last messages by the same side; a meeting ends all waiting."""
    row: list[Contact] = []
    for contact in reversed(ordered):
        if contact.kind in TOGETHER or (row and contact.out != row[0].out):
            break
        row.append(contact)
    return row[::-1]


def _delays(written: list[Contact]) -> tuple[list[float], list[float]]:
    """How long they took to answer me, and I them: the first message of a turn after the last of the other's."""
    theirs: list[float] = []
    mine: list[float] = []
    for before, now in pairwise(written):
        if before.out == now.out:
            continue
        delay = now.at - before.at if now.after is None else now.after
        if delay <= ANSWERED_WITHIN:
            (mine if now.out else theirs).append(delay)
    return theirs, mine
