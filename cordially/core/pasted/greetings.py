"""Whom a letter greets in its first line, and who signs it in its last: where no head tells it."""

import re
from itertools import pairwise

from cordially.core.bodies import phrases
from cordially.core.bodies.phrases import any_of

_NAME = r"[A-ZÀ-ÞŁŞŠŽ][^\W\d_]{1,20}(?:[ -][A-ZÀ-ÞŁŞŠŽ][\w.'’-]{1,20}){0,2}"
_GREETING = re.compile(
    r"(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|liebe[rs]?|hallo|moin|servus|guten (?:tag|morgen)"
    r"|bonjour|salut|chère?|hola|querid[ao]|buenos días|ciao|car[ao]|olá|hej|beste)"
    rf"[ ,]{{1,2}}(?P<one>{_NAME})(?:(?:,| and| und| et| y| e| &) (?P<two>{_NAME}))?[ ]?[,!:.–-]?"
)
_NOBODY = frozenset(
    "all both team everyone everybody there folks sir madam sirs colleagues friends alle zusammen ihr leute damen herr"
    " frau mr mrs ms dr prof tous toutes todos todas".split()
)
_CLOSING = re.compile(rf"(?:{any_of(phrases.CLOSINGS)})[ ]?[,.!]?")
_SIGNED = re.compile(_NAME)
LONGEST = 100  # signs of such a line


def greeted(own: str) -> tuple[str, ...]:
    first = next((line.strip() for line in own[:1000].split("\n") if line.strip()), "")
    found = _GREETING.fullmatch(first) if len(first) <= LONGEST else None
    named = [name for name in (found["one"], found["two"]) if name] if found else []
    return tuple(named) if not any(name.split()[0].lower() in _NOBODY for name in named) else ()


def signed(own: str, signature: str = "") -> str:
    """A name alone on the last line, below a closing or a blank line; else the name that begins the signature."""
    first = signature.strip().split("\n", 1)[0].strip()
    return _last(own) or (first if len(first) <= LONGEST and _SIGNED.fullmatch(first) else "")


def _last(own: str) -> str:
    lines = [line.strip(" \t-–—").removesuffix(".") for line in own[-2000:].rstrip().split("\n")]
    if len(lines) > 1 and _is_name(lines[-1]) and not lines[-2]:
        return lines[-1]
    below = (line for above, line in reversed(list(pairwise(filter(None, lines)))) if _CLOSING.fullmatch(above))
    return next(filter(_is_name, below), "")


def _is_name(line: str) -> bool:
    is_short = len(line) <= LONGEST and not line.isupper()
    return is_short and bool(_SIGNED.fullmatch(line)) and not _CLOSING.fullmatch(line)
