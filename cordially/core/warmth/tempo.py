"""How busy a person's own days are, so that each tie is read against the whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from cordially.core.warmth.figures import Figures


@dataclass(frozen=True, slots=True)
class Tempo:
    """Sums over everybody, reckoned once."""

    people: int = 0
    last_at: float | None = None

    def pack(self) -> list[float | None]:
        return [self.people, self.last_at]


def tempo(everybody: Iterable[Figures]) -> Tempo:
    known = [f.last_at for f in everybody if f.last_at is not None]
    return Tempo(people=len(known), last_at=max(known, default=None))
