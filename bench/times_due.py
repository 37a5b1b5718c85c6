"""Measure how many days are read right: `python bench/times_due.py [PHRASES.tsv ...]`.

Each line: the message's moment, a sentence, the day it names (empty: none), separated by tabs.
"""

import sys
import time
from datetime import datetime
from pathlib import Path

from cordially.core.times import due

OWN = Path(__file__).parent / "words" / "due_phrases.tsv"


def main() -> None:
    for path in [Path(one) for one in sys.argv[1:] if one[0] != "-"] or [OWN]:
        cases = read(path)
        wrong = [
            (sentence, expected, found)
            for at, sentence, expected in cases
            if (found := named(at, sentence)) != expected
        ]
        for sentence, expected, found in wrong:
            print(f"  {sentence}  expected {expected or 'none'}, read {found or 'none'}")
        right = len(cases) - len(wrong)
        share, rate = right / len(cases), speed(cases)
        print(f"{path.name}: {right} of {len(cases)} right, {share:.3f}; {rate:,.0f} sentences a second")


def read(path: Path) -> list[tuple[datetime, str, str]]:
    rows = (line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8") if not line.startswith("#"))
    return [(datetime.fromisoformat(at), sentence, expected) for at, sentence, expected in rows]


def named(at: datetime, sentence: str) -> str:
    found = due(sentence, at=at, past="--past" in sys.argv)
    return found.day.isoformat() if found and found.day else ""


def speed(cases: list[tuple[datetime, str, str]]) -> float:
    started = time.process_time()
    for _ in range(5):
        for at, sentence, _expected in cases:
            due(sentence, at=at)
    return 5 * len(cases) / (time.process_time() - started)


if __name__ == "__main__":
    main()
