"""What you say last counts, whatever the clock says."""

from datetime import datetime, timedelta
from pathlib import Path

from cordially.actions import followups, keeping
from cordially.viewer import Viewer
from tests.actions.world import World


def test_the_last_word_counts_although_the_clock_was_set_back(viewer: Viewer, tmp_path: Path, now: datetime) -> None:
    world = World(viewer, tmp_path, now)
    keeping.promise(
        viewer, world.who("Ana"), "send the list", mine=True, due_on=now.date(), now=now - timedelta(days=1)
    )
    (one,) = world.list("promised")
    followups.later(viewer, one.mark, until=now.date() + timedelta(6), now=now)
    back = now - timedelta(hours=2)
    followups.later(viewer, one.mark, until=now.date() + timedelta(18), now=back)
    (again,) = world.list("promised", now=back)
    assert again.on == now.date() + timedelta(18)
