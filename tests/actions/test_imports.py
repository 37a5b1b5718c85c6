"""Importing real files: each message once, people recognised, and all of it undone exactly."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, imports, mine, people
from cordially.errors import NothingRead
from cordially.models import Interaction, Person, Tie
from cordially.queries import people as query
from cordially.queries import spaces
from cordially.viewer import Viewer
from tests.dumps import dump
from tests.people import ANA, ANA_AT_HOME, BEN, ME, NEWS, SHOP, mail, mbox, talk

START = datetime.fromisoformat("2026-01-05T09:00:00+01:00")


def read(viewer: Viewer, paths: list[Path], *, now: datetime) -> imports.Report:
    return imports.read(viewer, paths, now=now, me_said=[ME[1]])


def names(viewer: Viewer, now: datetime) -> list[str]:
    return [line.name for line in query.people(viewer, now=now)]


def test_people_come_warmest_first_and_no_machine_is_among_them(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = [
        *talk(ANA, START, times=40, every=3),
        *talk(BEN, START, times=6, every=20),
        *(mail(NEWS, ME, START + timedelta(days=n), List_Unsubscribe="<https://x.example>") for n in range(60)),
        *(mail(SHOP, ME, START + timedelta(days=n)) for n in range(20)),
    ]
    report = imports.read(viewer, [mbox(tmp_path / "all.mbox", messages)], now=now)
    assert [(one.source, one.read, one.new) for one in report.reads] == [("mbox", 126, 126)]
    assert names(viewer, now) == ["Ana Silva", "Ben Okri"]
    assert spaces.my_identities(viewer) == [("email", ME[1])]


def test_importing_again_adds_nothing(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = mbox(tmp_path / "all.mbox", talk(ANA, START, times=10, every=3))
    read(viewer, [box], now=now)
    before = dump()
    report = read(viewer, [box], now=now)
    assert (report.reads[0].new, report.reads[0].known) == (0, 10)
    assert dump() == before


def test_a_longer_export_adds_only_what_is_new(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = talk(ANA, START, times=12, every=3)
    read(viewer, [mbox(tmp_path / "old.mbox", messages[:8])], now=now)
    report = read(viewer, [mbox(tmp_path / "new.mbox", messages[4:])], now=now)
    assert (report.reads[0].new, report.reads[0].known) == (4, 4)
    assert Interaction.objects.count() == 12


def test_a_mailbox_that_grew_is_read_on_where_it_ended(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = talk(ANA, START, times=12, every=3)
    box = mbox(tmp_path / "all.mbox", messages[:8])
    read(viewer, [box], now=now)
    mbox(box, messages)
    report = read(viewer, [box], now=now)
    assert (report.reads[0].new, report.reads[0].known) == (4, 8)


def test_undo_restores_the_state_before_exactly(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    first = talk(ANA, START, times=10, every=3)
    read(viewer, [mbox(tmp_path / "a.mbox", first)], now=now)
    before = dump()
    second = [
        *talk(BEN, START, times=5, every=9),
        *talk(ANA_AT_HOME, START + timedelta(days=50), times=4, every=2),
        mail(ANA, ME, START + timedelta(days=70), answers=str(first[0]["Message-ID"]).strip("<>")),
    ]
    read(viewer, [mbox(tmp_path / "b.mbox", second)], now=now)
    assert dump() != before
    events.undo(viewer, now=now)
    assert dump() == before


def test_undoing_the_first_import_leaves_what_the_second_told_as_well(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    messages = talk(ANA, START, times=12, every=3)
    first = read(viewer, [mbox(tmp_path / "old.mbox", messages[:8])], now=now)
    read(viewer, [mbox(tmp_path / "new.mbox", messages[4:])], now=now)
    events.undo(viewer, first.reads[0].id, now=now)
    assert Interaction.objects.count() == 8
    assert names(viewer, now) == ["Ana Silva"]


def test_an_import_undone_and_done_again_is_the_same(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = mbox(tmp_path / "a.mbox", talk(ANA, START, times=10, every=3))
    read(viewer, [box], now=now)
    degree = query.people(viewer, now=now)[0].warmth.degree
    events.undo(viewer, now=now)
    assert (Interaction.objects.count(), Person.objects.count(), Tie.objects.count()) == (0, 0, 0)
    read(viewer, [box], now=now)
    assert query.people(viewer, now=now)[0].warmth.degree == degree


def test_an_import_that_read_nothing_is_an_error_that_says_what_was_expected(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0 not for us")
    with pytest.raises(NothingRead, match="What can be read:"):
        read(viewer, [tmp_path], now=now)


def test_a_dry_run_says_what_would_come_and_writes_nothing(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = talk(ANA, START, times=12, every=3)
    read(viewer, [mbox(tmp_path / "old.mbox", messages[:8])], now=now)
    before = dump()
    report = imports.look(viewer, [mbox(tmp_path / "new.mbox", messages[4:])])
    assert (report.reads[0].new, report.reads[0].known) == (4, 4)
    assert dump() == before


def test_two_addresses_are_joined_when_one_answers_for_the_other(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    asked = mail(ME, ANA, START, key="asked")
    messages = [
        *talk(ANA, START - timedelta(days=30), times=4, every=3),
        asked,
        mail(ANA_AT_HOME, ME, START + timedelta(hours=2), answers="asked", subject="Re: Hello"),
    ]
    read(viewer, [mbox(tmp_path / "a.mbox", messages)], now=now)
    (line,) = query.people(viewer, now=now)
    assert [value for _, value in line.identities] == [ANA[1], ANA_AT_HOME[1]]


def test_two_of_the_same_name_are_only_asked_about(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = [*talk(ANA, START, times=4, every=3), *talk(("Ana Silva", "as@else.example"), START, times=4, every=5)]
    read(viewer, [mbox(tmp_path / "a.mbox", messages)], now=now)
    assert names(viewer, now) == ["Ana Silva", "Ana Silva"]
    from cordially.queries import suggestions

    (pair,) = suggestions.same(viewer)
    assert pair.reasons == ("both are called Ana Silva",)


def test_a_merge_is_undone_after_a_further_import(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = [*talk(ANA, START, times=6, every=3), *talk(BEN, START, times=6, every=5)]
    read(viewer, [mbox(tmp_path / "a.mbox", messages)], now=now)
    ana, ben = (line.id for line in query.people(viewer, now=now))
    event = people.merge(viewer, ana, ben, now=now)
    assert len(query.people(viewer, now=now)) == 1
    more = talk(BEN, START + timedelta(days=60), times=4, every=2)
    read(viewer, [mbox(tmp_path / "b.mbox", more)], now=now)
    events.undo(viewer, event.id, now=now)
    lines = {line.name: line for line in query.people(viewer, now=now)}
    assert (lines["Ana Silva"].sent, lines["Ben Okri"].sent) == (3, 5)


def test_a_split_takes_an_address_out_and_later_imports_leave_it_out(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    asked = mail(ME, ANA, START, key="asked")
    answer = mail(ANA_AT_HOME, ME, START + timedelta(hours=2), answers="asked")
    read(viewer, [mbox(tmp_path / "a.mbox", [*talk(ANA, START, times=6, every=3), asked, answer])], now=now)
    (line,) = query.people(viewer, now=now)
    event = people.split(viewer, line.id, [ANA_AT_HOME[1]], now=now)
    again = talk(ANA_AT_HOME, START + timedelta(days=9), times=2, every=1)
    read(viewer, [mbox(tmp_path / "b.mbox", again)], now=now)
    assert len(query.people(viewer, now=now)) == 2
    events.undo(viewer, event.id, now=now)
    assert len(query.people(viewer, now=now)) == 1


def test_where_two_are_in_all_of_the_mail_nobody_is_guessed_to_be_me(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    box = mbox(tmp_path / "a.mbox", talk(ANA, START, times=10, every=3))
    imports.read(viewer, [box], now=now)
    assert spaces.my_identities(viewer) == []
    mine.add(viewer, [ME[1]], now=now)
    assert names(viewer, now) == ["Ana Silva"]


def test_undoing_an_import_that_added_nothing_takes_nothing_else_back(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    box = mbox(tmp_path / "a.mbox", talk(ANA, START, times=10, every=3))
    read(viewer, [box], now=now)
    read(viewer, [box], now=now)
    events.undo(viewer, now=now)
    assert Interaction.objects.count() == 10


def test_an_import_that_knows_why_it_read_nothing_says_that_alone(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    with pytest.raises(NothingRead, match="is not there") as told:
        read(viewer, [tmp_path / "nowhere.mbox"], now=now)
    assert "What can be read" not in str(told.value)
