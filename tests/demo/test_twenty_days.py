"""Twenty days of Today over the demo's story."""

from datetime import timedelta
from pathlib import Path

import pytest

from bench.twenty_days import twenty_days
from cordially.actions import hearing, imports
from cordially.demo import Story
from cordially.viewer import Viewer


@pytest.mark.slow
def test_nobody_comes_too_often_and_all_that_is_shown_is_true(viewer: Viewer, story: Story, folder: Path) -> None:
    imports.read(viewer, sorted(folder.iterdir()), now=story.now)
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=story.now)
    told = twenty_days(viewer, first=story.now + timedelta(hours=1))
    assert (told.too_often, told.missed, told.untrue) == ([], [], [])
    assert told.shown > 50 and len(told.kinds) >= 5
