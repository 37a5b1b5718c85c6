"""What you say last counts, whatever the clock says."""

from datetime import datetime, timedelta
from pathlib import Path

from cordially.actions import followups, keeping
from cordially.viewer import Viewer
from tests.actions.world import World
from tests.people import ANA, ME, mail


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


def test_what_was_ended_by_a_clock_that_ran_ahead_can_be_ended_again(
    viewer: Viewer, tmp_path: Path, now: datetime
) -> None:
    world = World(viewer, tmp_path, now)
    world.tell(mail(ANA, ME, now - timedelta(days=5), "Could you send me the address of Ben?", subject="Ben"))
    keeping.promise(viewer, world.who("Ana"), "send the list", due_on=now.date(), now=now - timedelta(days=1))
    ahead = now + timedelta(hours=2)
    for _ in range(2):
        for kind in ("promised", "answer owed"):
            (one,) = world.list(kind, state="due", now=now)
            followups.followed(viewer, one.mark, now=ahead)
        ahead = now
    assert not [one for one in world.list(state="due") if one.kind in ("promised", "answer owed")]
