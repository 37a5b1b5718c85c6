"""Learn weights for the features of sentences: one logistic regression for each kind, on few features."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from words_data import Example

from cordially.core.words.features import numbers, parts

WEIGHT = {"own": 1.0, "pattern": 0.15, "parakweet": 1.0, "forge": 1.0}
STRENGTH = {"promise": 0.15, "request": 0.3, "offer": 0.25}  # of the fit: larger follows the examples more closely
SELDOM = 2  # a feature seen less often is left out


@dataclass
class Table:
    """Sentences as rows, features as columns."""

    matrix: csr_matrix
    columns: list[int]  # the feature's number of each column


def table(examples: list[Example]) -> Table:
    rows = [numbers(parts(example.text)) for example in examples]
    seen = Counter(number for row in rows for number in row)
    columns = sorted(number for number, count in seen.items() if count >= SELDOM)
    return Table(_matrix(rows, columns), columns)


def columns_of(examples: list[Example], learned: Table) -> csr_matrix:
    """Other sentences in the columns of those that are learned from."""
    return _matrix([numbers(parts(example.text)) for example in examples], learned.columns)


def _matrix(rows: list[set[int]], columns: list[int]) -> csr_matrix:
    place = {number: column for column, number in enumerate(columns)}
    places = [[place[number] for number in row if number in place] for row in rows]
    starts = np.cumsum([0, *map(len, places)])
    flat = np.fromiter((column for row in places for column in row), dtype=np.int32)
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, starts), shape=(len(rows), len(columns)))


def fit(matrix: csr_matrix, examples: list[Example], kind: str, chosen: Any) -> tuple[Any, float]:
    """Weights of all columns and the starting point, learned from the chosen rows."""
    known = np.array([kind not in example.unknown for example in examples]) & chosen
    is_kind = np.array([kind in example.kinds for example in examples])
    weights = np.array([WEIGHT[example.source] for example in examples])
    model = LogisticRegression(C=STRENGTH.get(kind, 0.5), solver="liblinear", tol=0.01)
    model.fit(matrix[known], is_kind[known], sample_weight=weights[known])
    return model.coef_[0], float(model.intercept_[0])


def strongest(matrix: csr_matrix, weights: dict[str, Any], most: int) -> Any:
    """The columns that move some kind the most over all sentences, at most so many."""
    often = np.sqrt(np.asarray(matrix.sum(axis=0)).ravel())
    force = np.max([np.abs(w) * often / (np.abs(w) * often).max() for w in weights.values()], axis=0)
    return np.sort(np.argsort(-force)[:most])


def crossed(matrix: csr_matrix, examples: list[Example], kind: str, folds: Any, allowed: Any) -> Any:
    """For each allowed row its score by a model that has not seen its fold."""
    scores = np.full(len(examples), np.nan)
    for fold in sorted(set(folds)):
        chosen = allowed & (folds != fold)
        weights, start = fit(matrix, examples, kind, chosen)
        rows = allowed & (folds == fold)
        scores[rows] = matrix[rows] @ weights + start
    return scores
