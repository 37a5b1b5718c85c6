"""Who can help with what: needs and asks against things, people and offers."""

from cordially.core.matching.index import FITS, Fit, Index, Nearness, reason
from cordially.core.matching.terms import pack

__all__ = ["FITS", "Fit", "Index", "Nearness", "pack", "reason"]
