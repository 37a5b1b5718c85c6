"""First lines as a person asks for them."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, ME, linkedin, mail, mbox, talk

pytestmark = pytest.mark.slow  # each line is a process of its own

NOW = datetime.fromisoformat("2026-11-25T09:00:00+00:00")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder: Path = tmp_path_factory.mktemp("drafts")
    letters = talk(ANA, NOW - timedelta(days=100), times=11, every=8)
    letters.append(mail(ME, ANA, NOW - timedelta(days=9), "Dear Ana,\n\nIt was good.\n\nHugs,\nLena", subject="Lunch"))
    shell = Shell(folder / "home")
    shell("me", "add", ME[1])
    shell("import", str(mbox(folder / "all.mbox", letters)))
    return shell


def test_a_draft_begins_and_ends_as_my_letters_to_them_do(shell: Shell) -> None:
    told = shell.json("draft", "Ana")["draft"]
    assert (told["to"], told["folder"]) == (ANA[1], None)
    assert told["body"].startswith("Dear Ana,\n\n") and told["body"].endswith("\n\nHugs,\nLena")
    link = urlsplit(told["link"])
    assert (link.scheme, link.path) == ("mailto", ANA[1])
    assert parse_qs(link.query)["body"] == [told["body"].replace("\n", "\r\n")]
    assert "Dear Ana," in shell("draft", "Ana")


def test_what_i_wrote_down_for_myself_is_not_in_it(shell: Shell) -> None:
    mark = shell.json("follow-up", "Ana", "ask about her divorce", "--on", "friday")["follow_up"]["id"]
    assert "divorce" not in shell("draft", mark)


def test_what_is_due_with_somebody_comes_before_a_hello(tmp_path: Path) -> None:
    letters = talk(ANA, NOW - timedelta(days=100), times=11, every=8)
    letters.append(mail(ME, ANA, NOW - timedelta(days=3), "I'll send you the slides by 25 November.", subject="Slides"))
    shell = Shell(tmp_path / "home")
    shell("import", str(mbox(tmp_path / "all.mbox", letters)), "--me", ME[1])
    shell("hear")
    told = shell.json("draft", "Ana")["draft"]
    assert told["subject"] == "Re: Slides"
    assert "I'll send you the slides by 25 November." in told["body"]


def opener(folder: Path, code: int) -> str:
    """A system's opener of links that keeps what it got, makes noise and ends with that code."""
    path = folder / "bin"
    path.mkdir()
    (path / "xdg-open").write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\necho noise; echo noise >&2\nexit {code}\n')
    (path / "xdg-open").chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program opens links")
def test_without_a_mail_program_one_sentence_says_so_with_the_link(shell: Shell, tmp_path: Path) -> None:
    shell.environment["PATH"] = f"{opener(tmp_path, 3)}{os.pathsep}{os.environ['PATH']}"
    told = shell("draft", "Ana", "--open", code=2)
    assert told.startswith("No mail program answered on this machine.") and f"mailto:{ANA[1]}" in told
    assert "noise" not in told and len(told.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another program opens links")
def test_what_was_asked_on_linkedin_is_answered_there(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    shell.environment["PATH"] = f"{opener(tmp_path, 0)}{os.pathsep}{os.environ['PATH']}"
    ask = (
        "Noor Rahimi",
        "in/noor-rahimi",
        NOW - timedelta(days=3),
        "Hi Lena, could you send me the slides of your talk?",
    )
    shell("import", str(linkedin(tmp_path / "linkedin", [ask])))
    shell("hear")
    mark = shell.json("owed")["owed"][0]["id"]
    told = shell("draft", mark)
    assert told.startswith(
        "Noor Rahimi wrote on LinkedIn, on 22 November:\n  “Hi Lena, could you send me the slides of your talk?”"
    )
    assert "Answer there: https://www.linkedin.com/in/noor-rahimi\nFirst lines, to copy:\n\nH" in told
    assert shell("draft", mark, "--open") == told
    assert (tmp_path / "opened").read_text().strip() == "https://www.linkedin.com/in/noor-rahimi"
    assert shell.json("draft", mark)["draft"]["elsewhere"]["page"] == "https://www.linkedin.com/in/noor-rahimi"
