"""How well needs find what helps (nDCG@10, against plain BM25), and what a person costs at 5,000 items, 20,000 needs.

python -m bench.matching

bench/matching/items.tsv and needs.tsv were written for this, in paraphrase; those marked "test" were not looked at
while developing. One mind wrote needs, things and meanings, so the figures flatter; they tell the two ways apart.
"""

import math
import random
import time
from collections.abc import Callable
from pathlib import Path

from cordially.core.matching import Index, pack, terms

HERE = Path(__file__).parent / "matching"
Rank = Callable[[str], list[str]]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def plain(items: dict[str, str]) -> Rank:
    """BM25 over Porter stems, as SQLite's FTS5 has it, any word of the need."""
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute('CREATE VIRTUAL TABLE t USING fts5(text, tokenize="porter unicode61 remove_diacritics 2")')
    db.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", [(int(key), text) for key, text in items.items()])

    def rank(need: str) -> list[str]:
        asked = " OR ".join(f'"{"".join(filter(str.isalnum, word))}"' for word in need.split())
        return [
            str(row[0]) for row in db.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (asked,))
        ]

    return rank


def ours(items: dict[str, str]) -> Rank:
    index = Index(items.items())
    return lambda need: [fit.key for fit in index.best(need, least=0.0)]


def stems_only(items: dict[str, str]) -> Rank:
    kept = dict(terms.WEIGHTS)
    terms.WEIGHTS.update(dict.fromkeys(kept, 0.0))
    terms.terms.cache_clear()
    index = Index(items.items())

    def rank(need: str) -> list[str]:
        return [fit.key for fit in index.best(need, least=1e-9)]

    told = {need: rank(need) for _, need, _ in rows("needs.tsv")}
    terms.WEIGHTS.update(kept)
    terms.terms.cache_clear()
    return lambda need: told[need]


def ndcg(rank: Rank, part: str) -> float:
    found: list[float] = []
    for which, need, wanted in rows("needs.tsv"):
        if which == part:
            worth = {key: int(grade) for key, grade in (one.split(":") for one in wanted.split())}
            gain = sum((2 ** worth.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(rank(need)[:10]))
            best = sorted(worth.values(), reverse=True)[:10]
            found.append(gain / sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best)))
    return sum(found) / len(found)


def quality() -> None:
    items = {row[0]: row[1] for row in rows("items.tsv")}
    for name, way in (("FTS5 BM25, porter", plain), ("our BM25, stems only", stems_only), ("stems and meanings", ours)):
        rank = way(items)
        print(f"{name:<24} nDCG@10  developed on {ndcg(rank, 'dev'):.3f}  held out {ndcg(rank, 'test'):.3f}")


def speed() -> None:
    chance = random.Random(1)
    vocabulary = [word for _, text in rows("items.tsv") for word in text.split()]
    vocabulary += [f"{chance.choice(vocabulary)}{number}" for number in range(8000)]

    def made(length: int) -> str:
        return " ".join(chance.choices(vocabulary, k=length))

    items = [(number, text, pack(text)) for number, text in enumerate(made(9) for _ in range(5000))]
    needs = [made(15) for _ in range(20_000)]
    terms.terms.cache_clear()
    begin = time.process_time()
    index = Index.of_packed(items, needs[:12])
    for need in needs[:12]:
        index.best(need)
    print(f"a person with 12 needs, 5,000 things: {(time.process_time() - begin) * 1000:.0f} ms of CPU")
    index = Index.of_packed(items, needs)
    begin = time.process_time()
    for need in needs[:2000]:
        index.best(need)
    print(f"all 20,000 needs, 5,000 things: {(time.process_time() - begin) * 10:.0f} s of CPU")


if __name__ == "__main__":
    quality()
    speed()
