"""What a promise is to do, whom it is made to, when it is the same one again, and what shows it kept."""

from cordially.core.promises.assigned import assigned
from cordially.core.promises.evidence import Kept, Later, kept
from cordially.core.promises.kinds import Open, about, is_again, kind_of, topic
from cordially.core.promises.meant import is_doubtful, is_nothing, is_told_by_when, named
from cordially.core.promises.plainly import plainly

__all__ = [
    "Kept",
    "Later",
    "Open",
    "about",
    "assigned",
    "is_again",
    "is_doubtful",
    "is_nothing",
    "is_told_by_when",
    "kept",
    "kind_of",
    "named",
    "plainly",
    "topic",
]
