"""How well promises, requests, offers and needs are found, on sentences that training never saw.

python bench/words_bench.py --parakweet DIR --forge DIR [--parakweet-test FILE] [--notmuch DIR]
"""

import argparse
import time
from pathlib import Path

import numpy as np
from words_count import Count
from words_data import Example, forge, forge_body, own, parakweet, parakweet_test
from words_final import final_check
from words_lists import notmuch
from words_parakweet import protocol

from cordially.core.words import KINDS, Personal, find
from cordially.core.words.features import numbers, parts
from cordially.core.words.finding import judged
from cordially.core.words.kinds import REQUEST
from cordially.core.words.model import model


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path)
    ask.add_argument("--parakweet-test", type=Path, help="testSet-qualifiedBatch-fixed.txt, Parakweet's own test part")
    ask.add_argument("--forge", type=Path)
    ask.add_argument("--notmuch", type=Path, help="test/corpora of the sources of notmuch 0.37")
    told = ask.parse_args()
    examples = [*(parakweet(told.parakweet) if told.parakweet else ()), *(forge(told.forge) if told.forge else ())]
    if examples:
        kinds_of_sentences([example for example in examples if example.is_held_out])
    if told.forge:
        mails(told.forge)
    if told.parakweet:
        protocol(told.parakweet, told.parakweet_test)
    if told.parakweet_test:
        final_check(list(parakweet_test(told.parakweet_test)), "sentences of Parakweet's test part, with our labels")
    if told.notmuch:
        final_check(notmuch(told.notmuch), "sentences of two programs' mailing lists, with our labels")
    speed([example.text for example in examples] or [example.text for example in own()])


def kinds_of_sentences(examples: list[Example]) -> None:
    print(f"\n{len(examples)} held-out real sentences (all found = sure and maybe; right when sure = precision)")
    print(
        f"{'kind':<12}{'there':>6}{'F1':>7}{'right':>7}{'found':>7}   "
        f"{'sure: right':>11}{'found':>7}   {'found at 9 in 10':>16}"
    )
    judgements = [{kind: sure for kind, sure, _ in judged(parts(example.text))} for example in examples]
    for kind in KINDS:
        every, sure = Count(), Count()
        known = [(e, j) for e, j in zip(examples, judgements, strict=True) if kind not in e.unknown]
        for example, judgement in known:
            every.add(kind in judgement, kind in example.kinds)
            sure.add(judgement.get(kind, False), kind in example.kinds)
        there = every.right + every.missed
        at_nine = recall_at_nine_in_ten([e for e, _ in known], kind)
        print(
            f"{kind:<12}{there:>6}{every.f1:>7.3f}{every.precision:>7.2f}{every.recall:>7.2f}   "
            f"{sure.precision:>11.2f}{sure.recall:>7.2f}   {at_nine:>16.2f}"
        )


def recall_at_nine_in_ten(examples: list[Example], kind: str) -> float:
    scores = np.array([model().scores(numbers(parts(example.text)))[kind] for example in examples])
    is_kind = np.array([kind in example.kinds for example in examples])
    order = np.argsort(-scores)
    right = np.cumsum(is_kind[order])
    enough = np.flatnonzero(right / np.arange(1, len(order) + 1) >= 0.9)
    return float(right[enough[-1]] / max(1, is_kind.sum())) if len(enough) else 0.0


def mails(folder: Path) -> None:
    """Does a mail ask for something? Counted on the mails that training never saw."""
    there: dict[str, bool] = {}
    for example in forge(folder):
        if example.is_held_out:
            there[example.group] = there.get(example.group, False) or REQUEST in example.kinds
    asks = Count()
    agree = 0
    for mail, is_so in there.items():
        is_found = any(found.kind == REQUEST for found in find(forge_body(folder, mail)))
        asks.add(is_found, is_so)
        agree += is_found == is_so
    print(f"\nA mail asks for something: right for {agree} of {len(there)} held-out mails, F1 {asks.f1:.3f}")


def speed(texts: list[str]) -> None:
    find(" ".join(texts[:20]))
    spent = min(_spent(texts) for _ in range(3))
    print(
        f"\n{len(texts) / spent:,.0f} sentences a CPU second, all {len(KINDS)} kinds together, the best of three passes"
    )
    begin = time.process_time()
    Personal().learn((text, KINDS[place % len(KINDS)], place % 2 == 0) for place, text in enumerate(texts[:3000]))
    print(f"{min(3000, len(texts)):,} answers learned in {time.process_time() - begin:.2f} CPU seconds")


def _spent(texts: list[str]) -> float:
    begin = time.process_time()
    for text in texts:
        judged(parts(text))
    return time.process_time() - begin


if __name__ == "__main__":
    main()
