"""Who can help with what: needs and asks against things, people and offers."""

from cordially.core.matching.evidence import ENOUGH
from cordially.core.matching.index import FITS, Fit, Index, Nearness, reason, telling_line
from cordially.core.matching.needing import enough_for
from cordially.core.matching.terms import pack

__all__ = ["ENOUGH", "FITS", "Fit", "Index", "Nearness", "enough_for", "pack", "reason", "telling_line"]
