"""A mail's head as programs show it above the words: "From: …, Sent: …, To: …", in many languages, and Gmail's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cordially.core.bodies import phrases
from cordially.core.pasted import dates

MOST_LINES, LONGEST_LINE, LONGEST_WORD, MOST_PEOPLE = 40, 2000, 40, 12
_KIND = {word: kind for kind, told in phrases.HEAD.items() for word in told}
_PERSON = re.compile(r"(?P<name>[^<>\[\];]{0,100}?)[\s\"']*[<\[](?:mailto:)?(?P<mail>[^<>\[\]\s]{1,200})[>\]]")
_GMAIL = re.compile(
    r"(?P<name>[^\s<>@:][^<>@:\n]{0,80}?)[ \t]*<[^<>\s@]{1,100}@[^<>\s@]{1,100}>[ \t]*(?P<when>[^\n]{0,60})"
)
_TO = re.compile(r"(?:to|an|à|para|a|naar):?[ \t]+(?P<people>\S.{0,1000})", re.IGNORECASE)
_MYSELF = frozenset("me mich moi mí mim mij you ich".split())


@dataclass(frozen=True, slots=True)
class Head:
    """Who wrote when to whom, and where the head begins and the words below it begin."""

    by: str
    to: tuple[str, ...]
    at: datetime | None
    begin: int
    end: int


def top(text: str, *, near: datetime | None = None) -> Head | None:
    """The head with which a text begins, if it begins with one."""
    found: dict[str, str] = {}
    last, end = "", 0
    for start, stop in _lines(text):
        line = text[start : min(stop, start + LONGEST_LINE)].lstrip(" \t*_>\u200e\u202a\ufeff").rstrip(" \t*_\r")
        if not line:
            if found and not _is_head(text, stop):
                break
            continue
        kind, told = _field(line)
        if kind:
            found.setdefault(kind, told)
            last = kind
        elif last and found[last].rstrip().endswith((",", ";")):
            found[last] += f" {line}"
        else:
            break
        end = min(stop + 1, len(text))
    if "from" not in found or not ({"sent", "subject"} & found.keys()):
        return None
    by = next(iter(people(found["from"])), "")
    return Head(by, people(found.get("to", "")), dates.read(found.get("sent", ""), near=near), 0, end)


def of_gmail(text: str, *, near: datetime | None = None) -> list[Head]:
    """The heads of a conversation as Gmail shows or prints it: name and address, a date, and to whom."""
    lines = list(_lines(text, most=0))
    found = []
    for number, (start, stop) in enumerate(lines):
        one = _GMAIL.fullmatch(text, start, stop) if "@" in text[start:stop][:300] else None
        if one is None or one["when"].rstrip().endswith(":"):  # "Ana <…> wrote on Monday:" is above a quote
            continue
        at, end = dates.read(one["when"], near=near), stop
        to: tuple[str, ...] | None = None
        for below, last in lines[number + 1 : number + 4]:
            line = text[below:last].strip()[:LONGEST_LINE]
            addressed = _TO.fullmatch(line)
            if addressed:
                to, end = people(addressed["people"]), last
            elif at is None and len(line) < 60 and (told := dates.read(line, near=near)):
                at, end = told, last
            elif line:
                break
        if at is not None and (to is not None or one["when"].strip()):
            found.append(Head(called(one["name"]), to or (), at, start, min(end + 1, len(text))))
    return found


def people(told: str) -> tuple[str, ...]:
    """The names in a field of the head, or their addresses; none where one of them is "me", for nobody tells who."""
    told = told[:LONGEST_LINE]
    if "<" in told or "[" in told:
        named = [called(one["name"]) or one["mail"] for one in _PERSON.finditer(told)]
    else:
        named = [called(one) for one in re.split(r";" if ";" in told else r",", told)]
    kept = tuple(dict.fromkeys(filter(None, named)))
    return kept if len(kept) <= MOST_PEOPLE and not any(name.lower() in _MYSELF for name in kept) else ()


def called(name: str) -> str:
    """ "Silva, Ana" is Ana Silva."""
    name = " ".join(name.strip(" \t,;\"'").split())
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first and len(name) < 60 else name


def _field(line: str) -> tuple[str, str]:
    colon = min((place for sign in ":：" if (place := line.find(sign)) >= 0), default=-1)
    if not 0 < colon < LONGEST_WORD:
        return "", ""
    word = line[:colon].strip(" \t*_").lower().removesuffix(" el")  # "Enviado el:"
    return _KIND.get(word, ""), line[colon + 1 :].strip(" \t*_")


def _is_head(text: str, place: int) -> bool:
    """Does the head go on below a blank line?"""
    below = text[place : place + LONGEST_WORD + 10].lstrip().split("\n", 1)[0].strip(" \t*_>")
    return bool(_field(below)[0])


def _lines(text: str, most: int = MOST_LINES) -> Iterator[tuple[int, int]]:
    start, number = 0, 0
    while start < len(text) and (not most or number < most):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        yield start, stop
        start, number = stop + 1, number + 1
