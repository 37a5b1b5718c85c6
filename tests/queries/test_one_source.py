"""What Today offers to help with is what “help” tells of the same person, first."""

from datetime import datetime, timedelta
from pathlib import Path

from cordially.actions import imports, shelf
from cordially.models import Need
from cordially.queries import matches, people, today
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk


def test_help_begins_with_what_today_offers(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    start = now - timedelta(days=84)
    letters = [*talk(ANA, start, times=13, every=7), *talk(BEN, start, times=13, every=7)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    ana = people.find(viewer, "Ana", now=now)
    for days, text in ((9, "I want to give a talk on pottery and glazes."), (2, "I want to learn to bake bread.")):
        at = int((now - timedelta(days=days)).timestamp())
        Need.objects.create(
            space=viewer.space, person_id=ana, mine=False, kind="goal", text=text, said_at=at, sure=True
        )
    for thing in ("A book on bread", "How to give a talk", "Slides on pottery glazes"):
        shelf.shelve(viewer, thing, now=now)
    item = today.of(viewer, ana, now=now)
    told = matches.helps(viewer, now=now, person=ana)
    assert item is not None and item.give is not None
    assert (item.mark, item.give) == (f"h{told[0].need.mark}", told[0].gives[0])
    assert item.give.title in item.first_step
