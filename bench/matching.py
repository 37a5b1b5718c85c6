"""How well needs find what helps (nDCG@10, against plain BM25), and what a person costs at 5,000 items, 20,000 needs.

python -m bench.matching

bench/matching/items.tsv and needs.tsv were written for this, in paraphrase; those marked "test" were not looked at
while developing. "weigh" was written later, so that words and meanings could be weighed with needs that the list of
meanings was not made for. One mind wrote all of it, so the figures flatter; they tell the ways apart.
"""

import math
import random
import time
from collections.abc import Callable
from pathlib import Path

from cordially.core.matching import Index, index, pack, terms
from cordially.core.meaning import Near, packed, vectors
from cordially.store import meanings

HERE = Path(__file__).parent / "matching"
Rank = Callable[[str], list[str]]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [[*line.split("\t"), ""][:3] for line in lines if line and not line.startswith("#")]


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
    found = Index(items.items())
    return found.ranked


def with_meaning(items: dict[str, str], *, is_shown: bool = False) -> Rank:
    """The same with the extra `semantic`."""
    model, found = meanings.model(), Index(items.items())
    near = Near(zip(items, packed(vectors(model, list(items.values()))), strict=True))

    def rank(need: str) -> list[str]:
        (vector,) = packed(vectors(model, [need]))
        if is_shown:
            return [fit.key for fit in found.best(need, near=near.to(vector))]
        return found.ranked(need, near=near.to(vector))

    return rank


def stems_only(items: dict[str, str]) -> Rank:
    kept = dict(terms.WEIGHTS)
    terms.WEIGHTS.update(dict.fromkeys(kept, 0.0))
    terms.terms.cache_clear()
    found = Index(items.items())

    told = {need: found.ranked(need) for _, need, _ in rows("needs.tsv")}
    terms.WEIGHTS.update(kept)
    terms.terms.cache_clear()
    return lambda need: told[need]


def ndcg(rank: Rank, part: str) -> float:
    found: list[float] = []
    for which, need, wanted in rows("needs.tsv"):
        if which == part and wanted:
            worth = {key: int(grade) for key, grade in (one.split(":") for one in wanted.split())}
            gain = sum((2 ** worth.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(rank(need)[:10]))
            best = sorted(worth.values(), reverse=True)[:10]
            found.append(gain / sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best)))
    return sum(found) / len(found)


def told(rank: Rank, part: str) -> str:
    """What a person would see: how often something is proposed, and whether what comes first helps."""
    found = [(rank(need)[:1], wanted) for which, need, wanted in rows("needs.tsv") if which == part]
    first = [
        (best[0], {one.split(":")[0] for one in wanted.split() if one[-1] != "0"}) for best, wanted in found if best
    ]
    right = sum(key in helping for key, helping in first)
    vain = sum(not helping for _, helping in first)
    return f"proposed for {len(first)} of {len(found)}, right {right}, where nothing helps {vain}"


def quality() -> None:
    items = {row[0]: row[1] for row in rows("items.tsv")}
    ways = [("FTS5 BM25, porter", plain(items)), ("our BM25, stems only", stems_only(items)), ("ours", ours(items))]
    if meanings.is_there():
        ways.append(("ours with meaning", with_meaning(items)))
    for name, rank in ways:
        parts = (("developed on", "dev"), ("weighed with", "weigh"), ("held out", "test"))
        print(f"{name:<22} nDCG@10 ", *(f"{which} {ndcg(rank, part):.3f} " for which, part in parts))
    shown = Index(items.items())
    seen = {"ours": lambda need: [fit.key for fit in shown.best(need)]}
    if meanings.is_there():
        seen["ours with meaning"] = with_meaning(items, is_shown=True)
    for name, rank in seen.items():
        print(f"{name:<22} weighed with: {told(rank, 'weigh')}; held out: {told(rank, 'test')}")


def weighing() -> None:
    """What words weigh beside meanings, on what was written for that."""
    items, chosen = {row[0]: row[1] for row in rows("items.tsv")}, index.WORDS
    for index.WORDS in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.0):
        print(f"words weigh {index.WORDS:.1f}: nDCG@10 {ndcg(with_meaning(items), 'weigh'):.3f}")
    index.WORDS = chosen


def speed() -> None:
    chance = random.Random(1)
    vocabulary = [word for _, text, _ in rows("items.tsv") for word in text.split()]
    vocabulary += [f"{chance.choice(vocabulary)}{number}" for number in range(8000)]

    def made(length: int) -> str:
        return " ".join(chance.choices(vocabulary, k=length))

    items = [(number, text, pack(text)) for number, text in enumerate(made(9) for _ in range(5000))]
    needs = [made(15) for _ in range(20_000)]
    terms.terms.cache_clear()
    begin = time.process_time()
    found = Index.of_packed(items, needs[:12])
    for need in needs[:12]:
        found.best(need)
    print(f"a person with 12 needs, 5,000 things: {(time.process_time() - begin) * 1000:.0f} ms of CPU")
    if meanings.is_there():
        speed_with_meaning(items, needs[:12])
    found = Index.of_packed(items, needs)
    begin = time.process_time()
    for need in needs[:2000]:
        found.best(need)
    print(f"all 20,000 needs, 5,000 things: {(time.process_time() - begin) * 10:.0f} s of CPU")


def speed_with_meaning(items: list[tuple[int, str, str]], needs: list[str]) -> None:
    """From the bytes as they are kept; what it takes to make them is told by bench/meaning.py."""
    model = meanings.model()
    made = packed(vectors(model, [text for _, text, _ in items]))
    asked = packed(vectors(model, needs))
    terms.terms.cache_clear()
    begin = time.process_time()
    found = Index.of_packed(items, needs)
    near = Near((key, row) for (key, _, _), row in zip(items, made, strict=True))
    for need, row in zip(needs, asked, strict=True):
        found.best(need, near=near.to(row))
    print(f"the same with meaning: {(time.process_time() - begin) * 1000:.0f} ms of CPU")


if __name__ == "__main__":
    quality()
    if meanings.is_there():
        weighing()
    speed()
