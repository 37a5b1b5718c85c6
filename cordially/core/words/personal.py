"""What this person taught the program: a small layer over the shipped model, learned and kept on this machine only."""

import json
import zlib
from collections.abc import Iterable
from math import exp
from zlib import crc32

from cordially.core.words.features import Parts, numbers, parts
from cordially.core.words.kinds import KINDS
from cordially.core.words.model import model

STEP = 2.0  # how far one answer moves its sentence, in logits, where the program was quite wrong
MOST = 40_000  # weights that are kept; the smallest go first
_VERSION = 1


class Personal:
    """Remembers each answer for its own sentence for good, and leans a little the same way on sentences like it."""

    weights: dict[str, dict[int, float]]
    answers: dict[int, bool]

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.weights = {kind: {} for kind in KINDS}
        self.answers = {}

    def learn(self, answers: Iterable[tuple[str, str, bool]]) -> None:
        """One pass over (sentence, kind, whether it is one); a later answer replaces an earlier one."""
        for sentence, kind, is_so in answers:
            said = parts(sentence)
            self.answers[_question(said, kind)] = is_so
            features = numbers(said)
            off = float(is_so) - self._chance(kind, features)
            move = STEP * off / max(1, len(features))
            weights = self.weights[kind]
            for number in features:
                weights[number] = weights.get(number, 0.0) + move
        self._forget_the_smallest()

    def answer(self, said: Parts, kind: str) -> bool | None:
        """What the person said of this very sentence, if they did."""
        return self.answers.get(_question(said, kind)) if self.answers else None

    def lean(self, kind: str, features: set[int]) -> float:
        """How much more likely, in logits, the person's answers make this kind."""
        weights = self.weights[kind]
        return sum(weights.get(number, 0.0) for number in features) if weights else 0.0

    def to_bytes(self) -> bytes:
        kept = {
            kind: [[number, round(weight, 4)] for number, weight in row.items()] for kind, row in self.weights.items()
        }
        return zlib.compress(json.dumps([_VERSION, kept, list(self.answers.items())]).encode())

    @classmethod
    def from_bytes(cls, data: bytes) -> "Personal":
        """What was kept before; nothing where it cannot be read, for it can be learned again from the answers."""
        made = cls()
        try:
            version, kept, answers = json.loads(zlib.decompress(data))
            if version == _VERSION:
                made.weights.update(
                    {kind: {int(n): float(w) for n, w in row} for kind, row in kept.items() if kind in KINDS}
                )
                made.answers = {int(question): bool(is_so) for question, is_so in answers}
        except (ValueError, TypeError, AttributeError, zlib.error):
            return cls()
        return made

    def _chance(self, kind: str, features: set[int]) -> float:
        known = model()
        scale = known.scales[kind]
        score = known.scores(features)[kind] * scale.slope + scale.shift + self.lean(kind, features)
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

    def _forget_the_smallest(self) -> None:
        for kind, row in self.weights.items():
            if len(row) > MOST:
                self.weights[kind] = dict(sorted(row.items(), key=lambda item: -abs(item[1]))[:MOST])


def _question(said: Parts, kind: str) -> int:
    return crc32(f"{kind}\n{said.line}".encode())
