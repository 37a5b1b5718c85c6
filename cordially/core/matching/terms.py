"""What a text is about: the stems of its telling words, and what these mean, each with a weight."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from cordially.core.letters import folded, words
from cordially.core.matching.stems import stem

BEGIN = 2  # letters that a word and its stem have in common, whatever they are
LONGEST = 2000  # characters of a text that are looked at
MOST, LONGEST_WORD = 120, 40  # words of it; characters of one
MEANS, NEAR, ALIKE = "=", "~", "^"  # a meaning itself, one beside it, the same beginning of a word
THEME = "%"  # a part of life that a word belongs to
EDITION = "3"  # raised when the same text comes to mean something else
WEIGHTS = {MEANS: 0.7, NEAR: 0.4, ALIKE: 0.35, THEME: 0.6}
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLAIN = words(
    """a about after again all also although always am an and another any anybody anyone anything are around as ask at
    away back be because been before being best better between big bit both but by came can cannot come could day days
    did do does doing done down each easy either else end enough etc even ever every everybody everyone everything far
    feel few find first for found from full further gave get gets getting give given go goes going gone good got great
    had happen hard has have having he help helped helping her here hers him his hope how however i idea if important in
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
    möchte suche brauche mein meine meinen dass wie was wer
    happy glad sorry hello dear lovely pleased delighted takes loved hopefully honestly actually finally simply"""
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
    """Stems, meanings and themes with their weights; a stem weighs one. Do not change what comes back."""
    found: dict[str, float] = {}
    for one in by_word(text):
        for term, weight in one.items():
            found[term] = max(found.get(term, 0.0), weight)
    return found


def by_word(text: str) -> list[dict[str, float]]:
    """The terms of each telling word, with those of it and the next."""
    said = told(text)
    found = []
    for word, following in zip(said, [*said[1:], ""], strict=False):
        one = _terms_of(word) if tells(word) else {}
        for mark, concept in marks(f"{word}_{following}"):
            one.setdefault(mark + concept, WEIGHTS[mark])
        if one:
            found.append(one)
    return found


def _terms_of(word: str) -> dict[str, float]:
    found = {stem(word): WEAK if is_weak(word) else 1.0}
    if len(word) >= 7 and word.isalpha():
        found[ALIKE + word[:5]] = WEIGHTS[ALIKE]
    for mark, concept in () if is_weak(word) else marks(word):
        found[mark + concept] = WEIGHTS[mark]
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


def is_weak(word: str) -> bool:
    return word in _WEAK


def told(text: str) -> list[str]:
    """The words of a text in small letters; of a compound also its parts."""
    found: list[str] = []
    for match in _WORD.findall(folded(text[:LONGEST]))[:MOST]:
        word = match.replace("’", "'").removesuffix("'s")
        found.append(word)
        if "-" in word and word not in _meanings(word[:BEGIN]):
            found += word.split("-")[:6]
    return found


def marks(word: str) -> tuple[tuple[str, str], ...]:
    """(sign, meaning or theme) of a word, or of two joined: mock_interview."""
    if len(word) > 2 * LONGEST_WORD:
        return ()
    key = key_of(word)
    return _meanings(key[:BEGIN]).get(key, ())


def key_of(word: str) -> str:
    """Its stem, or those of two joined."""
    return "_".join(stem(part) for part in word.split("_"))


@cache
def _meanings(begin: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Of what begins so, by stem, or two joined: what it means, what is near to that, and its themes."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for word, marks in _listed().get(begin, ()):
        found.setdefault(key_of(word), {}).update(dict.fromkeys(marks))
    return {word: tuple(told) for word, told in found.items()}


@cache
def _listed() -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    """All words of both lists with their marks, by how they begin: a stem begins so too, so that few need be made."""
    found: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
    for concept, same, near in _lines("meanings.tsv"):
        marks = [(MEANS, concept), *((NEAR, other) for other in (*near, concept))]
        for word in map(folded, same):
            found.setdefault(word[:BEGIN], []).append((word, marks))
    for theme, same, _ in _lines("themes.tsv"):
        for word in map(folded, same):
            found.setdefault(word[:BEGIN], []).append((word, [(THEME, theme)]))
    return found


def _lines(name: str) -> Iterator[tuple[str, list[str], list[str]]]:
    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            concept, same, *near = line.split("\t")
            yield concept, same.split(), near[0].split() if near else []
