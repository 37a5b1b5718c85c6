"""Follow-ups, rhythms and circles as a person types them."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, BEN, mbox, talk

pytestmark = pytest.mark.slow  # each line is a process of its own

NOW = datetime.fromisoformat("2026-11-25T09:00:00+00:00")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder: Path = tmp_path_factory.mktemp("followups")
    start = NOW - timedelta(days=100)
    shell = Shell(folder / "home")
    letters = [*talk(ANA, start, times=11, every=9), *talk(BEN, start, times=11, every=9)]
    shell("import", str(mbox(folder / "all.mbox", letters)))
    return shell


def test_a_follow_up_is_written_listed_put_off_and_done(shell: Shell) -> None:
    mark = shell.json("follow-up", "Ana", "send the book", "--on", "friday", "--at", "9am")["follow_up"]["id"]
    (found,) = [one for one in shell.json("follow-ups")["follow_ups"] if one["id"] == mark]
    assert (found["person"]["name"], found["on"], found["at"]) == ("Ana Silva", "2026-11-27", "09:00")
    shell("later", mark, "--until", "1 December")
    shell("followed", mark)
    assert mark not in shell("follow-ups")
    assert "you said it is done" in shell("follow-ups", "--all")
    shell("undo")
    shell("let-go", mark)
    assert "you let it go" in shell("follow-ups", "--all")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("call her friday about the boat", "2026-11-27"),
        ("send the book", "2026-11-26"),
        ("it fell due on 3 May 2026", "2026-11-26"),
    ],
)
def test_a_day_in_the_words_is_the_day(shell: Shell, text: str, day: str) -> None:
    assert shell.json("follow-up", "Ana", text)["follow_up"]["on"] == day
    shell("undo")


def test_rhythms_pace_and_circles(shell: Shell) -> None:
    shell("rhythm", "Ana", "every 3 weeks")
    shell("circle", "Ben", "close")
    shell("rhythm", "close", "monthly")
    shell("pace", "2", "--quiet", "sat, sunday", "--away-until", "3 December")
    told = shell.json("rhythms")
    assert [(one["days"], one["circle"]) for one in told["rhythms"]] == [(21, None), (30, "close")]
    assert told["pace"]["fits"]
    assert "away until 3 December" in shell("pace")
    assert shell.json("circles")["circles"][-1]["said"] in (True, False)
    assert "Nothing" in shell("follow-ups", "--today")
    shell("pace", "--back")


@pytest.mark.parametrize(
    "words",
    [
        ("follow-up", "Ana", " "),
        ("follow-up", "Ana", "x", "--at", "25:00"),
        ("follow-up", "Ana", "x", "--at", "13pm"),
        ("follow-up", "Ana", "x", "--on", "moonday"),
        ("rhythm", "Ana", "often"),
        ("pace", "0"),
        ("pace", "--quiet", "moonday"),
        ("circle", "Ana", "outer"),
        ("circle", "Ana"),
    ],
)
def test_what_is_not_understood_is_said_in_words(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell(*words, code=2).strip()
    assert "There is no follow-up x1" in shell("followed", "x1", code=1)


def test_a_name_that_nobody_bears_is_not_taken_for_another(shell: Shell) -> None:
    told = shell("follow-up", "Anna", "send the book", code=2)
    assert "nobody called Anna here" in told
    assert "Ana Silva" in told


def test_a_calendar_is_written_into_folders_that_are_there(shell: Shell, tmp_path: Path) -> None:
    told = shell("feed", "--write", str(tmp_path / "nowhere" / "x.ics"), code=2)
    assert told == f"There is no folder {tmp_path.resolve() / 'nowhere'}.\n"
