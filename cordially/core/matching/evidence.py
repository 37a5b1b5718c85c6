"""What shows that a text helps with a need: the words of both that belong together, and how much each pair shows."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from cordially.core.matching import terms
from cordially.core.matching.terms import MEANS, THEME

ENOUGH, PLENTY = 1.0, 1.5  # for a need; for what may be none
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of a text, or two that mean something together."""

    told: str
    stem: str
    places: frozenset[int]
    means: frozenset[str]
    themes: frozenset[str]
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """Two words that belong together. `weight` 1: they show it alone; a half: only beside others."""

    theirs: str
    mine: str
    weight: float


def grounds(
    need: str, text: str, *, names: Collection[str] = (), is_rare: Callable[[str], bool] = lambda stem: True
) -> list[Ground]:
    """Pairs of a word of the need and one of the text, the strongest first; no word is in two of them.

    `names`: stems that are in the text only as part of a name, as of a firm. `is_rare` tells whether few texts have a
    stem.
    """
    by_mark = _by_mark(need)
    pairs = [
        (weight, one, two)
        for two in parts(text)
        for one in {id(one): one for mark in _marks(two) for one in by_mark.get(mark, ())}.values()
        if (weight := _weight(one, two, names, is_rare))
    ]
    pairs.sort(key=_strongest)
    found: list[Ground] = []
    used: list[tuple[Word, Word]] = []
    named = 0  # the words of a name show no more together than one of them
    for weight, one, two in pairs:
        is_name = two.stem in names
        if (is_name and named) or any(_is_same(one, before) or _is_same(two, after) for before, after in used):
            continue
        used.append((one, two))
        named += is_name
        found.append(Ground(one.told, two.told, weight))
    return found


def _is_part(one: Word, two: Word) -> bool:
    """Whether a usual or a frequent word stands in both ("design", "product design"): then the second tells no more."""
    return len(one.places) == 1 < len(two.places) and one.stem in two.stem.split("_")


def _strongest(pair: tuple[float, Word, Word]) -> tuple[float, int, int, int]:
    """Of those that show as much, a word before two that mean something together, in the order of the need."""
    weight, one, two = pair
    return -weight, len(one.places) + len(two.places), min(one.places), min(two.places)


def _is_same(one: Word, other: Word) -> bool:
    return bool(one.places & other.places) or one.stem == other.stem


def _weight(one: Word, two: Word, names: Collection[str], is_rare: Callable[[str], bool]) -> float:
    is_plain = one.is_usual or two.is_usual or _is_part(one, two) or _is_part(two, one)
    if one.stem == two.stem:
        return HALF if is_plain or two.stem in names or not is_rare(two.stem) else ENOUGH
    if two.stem in names:
        return 0.0
    by_meaning, by_theme = bool(one.means & two.means), bool(one.themes & two.themes)
    if not (by_meaning or by_theme):
        return 0.0
    is_phrase = len(one.places) > 1 or len(two.places) > 1
    if is_phrase or (by_meaning and by_theme):
        return HALF if is_plain else ENOUGH
    return 0.0 if is_plain and not by_meaning else HALF


def _marks(word: Word) -> Iterator[str]:
    """What words that belong together have one of in common."""
    yield word.stem
    yield from (MEANS + mark for mark in word.means)
    yield from (THEME + mark for mark in word.themes)


@lru_cache(maxsize=1 << 9)
def _by_mark(text: str) -> dict[str, list[Word]]:
    found: defaultdict[str, list[Word]] = defaultdict(list)
    for word in parts(text):
        for mark in _marks(word):
            found[mark].append(word)
    return dict(found)


@lru_cache(maxsize=1 << 12)
def parts(text: str) -> Sequence[Word]:
    """The telling words of a text, in their order."""
    said = terms.told(text)
    found = [_word(word, place) for place, word in enumerate(said) if terms.tells(word)]
    two = [_word(f"{one} {other}", place, place + 1) for place, (one, other) in enumerate(pairwise(said))]
    return found + [word for word in two if word.means or word.themes]


def _word(told: str, *places: int) -> Word:
    joined = told.replace(" ", "_")
    marks, stem_ = () if terms.is_weak(told) else terms.marks(joined), terms.key_of(joined)
    return Word(
        told,
        stem_,
        frozenset(places),
        frozenset(term for mark, term in marks if mark == MEANS),
        frozenset(term for mark, term in marks if mark == THEME),
        _is_usual(told),
    )


def _is_usual(told: str) -> bool:
    """Of two words: that neither tells anything by itself ("start at")."""
    if " " in told:
        return not any(map(terms.tells, told.split()))
    return told in usual() or told.removesuffix("s") in usual() or terms.is_weak(told)


@cache
def usual() -> frozenset[str]:
    """Words that many needs and things hold, without the s of many."""
    lines = (files(__package__) / "usual.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
