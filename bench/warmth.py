"""Measure warmth on real ties: does it foretell who is in touch with whom?

python bench/warmth.py rank IN OUT    IN/<corpus>/{queries,candidates,events.before.<cut>}.parquet
                                      to OUT/<corpus>.<30|90>.parquet (ego, alter, cut, score, p)
"""

import sys
from pathlib import Path

import polars as pl
from warmth_ties import Query, corpora, queries

from cordially.core.warmth import figures, glance, likely, tempo

HORIZONS = (30, 90)


def rank(source: Path, answers: Path) -> None:
    answers.mkdir(parents=True, exist_ok=True)
    for corpus in corpora(source):
        found = [row for query in queries(corpus) for row in judged(query)]
        for days in HORIZONS:
            rows = [(ego, alter, cut, *judgement[days]) for ego, alter, cut, judgement in found]
            frame = pl.DataFrame(rows, schema=["ego", "alter", "cut", "score", "p"], orient="row")
            frame.write_parquet(answers / f"{corpus.name}.{days}.parquet")
        print(corpus.name, len(found))


def judged(query: Query) -> list[tuple[int, int, int, dict[int, tuple[float, float]]]]:
    everybody = {alter: figures(contacts) for alter, contacts in query.contacts.items()}
    whole = tempo(everybody.values())
    return [
        (
            query.ego,
            alter,
            query.cut,
            {days: (glance(f, query.cut), likely(f, query.cut, days, whole)) for days in HORIZONS},
        )
        for alter, f in everybody.items()
    ]


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] != "rank":
        sys.exit(__doc__)
    rank(Path(sys.argv[2]), Path(sys.argv[3]))
