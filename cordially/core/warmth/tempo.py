"""How busy a person's own days are, so that each tie is read against the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Self

from cordially.core.warmth.fading import DAY, later
from cordially.core.warmth.figures import Figures


@dataclass(frozen=True, slots=True)
class Tempo:
    """Sums over everybody, reckoned once; to be read at any later time."""

    people: int = 0
    once: int = 0  # of them: in touch on one day only
    month: float = 0.0  # days of contact with anybody, faded by half in 30 days, at `last_at`
    first_at: float | None = None
    last_at: float | None = None

    def pack(self) -> list[float | None]:
        return list(astuple(self))

    @classmethod
    def unpack(cls, numbers: Sequence[float | None]) -> Self:
        return cls(*numbers)  # type: ignore[arg-type]

    def history(self, now: float) -> float:
        """Days since anything is known."""
        return 0.0 if self.first_at is None else max(0.0, now - self.first_at) / DAY

    def each(self, now: float) -> float:
        """Days of contact that a person got of late, on average."""
        if self.last_at is None:
            return 0.0
        return later(self.month, 30, now - self.last_at) / self.people


def tempo(everybody: Iterable[Figures]) -> Tempo:
    known = [f for f in everybody if f.last_at is not None and f.first_at is not None]
    if not known:
        return Tempo()
    end = max(f.last_at for f in known if f.last_at is not None)
    return Tempo(
        people=len(known),
        once=sum(f.days == 1 for f in known),
        month=sum(later(f.recent[2], 30, end - (f.last_at or end)) for f in known),
        first_at=min(f.first_at for f in known if f.first_at is not None),
        last_at=end,
    )
