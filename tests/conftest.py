"""A data folder of its own for every test run, and a small world for those that need one."""

import os
import tempfile
from datetime import UTC, datetime

import pytest

os.environ["CORDIALLY_HOME"] = tempfile.mkdtemp(prefix="cordially-test-")
os.environ.pop("CORDIALLY_NOW", None)

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def viewer(db: None) -> "Viewer":
    from cordially.models import Space

    return Viewer(Space.objects.create(created_at=NOW))


from cordially.viewer import Viewer  # noqa: E402
