"""Plain rows in and out of the database, many at a time, past the object mapper."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

MOST_AT_ONCE = 500  # parameters in one statement


def database() -> Any:
    """The driver's own connection; the caller stands inside a transaction."""
    connection.ensure_connection()
    return connection.connection


def select(sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
    yield from database().execute(sql, parameters)


def among(sql: str, values: Iterable[object], *more: object) -> Iterator[tuple[Any, ...]]:
    """Rows of `sql`, whose `{}` becomes a list of placeholders for the values, a few hundred at a time."""
    listed = list(values)
    db = database()
    for start in range(0, len(listed), MOST_AT_ONCE):
        part = listed[start : start + MOST_AT_ONCE]
        yield from db.execute(sql.format(",".join("?" * len(part))), (*part, *more))


def change(sql: str, values: Iterable[object], *more: object) -> int:
    """Like `among`, for statements that change rows. Returns how many."""
    listed = list(values)
    db, changed = database(), 0
    for start in range(0, len(listed), MOST_AT_ONCE):
        part = listed[start : start + MOST_AT_ONCE]
        changed += db.execute(sql.format(",".join("?" * len(part))), (*part, *more)).rowcount
    return changed


def write(sql: str, rows: Iterable[Sequence[object]]) -> None:
    database().executemany(sql, rows)


def next_id(table: str) -> int:
    return int(database().execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def digest(*parts: object) -> bytes:
    """Sixteen bytes that are the same for the same parts."""
    return hashlib.blake2b("\0".join(map(str, parts)).encode("utf-8", "replace"), digest_size=16).digest()


def number(*parts: object) -> int:
    """A signed 64-bit number that is the same for the same parts."""
    return int.from_bytes(digest(*parts)[:8], "big", signed=True)
