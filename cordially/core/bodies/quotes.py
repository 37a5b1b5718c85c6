"""Where a mail stops being its author's: quoted lines, and all that a program put below "On Monday, Ana wrote:"."""

import re
from collections.abc import Iterator
from itertools import islice

from cordially.core.bodies import phrases
from cordially.core.bodies.phrases import any_of

MOST = 60  # places that are looked at
LONGEST_OPENING = 400  # characters

_WROTE = re.compile(
    r"\b(?:" + "|".join(map(re.escape, sorted(phrases.WROTE))) + r")(?!\w)|\b[aw]rote\b|さん|写道|写到|寫道|作成|님이",
    re.IGNORECASE,
)
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
_SIGN = re.compile(r"\S")
_ENDS = re.compile(r"[:：][ \t*_]*\n")

_SEPARATOR = re.compile(
    rf"\n[ \t*>]*(?:[-_=~—]{{2,}}[ \t]*(?:{any_of(phrases.SEPARATORS)})[ \t]*[-_=~—]{{2,}}"
    rf"|(?:{any_of(phrases.FORWARDS)})[ \t]*:)",
    re.IGNORECASE,
)
_KINDS = {word: kind for kind, told in phrases.HEAD.items() for word in told}
_HEAD = re.compile(
    rf"\n[ \t*_\u200e]{{0,5}}({'|'.join(sorted(map(re.escape, _KINDS), key=len, reverse=True))})"
    r"[ \t]?[*_]{0,2}[ \t]?[:：]([^\n]*)",
    re.IGNORECASE,
)
_RULE = re.compile(r"\n[ \t>]*[-_=*~]{5,}[ \t]*\n?\s*\Z")
_MARKED = re.compile(r"[ \t]{0,3}(?:>|&gt;|\|[ \t])")
_BANNER = re.compile(
    r"\A\W*(?:caution|warning|external(?: e-?mail| sender| message)?|achtung|attention|note)\b[^\n]{0,60}"
    r"(?:originated|outside|external|extern|unless you recogni[sz]e)[^\n]*(?:\n[^\n]+){0,4}\n\s*\n",
    re.IGNORECASE,
)


def without_banner(text: str) -> str:
    """Without the warning that some companies put above mail from outside."""
    return text[found.end() :] if (found := _BANNER.match(text)) else text


def has_marks(text: str) -> bool:
    return text[:1] == ">" or "\n>" in text or "\n >" in text or "\n|" in text


def cut(text: str) -> tuple[str, str]:
    """The author's part with its marked lines, and everything below the first opening of an unmarked quote."""
    padded = f"\n{text}\n"
    openings = list(_openings(padded))
    if openings and not padded[: openings[0][0]].strip():  # a quote whose marks were lost, or answers below it
        padded = padded[openings[0][1] - 1 :]
        openings = list(_openings(padded))
    places = [place for place in (_separator(padded), _head(padded)) if place >= 0] + [
        begin for begin, _ in openings[:1]
    ]
    if not places:
        return padded.strip(), ""
    own = padded[: min(places)]
    rule = _RULE.search(own[-200:])
    own = own[: len(own) - len(rule[0])] if rule else own
    return own.strip(), padded[len(own) :].strip()


def _separator(padded: str) -> int:
    found = _SEPARATOR.search(padded)
    return found.start() if found else -1


def _head(padded: str) -> int:
    """Where lines of a mail's head stand together: who, when or to whom, and about what."""
    first, last, kinds, has_mail = -1, -1, set[str](), False
    for found in _HEAD.finditer(padded):
        if last < 0 or padded.count("\n", last, found.start() + 1) > 4:
            first, kinds, has_mail = found.start(), set(), False
        kinds.add(_KINDS[found[1].lower()])
        has_mail = has_mail or "@" in found[2]
        last = found.end()
        if "from" in kinds and len(kinds) >= 3 - has_mail and ("subject" in kinds or "sent" in kinds):
            return first
    return -1


def _openings(padded: str) -> Iterator[tuple[int, int]]:
    """Where "On Monday, Ana wrote:" stands above lines that are not marked: from, to."""
    for found in islice(_ENDS.finditer(padded), MOST):
        begin = _opening_before(padded, found.end())
        if begin >= 0 and not _MARKED.match(padded, _next_sign(padded, found.end())):
            yield begin, found.end()


def _next_sign(text: str, place: int) -> int:
    found = _SIGN.search(text, place)
    return found.start() if found else len(text)


def _opening_before(text: str, end: int) -> int:
    """Where the opening begins that ends at `end`: one to four lines, with a verb, a date, an address; else -1."""
    best, place = -1, end - 1
    for _ in range(4):
        place = text.rfind("\n", 0, place)
        line = text[place + 1 : end].strip()
        if place < 0 and best >= 0:
            break
        if end - place > LONGEST_OPENING or not text[place + 1 : text.find("\n", place + 1)].strip():
            break
        if text[place + 1 : place + 2] == ">":
            break
        if _is_opening(line):
            best = max(0, place)
            if _STARTS.match(line):
                break
        if place <= 0:
            break
    return best


def _is_opening(line: str) -> bool:
    has_date, has_mail = bool(_DATED.search(line)), bool(_MAIL.search(line))
    if _WROTE.search(line):
        return has_date or has_mail
    return has_date and has_mail and len(line) < 200 and bool(_STARTS.match(line))


def unmarked(text: str) -> tuple[list[str], str]:
    """The pieces of own text above, between and below marked lines, and those lines with what opens them."""
    pieces: list[list[str]] = [[]]
    marked: list[str] = []
    lines = text.split("\n")
    is_quoted = False
    for number, line in enumerate(lines):
        if _MARKED.match(line):
            if not is_quoted:
                marked += _opening_of(pieces[-1])
                pieces.append([])
            is_quoted = True
            marked.append(line)
        elif is_quoted and (not line.strip() or _is_torn(lines, number)):
            marked.append(line)
        else:
            is_quoted = False
            pieces[-1].append(line)
    return ["\n".join(piece).strip() for piece in pieces], "\n".join(marked).strip()


def _is_torn(lines: list[str], number: int) -> bool:
    """A quoted line's end that was wrapped without its mark."""
    before, after = lines[number - 1], lines[number + 1 : number + 2]
    is_between = len(before) > 60 and bool(_MARKED.match(before)) and bool(after) and bool(_MARKED.match(after[0]))
    return is_between and len(lines[number]) < 30


def _opening_of(piece: list[str]) -> list[str]:
    """Take the lines that open a quote from the end of the piece above it."""
    while piece and not piece[-1].strip():
        piece.pop()
    for size in (1, 2, 3, 4):
        line = " ".join(piece[-size:]).strip()
        if size > len(piece) or len(line) > LONGEST_OPENING or not piece[-size].strip():
            break
        is_named = bool(_WROTE.search(piece[-1])) and line.rstrip("*_ ").endswith((":", "："))
        if is_named or _is_opening(line):
            more = size
            while more < min(4, len(piece)) and not _STARTS.match(piece[-more]) and piece[-more - 1].strip():
                more += 1
            size = more if _STARTS.match(piece[-more]) else size
            opening = piece[-size:]
            del piece[-size:]
            return opening
    return []
