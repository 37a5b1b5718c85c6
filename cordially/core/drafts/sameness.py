"""Whether a text went to others too, word for word or nearly, and openings that could go to anyone."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_RUN = 5  # words that make a piece; shorter pieces are shared by any two mails
_LEAST = 20  # words of a text that is looked at
_ENOUGH = 0.6  # of the pieces that another text has too
_MOST_TEXTS, _MOST_WORDS = 200, 2_000
_ANYONE = re.compile(
    r"\A\s{0,9}(?:to whom it may concern|sehr geehrte damen und herren"
    r"|(?:dear|hello|hi|hey|greetings)[ ,]{1,3}(?:sir (?:or|/) madam|sirs?\b|madam\b|hiring manager|valued \w+"
    r"|all\b|everyone"
    r"|everybody|there\b|friends?\b|colleagues?\b|contacts?\b|network\b|[\[{<](?:\w+[ _]?){1,3}[\]}>]))",
    re.IGNORECASE,
)
_HOLE = re.compile(
    r"[\[{<]{1,2}[ ]?(?:first|last|full|your|company|person|recipient)?[ _-]?(?:name|company|vorname|firma"
    r"|position|title)[ ]?[\]}>]{1,2}",
    re.IGNORECASE,
)


def shared(draft: str, others: Sequence[str]) -> tuple[int, int, int]:
    """How many of the others have the same text, and where in the draft the longest shared stretch stands."""
    words = list(_WORD.finditer(draft))[:_MOST_WORDS]
    if len(words) < _LEAST:
        return 0, 0, 0
    pieces = _pieces([word[0].lower() for word in words])
    same = [have for text in others[:_MOST_TEXTS] if _share(pieces, have := set(_pieces(_words(text)))) >= _ENOUGH]
    if not same:
        return 0, 0, 0
    first, last = max((_longest(pieces, have) for have in same), key=lambda run: run[1] - run[0])
    return len(same), words[first].start(), words[min(last + _RUN - 1, len(words) - 1)].end()


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[: 12 * _MOST_WORDS])[:_MOST_WORDS]]


def _pieces(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _share(pieces: list[tuple[str, ...]], have: set[tuple[str, ...]]) -> float:
    return sum(piece in have for piece in pieces) / len(pieces)


def _longest(pieces: list[tuple[str, ...]], have: set[tuple[str, ...]]) -> tuple[int, int]:
    """The first and last piece of the longest run of shared ones."""
    best, since = (0, -1), 0
    for at, piece in enumerate(pieces):
        if piece not in have:
            since = at + 1
        elif at - since > best[1] - best[0]:
            best = (since, at)
    return best if best[1] >= 0 else (0, 0)


def for_anyone(draft: str) -> "re.Match[str] | None":
    """An opening or a hole in the text that shows it was made for many."""
    return _HOLE.search(draft[:4000]) or _ANYONE.match(draft)
