"""How our ranking does on what others published: tags for arXiv papers, and how alike people found fifty news texts.

    python -m bench.matching_public --tags cherche-2.2.1/cherche/data/semanlink
    python -m bench.matching_public --lee gensim/test/test_data

The tags are in the source of cherche 2.2.1 (`pip download --no-deps --no-binary :all: cherche==2.2.1`, MIT): a query is
the title of a paper, a document is a tag with its labels, as the example of cherche's `evaluate.evaluation` has it,
which also tells what its TF-IDF reaches. The texts of Lee, Pincombe and Welsh (CogSci 2005) come with gensim. Neither
is what the program is for: both tell only whether it does as well as others where others were measured.
"""

import argparse
import json
import math
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from cordially.core.matching import Index
from cordially.core.matching.stems import stem
from cordially.core.meaning import Near, packed, vectors
from cordially.core.meaning.nearness import unpacked
from cordially.store import meanings

PUBLISHED_TAGS = "TF-IDF of letters, as published by cherche: P@1 .631  P@5 .226  R-precision .270"
PUBLISHED_LEE = "published: best before .60, ESA .72 (Gabrilovich and Markovitch, IJCAI 2007)"
Rank = Callable[[str], list[str]]


def tags(folder: Path) -> tuple[dict[str, str], list[tuple[str, set[str]]]]:
    """Each tag that some paper has, with its labels; and (title, its tags)."""
    papers = json.loads((folder / "arxiv.json").read_text("utf-8"))
    known = json.loads((folder / "tags.json").read_text("utf-8"))
    asked = [(paper["arxiv_title"], {known[tag]["uri"] for tag in paper["tag"]}) for paper in papers]
    wanted = {tag for paper in papers for tag in paper["tag"]}
    labels = {known[tag]["uri"]: [*known[tag]["prefLabel"], *known[tag]["altLabel"]] for tag in sorted(wanted)}
    return {uri: " ".join(told) for uri, told in labels.items()}, asked


def plain(texts: dict[str, str]) -> Rank:
    """BM25 over Porter stems, as SQLite's FTS5 has it, any word."""
    db = sqlite3.connect(":memory:")
    db.execute(
        'CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, text, tokenize="porter unicode61 remove_diacritics 2")'
    )
    db.executemany("INSERT INTO t VALUES (?, ?)", texts.items())

    def rank(need: str) -> list[str]:
        words = ["".join(filter(str.isalnum, word)) for word in need.replace("-", " ").split()]
        asked = " OR ".join(f'"{word}"' for word in words if word)
        return [key for (key,) in db.execute("SELECT key FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (asked,))]

    return rank


def with_meaning(texts: dict[str, str]) -> Rank:
    model, found = meanings.model(), Index(texts.items())
    near = Near(zip(texts, packed(vectors(model, list(texts.values()))), strict=True))
    return lambda need: found.ranked(need, near=near.to(packed(vectors(model, [need]))[0]))


def judged(rank: Rank, asked: Iterable[tuple[str, set[str]]]) -> str:
    """P@1, P@5 and R-precision as cherche reckons them; nDCG@10 beside."""
    firsts: list[float] = []
    fives: list[bool] = []
    shares: list[float] = []
    gains: list[float] = []
    for need, wanted in asked:
        found = [key in wanted for key in rank(need)]
        firsts += found[:1]
        fives += found[:5]
        shares.append(sum(found[: len(wanted)]) / len(wanted))
        ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted))))
        gains.append(sum(hit / math.log2(place + 2) for place, hit in enumerate(found[:10])) / ideal)
    means = [sum(one) / len(one) for one in (firsts, fives, shares, gains)]
    return "P@1 {:.3f}  P@5 {:.3f}  R-precision {:.3f}  nDCG@10 {:.3f}".format(*means)


def show_tags(folder: Path) -> None:
    texts, asked = tags(folder)
    print(f"{len(asked)} titles of papers, {len(texts)} tags")
    print(PUBLISHED_TAGS)
    ways = [("FTS5 BM25, porter", plain(texts)), ("default", Index(texts.items()).ranked)]
    if meanings.is_there():
        ways.append(("with the extra", with_meaning(texts)))
    for name, rank in ways:
        print(f"{name:<20} {judged(rank, asked)}")


def show_lee(folder: Path) -> None:
    texts = (folder / "lee.cor").read_text("latin-1").splitlines()[:50]
    said = [list(map(float, line.split())) for line in (folder / "similarities0-1.txt").read_text().splitlines()[:50]]
    pairs = [(one, two) for two in range(50) for one in range(two)]
    people = [said[one][two] for one, two in pairs]
    print(f"{len(texts)} texts, {len(pairs)} pairs; correlation with how alike people found them")
    print(PUBLISHED_LEE)
    words = [{stem(word.strip(".,;:'\"()").lower()) for word in text.split()} for text in texts]
    shared = [len(words[one] & words[two]) / math.sqrt(len(words[one]) * len(words[two])) for one, two in pairs]
    index = Index(enumerate(texts))
    shares = [index.shares(text) for text in texts]
    both = [shares[one].get(two, 0.0) + shares[two].get(one, 0.0) for one, two in pairs]
    print(f"shared stems {correlation(people, shared):.3f}  default {correlation(people, both):.3f}")
    if meanings.is_there():
        rows = unpacked(packed(vectors(meanings.model(), texts)))
        cosines = [float(rows[one] @ rows[two]) for one, two in pairs]
        summed = [cosine + 0.15 * share for cosine, share in zip(cosines, both, strict=True)]
        print(f"with the extra: cosine {correlation(people, cosines):.3f}  both {correlation(people, summed):.3f}")


def correlation(ones: list[float], others: list[float]) -> float:
    """Pearson's."""
    mean, other = sum(ones) / len(ones), sum(others) / len(others)
    top = sum((x - mean) * (y - other) for x, y in zip(ones, others, strict=True))
    return top / math.sqrt(sum((x - mean) ** 2 for x in ones) * sum((y - other) ** 2 for y in others))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tags", type=Path, help="the folder with arxiv.json and tags.json")
    parser.add_argument("--lee", type=Path, help="the folder with lee.cor and similarities0-1.txt")
    asked = parser.parse_args()
    if asked.tags:
        show_tags(asked.tags)
    if asked.lee:
        show_lee(asked.lee)


if __name__ == "__main__":
    main()
