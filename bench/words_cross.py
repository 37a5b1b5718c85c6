"""How well promises, requests, offers and needs are found in all real sentences, each fifth by a model that never saw it.

python bench/words_cross.py --parakweet DIR --forge DIR

Five times the whole training is done anew, thresholds and all, without one fifth of the mails and sentences; our own
sentences are always learned from and never counted. Takes about as long as five trainings.
"""

import argparse
from pathlib import Path
from zlib import crc32

from words_bench import Count
from words_data import Example, everything
from words_train import train

from cordially.core.words.features import numbers, parts
from cordially.core.words.kinds import KINDS
from cordially.core.words.model import unpacked

PARTS = 5
REAL = ("parakweet", "forge")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path, required=True)
    ask.add_argument("--forge", type=Path, required=True)
    told = ask.parse_args()
    examples = everything(told.parakweet, told.forge)
    every = {kind: Count() for kind in KINDS}
    sure = {kind: Count() for kind in KINDS}
    for part in range(PARTS):
        kept = [example for example in examples if example.source not in REAL or _part(example) != part]
        tried = [example for example in examples if example.source in REAL and _part(example) == part]
        _count(train(kept, is_told=False), tried, every, sure)
    real = sum(example.source in REAL for example in examples)
    print(f"{real:,} real sentences, each fifth judged by a model and thresholds that never saw it")
    print(f"{'kind':<12}{'there':>6}{'F1':>7}{'right':>7}{'found':>7}{'of':>9}   {'sure: right':>11}{'found':>7}")
    for kind in KINDS:
        print(_row(kind, every[kind], sure[kind]))


def _part(example: Example) -> int:
    return crc32(f"cross {example.group}".encode()) % PARTS


def _count(data: bytes, tried: list[Example], every: dict[str, Count], sure: dict[str, Count]) -> None:
    """Of each kind by itself, as in the other tables: a courtesy silences no request here."""
    known = unpacked(data)
    for example in tried:
        scores = known.scores(numbers(parts(example.text)))
        for kind in set(KINDS) - example.unknown:
            every[kind].add(scores[kind] >= known.scales[kind].maybe, kind in example.kinds)
            sure[kind].add(scores[kind] >= known.scales[kind].sure, kind in example.kinds)


def _row(kind: str, every: Count, sure: Count) -> str:
    found = f"{every.right}/{every.right + every.wrong}"
    return (
        f"{kind:<12}{every.right + every.missed:>6}{every.f1:>7.3f}{every.precision:>7.2f}{every.recall:>7.2f}"
        f"{found:>9}   {sure.precision:>11.2f}{sure.recall:>7.2f}"
    )


if __name__ == "__main__":
    main()
