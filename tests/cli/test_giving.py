"""The commands of giving as a person or a script uses them."""

from datetime import datetime, timedelta

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, BEN, ME, mail, mbox, talk

pytestmark = pytest.mark.slow  # each line is a process of its own

START = datetime.fromisoformat("2026-06-01T09:00:00+02:00")
WISH = "I am looking for somebody to give me feedback on my portfolio."


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("giving")
    messages = [
        *talk(ANA, START, times=40, every=4),
        *talk(BEN, START + timedelta(hours=3), times=20, every=8),
        mail(ANA, ME, datetime.fromisoformat("2026-11-20T10:00:00+00:00"), WISH, subject="A wish"),
    ]
    shell = Shell(folder / "home")
    shell("import", "--me", ME[1], str(mbox(folder / "all.mbox", messages)))
    return shell


def test_the_shelf_is_filled_shown_and_emptied(shell: Shell) -> None:
    assert "is on your shelf" in shell("shelve", "Review", "of", "portfolios")
    assert shell.json("shelf")["shelf"][0]["title"] == "Review of portfolios"
    mark = shell.json("shelve", "A desk")["id"]
    assert "A desk" in shell("unshelve", mark)
    assert "no mark" in shell("unshelve", "x1", code=2)
    assert "no such file" in shell("shelve", "nothing.csv", code=1)


def test_help_says_what_could_be_given_and_why(shell: Shell) -> None:
    found = shell.json("help", "Ana")["help"]
    assert found[0]["person"]["name"] == "Ana Silva"
    assert "portfolio" in found[0]["gives"][0]["reason"]


def test_gifts_are_told_in_words(shell: Shell) -> None:
    shell("gave", "Ana", "the Lisbon paper", "--on", "yesterday")
    shell("got", "Ben", "an hour of advice")
    mark = next(one["id"] for one in shell.json("gifts")["gifts"] if one["mine"])
    shell("gifts", "--outcome", mark, "she got the place")
    assert "she got the place" in shell("gifts", "Ana")
    assert "Say what" in shell("gave", "Ana", " ", code=2)


def test_an_introduction_goes_its_way(shell: Shell) -> None:
    told = shell.json("introduce", "Ana", "Ben", "--why", "both build boats")["introduction"]
    assert [side["state"] for side in told["sides"]] == ["to ask", "to ask"]
    assert told["texts"][0]["mailto"].startswith("mailto:")
    for name in ("ana", "Ben"):
        assert "said yes" in shell("agreed", told["id"], name)
    assert "introduce them" in shell("introductions", told["id"])
    shell("introduced", told["id"], "--outcome", "they had lunch")
    assert shell.json("introductions")["introductions"] == []
    assert "over" in shell("declined", told["id"], "Ben", code=2)


def test_a_path_names_both_steps(shell: Shell) -> None:
    shell("works", "Ben", "Director, Marea Labs")
    found = shell.json("path", "Marea")["paths"]
    assert found[0]["through"]["name"] == "Ben Okri"
    assert found[0]["mine"]
    assert found[0]["theirs"]
    assert "Umbrella" in shell("path", "Umbrella", code=1)


def test_a_brief_and_a_debrief(shell: Shell) -> None:
    line = "coffee with Ana and Ben: Ana looks for a mentor, I'll send Ben the paper by Friday"
    assert "add --yes" in shell("debrief", line)
    assert shell.json("debrief", line)["written"] == []
    assert "Written down" in shell("debrief", line, "--yes")
    told = shell.json("brief", "Ben")["brief"]
    assert told["promises"][0]["due"] == "2026-11-27"
    shell("undo")
    assert shell.json("brief", "Ben")["brief"]["promises"] == []
    assert "Say whom" in shell("brief", code=2)
    assert shell.json("brief", "--next") == {"meetings": []}


def test_tips_come_line_by_line(shell: Shell) -> None:
    assert len(shell.json("tips")["tips"]) == 11
    assert "Your warmest people first" in shell("tips")


def test_two_names_are_asked_of_each_other(shell: Shell) -> None:
    told = shell("path", "Ana", "Ben")
    assert "Ana Silva and Ben Okri" in told
    assert len(shell.json("path", "Ana", "Ben")["between"]["people"]) == 2
