"""A new database gets its tables from one script; it must be what the migrations make."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cordially.store import schema

_MIGRATED = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from cordially.store import schema
print(schema.told())
"""


def _statements(script: str) -> set[str]:
    return {part.strip() for part in script.split(";\n") if part.strip()}


@pytest.mark.slow
def test_the_script_is_what_the_migrations_make(tmp_path: Path) -> None:
    place = os.environ | {"CORDIALLY_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "cordially.settings"}
    made = subprocess.run(
        [sys.executable, "-c", _MIGRATED], env=place, check=True, capture_output=True, text=True, timeout=120
    )
    assert _statements(schema.script()) == _statements(made.stdout)
