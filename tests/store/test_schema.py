"""A new database gets its tables from one script; it must be what the migrations make."""

import pytest

from cordially.store import schema


def _statements(script: str) -> set[str]:
    return {part.strip() for part in script.split(";\n") if part.strip()}


@pytest.mark.django_db
def test_the_script_is_what_the_migrations_make() -> None:
    assert _statements(schema.script()) == _statements(schema.told())
