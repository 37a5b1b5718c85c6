"""Parakweet's own yes and no, learned from its training part by our features, and how well its test part is told."""

from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from words_count import between, counted
from words_data import Example, gist, parakweet_own
from words_fit import columns_of, table

Row = tuple[str, bool]
STRENGTHS = (0.03, 0.1, 0.3, 1.0)  # of the fit; which one is chosen inside the part that is learned from
FOLDS = 5


def protocol(folder: Path, test: Path | None) -> None:
    """Tried on the test part, or, without it, on each quarter of the training part in turn."""
    lines = list(parakweet_own(folder / "Ask0729-fixed.txt"))
    if test:
        _official(lines, list(parakweet_own(test)))
        return
    print(
        f"\nParakweet's own yes and no, four parts of its {len(lines)} sentences in turn (its test part was not given)"
    )
    part = np.array([crc32(text.lower().encode()) % 4 for text, _ in lines])
    scores = np.zeros(len(lines))
    for one in range(4):
        scores[part == one] = _scores(_where(lines, part != one), _where(lines, part == one))
    _print(lines, scores)


def _official(lines: list[Row], tried: list[Row]) -> None:
    print(f"\nParakweet's own yes and no, its own test part: {len(tried)}, {sum(so for _, so in tried)} of them yes")
    scores = _scores(lines, tried)
    _print(tried, scores)
    seen = {gist(text) for text, _ in lines}
    is_new = np.array([gist(text) not in seen for text, _ in tried])
    print(f"Without the {len(tried) - is_new.sum()} that stand in the training part too:")
    _print(_where(tried, is_new), scores[is_new])


def _where(lines: list[Row], wanted: Any) -> list[Row]:
    return [row for row, is_wanted in zip(lines, wanted, strict=True) if is_wanted]


def _scores(learned: list[Row], tried: list[Row]) -> Any:
    full = table([_example(*row) for row in learned])
    is_so = np.array([so for _, so in learned])
    folds = np.array([crc32(gist(text).encode()) % FOLDS for text, _ in learned])
    losses = {strength: _loss(full.matrix, is_so, folds, strength) for strength in STRENGTHS}
    strength = min(losses, key=losses.__getitem__)
    print(f"strength {strength}, chosen inside the {len(learned)} sentences that were learned from")
    return _fit(full.matrix, is_so, strength).decision_function(columns_of([_example(*row) for row in tried], full))


def _print(tried: list[Row], scores: Any) -> None:
    so, found = [so for _, so in tried], [bool(score > 0) for score in scores]
    count = counted(found, so)
    room = between([gist(text) for text, _ in tried], found, so, lambda drawn: drawn.f1)
    print(
        f"F1 {count.f1:.3f} ({room}), right {count.precision:.2f}, found {count.recall:.2f}, "
        f"told rightly {np.mean(np.array(so) == np.array(found)):.3f}, AUC {roc_auc_score(so, scores):.3f}"
    )


def _loss(matrix: Any, is_so: Any, folds: Any, strength: float) -> float:
    chances = np.zeros(len(is_so))
    for fold in range(FOLDS):
        learned, tried = folds != fold, folds == fold
        chances[tried] = _fit(matrix[learned], is_so[learned], strength).predict_proba(matrix[tried])[:, 1]
    return float(log_loss(is_so, chances))


def _fit(matrix: Any, is_so: Any, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, solver="liblinear", tol=0.01).fit(matrix, is_so)


def _example(text: str, is_so: bool) -> Example:
    return Example(text, frozenset({"request"} if is_so else ()), "parakweet", text)
