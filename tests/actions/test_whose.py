"""Whose history it is, said after an import: what was said is read once that is known, and never as somebody else's."""

from datetime import datetime, timedelta
from pathlib import Path

from cordially.actions import events, hearing, imports, mine
from cordially.models import Need, Promise
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox

GOAL = "I'm looking for a new job in publishing, ideally in Lisbon."
PROMISED = "I'll send you the slides by Friday."


def test_what_was_said_waits_until_it_is_known_whose_history_it_is(
    viewer: Viewer, tmp_path: Path, now: datetime
) -> None:
    letters = [
        mail(ANA, ME, now - timedelta(days=3), GOAL),
        mail(ME, ANA, now - timedelta(days=2), PROMISED),
        mail(ME, BEN, now - timedelta(days=2), GOAL),
        mail(BEN, ANA, now - timedelta(days=1), GOAL),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now)
    viewer.space.refresh_from_db()
    assert viewer.space.me_id is None
    hearing.hear(viewer, now=now)
    assert not Need.objects.exists()
    mine.add(viewer, [ME[1]], now=now)
    hearing.hear(viewer, now=now)
    assert told() == {("Ana Silva", False), ("Ben Okri", True)}
    assert [one.mine for one in Promise.objects.all()] == [True]


def test_what_another_address_of_mine_said_was_said_by_me(viewer: Viewer, tmp_path: Path, now: datetime) -> None:
    letters = [mail(ANA, ME, now - timedelta(days=3), GOAL), mail(BEN, ANA, now - timedelta(days=1), GOAL)]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    assert told() == {("Ana Silva", False)}
    mine.add(viewer, [ANA[1]], now=now)
    hearing.hear(viewer, now=now)
    assert told() == {("Ben Okri", False)}
    events.undo(viewer, now=now)
    hearing.hear(viewer, now=now)
    assert told() == {("Ana Silva", False)}


def told() -> set[tuple[str, bool]]:
    return {(one.person.root.name if one.person.root else "", one.mine) for one in Need.objects.all()}
