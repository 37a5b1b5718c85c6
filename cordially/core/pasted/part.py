"""One mail or message of what was pasted: what its author wrote, to whom and when, and where it stands."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pasted:
    """What its author wrote, and where each line of it stands in the text."""

    own: str
    text: str  # what was pasted; of a mail's source whose text is encoded, that text
    starts: tuple[int, ...]  # of the lines of `own`
    places: tuple[int, ...]  # of the same lines in `text`; -1 of those that are not there
    by: str = ""
    to: tuple[str, ...] = ()
    at: datetime | None = None
    is_quoting: bool = False  # others' words stand there too, which are none of `own`
    is_of_thread: bool = False  # one of several mails
    is_guessed: bool = False  # nothing tells who wrote it; whoever is answered, it seems

    def place(self, offset: int) -> int:
        """Where a sign of `own` stands in the text; of a line that is not there, where the one before it stands."""
        line = bisect_right(self.starts, offset) - 1
        while line > 0 and self.places[line] < 0:
            line -= 1
        known = max(0, self.places[line])
        return min(len(self.text), known + offset - self.starts[line])
