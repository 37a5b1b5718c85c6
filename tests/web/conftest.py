"""A door, a browser before it, and a world behind it."""

from datetime import datetime
from pathlib import Path

import pytest

from cordially.viewer import Viewer
from cordially.web.opening import Door
from tests.web.world import PORT, Browser, fill, promise


@pytest.fixture
def door(now: datetime) -> Door:
    return Door(PORT, lambda: now)


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    return fill(viewer, tmp_path, now)


@pytest.fixture
def told(world: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    """The same world, in which more was said, and was read."""
    return promise(world, tmp_path, now)


@pytest.fixture
def stranger(door: Door) -> Browser:
    """A browser that has not come in."""
    return Browser(door)


@pytest.fixture
def browser(door: Door) -> Browser:
    """A browser that came in by a link."""
    return Browser(door).come_in()
