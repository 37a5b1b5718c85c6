"""What one's own last weeks show, line by line, without a grade."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from cordially.actions import corrections as saying
from cordially.actions import days, events, gifts, hearing, imports, people
from cordially.models.correction import NOT_SUGGESTED
from cordially.queries import people as finding
from cordially.queries import tips
from cordially.viewer import Viewer
from tests.people import ANA, BEN, CHLOE, ME, mail, mbox, talk

NEVER = ("streak", "points", "score", "rank", "badge", "should have", "you failed", "neglect")


def test_an_empty_space_has_a_kind_word_for_every_line(viewer: Viewer, now: datetime) -> None:
    found = tips.tips(viewer, now=now)
    assert [tip.number for tip in found] == list(range(11))
    assert all(tip.suggestion and tip.rows for tip in found)


def test_where_nothing_was_written_nothing_is_told(viewer: Viewer, now: datetime) -> None:
    found = tips.tips(viewer, now=now)
    assert not any(tip.is_told for tip in found)
    said = " ".join(tip.suggestion for tip in found)
    assert not any(claim in said for claim in ("lately", "where they are answered", "heard from you", "is open"))


def test_a_letter_to_several_is_one(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    since = now - timedelta(days=60)
    letters = [*talk(ANA, since, times=8, every=4), *talk(BEN, since, times=8, every=4)]
    both = mail(ME, ANA, now - timedelta(days=1), "Shall we three meet?")
    both["Cc"] = BEN[1]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", [*letters, both])], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    assert tips.tips(viewer, now=now)[1].rows[0].values[-1] == 1


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


def test_what_is_said_of_listening_fits_the_months_and_every_kind(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    heard = {tip.number: tip for tip in tips.tips(viewer, now=now)}[8]
    assert heard.suggestion.startswith("There is no conversation of late")
    letters = talk(ANA, now - timedelta(days=60), times=12, every=4)
    imports.read(viewer, [mbox(tmp_path / "a.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    heard = {tip.number: tip for tip in tips.tips(viewer, now=now)}[8]
    assert heard.suggestion.startswith("Your mail and calls of half a year hold no question of yours.")
    assert len(heard.rows[0].values) == 6
    assert heard.rows[0].values[0] is None
    question = mail(ME, ANA, now - timedelta(days=1), "How did the talk in Porto go, and who came?")
    imports.read(
        viewer, [mbox(tmp_path / "b.mbox", [question, mail(ANA, ME, now, "Well!", answers=_key(question))])], now=now
    )
    heard = {tip.number: tip for tip in tips.tips(viewer, now=now)}[8]
    assert "you asked 1 question." in heard.suggestion


def _key(letter: EmailMessage) -> str:
    return str(letter["Message-ID"]).strip("<>")


def test_whoever_is_put_off_or_never_to_be_suggested_is_not_named(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    promised = "I'll send you the deck by " + f"{now + timedelta(days=3):%d %B}."
    goal = "I'm looking for a new job in publishing."
    letters = [
        *talk(ANA, now - timedelta(days=400), times=80, every=4),
        mail(ANA, ME, now - timedelta(days=5), goal),
        mail(ME, ANA, now - timedelta(days=4), promised),
    ]
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    assert named(viewer, now) == {4, 9}
    ana = finding.find(viewer, "Ana", now=now)
    days.snooze(viewer, ana, until=now.date() + timedelta(days=9), now=now)
    assert named(viewer, now) == set()
    events.undo(viewer, now=now)
    saying.correct(viewer, ana, NOT_SUGGESTED, now=now)
    assert named(viewer, now) == set()


def named(viewer: Viewer, now: datetime) -> set[int]:
    return {tip.number for tip in tips.tips(viewer, now=now) if "Ana Silva" in tip.suggestion}
