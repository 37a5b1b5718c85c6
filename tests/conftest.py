"""A data folder of its own for every test run, and a small world for those that need one."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

os.environ["CORDIALLY_HOME"] = tempfile.mkdtemp(prefix="cordially-test-")
os.environ.pop("CORDIALLY_NOW", None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of the hundreds of commands would compile all anew
sys.dont_write_bytecode = False

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> None:
    """The tables by the script, as a new home gets them; each process would take seconds for the migrations."""
    from django.conf import settings
    from django.db import connection

    from cordially.store import schema, sqlite

    with django_db_blocker.unblock():
        connection.close()
        name = "file:memorydb_default?mode=memory&cache=shared"
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
        schema.lay(sqlite.SCHEMA)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty file of accounts that only I can read."""
    monkeypatch.setenv("CORDIALLY_HOME", str(tmp_path))
    path = tmp_path / "accounts.toml"
    path.touch(mode=0o600)
    return path


@pytest.fixture
def viewer(db: None) -> "Viewer":
    from cordially.models import Space

    return Viewer(Space.objects.create(created_at=NOW))


from cordially.viewer import Viewer  # noqa: E402
