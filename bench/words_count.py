"""Found, missed and wrong, counted, and how far such counts can be trusted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

DRAWS = 2000
SEED = 7


@dataclass
class Count:
    """Found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, is_found: bool, is_so: bool) -> None:
        self.right += is_found and is_so
        self.wrong += is_found and not is_so
        self.missed += is_so and not is_found

    @property
    def there(self) -> int:
        return self.right + self.missed

    @property
    def found(self) -> int:
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def counted(found: Iterable[bool], so: Iterable[bool]) -> Count:
    count = Count()
    for is_found, is_so in zip(found, so, strict=True):
        count.add(bool(is_found), bool(is_so))
    return count


def between(groups: list[str], found: list[bool], so: list[bool], measure: Callable[[Count], float]) -> str:
    """Where nine in ten draws of as many groups, taken with repetition, put a measure: "0.71-0.86"."""
    place = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    sums = np.zeros((len(place), 3))
    for group, is_found, is_so in zip(groups, found, so, strict=True):
        sums[place[group]] += (is_found and is_so, is_found and not is_so, is_so and not is_found)
    draws = np.random.default_rng(SEED).multinomial(len(place), np.full(len(place), 1 / len(place)), size=DRAWS)
    return _middle([measure(Count(*map(int, row))) for row in draws @ sums])


def _middle(values: Any) -> str:
    low, high = np.quantile(values, [0.05, 0.95])
    return f"{low:.2f}-{high:.2f}"
