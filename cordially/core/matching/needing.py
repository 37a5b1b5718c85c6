"""Whether a sentence tells of something one could help with; not every wish, worry or question does."""

import re
from enum import Enum
from functools import cache
from importlib.resources import files

from cordially.core.matching.evidence import ENOUGH, PLENTY

LONGEST = 600  # characters that are read
_SIGNS = dict.fromkeys(map(ord, "’‘´`ʼ"), "'")


class Needing(Enum):
    """How plainly a sentence says that something is missing or wished for."""

    NO = "no"  # a question after you, a pleasantry, a story
    MAYBE = "maybe"
    YES = "yes"  # "I'm looking for …", "I can't find …", "Could you recommend …"


def needing(text: str) -> Needing:
    """By the phrases of needing.tsv, English and German. A sentence with none of them may be a need all the same."""
    plain = " ".join(text[:LONGEST].translate(_SIGNS).lower().split())
    found = _phrases()
    if found["never"].search(plain):
        return Needing.NO
    if found["yes"].search(plain):
        return Needing.YES
    return Needing.NO if found["no"].search(plain) else Needing.MAYBE


def enough_for(kind: str, text: str, *, is_sure: bool) -> float:
    """What the words that match must show together; 0 where nothing is to be matched at all.

    `kind` is "goal", "challenge", "interest" or "request"; `is_sure`: that the sentence is one of that kind.
    """
    how = needing(text)
    if how is Needing.NO or (kind == "request" and how is Needing.MAYBE):
        return 0.0
    return ENOUGH if how is Needing.YES or is_sure else PLENTY


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {"never": [], "yes": [], "no": []}
    for line in (files(__package__) / "needing.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split("\t")
            patterns[name].append(pattern)
    return {name: re.compile("|".join(lines)) for name, lines in patterns.items()}
