"""Where a mail stops being its author's: quoted lines, and all that a program put below "On Monday, Ana wrote:"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cordially.core.bodies import phrases
from cordially.core.bodies.phrases import any_of

LONGEST_OPENING = 400  # characters
LONGEST_WORD = 40  # before a colon
MOST_BETWEEN = 4  # lines between two lines of a mail's head
MOST_TRIED = 200  # lines that end with a colon

_DATED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.h]\d\d\b|\d{4}年|\b\d{1,2}\b[^\n]{0,30}\b(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\b[^\n]{0,30}\b\d{1,2}\b|\w{3,9}\.? \d{1,2}\b"
)
_MAIL = re.compile(r"[\w.+-]@[\w-]")
_STARTS = re.compile(
    rf"[\s*_>]{{0,5}}(?:(?:{'|'.join(sorted(phrases.ON))})\b|\d{{1,4}}[./年-]|\d{{1,2}} \w"
    rf"|(?:{'|'.join(sorted(phrases.DAYS))})[a-zäöüéèáíçøåś]*[.,]? )",
    re.IGNORECASE,
)
_COLON = re.compile("[:：]")
_SEPARATOR = re.compile(rf"\n[ \t*]*[-_=~—]{{2,}}[ \t]*(?:{any_of(phrases.SEPARATORS)})[ \t]*[-_=~—]{{2,}}")
_RULES = ("--", "__", "==", "~~")
_FORWARD = re.compile(any_of(phrases.FORWARDS))
_KIND = {word: kind for kind, told in phrases.HEAD.items() for word in told}
_RULE = re.compile(r"\n[ \t>]*[-_=*~]{5,}[ \t]*\n?\s*\Z")
_RUN = re.compile(r"(\n[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*)")
_BANNER = re.compile(
    r"\A\W*(?:caution|warning|external(?: e-?mail| sender| message)?|achtung|attention|note)\b[^\n]{0,60}"
    r"(?:originated|outside|external|extern|unless you recogni[sz]e)[^\n]*(?:\n[^\n]+){0,4}\n\s*\n",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """Where an unmarked quote is opened, and where what was quoted begins."""

    begin: int
    end: int
    is_head: bool  # lines of a head, which nobody writes by hand


def without_banner(text: str) -> str:
    """Without the warning that some companies put above mail from outside."""
    return text[found.end() :] if (found := _BANNER.match(text)) else text


def part(text: str) -> tuple[list[str], str]:
    """The author's pieces, above, between and below what is quoted, and all of that."""
    has_marks = ">" in text and (text[0] == ">" or "\n>" in text or "\n >" in text)
    pieces = _RUN.split(f"\n{text}") if has_marks else [f"\n{text}"]
    own, quoted = [], []
    for number in range(0, len(pieces), 2):
        piece, run = pieces[number], pieces[number + 1] if number + 1 < len(pieces) else ""
        if number and run and _is_torn(pieces[number - 1], piece):
            quoted += [piece, run]
            continue
        piece, opening = without_opening_at_end(piece) if run else (piece, "")
        begin, end = _unmarked(f"{piece}\n", is_first=number == 0)
        own.append(piece[begin:end].strip())
        quoted += [piece[end:], opening, run]
        if end < len(piece):
            return own, "".join([*quoted, *pieces[number + 2 :]]).strip()
    return own, "".join(quoted).strip()


def first_opening(piece: str) -> Opening | None:
    """Where the first unmarked quote is opened, in lines above which stands a line's end."""
    found = next(_openings(piece), None) if ":" in piece or "：" in piece else None
    ruled = _SEPARATOR.search(piece) if any(rule in piece for rule in _RULES) else None
    if ruled and (found is None or ruled.start() <= found.begin):
        return Opening(ruled.start(), ruled.end(), False)
    return found


def _unmarked(piece: str, is_first: bool) -> tuple[int, int]:
    """Where the author's words begin and end in a piece without marked lines."""
    begin, places = 0, []
    for opening in _openings(piece) if ":" in piece or "：" in piece else ():
        if opening.is_head or not is_first or piece[begin : opening.begin].strip():
            places.append(opening.begin)
            break
        begin = opening.end  # a quote whose marks were lost, or answers below it
    if any(rule in piece for rule in _RULES):
        found = _SEPARATOR.search(piece)
        places += [found.start()] if found else []
    if not places:
        return begin, len(piece) - 1
    rule = _RULE.search(piece, max(begin, min(places) - 200), min(places))
    return begin, rule.start() if rule else min(places)


def _openings(piece: str) -> Iterator[Opening]:
    """Lines of a mail's head; "Begin forwarded message:"; "On Monday, Ana wrote:"."""
    head, tried = _Head(), 0
    for place in _colons(piece):
        line = piece.rfind("\n", max(0, place - LONGEST_WORD - 1), place) + 1
        if place - line < LONGEST_WORD:
            word = piece[line:place].strip(" \t*_\u200e").lower()
            if word in _KIND and head.grows(piece, line, place, _KIND[word]):
                yield Opening(head.first, place, True)
                return
            if _FORWARD.fullmatch(word):
                yield Opening(line - 1, place, True)
                return
        if tried < MOST_TRIED and piece[place + 1 : place + 6].lstrip(" \t*_")[:1] == "\n":
            tried += 1
            begin = _opening_before(piece, place + 1)
            if begin >= 0:
                yield Opening(begin, place + 1, False)


def _colons(piece: str) -> Iterator[int]:
    if "：" in piece:
        yield from (found.start() for found in _COLON.finditer(piece))
        return
    place = piece.find(":")
    while place >= 0:
        yield place
        place = piece.find(":", place + 1)


class _Head:
    """Lines of a mail's head that stand together: who, when or to whom, and about what."""

    def __init__(self) -> None:
        self.first, self.last = -1, -1
        self.kinds: set[str] = set()
        self.has_mail = False

    def grows(self, piece: str, line: int, colon: int, kind: str) -> bool:
        """Is it a whole head with this line?"""
        if self.first < 0 or piece.count("\n", self.last, line) > MOST_BETWEEN:
            self.first, self.kinds, self.has_mail = line - 1, set(), False
        self.kinds.add(kind)
        self.last = piece.find("\n", colon)
        self.has_mail = self.has_mail or piece.find("@", colon, self.last) >= 0
        enough = len(self.kinds) >= (2 if self.has_mail else 3)
        return enough and "from" in self.kinds and not self.kinds.isdisjoint(("subject", "sent"))


def _opening_before(text: str, end: int) -> int:
    """Where the opening begins that ends at `end`: one to four lines, with a verb, a date, an address; else -1."""
    best, place = -1, end
    for _ in range(4):
        place = text.rfind("\n", 0, place)
        line = text[place + 1 : end]
        if place < 0 or len(line) > LONGEST_OPENING or line[:1] in ("", "\n", ">"):
            break
        if _is_opening(line):
            best = place
        if best >= 0 and _STARTS.match(line):
            return place
    return best


def _is_opening(line: str) -> bool:
    if _has_wrote(line):
        return bool(_MAIL.search(line) or _DATED.search(line))
    return "@" in line and len(line) < 200 and bool(_DATED.search(line) and _MAIL.search(line) and _STARTS.match(line))


def _has_wrote(line: str) -> bool:
    tokens = line.lower().replace(":", " ").replace(",", " ").split()
    if not phrases.WROTE.isdisjoint(tokens):
        return True
    return not line.isascii() and any(sign in line for sign in phrases.WROTE_SIGNS)


def _is_torn(run: str, below: str) -> bool:
    """A quoted line's end that was wrapped without its mark."""
    return len(below) < 32 and below.count("\n") == 1 and len(run) - run.rfind("\n") > 60


def without_opening_at_end(piece: str) -> tuple[str, str]:
    """Take the lines that open a quote from the end of the piece above it."""
    end = len(piece.rstrip())
    piece = piece[:end]
    place = _opening_before(piece, end)
    if place < 0:
        place = piece.rfind("\n")
        is_named = piece[-1:] in (":", "：") and end - place < 120 and _has_wrote(piece[place + 1 :])
        place = place if is_named else -1
    return (piece[:place], piece[place:]) if place >= 0 else (piece, "")
