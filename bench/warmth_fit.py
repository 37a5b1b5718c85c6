"""Fit the weights of warmth so that those one is in touch with next come first.

    python bench/warmth_fit.py TIES WORK [--write FILE]

TIES holds protocol.py and its ties; WORK keeps what was read, for the next run. Prints what each corpus reaches when it
was left out of the fitting (the honest number) and when it was not; writes the weights to FILE.

The weights climb one by one from the plain formula towards a better mean average precision (MAP), all corpora counting
alike; each step away has its price, and none goes below zero.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from warmth_signs import table

from cordially.core.warmth.signs import NAMES

START = {"days_1": 1.0, "days_7": 1.0, "days_30": 1.0, "days_180": 1.0}
STEPS = (0.6, 0.3, 0.15)
PRICE = 0.0015  # of MAP for a whole step
LONG_ENOUGH = {30: None, 90: ("eu-core", "enron", "kernel", "radoslaw")}  # the others end too early
BAGS = 4
Numbers = NDArray[np.float64]


class Precision:
    """Mean average precision of an order: by corpus, each person of it counting alike."""

    def __init__(self, frame: pl.DataFrame, days: int) -> None:
        group = frame.select(pl.struct("corpus", "ego", "cut").rank("dense"))["corpus"].to_numpy().astype(int)
        self.order = np.argsort(group, kind="stable")
        group = group[self.order]
        self.start = np.r_[0, np.flatnonzero(np.diff(group)) + 1]
        self.length = np.diff(np.r_[self.start, len(group)])
        self.group = np.repeat(np.arange(len(self.start)), self.length).astype(float)
        self.hit = (frame[f"g{days}"].to_numpy() > 0)[self.order].astype(float)
        self.hits = np.add.reduceat(self.hit, self.start)
        self.place = np.arange(len(group)) - np.repeat(self.start, self.length) + 1
        self.shares = self._shares(frame, days)

    def _shares(self, frame: pl.DataFrame, days: int) -> dict[str, tuple[NDArray[np.int64], Numbers]]:
        corpus = frame["corpus"].to_numpy()[self.order][self.start]
        ego = frame["ego"].to_numpy()[self.order][self.start]
        counted = (self.hits > 0) & (self.length >= 10)
        found = {}
        for name in LONG_ENOUGH[days] or np.unique(corpus):
            rows = np.flatnonzero((corpus == name) & counted)
            _, which, times = np.unique(ego[rows], return_inverse=True, return_counts=True)
            found[str(name)] = (rows, 1 / times[which] / len(times))
        return found

    def __call__(self, near: Numbers) -> dict[str, float]:
        values = near[self.order]
        values = (values - values.min()) / (np.ptp(values) + 1e-9) * 0.999999
        ordered = self.hit[np.argsort(self.group - values)]
        so_far = np.cumsum(ordered)
        before = np.repeat(so_far[self.start] - ordered[self.start], self.length)
        average = np.add.reduceat(ordered * (so_far - before) / self.place, self.start) / np.maximum(self.hits, 1)
        return {name: float((average[rows] * share).sum()) for name, (rows, share) in self.shares.items()}


def climb(frame: pl.DataFrame, days: int, seed: int) -> Numbers:
    """Weights from four fifths of the people."""
    chosen = frame.filter(pl.struct("corpus", "ego").hash(seed) % 5 > 0)
    precision, known = Precision(chosen, days), chosen.select(NAMES).to_numpy()
    first = np.array([START.get(name, 0.0) for name in NAMES])
    weights, near = first.copy(), known @ first
    best = _mean(precision(near))
    for step in STEPS:
        for _ in range(2):
            for sign in np.random.default_rng(seed).permutation(len(NAMES)):
                for move in (step, -step):
                    if weights[sign] + move < 0:
                        continue
                    price = PRICE * (abs(weights[sign] + move - first[sign]) - abs(weights[sign] - first[sign]))
                    tried = _mean(precision(near + move * known[:, sign])) - price
                    if tried > best + 2e-5:
                        best, near = tried, near + move * known[:, sign]
                        weights[sign] += move
                        break
    return weights


def _mean(found: dict[str, float]) -> float:
    return float(np.mean(list(found.values())))


def fitted(frame: pl.DataFrame, days: int, bags: int = BAGS) -> Numbers:
    return np.mean([climb(frame, days, seed) for seed in range(bags)], axis=0)


def chances(frame: pl.DataFrame, weights: Numbers, days: int) -> list[float]:
    """How the sum becomes a chance: one line for all, every corpus with the same say."""
    known = np.c_[frame.select(NAMES).to_numpy() @ weights, frame["pace"].to_numpy()]
    share = 1 / frame.select(pl.len().over("corpus")).to_series().to_numpy()
    model = LogisticRegression(C=1e6, max_iter=1000)
    model.fit(known, frame[f"g{days}"].to_numpy() > 0, sample_weight=share / share.mean())
    return [float(model.intercept_[0]), *map(float, model.coef_[0])]


def left_out(frame: pl.DataFrame, days: int) -> dict[str, float]:
    found = {}
    for name in LONG_ENOUGH[days] or frame["corpus"].unique(maintain_order=True):
        weights = fitted(frame.filter(pl.col("corpus") != name), days, bags=1)
        found[name] = Precision(frame, days)(frame.select(NAMES).to_numpy() @ weights)[name]
    return found


def show(what: str, found: dict[str, float]) -> None:
    print(f"{what}: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()), f"mean {_mean(found):.4f}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("ties", type=Path)
    asked.add_argument("work", type=Path)
    asked.add_argument("--write", type=Path)
    asked.add_argument("--only-fit", action="store_true", help="leave nothing out; quicker")
    given = asked.parse_args()
    frame, told = table(given.ties, given.work), {}
    for days in (30, 90):
        seen = frame.filter(pl.col("corpus").is_in(LONG_ENOUGH[days] or frame["corpus"].unique().to_list()))
        precision, known = Precision(frame, days), frame.select(NAMES).to_numpy()
        show(f"{days} days, formula", precision(known @ np.array([START.get(name, 0.0) for name in NAMES])))
        weights = fitted(seen, days).round(2)
        show(f"{days} days, fitted", precision(known @ weights))
        if not given.only_fit:
            show(f"{days} days, left out", left_out(seen, days))
        signs = {name: float(weight) for name, weight in zip(NAMES, weights, strict=True) if weight}
        told[str(days)] = {"signs": signs, "chance": [round(value, 3) for value in chances(seen, weights, days)]}
        print(told[str(days)], flush=True)
    if given.write:
        given.write.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
