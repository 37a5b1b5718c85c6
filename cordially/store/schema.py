"""Today's tables as one script, for a new database, made from the migrations by running this module."""

from importlib.resources import files

from django.db import connection

_OWN = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words_index_%'"
)


def script() -> str:
    return files("cordially.store").joinpath("schema.sql").read_text("utf-8")


def lay(version: int) -> None:
    """Lay all tables in one transaction, with the note of which migrations they stand for."""
    connection.ensure_connection()
    connection.connection.executescript(f"BEGIN IMMEDIATE;\n{script()}\nPRAGMA user_version = {version};\nCOMMIT;")


def told() -> str:
    """The script that makes the tables of this database."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_OWN} ORDER BY rowid")
        tables = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        applied = [
            f"INSERT INTO django_migrations (app, name, applied) VALUES ('{app}', '{name}', datetime('now'))"
            for app, name in cursor.fetchall()
        ]
    return "".join(f"{statement};\n" for statement in (*tables, *applied))


def main() -> None:
    """Write schema.sql anew from a database that the migrations made."""
    import os
    import tempfile
    from pathlib import Path

    os.environ["CORDIALLY_HOME"] = tempfile.mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cordially.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    Path(__file__).with_name("schema.sql").write_text(told(), "utf-8")


if __name__ == "__main__":
    main()
