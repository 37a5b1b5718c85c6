"""Learn the head that finds needs by meaning, and what it would say of sentences that it did not see."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from needs_data import FOLDS, REAL, Data
from sklearn.linear_model import LogisticRegression

from cordially.core.meaning import needs
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.model import model

WEIGHT = {"own": 1.0, "pattern": 0.15, "parakweet": 1.0, "forge": 1.0, "told": 1.5}
STRENGTH = 0.1  # of the fit: larger follows the examples more closely
PLAIN = 4.0  # in life there are so many times more plain sentences beside a need than among our own
LOST = 0.02  # of the needs that the words find and that are some, so many may be called unlikely


@dataclass
class Fitted:
    inputs: Any
    weights: Any  # (inputs, NEEDS)
    starts: Any
    logits: Any  # (sentences, NEEDS), each by a fit that did not see the sentence
    slopes: Any
    shown: Any
    unlikely: Any


def known(data: Data) -> Any:
    """The sentences whose nearness counts: our own, each one, without those made from patterns."""
    return ~data.held_out & data.of("own", "told")


def fitted(data: Data, learned: Any) -> Fitted:
    inputs = _inputs(data, learned)
    logits = np.zeros((len(data.examples), len(NEEDS)))
    weights, starts = [], []
    for column in range(len(NEEDS)):
        for fold in range(FOLDS):
            tried = learned & (data.folds == fold)
            logits[tried, column] = _fit(data, inputs, column, learned & ~tried).decision_function(inputs[tried])
        whole = _fit(data, inputs, column, learned)
        logits[~learned, column] = whole.decision_function(inputs[~learned])
        weights.append(whole.coef_[0])
        starts.append(whole.intercept_[0])
    limits = [_limits(data, learned, logits[:, column], column) for column in range(len(NEEDS))]
    slopes, shown, unlikely = (np.array(one) for one in zip(*limits, strict=True))
    return Fitted(inputs, np.array(weights).T, np.array(starts), logits, slopes, shown, unlikely)


def _fit(data: Data, inputs: Any, column: int, rows: Any) -> Any:
    weights = np.array([WEIGHT[example.source] for example in data.examples])
    made = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3)
    return made.fit(inputs[rows], data.is_kind[rows, column], sample_weight=weights[rows])


def _inputs(data: Data, learned: Any) -> Any:
    """A sentence's nearness is to those of other folds only, as it will be to sentences it was not written beside."""
    near = np.zeros((len(data.examples), 2 * data.is_kind.shape[1]), np.float32)
    others = known(data) & learned
    for fold in range(-1, FOLDS):
        tried = learned & (data.folds == fold) if fold >= 0 else ~learned
        beside = others & ~tried
        cosines = data.directions[tried] @ data.directions[beside].T
        near[tried] = needs.nearness(cosines, data.is_kind[beside])
    return needs.inputs(data.clues, near, data.directions)


def counted(data: Data, learned: Any, column: int) -> tuple[Any, Any]:
    """Which sentences the limits are set on, and as how many each counts."""
    ours = data.of("own", "told")
    return learned & (ours | data.of(*REAL)), np.where(ours & ~data.is_kind[:, column], PLAIN, 1.0)


def _limits(data: Data, learned: Any, logits: Any, column: int) -> tuple[float, float, float]:
    """Shown is what is likelier a need than not."""
    rows, many = counted(data, learned, column)
    logits, is_kind = logits[rows], data.is_kind[rows, column]
    platt = LogisticRegression(C=100.0).fit(logits[:, None], is_kind, sample_weight=many[rows])
    slope = float(platt.coef_[0, 0])
    by_words = is_kind & (data.logits[rows, KINDS.index(NEEDS[column])] >= words_limit(NEEDS[column]))
    return slope, -float(platt.intercept_[0]) / slope, float(np.quantile(logits[by_words], LOST))


def words_limit(kind: str) -> float:
    """The logit from which the words alone show it."""
    scale = model().scales[kind]
    return scale.slope * scale.maybe + scale.shift
