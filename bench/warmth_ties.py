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
        rows = pl.concat([_side(asked, seen, out=True), _side(asked, seen, out=False)])
        for (ego,), own in asked.group_by("ego", maintain_order=True):
            contacts: dict[int, list[Contact]] = {alter: [] for alter in own["alter"].to_list()}
            for alter, at, out, direct, crowd in rows.filter(pl.col("ego") == ego).drop("ego").iter_rows():
                contacts[alter].append(Contact(at, out, "mail", direct, crowd))
            yield Query(ego, cut, contacts)


def _side(asked: pl.DataFrame, seen: pl.DataFrame, *, out: bool) -> pl.DataFrame:
    keys = ["src", "dst"] if out else ["dst", "src"]
    found = asked.select("ego", "alter").join(seen, left_on=["ego", "alter"], right_on=keys)
    return found.select("ego", "alter", "t", pl.lit(out).alias("out"), pl.col("kind") == 0, "nr")
