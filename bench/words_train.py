"""Train the finder of promises, requests, offers and needs, and write its model file.

python bench/words_train.py --parakweet DIR --forge DIR

Parakweet's sentences (Apache-2.0) and the forge mails (CC BY 3.0) are not in this repository; docs/words.md says what
they are and where they come from. One in four of their sentences is held out and never seen here.
"""

import argparse
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression
from words_data import Example, everything
from words_fit import crossed, fit, strongest, table

from cordially.core.words.kinds import CHALLENGE, COURTESY, KINDS, LIFE_EVENT, OFFER, PITCH, PROMISE, REQUEST
from cordially.core.words.model import Scale, packed

FEATURES = 32_000
FOLDS = 5
PRECISION = 0.9  # asked of "sure" on the sentences that a fold did not see
MANY = 100  # of a kind with fewer real examples it is asked of the lower bound:
BOUND = 1.645  # so many deviations below what was counted: nineteen times in twenty the truth is above
NEVER = 1e9  # the limit of "sure" of a kind of which that cannot be said
PLAIN = 3.0  # among real sentences there are so many times more plain ones beside a need than among our own
REAL = (PROMISE, REQUEST, COURTESY, OFFER)  # kinds with enough real sentences to set the thresholds on
FIND_FIRST = {OFFER: 1.5, PITCH: 0.45, CHALLENGE: 0.6, LIFE_EVENT: 0.6}  # how much finding counts beside being right
RIGHT_FIRST = 0.7  # for needs it counts less: nobody wants odd suggestions
TARGET = Path(__file__).parents[1] / "cordially/core/words/intents.bin"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path, required=True)
    ask.add_argument("--forge", type=Path, required=True)
    ask.add_argument("--out", type=Path, default=TARGET)
    told = ask.parse_args()
    examples = [example for example in everything(told.parakweet, told.forge) if not example.is_held_out]
    data = train(examples)
    told.out.write_bytes(data)
    print(f"{len(examples):,} sentences, {len(data):,} bytes in {told.out}")


def train(examples: list[Example]) -> bytes:
    full = table(examples)
    every = np.ones(len(examples), dtype=bool)
    columns = strongest(full.matrix, {kind: fit(full.matrix, examples, kind, every)[0] for kind in KINDS}, FEATURES)
    matrix = full.matrix[:, columns]
    folds = np.array([crc32(f"fold {example.group}".encode()) % FOLDS for example in examples])
    weights: dict[int, list[int]] = {full.columns[column]: [] for column in columns}
    scales = {}
    for kind in KINDS:
        learned, start = fit(matrix, examples, kind, every)
        unit = float(np.abs(learned).max()) / 127
        for column, weight in zip(columns, np.rint(learned / unit).astype(int), strict=True):
            weights[full.columns[column]].append(int(weight))
        scores = crossed(matrix, examples, kind, folds, every)
        scales[kind] = _scale(examples, kind, scores, unit, start)
    return packed({number: row for number, row in weights.items() if any(row)}, scales)


def _scale(examples: list[Example], kind: str, scores: Any, unit: float, start: float) -> Scale:
    counted, many = counting(examples, kind)
    is_kind = np.array([kind in example.kinds for example in examples])[counted]
    scores, many = scores[counted], many[counted]
    platt = LogisticRegression(C=100.0).fit(scores[:, None], is_kind, sample_weight=many)
    maybe, sure = thresholds(scores, is_kind, many, finding(kind), doubt(examples, kind))
    _tell(kind, scores, is_kind, maybe, sure)
    return Scale(unit, start, float(platt.coef_[0, 0]), float(platt.intercept_[0]), maybe, sure)


def counting(examples: list[Example], kind: str) -> tuple[Any, Any]:
    """Which sentences the thresholds are set on, and as how many each counts."""
    is_own = np.array([example.source == "own" for example in examples])
    counted = np.array([example.source in ("parakweet", "forge") for example in examples]) | (
        is_own & (kind not in REAL)
    )
    counted &= np.array([kind not in example.unknown for example in examples])
    is_plain = np.array([kind not in example.kinds for example in examples])
    return counted, np.where(is_own & is_plain, PLAIN, 1.0)


def finding(kind: str) -> float:
    """How much finding counts against being right."""
    return FIND_FIRST.get(kind, 1.0 if kind in REAL else RIGHT_FIRST)


def doubt(examples: list[Example], kind: str) -> float:
    """How many deviations below what was counted "sure" has to hold."""
    real = sum(kind in example.kinds for example in examples if example.source in ("parakweet", "forge"))
    return 0.0 if real >= MANY else BOUND


def _tell(kind: str, scores: Any, is_kind: Any, maybe: float, sure: float) -> None:
    """Each fold scored by a model that has not seen it; the thresholds are set on these very scores."""
    told = []
    for threshold in (maybe, sure):
        found = scores >= threshold
        right = int((found & is_kind).sum())
        told.append(f"right {right / max(1, found.sum()):.2f}, found {right / max(1, is_kind.sum()):.2f}")
    print(f"{kind}: {is_kind.sum()} of {len(is_kind)} sentences in {FOLDS} folds; maybe: {told[0]}; sure: {told[1]}")


def thresholds(scores: Any, is_kind: Any, many: Any, finding: float, doubt: float) -> tuple[float, float]:
    """The score with the best balance of found and right, and the lowest one that is surely right often enough."""
    order = np.argsort(-scores)
    right, found = np.cumsum((is_kind * many)[order]), np.cumsum(many[order])
    precision, recall = right / found, right / (is_kind * many).sum()
    balance = (1 + finding) * precision * recall / np.maximum(finding * precision + recall, 1e-9)
    best = int(balance.argmax())
    enough = np.flatnonzero(lower_bound(precision, found, doubt) >= PRECISION)
    sure = float(scores[order[min(int(enough[-1]), best)]]) if len(enough) else NEVER
    return float(scores[order[best]]), sure


def lower_bound(share: Any, many: Any, doubt: float) -> Any:
    """Wilson's lower bound, so many deviations down, of a share that was counted on so many."""
    spread = doubt * np.sqrt(share * (1 - share) / many + doubt**2 / (4 * many**2))
    return (share + doubt**2 / (2 * many) - spread) / (1 + doubt**2 / many)


if __name__ == "__main__":
    main()
