"""What is known of a person when one writes to them, and what may be said about the draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """What the program knows between me and the person that a draft is for. All of it may be unknown."""

    name: str = ""  # what I call them
    needs: tuple[str, ...] = ()  # in their own words, newest first
    gifts: tuple[date, ...] = ()  # days lately on which I gave or offered something
    asks: tuple[date, ...] = ()  # days lately on which I asked for something
    last_at: datetime | None = None  # when we were last in touch
    is_first: bool = False  # nothing was ever exchanged
    give: str = ""  # what of one's shelf, or whom one knows, could help with one of their needs
    others: tuple[str, ...] = ()  # texts that I lately wrote, or drafted, to others
    opening: str = ""  # how I usually begin when I write to them
    today: date | None = None  # to tell how long ago `last_at` is; without it silence is not spoken of


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: words of the draft (`draft[start:end]`), why, and a better way."""

    kind: str  # "pitch", "agenda", "ask before giving", "same text", "much I", "no question", "nothing about them"
    start: int
    end: int
    words: str
    why: str
    better: str


def grouped(remarks: Sequence[Remark]) -> list[tuple[Remark, ...]]:
    """Those that say the same of several words together, so that it is said once."""
    found: dict[tuple[str, str], list[Remark]] = {}
    for one in remarks:
        found.setdefault((one.why, one.better), []).append(one)
    return [tuple(group) for group in found.values()]
