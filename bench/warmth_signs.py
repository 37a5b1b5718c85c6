"""The signs of every tie of the measurement beside what happened next, as a table for fitting."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import polars as pl
from warmth_ties import Query, corpora, queries

from cordially.core.warmth import figures, tempo
from cordially.core.warmth.chances import pace
from cordially.core.warmth.signs import NAMES, signs

CUTS = 12  # days of judging per corpus, between its first and its last; each more day hides less of its calendar
BIG = 3_000_000  # bytes of ties from which half as many will do


def table(ties: Path, work: Path) -> pl.DataFrame:
    """One row for each tie and day of judging: corpus, ego, cut, g30, g90 (days of contact to come), the signs."""
    kept = work / "signs.parquet"
    if kept.exists():
        return pl.read_parquet(kept)
    protocol = _protocol(ties)
    for name, corpus in protocol.CORPORA.items():
        count = CUTS // 2 if (ties / f"{name}.parquet").stat().st_size > BIG else CUTS
        corpus["cuts"] = _spread(corpus["cuts"], count)
    protocol.inputs(str(work / "in"))
    found = pl.concat([_corpus(path, protocol) for path in corpora(work / "in")])
    found.write_parquet(kept)
    return found


def _protocol(ties: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("protocol", ties / "protocol.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _spread(cuts: list[int], count: int) -> list[int]:
    steps = np.linspace(cuts[0], cuts[-1], count) // 86_400 * 86_400
    return sorted({int(step) for step in steps})


def _corpus(path: Path, protocol: ModuleType) -> pl.DataFrame:
    truth = protocol.frame(path.name).select("ego", "cut", "alter", "g30", "g90")
    rows = [row for query in queries(path) for row in _rows(query)]
    names = ["ego", "cut", "alter", "pace", *NAMES]
    kinds = {"ego": pl.Int32, "cut": truth.schema["cut"], "alter": pl.Int32}
    frame = pl.DataFrame(rows, schema={name: kinds.get(name, pl.Float64) for name in names}, orient="row")
    return truth.join(frame, on=["ego", "cut", "alter"]).with_columns(corpus=pl.lit(path.name))


def _rows(query: Query) -> list[tuple[float, ...]]:
    known = {alter: figures(contacts) for alter, contacts in query.contacts.items()}
    whole = tempo(known.values())
    return [
        (query.ego, query.cut, alter, pace(query.cut, whole), *signs(f, query.cut, whole)) for alter, f in known.items()
    ]
