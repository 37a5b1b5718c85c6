"""Which of many texts fit a need: BM25 over stems and meanings, with the words that say why."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Generic, TypeVar

from cordially.core.matching.evidence import ENOUGH, Ground, grounds
from cordially.core.matching.terms import ALIKE, THEME, by_word, terms, unpack
from cordially.core.matching.terms import NEAR as NEAR_BY

Key = TypeVar("Key", bound=Hashable)
K, B = 0.6, 0.25  # of BM25: how fast repetition saturates, how much length counts
LEAST_TEXTS = 200  # a small shelf tells little about which words are rare
LEAST_SAID = 8.0  # a need of two usual words says too little to be met by one of them
FITS = 0.12  # the share of what a need says that a fitting text answers to
WORDS = 0.5  # what that share weighs beside the cosine of the meanings; chosen by bench/matching.py, as is the next
NEAR = 0.3  # the sum of both, of a text that fits
ALONE = 0.45  # the cosine at which a meaning is near enough without words
DOUBT = 0.3  # what is added to it, by what words would have to show more
FEW, FEW_SHARE = 3, 0.06  # texts that have a word which shows something alone
MOST_BY_WORDS = 200  # texts whose meaning is looked at for their words' sake
LOOKED_AT = 40  # texts whose words are looked at
UNTOLD = NEAR - WORDS * FITS  # stands for the cosine that is not known: then the words alone decide


@dataclass(frozen=True, slots=True)
class Fit(Generic[Key]):
    """A text that fits. `share` of the need's weight is met by it: it orders, and is not shown.

    Where the meaning is near but no word says why, `reason` is empty.
    """

    key: Key
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Nearness(Generic[Key]):
    """How near a need is in meaning: which texts are nearest, and of each the cosine, None where it is not known."""

    nearest: Collection[Key]
    cosine: Callable[[Key], float | None]


class Index(Generic[Key]):
    """Texts to be matched, each under a key; of thousands only what `asked` needs, from what `pack` made of them."""

    def __init__(self, texts: Iterable[tuple[Key, str]], *, names: Mapping[Key, str] | None = None) -> None:
        """`names`: what in a text is only a name, as of a firm; its words show nothing alone."""
        self._texts: dict[Key, str] = {}
        self._names = names or {}
        self._places: defaultdict[str, list[Key]] = defaultdict(list)
        self._lengths: dict[Key, int] = {}
        for key, text in texts:
            self._add(key, text, terms(text), None)

    @classmethod
    def of_packed(cls, rows: Iterable[tuple[Key, str, str]], needs: Iterable[str]) -> "Index[Key]":
        """(key, text, packed) for each; answers for these needs only, and so costs a fraction."""
        index, asked = cls(()), {term for need in needs for term in terms(need)}
        for key, text, packed in rows:
            index._add(key, text, unpack(text, packed), asked)
        return index

    def _add(self, key: Key, text: str, found: Collection[str], asked: set[str] | None) -> None:
        self._texts[key] = text
        self._lengths[key] = len(found)
        for term in found if asked is None else asked.intersection(found):
            self._places[term].append(key)

    def ranked(self, need: str, *, most: int = 10, near: "Nearness[Key] | None" = None) -> list[Key]:
        """All that have anything to do with a need, the likeliest first."""
        shares = self.shares(need)
        sums = shares if near is None else _sums(shares, near)
        return sorted(sums, key=lambda key: -sums[key])[:most]

    def best(
        self,
        need: str,
        *,
        most: int = 10,
        least: float = FITS,
        enough: float = ENOUGH,
        near: "Nearness[Key] | None" = None,
    ) -> list[Fit[Key]]:
        """The texts that fit a need, best first, each with the words of both that say why.

        `enough`: what these words must show together. With `near`, words and the nearness of their meanings are weighed
        together, and a meaning that is near enough needs no words.
        """
        shares = self.shares(need)
        if near is None:
            sums, alone = shares, math.inf
        else:
            sums, alone = _sums(shares, near), ALONE + (enough - ENOUGH) * DOUBT
            least = NEAR + least - FITS
        found: list[Fit[Key]] = []
        for key in sorted(sums, key=lambda key: -sums[key])[:LOOKED_AT]:
            if sums[key] < least or len(found) == most:
                break
            cosine = near.cosine(key) if near is not None else None
            words = self._grounds(need, key) if key in shares else []
            is_shown = sum(one.weight for one in words) >= enough
            if is_shown or (cosine is not None and cosine >= alone):
                found.append(Fit(key, round(shares.get(key, 0.0), 4), told(words) if is_shown else ""))
        return found

    def _grounds(self, need: str, key: Key) -> list[Ground]:
        names = frozenset(terms(self._names.get(key, "")))
        return grounds(need, self._texts[key], names=names, is_rare=self._is_rare)

    def _is_rare(self, term: str) -> bool:
        return len(self._places.get(term, ())) <= max(FEW, FEW_SHARE * len(self._texts))

    def shares(self, need: str) -> dict[Key, float]:
        """How much of what a need says each text answers to; each word of the need counts once, by its best answer."""
        sums: defaultdict[Key, float] = defaultdict(float)
        whole, pivots = 0.0, self._pivots()
        for word in by_word(need):
            best: dict[Key, float] = {}
            for term, weight in word.items():
                rare = self._rarity(term)
                whole += weight * rare if term[0] not in (NEAR_BY, ALIKE, THEME) else 0.0
                for key in self._places.get(term, ()):
                    worth = weight * rare * weight * (K + 1) / (weight + pivots[self._lengths[key]])
                    best[key] = max(worth, best.get(key, 0.0))
            for key, worth in best.items():
                sums[key] += worth
        whole = max(whole, LEAST_SAID)
        return {key: share / whole for key, share in sums.items()}

    def _pivots(self) -> list[float]:
        mean = (sum(self._lengths.values()) / len(self._lengths) if self._lengths else 0.0) or 1.0
        return [K * (1 - B + B * length / mean) for length in range(max(self._lengths.values(), default=0) + 1)]

    def _rarity(self, term: str) -> float:
        count = len(self._places.get(term, ()))
        return math.log(1 + (max(len(self._texts), LEAST_TEXTS) - count + 0.5) / (count + 0.5))


def _sums(shares: Mapping[Key, float], near: Nearness[Key]) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for key in {*near.nearest, *nlargest(MOST_BY_WORDS, shares, key=shares.__getitem__)}:
        cosine = near.cosine(key)
        found[key] = (UNTOLD if cosine is None else cosine) + WORDS * shares.get(key, 0.0)
    return found


def reason(need: str, text: str) -> str:
    """The words that matched: “portfolio”; “nervous” and “rehearse”."""
    return told(grounds(need, text))


def telling_line(need: str, lines: Sequence[str]) -> str:
    """The line that has most to do with a need; the first, where none has."""
    return max(lines, key=lambda line: sum(one.weight for one in grounds(need, line)), default="")


def told(found: Sequence[Ground]) -> str:
    pairs = [f"“{one.theirs}”" if one.theirs == one.mine else f"“{one.theirs}” and “{one.mine}”" for one in found[:3]]
    return "; ".join(pairs)
