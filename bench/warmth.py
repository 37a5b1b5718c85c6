"""Measure warmth on real ties: does it foretell who is in touch with whom?

python bench/warmth.py rank IN OUT    IN/<corpus>/{queries,candidates,events.before.<cut>}.parquet
                                      to OUT/<corpus>.<30|90>.parquet (ego, alter, cut, score, p)
"""

import sys
from pathlib import Path

import polars as pl
from warmth_ties import Query, corpora, queries

from cordially.core.warmth import figures, likely, nearness, tempo

HORIZONS = (30, 90)
COLUMNS = ["ego", "alter", "cut", "score", "p"]
Row = tuple[int, int, int, float, float]


def rank(source: Path, answers: Path) -> None:
    answers.mkdir(parents=True, exist_ok=True)
    for corpus in corpora(source):
        rows: dict[int, list[Row]] = {days: [] for days in HORIZONS}
        for query in queries(corpus):
            for days, found in judged(query).items():
                rows[days] += found
        for days, found in rows.items():
            frame = pl.DataFrame(found, schema=COLUMNS, orient="row")
            frame.write_parquet(answers / f"{corpus.name}.{days}.parquet")
        print(corpus.name, len(rows[30]))


def judged(query: Query) -> dict[int, list[Row]]:
    known = {alter: figures(contacts) for alter, contacts in query.contacts.items()}
    whole = tempo(known.values())
    return {
        days: [
            (query.ego, alter, query.cut, nearness(f, query.cut, days, whole), likely(f, query.cut, days, whole))
            for alter, f in known.items()
        ]
        for days in HORIZONS
    }


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] != "rank":
        sys.exit(__doc__)
    rank(Path(sys.argv[2]), Path(sys.argv[3]))
