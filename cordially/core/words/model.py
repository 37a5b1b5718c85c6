"""How likely a sentence is a promise, a request, an offer and so on: learned weights of its features, added up."""

import json
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp

from cordially.core.words.kinds import KINDS

LANE = 20  # bits in which the weights of one kind are added up; all kinds at once in one long number
_LOW = (1 << LANE) - 1
_SIGN = 1 << (LANE - 1)
_ZERO = 128  # weights are whole numbers from -127 to 127, kept in the file as 1 to 255


@dataclass(frozen=True, slots=True)
class Scale:
    """How the sum of one kind becomes a chance, and which chance is enough."""

    unit: float  # what one whole step of a weight is worth
    start: float
    slope: float  # chance = 1 / (1 + exp(-(slope * score + shift)))
    shift: float
    maybe: float  # the score from which it is shown as a question
    sure: float  # the score from which it is right nine times in ten


@dataclass(frozen=True, slots=True)
class Model:
    weights: dict[int, int]  # feature number -> one weight for each kind, side by side
    scales: dict[str, Scale]

    def scores(self, numbers: set[int]) -> dict[str, float]:
        """For each kind the score of a sentence with these features."""
        total = sum(filter(None, map(self.weights.get, numbers)))
        scores = {}
        for kind, scale in self.scales.items():
            steps = _signed(total)
            scores[kind] = steps * scale.unit + scale.start
            total = (total - steps) >> LANE
        return scores

    def weight(self, kind: str, number: int) -> float:
        """What one feature says for a kind; less than nothing speaks against it."""
        total = self.weights.get(number, 0)
        for _ in range(KINDS.index(kind)):
            total = (total - _signed(total)) >> LANE
        return _signed(total) * self.scales[kind].unit


def _signed(total: int) -> int:
    """The lowest lane of a long number, which may be below nothing."""
    return ((total & _LOW) ^ _SIGN) - _SIGN


def chance(scale: Scale, score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, scale.slope * score + scale.shift))))


@cache
def model() -> Model:
    """The model that comes with the program; read when first needed."""
    return unpacked((files(__package__) / "intents.bin").read_bytes())


def packed(weights: dict[int, list[int]], scales: dict[str, Scale]) -> bytes:
    """A model as a file: a line of scales, then the features' numbers as steps, then their weights, kind by kind."""
    numbers = sorted(weights)
    steps = [later - earlier for earlier, later in pairwise([0, *numbers])]
    bodies = [bytes(weights[number][place] + _ZERO for number in numbers) for place in range(len(KINDS))]
    head = json.dumps([len(numbers), [[getattr(scales[kind], name) for name in Scale.__slots__] for kind in KINDS]])
    return zlib.compress(head.encode() + b"\n" + struct.pack(f"<{len(steps)}I", *steps) + b"".join(bodies), 9)


def unpacked(data: bytes) -> Model:
    head, body = zlib.decompress(data).split(b"\n", 1)
    many, scales = json.loads(head)
    lanes = [body[(4 + place) * many : (5 + place) * many] for place in range(len(KINDS))]
    weights, number = {}, 0
    for step, *row in zip(struct.unpack(f"<{many}I", body[: 4 * many]), *lanes, strict=True):
        number += step
        weights[number] = sum((weight - _ZERO) << (LANE * place) for place, weight in enumerate(row))
    return Model(weights, {kind: Scale(*scale) for kind, scale in zip(KINDS, scales, strict=True)})
