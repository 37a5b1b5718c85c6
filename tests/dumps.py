"""Everything the database holds, in a form that two moments can be compared by."""

from typing import Any

from django.db import connection

JOURNAL = ("event", "change", "import", "import_problem", "django_migrations")
SKIPPED = {  # told anew with other numbers; of the day it was looked at; how far was looked, and until when reckoned
    "suggestion": ("id",),
    "tie": ("glance",),
    "space": ("looked", "reckoned"),
}


def dump() -> dict[str, list[Any]]:
    """Everything in the database but the journal itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        tables = [row[0] for row in cursor.fetchall() if row[0] not in JOURNAL and "words_index_" not in row[0]]
        told = {}
        for table in tables:
            skip = SKIPPED.get(table, ())
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            told[table] = sorted(
                repr([value for name, value in zip(names, row, strict=True) if name not in skip])
                for row in cursor.fetchall()
                if table != "day" or "shown" not in row  # whom a day's list named, which looking at it leaves behind
            )
        return told


def differences(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    """What is gone (-) and what has come (+), row by row."""
    return [
        f"{sign} {table} {row}"
        for table in before
        for sign, ours, theirs in (("-", before[table], after[table]), ("+", after[table], before[table]))
        for row in ours
        if row not in theirs
    ]
