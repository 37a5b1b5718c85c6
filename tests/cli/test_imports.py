"""What importing and doing by hand say: a dry run keeps nothing, and sentences tell what is so."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, ME, mbox, talk

pytestmark = pytest.mark.slow  # each line is a process of its own

START = datetime.fromisoformat("2026-06-01T09:00:00+02:00")


def test_a_dry_run_leaves_nothing_behind(tmp_path: Path) -> None:
    box = mbox(tmp_path / "all.mbox", talk(ANA, START, times=6, every=4))
    home, spare = tmp_path / "data" / "home", tmp_path / "spare"
    spare.mkdir()
    shell = Shell(home)
    shell.environment["TMPDIR"] = str(spare)
    assert "6 would be new" in shell("import", "--dry-run", str(box))
    assert not home.parent.exists()
    assert list(spare.iterdir()) == []
    shell("import", "--me", ME[1], str(box))
    held = (home / "cordially.db").read_bytes()
    assert "0 would be new, 0 would be changed, 6 known" in shell("import", "--dry-run", str(box))
    assert (home / "cordially.db").read_bytes() == held


def test_a_file_of_another_kind_is_shelved_by_its_name_and_not_read(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    (tmp_path / "lisbon-photo.jpg").write_bytes(b"\x89PNG\r\n\x1a\n\0\0title,link\n")
    (tmp_path / "case_study.html").write_text("<html><title>x</title><p>hello", "utf-8")
    told = shell("shelve", str(tmp_path / "lisbon-photo.jpg"), str(tmp_path / "case_study.html"))
    assert "2 new on your shelf" in told and "lisbon photo, case study" in told
    assert {one["title"] for one in shell.json("shelf")["shelf"]} == {"lisbon photo", "case study"}
    assert "for one thing in words" in shell("shelve", str(tmp_path / "case_study.html"), "--about", "x", code=2)


def test_an_introduction_says_where_it_stands(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    shell("add", "Ana Silva")
    shell("add", "Ben Okri")
    shell("introduce", "Ana", "Ben")
    assert "Ana Silva has not said yes yet" in shell("introduced", "i1", code=2)
    shell("agreed", "i1", "Ana")
    assert "Ben Okri has not said yes yet" in shell("introduced", "i1", code=2)
    shell("agreed", "i1", "Ben")
    assert shell("introduced", "i1") == "You introduced Ana Silva and Ben Okri.\n"
    assert "is written down already" in shell("introduced", "i1", code=2)
    told = shell("introduced", "i1", "--outcome", "they had lunch")
    assert told == "You told what came of introducing Ana Silva and Ben Okri: they had lunch\n"


def test_who_may_be_one_is_asked_with_the_answers_beside(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    at_home = (ANA[0], "as@else.example")
    letters = [*talk(ANA, START, times=16, every=4), *talk(at_home, START, times=16, every=5)]
    shell("import", "--me", ME[1], str(mbox(tmp_path / "all.mbox", letters)))
    (pair,) = shell.json("same")["same"]
    one, other = pair["first"]["id"], pair["second"]["id"]
    told = shell("same")
    assert f"Ana Silva (number {one}) and Ana Silva (number {other}): one person?" in told
    assert f"yes: cordially merge {one} {other}   no: cordially same --no {one} {other}" in told
