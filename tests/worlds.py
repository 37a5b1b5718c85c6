"""A world that many tests live in is imported once in each process; the tests after the first get its rows."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from cordially.viewer import Viewer

_KEPT: dict[str, dict[str, list[tuple[Any, ...]]]] = {}


def lay(name: str, viewer: Viewer, make: Callable[[], object]) -> Viewer:
    """What `make` puts into the empty database of this viewer; the same numbers each time. Files are made only once."""
    connection.ensure_connection()
    is_empty = _is_empty(viewer)
    if is_empty and name in _KEPT:
        _put(_KEPT[name])
    else:
        make()
        if is_empty:
            _KEPT[name] = {table: _rows(table) for table in [*_tables(), "sqlite_sequence"]}
    viewer.space.refresh_from_db()
    return viewer


def _tables() -> list[str]:
    """All but the index over the words, which is made anew, and the note of which migrations they stand for."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    names = [name for (name,) in connection.connection.execute(sql)]
    return [name for name in names if not name.startswith("words_index") and name != "django_migrations"]


def _is_empty(viewer: Viewer) -> bool:
    filled = [table for table in _tables() if connection.connection.execute(f'SELECT 1 FROM "{table}"').fetchone()]
    return filled == ["space"] and viewer.space.id == 1


def _rows(table: str) -> list[tuple[Any, ...]]:
    return list(connection.connection.execute(f'SELECT * FROM "{table}"'))


def _put(kept: dict[str, list[tuple[Any, ...]]]) -> None:
    database = connection.connection
    database.execute("PRAGMA defer_foreign_keys = ON")
    for table, rows in kept.items():
        database.execute(f'DELETE FROM "{table}"')
        if rows:
            database.executemany(f'INSERT INTO "{table}" VALUES ({",".join("?" * len(rows[0]))})', rows)
    database.execute("INSERT INTO words_index (words_index) VALUES ('rebuild')")
