"""Which of a transcript's speakers is me."""

import re
from collections.abc import Iterable

from cordially.core import names
from cordially.core.letters import folded

_MYSELF = frozenset("me i you ich ego myself yo moi".split())
_DEVICE = re.compile(
    r"['’]?s?\s+(?:iphone|ipad|mac\w*|laptop|phone|handy|pc|computer|tablet|android|galaxy\w*).{0,20}$", re.I
)
_SURE, _LIKELY = 0.55, 0.3


def me(speakers: Iterable[str], mine: Iterable[str]) -> frozenset[str]:
    """The speakers whose names are one of `mine`, however written; several where I joined with several devices."""
    known = [name for name in mine if name.strip()]
    found = {
        speaker: max((_alike(speaker, name) for name in known), default=0.0) for speaker in dict.fromkeys(speakers)
    }
    sure = frozenset(speaker for speaker, degree in found.items() if degree >= _SURE)
    return sure or _only_likely(found)


def _only_likely(found: dict[str, float]) -> frozenset[str]:
    """The one speaker who may be me, where no other may as well."""
    best = max(found.values(), default=0.0)
    likely = [speaker for speaker, degree in found.items() if degree == best >= _LIKELY]
    return frozenset(likely) if len(likely) == 1 else frozenset()


def _alike(speaker: str, name: str) -> float:
    if folded(speaker).strip(" .") in _MYSELF:
        return 1.0
    clean = _DEVICE.sub("", re.sub(r"[\[(].*?[\])]", " ", speaker[:80]))
    return 1.0 if folded(clean).strip() == folded(name).strip() else names.same(name, clean).degree
