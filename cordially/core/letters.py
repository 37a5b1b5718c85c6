"""Letters as they are seen, and as they are compared."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_HIDDEN = frozenset(("Cf", "Cs", "Co", "Cn"))
_PICTURES = frozenset(("So", "Sk", "Me"))
_SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "’": "'"}
)


def visible(text: str) -> str:
    """`text` without characters that show nothing or turn the direction of others, and without half characters."""
    if text.isascii():
        return text.replace("\0", "")
    return "".join(sign for sign in text if sign != "\0" and unicodedata.category(sign) not in _HIDDEN)


def without_pictures(text: str) -> str:
    """`text` without emoji and their colours."""
    if text.isascii():
        return text
    return "".join(
        sign for sign in text if unicodedata.category(sign) not in _PICTURES and not "\ufe00" <= sign <= "\ufe0f"
    )


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """`text` for comparing: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return unicodedata.normalize("NFC", "".join(sign for sign in plain if unicodedata.category(sign) != "Mn"))


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line, and where it begins."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def quoted(text: str, most: int = 120) -> str:
    """A sentence as it is quoted in another: on one line, whole words only."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rpartition(' ')[0] or line[:most]} …”"


def words(text: str) -> frozenset[str]:
    """A table of words, written as a text."""
    return frozenset(text.split())
