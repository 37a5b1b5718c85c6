"""First lines of a draft, and a look at it before it goes out: the pitch, the agenda, the ask before a gift.

The look marks words and shows a better way; it never blocks, and says nothing where there is nothing to say.
"""

from cordially.core.drafts.asks import is_favour
from cordially.core.drafts.check import check, own
from cordially.core.drafts.first import About, first
from cordially.core.drafts.manner import Manner, manner, usual_opening
from cordially.core.drafts.remarks import Facts, Remark, grouped

__all__ = [
    "About",
    "Facts",
    "Manner",
    "Remark",
    "check",
    "first",
    "grouped",
    "is_favour",
    "manner",
    "own",
    "usual_opening",
]
