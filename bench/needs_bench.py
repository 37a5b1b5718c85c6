"""How well needs are found by their words alone, and by their meaning too, on sentences that learning did not see.

python bench/needs_bench.py --parakweet DIR --forge DIR

All is learned anew, each fifth judged by weights that did not see it nor what begins like it; then what is held out by
weights learned from the rest. Limits are set on the fifths together, which flatters what is found there a little.
"""

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
from needs_data import REAL, Data, gathered
from needs_fit import Fitted, fitted, words_limit
from sklearn.metrics import average_precision_score

from cordially.core import words
from cordially.core.meaning import needs
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.read import Read
from cordially.store import needs as store

GATES = (-2.0, -3.0, -4.0, -5.0)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path, required=True)
    ask.add_argument("--forge", type=Path, required=True)
    told = ask.parse_args()
    data = gathered(told.parakweet, told.forge)
    made = fitted(data, ~data.held_out)
    real = data.of(*REAL)
    shown(data, made, "our own, in five parts", data.of("own", "told") & ~data.held_out)
    shown(data, made, "real, in five parts", real & ~data.held_out)
    shown(data, made, "real, held out", real & data.held_out)
    shown(data, made, "our own of needs.tsv, held out", data.of("told") & data.held_out)
    gate(data, made, real)
    cost([example.text for example in data.examples if example.source in REAL])


def shown(data: Data, made: Fitted, name: str, rows: Any) -> None:
    print(f"\n{name}: {rows.sum():,} sentences; by words, then by meaning too: average precision, right of found")
    for column, kind in enumerate(NEEDS):
        is_kind = data.is_kind[rows, column]
        if not is_kind.any():
            continue
        told = [f"{kind:<11}{is_kind.sum():>4}"]
        by_words = data.logits[rows, KINDS.index(kind)]
        for scores, limit in ((by_words, words_limit(kind)), (made.logits[rows, column], made.shown[column])):
            found = scores >= limit
            precision = average_precision_score(is_kind, scores)
            told.append(f"{precision:>6.2f} {(found & is_kind).sum():>4} of {found.sum():<4}")
        refused = (by_words >= words_limit(kind)) & (made.logits[rows, column] < made.unlikely[column])
        told.append(f"called unlikely: {refused.sum()}, of them right {(refused & is_kind).sum()}")
        print("  ".join(told))


def gate(data: Data, made: Fitted, real: Any) -> None:
    """What looking only at what the words make likely enough saves, and loses."""
    likeliest = data.logits[:, [KINDS.index(kind) for kind in NEEDS]].max(axis=1)
    is_shown = made.logits >= made.shown
    counted = ~data.of("pattern")
    is_right = counted & (is_shown & data.is_kind[:, :-1]).any(axis=1)
    is_wrong = counted & is_shown.any(axis=1) & ~is_right
    print(
        f"\nlooked at from a logit of (now {needs.WORTH}): of all real sentences, of what is shown rightly, of wrongly"
    )
    for limit in GATES:
        told = [f"{(likeliest[rows] >= limit).mean():.3f}" for rows in (real, is_right, is_wrong)]
        print(f"{limit:>5}  {'  '.join(told)}")


def cost(texts: list[str]) -> None:
    """Real sentences, eight to a mail, five hundred mails at a time, as reading does."""
    mails = [" ".join(texts[start : start + 8]) for start in range(0, 4000, 8)]
    store.weighed([Read(mails[0], words.find(mails[0]))])
    begun = time.process_time()
    read = [Read(mail, words.find(mail)) for mail in mails]
    between = time.process_time()
    store.weighed(read)
    done = time.process_time()
    by_words, by_meaning = (1000 * spent / len(mails) for spent in (between - begun, done - between))
    print(f"\na mail of eight sentences: {by_words:.1f} ms by words, {by_meaning:.1f} ms more by meaning (one thread)")


if __name__ == "__main__":
    np.set_printoptions(suppress=True)
    main()
