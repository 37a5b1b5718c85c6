"""Who is meant by "I", "you" and "Ana will", and how firmly they say it."""

import re

from cordially.core.words.kinds import LIFE_EVENT, PROMISE, REQUEST

_YOU_PROMISED = re.compile(
    r" you (?:said|promised|agreed|offered|told (?:me|us)|mentioned)(?: that)? (?:you|to) | you (?:will|are going to) "
    r"(?:send|call|email|write|give|bring|get back|let me|let us|forward|check|introduce|share)\b(?! me know if)"
)
_SAYS_I = re.compile(r" (?:i|we|my|our|ich|wir) ")
_ME_FIRST = re.compile(r" (?:i|we) (?:will|shall|am|are|can|promise)\b| let (?:me|us) ")
_SMALL = r"[a-zäöüéèáàñçß'’-]+"
_NAMED = re.compile(
    rf"(?:^|[\s,;:(])(?P<name>[A-Z]{_SMALL}(?: [A-Z]{_SMALL})?) (?:will|is going to|said (?:he|she|they) would"
    r"|has (?:promised|agreed|offered) to|promised to|agreed to|offered to)\b"
)
_CALLED = re.compile(rf"^\W{{0,3}}(?P<name>[A-Z]{_SMALL}(?: [A-Z]{_SMALL}){{0,2}})(?:[,:]| -| –) ")
_NAME_ASKED = re.compile(
    rf"^\W{{0,3}}(?P<name>[A-Z]{_SMALL}(?: [A-Z]{_SMALL})?),? "
    r"(?:(?:can|could|would|will) (?:you|u)|please|(?:kannst|könntest|würdest|magst) du|bitte)\b"
)
_AT = re.compile(rf"@(?P<name>[A-Za-z]{_SMALL})")
_NO_LABELS = frozenset(
    "note notes todo action actions re ps important question answer update subject fyi next deadline reminder thanks"
    " achtung frage antwort hinweis wichtig danke hi hello hey dear hallo yes no ok okay sure well so also sorry please"
    " great perfect maybe hopefully otherwise meanwhile finally lastly cool awesome super klar gut toll prima dann"
    " bitte sonst vielleicht leider entschuldigung".split()
)
_NO_NAMES = frozenset(
    "i we you he she it they this that there who what which if when these those everyone someone nobody nothing all"
    " monday tuesday wednesday thursday friday saturday sunday and but so then also our my your the a an".split(" ")
)
_WEAK = re.compile(
    r" (?:try|trying|hope|hopefully|might|may|maybe|perhaps|possibly|probably|should|could|would|likely|attempt|think"
    r"|guess|if (?:i|we) (?:can|could|have|get|find|manage)|see if i|as best i can|plan|planning|intend|let's) "
)
_WISHED_WELL = re.compile(r" (?:congratulations|congrats|condolences|happy birthday|sorry for your loss|get well) ")


def who(kind: str, text: str, line: str, *, by: str, to: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """By whom and to whom something was said to be done; empty where nobody can tell."""
    to = _spoken_to(text, to) if kind != REQUEST else _asked(text, _spoken_to(text, to))
    if kind == LIFE_EVENT and _WISHED_WELL.search(line):
        return _the_one(to), _only(by)
    if kind != PROMISE or _ME_FIRST.search(line):
        return by or _label(text, line), to
    if _YOU_PROMISED.search(line):
        return _the_one(to), _only(by)
    named = _NAMED.search(text[:500])
    if named and named["name"].split()[0].lower() not in _NO_NAMES:
        return named["name"], to
    return by, to


def _asked(text: str, to: tuple[str, ...]) -> tuple[str, ...]:
    """Who is called by a name that is not in the head: "Jonas, could you ..."."""
    found = _NAME_ASKED.match(text[:80])
    first = found["name"].split()[0] if found else ""
    if found is None or first.lower() in _NO_LABELS | _NO_NAMES or any(first in name.split() for name in to):
        return to
    return (found["name"],)


def _label(text: str, line: str) -> str:
    """Who speaks in "Lena: I'll write to the printer", as notes of a meeting have it."""
    found = _CALLED.match(text[:80])
    is_label = found is not None and ":" in found.group() and _SAYS_I.search(line)
    return found["name"] if found and is_label and found["name"].lower() not in _NO_LABELS | _NO_NAMES else ""


def _spoken_to(text: str, to: tuple[str, ...]) -> tuple[str, ...]:
    """Of several, the one who is called: "Ben, could you ...", "@Ben"."""
    if len(to) < 2:
        return to
    called = {
        found["name"].split()[0].casefold() for found in (_CALLED.match(text[:80]), _AT.search(text[:500])) if found
    }
    chosen = tuple(name for name in to if not called.isdisjoint(name.casefold().split()))
    return chosen if len(chosen) == 1 else to


def _the_one(people: tuple[str, ...]) -> str:
    return people[0] if len(people) == 1 else ""


def _only(person: str) -> tuple[str, ...]:
    return (person,) if person else ()


def is_firm(line: str) -> bool:
    """Whether a promise is made without "try", "hope" or "maybe"."""
    return not _WEAK.search(line)
