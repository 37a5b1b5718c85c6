"""What one's own last weeks show, line by line, without a grade."""

from datetime import datetime, timedelta
from pathlib import Path

from cordially.actions import gifts, imports, people
from cordially.queries import people as finding
from cordially.queries import tips
from cordially.viewer import Viewer
from tests.people import ANA, BEN, CHLOE, ME, mail, mbox, talk

NEVER = ("streak", "points", "score", "rank", "badge", "should have", "you failed", "neglect")


def test_an_empty_space_has_a_kind_word_for_every_line(viewer: Viewer, now: datetime) -> None:
    found = tips.tips(viewer, now=now)
    assert [tip.number for tip in found] == list(range(11))
    assert all(tip.suggestion and tip.rows for tip in found)


def test_the_pictures_show_what_was_done(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    letters = [
        *talk(ANA, now - timedelta(days=400), times=100, every=4),
        *talk(BEN, now - timedelta(days=30), times=8, every=3.5),
        mail(ME, CHLOE, now - timedelta(days=2), "Do you know the harbour? " * 8),
        mail(ME, BEN, now - timedelta(days=1), "Do you know the harbour? " * 8),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    gifts.give(viewer, finding.find(viewer, "Ana", now=now), "a book", on=now.date(), now=now)
    found = {tip.number: tip for tip in tips.tips(viewer, now=now)}
    assert sum(found[1].rows[0].values) > 0  # type: ignore[arg-type]
    assert found[2].rows[0].values[-1] == 1
    assert found[3].rows[0].values[-1] == 2
    assert found[5].rows[1].values[-1] == 1
    assert sum(found[10].rows[0].values) > 0  # type: ignore[arg-type]
    assert "Ana" in found[7].suggestion
    said = " ".join(tip.suggestion for tip in found.values()).lower()
    assert not any(word in said for word in NEVER)


def test_somebody_added_by_hand_changes_no_picture(viewer: Viewer, now: datetime) -> None:
    people.add(viewer, "Ana Silva", now=now)
    assert all(not any(value for value in row.values) for tip in tips.tips(viewer, now=now) for row in tip.rows)
