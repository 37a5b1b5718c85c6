"""The signature at the end of what somebody wrote: the name and addresses that a program or a habit puts there."""

import re

from cordially.core.bodies import phrases
from cordially.core.bodies.phrases import any_of

ABOVE = "\x0e"  # stands for the quote above
LONGEST = 600  # characters that are kept
MOST_LINES = 40  # below "-- "
LONGEST_BELOW = 8000  # characters from the end in which it is looked for
MOST_SIGNED = 12  # below "Best regards"

_DELIMITER = re.compile(r"\n(?:--|—|–|__|-{3,}|_{3,}|={3,})[ \t]*\n(?=\s*\S)")
_DASHED = re.compile(r"(?:-|--|—|–|~) ?[A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+){0,3}")
_SENT_FROM = re.compile(rf"\n[ \t]*(?:{any_of(phrases.SENT_FROM)})[.!]?[ \t]*(?:\n|\Z)")
_FOOTER = re.compile(rf"\n(?:[-_=*]{{2,}}[ \t]*\n)?(?:{any_of(phrases.FOOTERS)})")
_LIST = re.compile(r"\n_{20,}[ \t]*\n[^\n]{0,80}mailing list\b", re.IGNORECASE)
_CLOSING = re.compile(rf"\n[ \t]*(?:{any_of(phrases.CLOSINGS)})[ \t]*[,.!]?[ \t]*\n")
_CONTACT = re.compile(any_of(phrases.CONTACTS))
_SENTENCE = re.compile(r"[.!?]\s*$|[.!?] [^\W\d_]{2}|.{50}")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3},?")


def cut(text: str, *, is_below: bool = False) -> tuple[str, str]:
    """The text without its signature, and the signature. Below a quote it may be nothing else."""
    padded = f"{ABOVE}\n{text}" if is_below else f"\n{text}"
    place = _footer(padded)
    if place >= 0:
        padded = _ended(padded, place)
    signature = ""
    for find in (_delimited, _sent_from, _dashed, _signed, _contacts):
        place = find(padded)
        if place >= 0:
            signature = padded[place:].lstrip("-—–_=~ \t\n").rstrip()
            padded = _ended(padded, place)
            if find is _delimited:
                break
    return padded.removeprefix(ABOVE).strip(), signature[:LONGEST]


def _ended(padded: str, place: int) -> str:
    """What stands above, without the dashes that end it."""
    above = padded[:place].rstrip()
    while above[-3:].strip("-_=*") == "" and (line := above.rfind("\n")) >= 0 and not above[line:].strip(" \t\n-_=*"):
        above = above[:line].rstrip()
    return above


def _footer(padded: str) -> int:
    """What a list or a company puts below."""
    found = _FOOTER.search(padded) or ("\n____" in padded and _LIST.search(padded))
    return found.start() if found and (found.start() > 0.2 * len(padded) or padded[0] == ABOVE) else -1


def _delimited(padded: str) -> int:
    """At "-- ", where not more than a screen follows."""
    for found in _DELIMITER.finditer(padded, max(0, len(padded) - LONGEST_BELOW)):
        is_usual = len(found[0].strip()) <= 2
        is_short = padded.count("\n", found.end()) < (MOST_LINES if is_usual else MOST_SIGNED)
        if is_short and padded[: found.start()].strip() and (is_usual or _CONTACT.search(padded, found.end())):
            return found.start()
    return -1


def _sent_from(padded: str) -> int:
    found = _SENT_FROM.search(padded, max(0, len(padded) - 400))
    return found.start() if found and padded.count("\n", found.end()) < 3 else -1


def _dashed(padded: str) -> int:
    """ "-Ana" as the last line, where it ends no list."""
    place = padded.rfind("\n")
    if padded[place + 1 : place + 2] not in ("-", "—", "–", "~") or not _DASHED.fullmatch(padded, place + 1):
        return -1
    above = padded[:place].rstrip()
    return -1 if not above or above[above.rfind("\n") + 1 :].lstrip()[:1] in ("-", "*", "•", "—", "–") else place


def _signed(padded: str) -> int:
    """Below "Best regards,": more than a name alone."""
    closings = list(_CLOSING.finditer(padded, max(0, len(padded) - 1500)))
    if not closings:
        return -1
    below = [line.strip() for line in padded[closings[-1].end() :].split("\n") if line.strip()]
    if not below or len(below) > MOST_SIGNED or any(len(line) > 90 for line in below):
        return -1
    if len(below) == 1 and _NAME.fullmatch(below[0]):
        return -1
    is_block = any(_CONTACT.search(line) for line in below) or (
        len(below) <= 3 and not any(map(_SENTENCE.search, below))
    )
    is_named = len(below[0]) < 50 and _NAME.match(below[0]) and not _SENTENCE.search(below[0])
    return closings[-1].end() - 1 if is_block and is_named else -1


def _contacts(padded: str) -> int:
    """A last paragraph that begins with a name and holds numbers and addresses only."""
    block: list[str] = []
    place = len(padded)
    for line in reversed(padded.rsplit("\n", MOST_SIGNED)):
        if not line.strip() or len(line) > 70:
            break
        block.append(line)
        place -= len(line) + 1
    if not 2 <= len(block) < MOST_SIGNED or place <= 0 or not _NAME.fullmatch(block[-1].strip()):
        return -1
    return place if sum(bool(_CONTACT.search(line)) for line in block[:-1]) * 2 >= len(block) - 1 else -1
