"""What an import tells of itself means the same the first time, the second time, and beforehand."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import health, imports
from cordially.errors import NothingRead
from cordially.viewer import Viewer
from tests.people import ANA, ME, mail, mbox, talk

START = datetime.fromisoformat("2026-01-05T09:00:00+01:00")
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{0}@x.example\nEND:VCARD\n"


def maildir(root: Path, count: int, *, drafts: int) -> Path:
    for place in ("cur", "new", "tmp"):
        (root / place).mkdir(parents=True)
    for number, letter in enumerate(talk(ANA, START, times=count, every=1)):
        (root / "cur" / f"{number:04}.host:2,{'D' if number < drafts else 'S'}").write_bytes(letter.as_bytes())
    return root


def told(report: imports.Report) -> list[tuple[int, int, int, int]]:
    return [(one.read, one.new, one.changed, one.known) for one in report.reads]


def test_left_out_entries_are_never_among_what_was_read(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = maildir(tmp_path / "Maildir", 20, drafts=3)
    assert told(imports.look(viewer, [box])) == [(17, 17, 0, 0)]
    first = imports.read(viewer, [box], now=now, me_said=[ME[1]])
    assert told(first) == [(17, 17, 0, 0)]
    assert first.reads[0].left_out == {"drafts": 3}
    assert told(imports.look(viewer, [box])) == [(17, 0, 0, 17)]
    assert told(imports.read(viewer, [box], now=now)) == [(17, 0, 0, 17)]


@pytest.mark.slow
def test_more_files_than_are_read_in_one_go_add_up(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = maildir(tmp_path / "Maildir", 1001, drafts=1)
    assert told(imports.read(viewer, [box], now=now, me_said=[ME[1]])) == [(1000, 1000, 0, 0)]
    assert told(imports.read(viewer, [box], now=now)) == [(1000, 0, 0, 1000)]


def test_a_whole_archive_adds_up_again(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in Path("tests/samples/linkedin").rglob("*.csv"):
            if file.name in ("Connections.csv", "Positions.csv", "Profile.csv"):
                archive.write(file, file.name)
    first = imports.read(viewer, [path], now=now)
    again = imports.read(viewer, [path], now=now)
    assert first.reads[0].read > 1
    assert again.reads[0].read == again.reads[0].known == first.reads[0].read


def test_an_import_of_drafts_alone_is_no_failure(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = maildir(tmp_path / "Maildir", 2, drafts=2)
    for _ in range(2):
        assert told(imports.read(viewer, [box], now=now)) == [(0, 0, 0, 0)]


def test_what_is_covered_is_what_the_source_holds(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = maildir(tmp_path / "Maildir", 20, drafts=0)
    letters = talk(ANA, START, times=19, every=1)
    imports.read(viewer, [mbox(tmp_path / "all.mbox", letters)], now=now, me_said=[ME[1]])
    imports.read(viewer, [box], now=now)
    facts = [fact for fact in health.examine(viewer, now=now).facts if fact.startswith("maildir")]
    assert facts == ["maildir: from 5 January to 24 January."]


@pytest.mark.parametrize("name", ["hello.eml", "all.mbox", "ana.vcf", "cal.ics", "takeout.zip"])
def test_an_empty_file_is_said_to_be_empty(name: str, viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(NothingRead, match=f"{name} is empty"):
        imports.read(viewer, [tmp_path / name], now=now)


def test_a_call_without_a_day_waits_for_a_name_that_tells_it(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    words = "Ana Silva: How was your week?\nLena Hart: Good, and yours?\nAna Silva: It was fine, thank you.\n" * 3
    call = tmp_path / "call.txt"
    call.write_text(words, "utf-8")
    known = mail(ANA, ME, now - timedelta(days=3))
    report = imports.read(viewer, [call, mbox(tmp_path / "a.mbox", [known])], now=now, me_said=[ME[1]])
    assert any("day of the call" in problem.what for one in report.reads for problem in one.problems)
    named = call.rename(tmp_path / "2026-11-20 Ana.txt")
    assert imports.read(viewer, [named], now=now).reads[0].new == 1
