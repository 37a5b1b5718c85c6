"""Hours in which nothing comes to you by itself."""

import re
from dataclasses import dataclass
from datetime import time

_SAID = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*(?:-|–|to|until|bis)\s*(\d{1,2})(?:[:.](\d\d))?")


@dataclass(frozen=True, slots=True)
class Hours:
    """On the clock of wherever you are; over midnight where the end is before the start, none where both are one."""

    start: time
    end: time

    def holds(self, at: time) -> bool:
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def after(self, at: time) -> time:
        """That hour, or where it is a quiet one the end of the quiet."""
        return self.end if self.holds(at) else at

    @property
    def words(self) -> str:
        return f"{self.start:%H:%M} to {self.end:%H:%M}"


NONE = Hours(time(0), time(0))


def hours(said: str) -> Hours:
    """ "20:00-08:00", "22-7"; ValueError with a sentence where it is none."""
    found = _SAID.fullmatch(said.strip().lower())
    try:
        if found is None:
            raise ValueError
        start, end = time(int(found[1]), int(found[2] or 0)), time(int(found[3]) % 24, int(found[4] or 0))
    except ValueError:
        raise ValueError(f"“{said.strip()[:40]}” are no hours. Try 20:00-08:00.") from None
    if start == end:
        raise ValueError("Quiet hours need an hour at which they end; “none” ends them all.")
    return Hours(start, end)
