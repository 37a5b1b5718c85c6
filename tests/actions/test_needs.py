"""Needs by meaning in the letters of others: found at the first reading, and at another where the extra came later."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import health, hearing, imports, keeping
from cordially.models import Need
from cordially.queries import promises
from cordially.viewer import Viewer
from tests.people import ANA, ME, mail, mbox, talk
from tests.semantic import needs_semantic

START = datetime.fromisoformat("2026-11-02T09:00:00+01:00")
NEWS = "Hi Lena,\n\nEvery time I open the manuscript I close it again.\n\nAna"


def world(viewer: Viewer, folder: Path, *, now: datetime, news: tuple[str, ...] = (NEWS,)) -> Viewer:
    letters = [mail(ANA, ME, START + timedelta(days=day), text) for day, text in enumerate(news)]
    box = mbox(folder / "a.mbox", [*talk(ANA, START - timedelta(days=200), times=6, every=5), *letters])
    imports.read(viewer, [box], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    return viewer


def read_without(viewer: Viewer, *, now: datetime) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cordially.store.needs.find_spec", lambda name: None)
        hearing.hear(viewer, now=now)


def advice(viewer: Viewer, now: datetime) -> list[str]:
    viewer.space.refresh_from_db()
    return [line for line in health.examine(viewer, now=now, is_deep=False).advice if "hear --again" in line]


@needs_semantic
def test_what_is_told_in_other_words_is_found_as_a_maybe(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    hearing.hear(world(viewer, tmp_path, now=now), now=now)
    (told,) = promises.needs(viewer, now=now)
    assert (told.kind, told.text, told.state) == (
        "challenge",
        "Every time I open the manuscript I close it again.",
        "maybe",
    )
    assert told.why.startswith("close in meaning to “")
    assert advice(viewer, now) == []


@needs_semantic
def test_what_was_read_before_the_extra_came_is_read_anew_when_asked(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    read_without(world(viewer, tmp_path, now=now), now=now)
    assert promises.needs(viewer, now=now) == []
    assert len(advice(viewer, now)) == 1
    hearing.begin_again(viewer)
    hearing.hear(viewer, now=now)
    assert len(promises.needs(viewer, now=now)) == 1
    assert advice(viewer, now) == []


@needs_semantic
def test_what_was_dismissed_stays_so_when_it_is_read_anew(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    hearing.hear(world(viewer, tmp_path, now=now), now=now)
    keeping.dismiss(viewer, "need", Need.objects.get().id, now=now)
    hearing.begin_again(viewer)
    hearing.hear(viewer, now=now)
    assert promises.needs(viewer, now=now) == []
    assert Need.objects.count() == 1


def test_without_the_extra_nothing_is_said_of_reading_anew(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    world(viewer, tmp_path, now=now)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cordially.store.needs.find_spec", lambda name: None)
        hearing.hear(viewer, now=now)
        assert advice(viewer, now) == []


@needs_semantic
def test_once_read_without_it_all_is_to_be_read_anew(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    read_without(world(viewer, tmp_path, now=now), now=now)
    later = mail(ANA, ME, START + timedelta(days=9), "I've been made partner.")
    imports.read(viewer, [mbox(tmp_path / "b.mbox", [later])], now=now, me_said=[ME[1]])
    hearing.hear(viewer, now=now)
    assert len(advice(viewer, now)) == 1
