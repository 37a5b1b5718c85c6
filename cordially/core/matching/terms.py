"""What a text is about: the stems of its telling words, and what these mean, each with a weight."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from cordially.core.letters import folded, words
from cordially.core.matching.stems import stem

LONGEST = 2000  # characters of a text that are looked at
MOST, LONGEST_WORD = 120, 40  # words of it; characters of one
MEANS, NEAR, ALIKE = "=", "~", "^"  # a meaning itself, one beside it, the same beginning of a word
EDITION = "1"  # raised when the same text comes to mean something else
WEIGHTS = {MEANS: 0.9, NEAR: 0.4, ALIKE: 0.2}
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLAIN = words(
    """a about after again all also although always am an and another any anybody anyone anything are around as ask at
    away back be because been before being best better between big bit both but by came can cannot come could day days
    did do does doing done down each easy either else end enough etc ever every everybody everyone everything far feel
    few find first for found from full further gave get gets getting give given go goes going gone good got great had
    happen hard has have having he help helped helping her here hers him his hope how however i idea if important in
    into is it its itself just keep kind know known last lately least less let like little long look looking lot lots
    love made make makes making many may maybe me mean might mine more most much must my myself near need needed needs
    never new next nice no none not nothing now of off often ok old on once one only or other others our out over own
    part past per perhaps place please possible pretty proper properly put quite rather real really right said same
    say see seem seems seen shall she should since small so some somebody someone something somewhere soon sort start
    started starting still stuff such sure take taken taking tell than thank thanks that the their them then there
    these they thing things think this those though through till to today together told tomorrow too took tried true
    try trying two under until up upon us use used useful using very via want wanted wants was way ways we week weeks
    well went were what whatever when where whether which while who whom whose why will wish with within without wonder
    would year years yes yet you your yours don't doesn't didn't isn't i'm i'd i've i'll can't won't it's that's
    there's you're we're let's month months three four five half hour hours minutes
    der die das und oder ich du er sie es wir ihr ein eine einen einem einer den dem des mit auf bis für von zum zur im
    in am an als auch noch nicht kein keine sehr mehr nur schon so zu ist sind war habe hat haben werden wird kann
    möchte suche brauche mein meine meinen dass wie was wer"""
)

_WEAK = words(  # so usual that two texts share them for no reason
    """people person work working works time times timing worked project projects group nobody everyone everybody home
    place build built read live life change show run call send sent meet free open talk ask question questions problem
    point case side line word words man men woman lot set turn move hand eye head top end hold world
    country young whole everything nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand
    night morning evening weekend saturday sunday monday tuesday wednesday thursday friday spring summer autumn winter
    january february march april may june july august september october november december afraid inside sense front
    finished base online across side pick hear heard stay leave left close late early city form forms paper"""
)
WEAK = 0.3


@lru_cache(maxsize=1 << 15)
def terms(text: str) -> dict[str, float]:
    """Stems and meanings with their weights; a stem weighs one. Do not change what comes back."""
    found: dict[str, float] = {}
    told = list(_told(text))
    for word, following in zip(told, [*told[1:], ""], strict=False):
        if tells(word):
            found[stem(word)] = WEAK if word in _WEAK else 1.0
            if len(word) >= 7 and word.isalpha():
                found.setdefault(ALIKE + word[:5], WEIGHTS[ALIKE])
        for mark, concept in _of(f"{word}_{following}") + (_of(word) if tells(word) and word not in _WEAK else ()):
            found[mark + concept] = max(found.get(mark + concept, 0.0), WEIGHTS[mark])
    return found


def pack(text: str) -> str:
    """The terms of a text as one line, to be kept beside it."""
    return " ".join((EDITION, *terms(text)))


def unpack(text: str, packed: str) -> list[str] | dict[str, float]:
    """The terms as they were kept; reckoned anew where an older version kept them."""
    edition, *found = packed.split(" ")
    return found if edition == EDITION else terms(text)


def tells(word: str) -> bool:
    return 1 < len(word) <= LONGEST_WORD and word not in _PLAIN and "'" not in word


def _told(text: str) -> list[str]:
    told: list[str] = []
    for found in _WORD.findall(folded(text[:LONGEST]))[:MOST]:
        word = found.replace("’", "'").removesuffix("'s")
        told.append(word)
        if "-" in word and word not in _meanings():
            told += word.split("-")[:6]
    return told


def _of(word: str) -> tuple[tuple[str, str], ...]:
    if len(word) > 2 * LONGEST_WORD:
        return ()
    known = _meanings()
    return known.get(_key(word), ())


def meaning(term: str) -> str:
    """A term in words: "mentor", whether as a stem or as a meaning."""
    return term.lstrip(MEANS + NEAR + ALIKE).replace("_", " ")


def by_term(text: str) -> dict[str, str]:
    """The words of the text that each of its terms comes from."""
    found: dict[str, str] = {}
    told = list(_told(text))
    for word, following in zip(told, [*told[1:], ""], strict=False):
        if tells(word):
            found.setdefault(stem(word), word)
            found.setdefault(ALIKE + word[:5], word)
            for mark, concept in () if word in _WEAK else _of(word):
                found.setdefault(mark + concept, word)
        for mark, concept in _of(f"{word}_{following}"):
            found[mark + concept] = f"{word} {following}"
    return found


def _key(word: str) -> str:
    return "_".join(stem(part) for part in word.split("_"))


@cache
def _meanings() -> dict[str, tuple[tuple[str, str], ...]]:
    """By stem, or two joined: what it means, and what is near to that."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for concept, same, near in _lines():
        for word in same:
            told = found.setdefault(_key(folded(word)), {})
            told[MEANS, concept] = None
            told.update({(NEAR, other): None for other in (*near, concept)})
    return {word: tuple(told) for word, told in found.items()}


def _lines() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in (files(__package__) / "meanings.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            concept, same, *near = line.split("\t")
            yield concept, same.split(), near[0].split() if near else []
