"""What is kept of all the contacts with one person: a few numbers that can be read at any later day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import Self

from cordially.core.warmth.contacts import TOGETHER, Contact
from cordially.core.warmth.fading import DAY, faded, last_of_each

SCALES = (1.0, 7.0, 30.0, 180.0, 365.0)  # half-lives in days
SMALL = 12  # a meeting of more people is a crowd
COMPANY = 20  # a message to more people says nothing about two of them
ANSWERED_WITHIN = 14 * DAY
LAYOUT = 2  # changes with the fields below, so that old numbers are never read as new ones


@dataclass(frozen=True, slots=True)
class Figures:
    """A summary of one tie. Times are seconds since 1970, gaps days, delays seconds; None means never or unknown.

    Faded sums count days (weeks, months) of contact, each worth 2^(-age / half-life) at `last_at`, or at `seen_at` for
    `any...` and `shared...`.
    """

    recent: tuple[float, ...] = (0.0,) * len(SCALES)  # days of direct contact, faded by each of SCALES
    days: int = 0  # distinct days of direct contact
    months: int = 0
    weeks_90: float = 0.0
    months_180: float = 0.0
    months_365: float = 0.0
    months_1000: float = 0.0
    messages_7: float = 0.0
    messages_30: float = 0.0
    from_them_30: float = 0.0
    both_ways_30: float = 0.0
    alone_30: float = 0.0  # days when it was only the two of us
    any_7: float = 0.0  # in copy too
    any_180: float = 0.0
    shared_7: float = 0.0  # days when both were among the people of one message
    shared_30: float = 0.0
    shared_180: float = 0.0
    first_at: float | None = None
    last_at: float | None = None  # direct contact only
    seen_at: float | None = None  # the last trace of any kind
    last_out_at: float | None = None
    last_in_at: float | None = None
    last_met_at: float | None = None
    sent: int = 0
    received: int = 0
    met: int = 0  # small meetings and calls
    copies: int = 0  # in copy, in one message with me, or in a large meeting
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
        return [LAYOUT, *self.recent, *[getattr(self, name) for name in _NAMES]]

    @classmethod
    def unpack(cls, numbers: Sequence[float | None]) -> Self:
        """Raise ValueError where the numbers were packed in another layout; then reckon them again."""
        if not numbers or numbers[0] != LAYOUT or len(numbers) != 1 + len(SCALES) + len(_NAMES):
            raise ValueError("These figures were kept in an older form.")
        return cls(tuple(numbers[1 : 1 + len(SCALES)]), *numbers[1 + len(SCALES) :])  # type: ignore[arg-type]


_ONES = (1.0,) * len(SCALES)
_NAMES = tuple(field.name for field in fields(Figures))[1:]


def figures(contacts: Iterable[Contact]) -> Figures:
    """Sum up the contacts with one person, in any order. Leave out what has not happened yet.

    It takes the time of sorting them, and each is looked at a fixed number of times.
    """
    ordered = sorted(contacts, key=itemgetter(0))
    if len(ordered) == 1 and _is_close(ordered[0]):
        return _only(ordered[0])
    close = [c for c in ordered if _is_close(c)]
    kept = dict(_company(ordered, close)) if ordered else {}
    if close:
        kept |= _fading(close) | _history(close) | _turns(close)
    return Figures(copies=len(ordered) - len(close), **kept)  # type: ignore[arg-type]


def _is_close(contact: Contact) -> bool:
    return contact[3] and contact[1] is not None and (contact[2] not in TOGETHER or contact[4] <= SMALL)


def _only(contact: Contact) -> Figures:
    """Most people are met once: the same as below, but quick."""
    at, out, kind, _, crowd, *_ = contact
    met = kind in TOGETHER
    shared = 1.0 if out and 2 <= crowd <= COMPANY else 0.0
    # Fields in their order, to `seen_at`, since names take a third of the time.
    alone = 1.0 if crowd == 1 else 0.0
    ones = (1.0,) * 6
    return Figures(
        _ONES,
        1,
        1,
        *ones,
        0.0 if out and not met else 1.0,
        1.0 if met else 0.0,
        alone,
        1.0,
        1.0,
        shared,
        shared,
        shared,
        at,
        at,
        at,
        at if out and not met else None,
        at if not out and not met else None,
        at if met else None,
        int(bool(out) and not met),
        int(not out and not met),
        int(met),
        unanswered=0 if met else 1 if out else -1,
        waiting_since=None if met else at,
    )


def _company(ordered: list[Contact], close: list[Contact]) -> dict[str, object]:
    """What copies and messages to several tell of us."""
    end = ordered[-1].at
    touched = last_of_each([c.at for c in ordered if c.out is not None], 1)
    shared = []
    if len(close) < len(ordered) or any(c.crowd > 1 for c in close):
        shared = last_of_each([c.at for c in ordered if c.out is not False and 2 <= c.crowd <= COMPANY], 1)
    return {
        "seen_at": end,
        "any_7": faded(touched, 7, end),
        "any_180": faded(touched, 180, end),
        "shared_7": faded(shared, 7, end),
        "shared_30": faded(shared, 30, end),
        "shared_180": faded(shared, 180, end),
    }


def _fading(close: list[Contact]) -> dict[str, object]:
    times = [c.at for c in close]
    end = times[-1]
    days = last_of_each(times, 1)
    months = last_of_each(days, 30)
    theirs = last_of_each([c.at for c in close if not c.out or c.kind in TOGETHER], 1)
    mine = {c.at // DAY for c in close if c.out or c.kind in TOGETHER}
    return {
        "recent": tuple([faded(days, half_life, end) for half_life in SCALES]),
        "days": len(days),
        "months": len(months),
        "weeks_90": faded(last_of_each(days, 7), 90, end),
        "months_180": faded(months, 180, end),
        "months_365": faded(months, 365, end),
        "months_1000": faded(months, 1000, end),
        "messages_7": faded(times, 7, end),
        "messages_30": faded(times, 30, end),
        "from_them_30": faded(theirs, 30, end),
        "both_ways_30": faded([at for at in theirs if at // DAY in mine], 30, end),
        "alone_30": faded(last_of_each([c.at for c in close if c.crowd == 1], 1), 30, end),
        **_gaps(days),
    }


def _gaps(days: list[float]) -> dict[str, object]:
    if len(days) < 2:
        return {}
    gaps = [(b - a) / DAY for a, b in pairwise(days)]
    return {"mean_gap": (days[-1] - days[0]) / DAY / len(gaps), "median_gap": median(gaps)}


def _history(close: list[Contact]) -> dict[str, object]:
    sent = [c.at for c in close if c.out and c.kind not in TOGETHER]
    met = [c.at for c in close if c.kind in TOGETHER]
    received = [c.at for c in close if not c.out and c.kind not in TOGETHER]
    return {
        "first_at": close[0].at,
        "last_at": close[-1].at,
        "last_out_at": sent[-1] if sent else None,
        "last_in_at": received[-1] if received else None,
        "last_met_at": met[-1] if met else None,
        "sent": len(sent),
        "received": len(received),
        "met": len(met),
    }


def _turns(close: list[Contact]) -> dict[str, object]:
    row = _row(close)
    theirs, mine = _delays([c for c in close if c.kind not in TOGETHER]) if len(close) > 1 else ([], [])
    return {
        "answered_by_them": len(theirs),
        "answered_by_me": len(mine),
        "their_delay": median(theirs) if theirs else None,
        "my_delay": median(mine) if mine else None,
        "unanswered": len(row) if row and row[0].out else -len(row),
        "waiting_since": row[0].at if row else None,
    }


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
