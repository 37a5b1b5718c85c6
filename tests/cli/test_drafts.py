"""First lines as a person asks for them."""

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, ME, mail, mbox, talk

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
