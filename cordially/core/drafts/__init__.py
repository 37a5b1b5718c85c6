"""A look at a draft before it goes out: the pitch, the agenda, the ask before a gift, the same text to many.

It marks words and shows a better way; it never blocks, and says nothing where there is nothing to say.
"""

from cordially.core.drafts.check import check
from cordially.core.drafts.remarks import Facts, Remark

__all__ = ["Facts", "Remark", "check"]
