"""The command line as a person or a script uses it: real processes' exit codes, JSON and words."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import forking
from tests.people import ANA, BEN, ME, NEWS, mail, mbox, talk

START = datetime.fromisoformat("2026-06-01T09:00:00+02:00")


class Shell:
    """Runs commands on a data folder of their own, at a time of their own."""

    def __init__(self, home: Path, now: str = "2026-11-25T09:00:00+00:00") -> None:
        self.environment = {**os.environ, "CORDIALLY_HOME": str(home), "CORDIALLY_NOW": now}

    def __call__(self, *arguments: str, code: int = 0) -> str:
        done = self._forked(arguments) if forking.CAN and self._is_usual() else self._started(arguments)
        assert done.returncode == code, done.stderr + done.stdout
        assert "Traceback" not in done.stderr
        return done.stdout if code in (0, 3) else done.stderr

    def _is_usual(self) -> bool:
        """Nothing is set that matters before a program begins."""
        changed = set(self.environment.items()) ^ set(os.environ.items())
        return all(name.startswith(("CORDIALLY_", "PYTEST_")) for name, _ in changed)

    def _forked(self, arguments: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        return forking.run(arguments, self.environment)

    def _started(self, arguments: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        program = "import sys; from cordially.cli import main; main()"
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            capture_output=True,
            text=True,
            env=self.environment,
            stdin=subprocess.DEVNULL,
        )

    def json(self, *arguments: str, code: int = 0) -> Any:
        return json.loads(self(*arguments, "--json", code=code))


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("shell")
    messages = [
        *talk(ANA, START, times=40, every=4),
        *talk(BEN, START, times=8, every=20),
        *(mail(NEWS, ME, START + timedelta(days=n), List_Unsubscribe="<https://x.example>") for n in range(20)),
        mail(ANA, ME, datetime.fromisoformat("2026-11-23T10:00:00+00:00"), "Could you send me the deck by Friday?"),
    ]
    shell = Shell(folder / "home")
    shell("import", str(mbox(folder / "all.mbox", messages)))
    return shell


def test_people_come_as_scripts_expect_them(shell: Shell) -> None:
    people = shell.json("people")["people"]
    assert [person["name"] for person in people] == ["Ana Silva", "Ben Okri"]
    assert people[0]["identities"] == [{"kind": "email", "value": ANA[1]}]
    assert 0 < people[1]["warmth"]["degree"] < people[0]["warmth"]["degree"] <= 1
    assert people[0]["warmth"]["reasons"]
    assert (people[0]["sent"], people[0]["received"], people[0]["meetings"]) == (20, 21, 0)


def test_today_names_who_waits_for_an_answer_with_the_evidence(shell: Shell) -> None:
    first = next(item for item in shell.json("today")["today"] if item["kind"] == "answer owed")
    assert first["person"]["name"] == "Ana Silva"
    (evidence,) = first["evidence"]
    told = {entry["id"]: entry for entry in shell.json("timeline", "Ana")["interactions"]}
    assert evidence["quote"] in told[evidence["id"]]["text"]


def test_a_timeline_is_newest_first_and_tells_directions(shell: Shell) -> None:
    entries = shell.json("timeline", "Ben")["interactions"]
    assert [entry["direction"] for entry in entries[:2]] == ["in", "out"]
    assert entries == sorted(entries, key=lambda entry: datetime.fromisoformat(entry["at"]), reverse=True)


def test_names_are_matched_leniently(shell: Shell) -> None:
    for said in ("ana", "Silva Ana", "ANA.SILVA@acme.example", "Ana Sliva", "silv"):
        assert shell.json("person", said)["person"]["name"] == "Ana Silva"


def test_an_unclear_name_lists_the_choices(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell("add", "Ana Silva")
    shell("add", "Ana Costa")
    told = shell("person", "Ana", code=2)
    assert "Ana fits 2 people." in told
    assert "Ana Silva" in told and "Ana Costa" in told


def test_who_is_not_there_is_told_in_words(shell: Shell) -> None:
    assert shell("person", "Zacharias", code=1).startswith("There is nobody called Zacharias here.")


@pytest.mark.slow
def test_search_finds_words_and_names_and_no_syntax_breaks_it(shell: Shell) -> None:
    assert shell.json("search", "deck", "friday")["interactions"][0]["with"][0]["name"] == "Ana Silva"
    assert shell.json("search", "okri")["people"][0]["name"] == "Ben Okri"
    for hostile in ('"', "AND", "NEAR(a b", "subject:deck", "-deck", "deck*", "^", "' OR 1=1 --", "(", "*"):
        shell.json("search", hostile)


@pytest.mark.slow
def test_people_by_hand_and_their_undo(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell("add", "Ana Silva", "--email", "ana@acme.example", "--works", "Recruiter, Acme", "--as", "recruiter")
    shell("add", "Ben Okri")
    shell("note", "Ana", "likes the sea")
    shell("met", "Ana", "Ben", "--on", "yesterday", "coffee; she looks for a mentor")
    ana = shell.json("person", "Ana")["person"]
    assert (ana["works"], ana["hats"], ana["meetings"]) == ("Recruiter, Acme", ["recruiter"], 1)
    assert ana["notes"][0]["text"] == "likes the sea"
    (meeting,) = shell.json("timeline", "Ben")["interactions"]
    assert meeting["at"].startswith("2026-11-24")
    assert {other["name"] for other in meeting["with"]} == {"Ana Silva", "Ben Okri"}
    assert [person["name"] for person in shell.json("people", "--as", "recruiter")["people"]] == ["Ana Silva"]
    shell("undo")
    assert shell.json("person", "Ana")["person"]["meetings"] == 0


def test_what_later_things_build_on_is_not_undone(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell("add", "Ana Silva")
    shell("note", "Ana", "likes the sea")
    told = shell("undo", "1", code=1)
    assert "builds on it" in told


@pytest.mark.slow
def test_a_correction_lasts(tmp_path: Path) -> None:
    folder, shell = tmp_path / "mail", Shell(tmp_path / "home")
    folder.mkdir()
    messages = [*talk(ANA, START, times=40, every=4), *talk(BEN, START, times=8, every=20)]
    shell("import", str(mbox(folder / "a.mbox", messages)))
    before = {person["name"]: person["warmth"]["degree"] for person in shell.json("people")["people"]}
    shell("closer", "Ben")
    shell("import", str(mbox(folder / "b.mbox", talk(BEN, START + timedelta(days=170), times=2, every=1))))
    after = {person["name"]: person for person in shell.json("people")["people"]}
    assert after["Ben Okri"]["warmth"]["degree"] > before["Ben Okri"]
    assert "You said that you are closer than this." in after["Ben Okri"]["warmth"]["reasons"]
    shell("not-suggested", "Ana")
    assert "Ana Silva" not in [item["person"]["name"] for item in shell.json("today")["today"]]


def test_wrong_use_is_2_and_a_file_that_is_not_there_is_1(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell("import", code=2)
    shell("nothing-like-it", code=2)
    assert "is not there" in shell("import", str(tmp_path / "none.mbox"), code=1)
    assert "no e-mail address" in shell("add", "Ana", "--email", "nonsense", code=2)


def test_an_import_done_in_part_is_3(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEMAIL:ana@acme.example\nEND:VCARD\n"
    cards = f"{good}BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"
    (tmp_path / "two.vcf").write_text(cards)
    report = shell.json("import", str(tmp_path / "two.vcf"), code=3)
    (one,) = report["imports"]
    assert (one["new"], len(one["problems"])) == (1, 1)
    assert "two.vcf" in one["problems"][0]["where"]


@pytest.mark.slow
def test_the_days_list_does_not_name_the_same_while_others_wait(tmp_path: Path) -> None:
    others = [(f"Person Number{n}", f"p{n}@x{n}.example") for n in range(14)]
    start = datetime.fromisoformat("2026-05-01T09:00:00+00:00")
    messages = [message for other in others for message in talk(other, start, times=24, every=7)]
    messages.append(mail(NEWS, ME, datetime.fromisoformat("2026-11-13T09:00:00+00:00"), List_Unsubscribe="<x>"))
    box = mbox(tmp_path / "a.mbox", messages)
    named: list[set[str]] = []
    for day in range(3):
        shell = Shell(tmp_path / "home", now=f"2026-11-{10 + day}T09:00:00+00:00")
        if not day:
            shell("import", str(box))
        named.append({item["person"]["name"] for item in shell.json("today")["today"]})
        assert {item["person"]["name"] for item in shell.json("today")["today"]} == named[-1]
    assert all(0 < len(names) <= 5 for names in named)
    assert not named[0] & named[1] and not named[1] & named[2]


def test_doctor_says_that_all_is_well_and_what_is_missing(shell: Shell) -> None:
    told = shell.json("doctor")
    assert told["sound"] is True
    assert "Not imported yet: a calendar." in told["advice"]


def test_an_empty_today_says_why_it_is_empty(tmp_path: Path) -> None:
    new = Shell(tmp_path / "new")
    assert "Nothing was imported yet" in new("today")
    new("import", str(mbox(tmp_path / "all.mbox", talk(ANA, START, times=20, every=4))), "--me", ME[1])
    new("pace", "--away-until", "3 december")
    assert "You are away until 3 December;" in new("today")


def test_who_looks_long_after_the_last_import_is_told_so(tmp_path: Path) -> None:
    later = Shell(tmp_path / "home", now="2027-03-01T09:00:00+00:00")
    later("import", str(mbox(tmp_path / "all.mbox", talk(ANA, START, times=20, every=4))), "--me", ME[1])
    assert "What was imported ends on" in later("today")


def test_the_pace_is_told_with_its_quiet_days_and_hours(tmp_path: Path) -> None:
    one = Shell(tmp_path / "home")
    one("add", "Ana Silva")
    one("pace", "--quiet", "sunday, 20:00-08:00")
    told = one("pace")
    assert "quiet on Sunday" in told and "quiet from" in told


def test_who_is_in_list_mail_only_is_no_reason_to_import_once_more(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    letters = [mail(ANA, BEN, START + timedelta(days=n)) for n in range(4)]
    assert shell("people").startswith("Nobody yet. Begin with")
    shell("import", str(mbox(tmp_path / "list.mbox", letters)))
    unknown = "Whose history this is, is not known: “cordially me add YOUR@ADDRESS”.\n"
    assert shell("people") == shell("today") == unknown
    shell("me", "add", ME[1])
    told = "Nobody here wrote with you directly, or met you. “cordially people --all” shows all who are named.\n"
    assert shell("people") == told
    assert shell("people", "--all", "zacharias") == "Nobody here fits that.\n"
    assert "--all also shows" in shell("people", "zacharias")


def test_one_has_no_relationship_with_oneself(shell: Shell) -> None:
    told = shell("person", ME[1])
    assert "This is you.\n" in told and "elationship" not in told and "in touch" not in told
