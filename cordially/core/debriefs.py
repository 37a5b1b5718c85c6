"""One line after a meeting, read into what it says: who was there, what they need, what was promised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cordially.core import times
from cordially.core.letters import folded

LONGEST, MOST = 4000, 40  # characters of a line; clauses
GOAL, CHALLENGE, INTEREST, LIFE = "goal", "challenge", "interest", "life event"
PROMISE, NOTE = "promise", "note"

_WITH = re.compile(r"\b(?:with|met|saw|visited|called|mit|traf)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\+|\band\b|\bund\b)\s*", re.IGNORECASE)
_DAY = re.compile(
    r"\s*,?\s*\b(?:on\s+|am\s+)?((?:today|yesterday|gestern|heute|(?:last\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,2}\s+days?\s+ago|\d{4}-\d\d-\d\d)(?:\s+(?:morning|evening|noon|afternoon))?)\s*",
    re.IGNORECASE,
)
_FULL = re.compile(r"[.;!?]+\s+|\n+|[.;!?]+$")
_COMMA = re.compile(r",\s*(?:and\s+|but\s+|und\s+)?|\s+(?:and|but|und)\s+(?=I\b|I['’]|ich\b)", re.IGNORECASE)
_MINE = re.compile(
    r"(?:i['’]ll|i\s+(?:will|shall|promised|have to|want to|am going to|owe)|i['’]m going to|ich (?:werde|schicke))\b",
    re.IGNORECASE,
)
_I = re.compile(r"(?:i|i['’]\w+|ich|we|we['’]\w+|wir)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:she|he|they|sie|er)\b(?:['’](?:s|ll|re|d|ve))?", re.IGNORECASE)
_THEIRS = re.compile(r"^(?:['’]ll|will|promised|is going to|wants to send|wird|schickt)\b", re.IGNORECASE)
_GOALS = (
    r"(?:is |are )?(?:still )?(?:look(?:s|ing)? for|search(?:es|ing)?|seek(?:s|ing)?)|needs?\b|wants?\b|would like"
    r"|hop(?:es|ing)\b|wish(?:es)?\b|tr(?:ies|ying) to|plans? to|dreams? of|sucht|braucht|möchte|will lernen"
)
_TURNS = (
    r"(?:is |has )?(?:just )?(?:start(?:s|ed|ing)?\b|mov(?:es|ed|ing)\b|got\b|quit|left\b|leaves\b|married|expect"
    r"|was promoted|has a new|had a baby|lost\b|turns\b|zieht|heiratet)"
)
_NEEDS = (
    (
        CHALLENGE,
        r"struggl|is stuck|are stuck|worr|is afraid|has trouble|fights|finds it hard|cannot|can['’]?t\b|kämpft",
    ),
    (GOAL, _GOALS),
    (INTEREST, r"loves?\b|likes?\b|enjoys?\b|is into|collects?\b|liebt|mag\b"),
    (LIFE, _TURNS),
)
_KINDS = tuple((kind, re.compile(rf"['’]?s?\s*(?:{verbs})", re.IGNORECASE)) for kind, verbs in _NEEDS)


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the colon: what it was, with whom, on which day."""

    title: str
    names: tuple[str, ...]
    day: str  # as it was said; empty where it was not


@dataclass(frozen=True, slots=True)
class Said:
    """One thing of the line. `whom` are places in the list of names; empty: all of them."""

    kind: str  # GOAL, CHALLENGE, INTEREST, LIFE, PROMISE, NOTE
    text: str
    whom: tuple[int, ...]
    mine: bool = False  # of a promise
    due: date | None = None


def head(line: str) -> tuple[Head, str]:
    """The head and the rest. ValueError, in words, where nobody is named."""
    first, colon, rest = line[:LONGEST].partition(":")
    if not colon:
        raise ValueError("Say whom you met, a colon, and what it was about: “coffee with Ana: she looks for a mentor”.")
    title = " ".join(first.split())
    said = _DAY.search(title)
    bare = (title[: said.start()] + " " + title[said.end() :]).strip() if said else title
    met = _WITH.search(bare)
    names = tuple(name for name in _AND.split(bare[met.end() :] if met else bare) if name)[:12]
    if not names:
        raise ValueError("Say whom you met: “coffee with Ana and Ben: …”.")
    return Head(title, names, said[1] if said else ""), rest


def read(rest: str, names: Sequence[Sequence[str]], *, at: datetime) -> tuple[Said, ...]:
    """What the rest says. `names`: for each who was there, the forms by which the line may call them."""
    found: list[Said] = []
    last: tuple[int, ...] = (0,) if len(names) == 1 else ()
    for clause in _clauses(rest, names):
        one = _said(clause, names, last, at)
        last = one.whom or last
        found.append(one)
    return tuple(found[:MOST])


def _clauses(rest: str, names: Sequence[Sequence[str]]) -> Iterator[str]:
    """Full stops part clauses; a comma does where what follows begins with somebody."""
    for sentence in _FULL.split(rest):
        pieces: list[str] = []
        for piece in _COMMA.split(sentence):
            begins = _I.match(piece) or _PRONOUN.match(piece) or _named(piece, names, at_start=True)
            if pieces and not begins:
                pieces[-1] += ", " + piece
            else:
                pieces.append(piece)
        yield from (piece.strip(" ,") for piece in pieces if any(map(str.isalnum, piece)))


def _said(clause: str, names: Sequence[Sequence[str]], last: tuple[int, ...], at: datetime) -> Said:
    named = _named(clause, names)
    due = times.due(clause, at=at)
    day = due.day if due else None
    if _MINE.match(clause):
        return Said(PROMISE, clause, named[:1] or last[:1], True, day)
    subject = _named(clause, names, at_start=True)
    pronoun = _PRONOUN.match(clause)
    verb = _after(clause, names) if subject else clause[pronoun.end() :] if pronoun else ""
    whom = subject[:1] or (last if pronoun else named)
    if verb and _THEIRS.match(verb.strip()):
        return Said(PROMISE, clause, whom[:1], False, day)
    if pronoun and pronoun[0].lower().endswith(("'ll", "’ll")):
        return Said(PROMISE, clause, whom[:1], False, day)
    kind = next((kind for kind, verbs in _KINDS if verb and verbs.match(verb.strip())), NOTE)
    return Said(kind, clause, whom)


def _named(text: str, names: Sequence[Sequence[str]], *, at_start: bool = False) -> tuple[int, ...]:
    """Who is named, in the text's order."""
    plain = folded(text)
    places: dict[int, int] = {}
    for number, forms in enumerate(names):
        for form in filter(None, map(folded, forms)):
            found = re.search(rf"\b{re.escape(form)}\b", plain)
            if found and (found.start() == 0 or not at_start):
                places[number] = min(found.start(), places.get(number, found.start()))
    return tuple(sorted(places, key=lambda number: places[number]))


def _after(clause: str, names: Sequence[Sequence[str]]) -> str:
    """What follows the name that a clause begins with."""
    plain = folded(clause)
    ends = [
        found.end()
        for forms in names
        for form in filter(None, map(folded, forms))
        if (found := re.match(rf"{re.escape(form)}\b", plain))
    ]
    return plain[max(ends) :] if ends else ""
