"""Which of many texts fit a need: BM25 over stems and meanings, with the words that say why."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cordially.core.matching.terms import ALIKE, MEANS, WEAK, by_term, meaning, terms, unpack
from cordially.core.matching.terms import NEAR as NEAR_BY

Key = TypeVar("Key", bound=Hashable)
K, B = 0.6, 0.5  # of BM25: how fast repetition saturates, how much length counts
LEAST_TEXTS = 200  # a small shelf tells little about which words are rare
LEAST_SAID = 8.0  # a need of two usual words says too little to be met by one of them
FITS = 0.16  # the share of what a need says that a fitting text answers to
WORDS = 0.3  # what that share weighs beside the cosine of the meanings; chosen by bench/matching.py, as is the next
NEAR = 0.32  # the sum of both, of a text that fits
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

    def __init__(self, texts: Iterable[tuple[Key, str]]) -> None:
        self._texts: dict[Key, str] = {}
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

    def best(
        self, need: str, *, most: int = 10, least: float = FITS, near: "Nearness[Key] | None" = None
    ) -> list[Fit[Key]]:
        """The texts that fit a need, best first, each with the words of both that say why.

        Those of which only what is near to their meaning matches are left out, unless `least` is 0. With `near`, words
        and the nearness of their meanings are weighed together.
        """
        shares, strong = self._shares(need)
        if near is not None:
            return self._nearest(need, shares, strong, near, most=most, least=NEAR + least - FITS)
        ordered = sorted(shares.items(), key=lambda one: -one[1])[:most]
        fitting = [(key, share) for key, share in ordered if share >= least and (key in strong or not least)]
        return [Fit(key, round(share, 4), reason(need, self._texts[key])) for key, share in fitting]

    def _nearest(
        self,
        need: str,
        shares: Mapping[Key, float],
        strong: Collection[Key],
        near: "Nearness[Key]",
        *,
        most: int,
        least: float,
    ) -> list[Fit[Key]]:
        sums: dict[Key, float] = {}
        for key in {*near.nearest, *shares}:
            cosine = near.cosine(key)
            if cosine is not None or key in strong:
                sums[key] = (UNTOLD if cosine is None else cosine) + WORDS * shares.get(key, 0.0)
        fitting = [key for key, both in sums.items() if both >= least]
        best = sorted(fitting, key=lambda key: -sums[key])[:most]
        told = {key: reason(need, self._texts[key]) if key in strong else "" for key in best}
        return [Fit(key, round(shares.get(key, 0.0), 4), told[key]) for key in best]

    def _shares(self, need: str) -> tuple[dict[Key, float], set[Key]]:
        """How much of what a need says each text answers to, and which do so by more than what is near."""
        asked = terms(need)
        sums: defaultdict[Key, float] = defaultdict(float)
        strong: set[Key] = set()
        whole, pivots = 0.0, self._pivots()
        for term, weight in asked.items():
            rare = self._rarity(term)
            whole += weight * rare if term[0] not in (NEAR_BY, ALIKE) else 0.0
            places = self._places.get(term, ())
            if term[0] not in (NEAR_BY, ALIKE) and weight > WEAK:
                strong.update(places)
            for key in places:
                sums[key] += weight * rare * weight * (K + 1) / (weight + pivots[self._lengths[key]])
        whole = max(whole, LEAST_SAID)
        return {key: share / whole for key, share in sums.items()}, strong

    def _pivots(self) -> list[float]:
        mean = (sum(self._lengths.values()) / len(self._lengths) if self._lengths else 0.0) or 1.0
        return [K * (1 - B + B * length / mean) for length in range(max(self._lengths.values(), default=0) + 1)]

    def _rarity(self, term: str) -> float:
        count = len(self._places.get(term, ()))
        return math.log(1 + (max(len(self._texts), LEAST_TEXTS) - count + 0.5) / (count + 0.5))


def reason(need: str, text: str) -> str:
    """The words that matched: “portfolio”; “nervous” and “rehearse” (practice)."""
    theirs, mine = by_term(need), by_term(text)
    found: dict[tuple[str, str], str] = {}
    for sign in ("", MEANS, ALIKE, NEAR_BY):
        for term in [term for term in theirs if term in mine]:
            mark = term[0] if term[0] in (MEANS, NEAR_BY, ALIKE) else ""
            one, two = theirs[term], mine[term]
            if mark == sign and not any(one in pair or two in pair for pair in found):
                found[one, two] = "" if sign in ("", ALIKE) else meaning(term)
    told = [f"“{one}”" if one == two else f"“{one}” and “{two}”" for one, two in list(found)[:3]]
    return "; ".join(told)
