"""One story, written once, for all tests of the demo."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cordially.demo import Story, write

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="session")
def story(folder: Path) -> Story:
    return write(folder, now=NOW)


@pytest.fixture(scope="session")
def takeout(story: Story, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("takeout")
    with zipfile.ZipFile(next(folder.glob("takeout-*.zip"))) as archive:
        archive.extractall(unpacked)
    return unpacked / "Takeout"
