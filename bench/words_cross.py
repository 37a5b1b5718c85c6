"""How well each kind is found in all real sentences, each fifth judged by weights and thresholds that never saw it.

python bench/words_cross.py --parakweet DIR --forge DIR [--kinds promise,offer]

Five times it is all learned anew without one fifth of the mails and sentences; the thresholds are set inside the other
four. Our own sentences are always learned from and never counted. The weights are those before rounding.
"""

import argparse
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from words_count import Count
from words_data import everything
from words_fit import crossed, fit, table
from words_train import counting, doubt, finding, thresholds

from cordially.core.words.kinds import KINDS

PARTS, INNER = 5, 3
SOURCES = ("parakweet", "forge")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path, required=True)
    ask.add_argument("--forge", type=Path, required=True)
    ask.add_argument("--kinds", default=",".join(KINDS))
    told = ask.parse_args()
    examples = everything(told.parakweet, told.forge)
    matrix = table(examples).matrix
    is_real = np.array([example.source in SOURCES for example in examples])
    print(f"{is_real.sum():,} real sentences, each fifth judged by weights and thresholds that never saw it")
    print(f"{'kind':<12}{'there':>6}{'F1':>7}{'right':>7}{'found':>7}{'of':>11}   {'sure: right':>11}{'found':>7}")
    for kind in told.kinds.split(","):
        print(_row(kind, *_counts(matrix, examples, kind, is_real)), flush=True)


def _counts(matrix: Any, examples: list[Any], kind: str, is_real: Any) -> tuple[Count, Count]:
    """Of each kind by itself, as in the other tables: a courtesy silences no request here."""
    part = np.array([crc32(f"cross {example.group}".encode()) % PARTS for example in examples])
    inner = np.array([crc32(f"inner {example.group}".encode()) % INNER for example in examples])
    known = np.array([kind not in example.unknown for example in examples])
    is_kind = np.array([kind in example.kinds for example in examples])
    counted, many = counting(examples, kind)
    every, sure = Count(), Count()
    for one in range(PARTS):
        kept, tried = known & ~(is_real & (part == one)), known & is_real & (part == one)
        judged = counted & kept
        scores = crossed(matrix, examples, kind, inner, kept)[judged]
        limits = thresholds(scores, is_kind[judged], many[judged], finding(kind), doubt(examples, kind))
        weights, start = fit(matrix, examples, kind, kept)
        scores = matrix[tried] @ weights + start
        for count, limit in zip((every, sure), limits, strict=True):
            for is_found, is_so in zip(scores >= limit, is_kind[tried], strict=True):
                count.add(bool(is_found), bool(is_so))
    return every, sure


def _row(kind: str, every: Count, sure: Count) -> str:
    found = f"{every.right}/{every.right + every.wrong}"
    return (
        f"{kind:<12}{every.right + every.missed:>6}{every.f1:>7.3f}{every.precision:>7.2f}{every.recall:>7.2f}"
        f"{found:>11}   {sure.precision:>11.2f}{sure.recall:>7.2f}"
    )


if __name__ == "__main__":
    main()
