"""The one file that holds everything: made private, opened, brought up to date, checked."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection

from cordially.errors import DatabaseBusy, DatabaseDamaged, DiskFull, NewerDatabase, Problem
from cordially.store import schema

SCHEMA = 1  # counts the migrations; kept in the file as user_version
LEAST_SAFE = (3, 51, 3)  # before it, two connections that write or checkpoint at once can damage a WAL database


def prepare() -> None:
    """Django ready, the folder and file there, private, and with today's tables."""
    if not apps.ready:
        apps.populate(settings.INSTALLED_APPS)  # all of django.setup() that commands need; it would load django.urls
    path = database_path()
    make_private(path)
    version = _version()
    if version > SCHEMA:
        raise NewerDatabase
    if version == 0 and _is_empty():
        schema.lay(SCHEMA)
    elif version == 0 and not _is_ours():
        raise DatabaseDamaged(f"{path} is not a database of Cordially.")
    elif version < SCHEMA:
        _upgrade(path, version)


def database_path() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and path.parent.stat().st_mode & 0o077:
        path.parent.chmod(0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    elif os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _version() -> int:
    with plain_words(), connection.cursor() as cursor:
        cursor.execute("PRAGMA user_version")
        return int(cursor.fetchone()[0])


def _is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master")
        return not cursor.fetchone()[0]


def _is_ours() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'django_migrations'")
        return bool(cursor.fetchone()[0])


def _upgrade(path: Path, version: int) -> None:
    """Each migration is one transaction; a database that holds something is copied beside itself first."""
    from django.core.management import call_command

    if version:
        with connection.cursor() as cursor:
            copy = path.with_name(f"before-upgrade-{version}.db")
            copy.unlink(missing_ok=True)
            cursor.execute("VACUUM INTO %s", [str(copy)])
            copy.chmod(0o600)
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {SCHEMA}")


@contextmanager
def plain_words() -> Iterator[None]:
    """What SQLite says, in words that help."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        raise said_in_words(error) from error
    except Exception as error:
        if type(error).__name__ == "DatabaseError":
            raise DatabaseDamaged(f"The database is damaged ({error}).") from error
        raise


@contextmanager
def hasty() -> Iterator[None]:
    """For what can be done another time: it waits for no other writer."""
    connection.ensure_connection()
    (usual,) = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    connection.connection.execute("PRAGMA busy_timeout = 100")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {int(usual)}")


def said_in_words(error: Exception) -> Problem:
    said = str(error)
    if "full" in said or "disk I/O" in said:
        return DiskFull()
    if "locked" in said or "busy" in said:
        return DatabaseBusy()
    if "malformed" in said or "not a database" in said:
        return DatabaseDamaged(f"The database is damaged ({said}).")
    return Problem(f"The database could not do that ({said}).")


def version() -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        return tuple(int(part) for part in cursor.fetchone()[0].split("."))


def faults() -> list[str]:
    """What the database's own checks find wrong with it; nothing when it is sound."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] != "wal":
            found.append("The journal is not a write-ahead log; the folder may be on a network drive.")
        cursor.execute("PRAGMA integrity_check(20)")
        found += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        found += [f"A row of {row[0]} points at a {row[2]} that is not there." for row in cursor.fetchmany(20)]
        try:
            cursor.execute("INSERT INTO words_index(words_index, rank) VALUES ('integrity-check', 1)")
        except Exception as error:
            found.append(f"The full-text index does not agree with the words: {error}")
    return found


def stamp(now: datetime) -> int:
    """Seconds since 1970, as the hot tables keep time."""
    return int(now.timestamp())


@contextmanager
def many_rows() -> Iterator[None]:
    """For the length of an import: larger steps for the index and for the checkpoints. Nothing less is kept safe."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO words_index (words_index, rank) VALUES ('hashsize', 8388608)")
        cursor.execute("PRAGMA wal_autocheckpoint = 16000")
        try:
            yield
        finally:
            cursor.execute("PRAGMA wal_autocheckpoint = 1000")


def lock_path() -> Path:
    """The file by which imports take turns."""
    return Path(settings.HOME) / "import.lock"
