"""Read the ties of the measurement as contacts, one ego and one day of judging at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polars as pl

from cordially.core.warmth import Contact


class Query(NamedTuple):
    """One person on the day of judging: everybody they have been in touch with, and what passed between them."""

    ego: int
    cut: int
    contacts: dict[int, list[Contact]]


def corpora(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if (path / "candidates.parquet").exists())


def queries(corpus: Path) -> Iterator[Query]:
    candidates = pl.read_parquet(corpus / "candidates.parquet")
    for (cut,), asked in candidates.group_by("cut", maintain_order=True):
        seen = pl.read_parquet(corpus / f"events.before.{cut}.parquet").filter(pl.col("t") < cut)
        rows = pl.concat([_side(asked, seen, out=True), _side(asked, seen, out=False), _both(asked, seen)])
        sides = rows.partition_by("ego", as_dict=True, include_key=False)
        for (ego,), own in asked.group_by("ego", maintain_order=True):
            contacts: dict[int, list[Contact]] = {alter: [] for alter in own["alter"].to_list()}
            for alter, at, out, direct, crowd in sides[ego,].iter_rows():
                contacts[alter].append(Contact(at, out, "mail", direct, crowd))
            yield Query(ego, cut, contacts)


def _side(asked: pl.DataFrame, seen: pl.DataFrame, *, out: bool) -> pl.DataFrame:
    keys = ["src", "dst"] if out else ["dst", "src"]
    found = asked.select("ego", "alter").join(seen, left_on=["ego", "alter"], right_on=keys)
    return found.select("ego", "alter", "t", pl.lit(out).alias("out"), pl.col("kind") == 0, "nr")


def _both(asked: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    """What others wrote to both; the last of each day, since warmth reads no more of it."""
    small = seen.filter(pl.col("nr").is_between(2, 20))
    mine = asked.select("ego").unique().join(small, left_on="ego", right_on="dst").select("ego", "mid")
    found = mine.join(small, on="mid").rename({"dst": "alter"}).join(asked.select("ego", "alter"), on=["ego", "alter"])
    last = found.group_by("ego", "alter", (pl.col("t") // 86_400).alias("day")).agg(
        pl.col("t", "nr").get(pl.col("t").arg_max())
    )
    return last.select("ego", "alter", "t", pl.lit(None).alias("out"), pl.lit(False).alias("kind"), "nr")
