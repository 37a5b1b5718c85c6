"""What was said, at the command line: spotted in any text, listed, and decided on."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell
from tests.people import ANA, BEN, ME, mail, mbox, talk

START = datetime.fromisoformat("2026-11-02T09:00:00+01:00")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture
def told(shell: Shell, tmp_path: Path) -> Shell:
    messages = [
        *talk(ANA, START - timedelta(days=200), times=6, every=5),
        *talk(BEN, START - timedelta(days=150), times=6, every=5),
        mail(ME, ANA, START, "Hi Ana,\n\nI'll send you the deck by Friday.\n\nLena"),
        mail(BEN, ME, START + timedelta(days=1), "Hi Lena,\n\ncould you send me the address of the printer?\n\nBen"),
    ]
    shell("import", str(mbox(tmp_path / "all.mbox", messages)), "--me", ME[1])
    return shell


def spotted(shell: Shell, tmp_path: Path, text: str | bytes, *options: str) -> list[dict[str, object]]:
    path = tmp_path / "text.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found: list[dict[str, object]] = shell.json("spot", str(path), *options)["found"]
    return found


def test_a_mail_is_spotted_with_its_places(shell: Shell, tmp_path: Path) -> None:
    text = "Hi Ana,\n\n> Could you send me the deck?\n\nI'll send you the deck by Friday.\n"
    found = spotted(shell, tmp_path, text)
    assert [(one["line"], one["kind"], one["by"], one["to"], one["sure"], one["due"]) for one in found] == [
        (5, "promise", "", ["Ana"], True, "2026-11-27"),
        (3, "request", "Ana", [], True, None),
    ]
    assert text[int(str(found[0]["start"])) : int(str(found[0]["end"]))] == "I'll send you the deck by Friday."


def test_lines_are_sentences_counted_from_one(shell: Shell, tmp_path: Path) -> None:
    found = spotted(shell, tmp_path, "The sky is blue.\r\n\r\nCould you send me the deck?\r\n", "--lines")
    assert [(one["line"], one["kind"]) for one in found] == [(3, "request")]


@pytest.mark.slow
def test_who_said_it_to_whom_and_by_when_is_told(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("[24.11.26, 09:12:11] Ana Silva: I'll send you the plan tomorrow\n[24.11.26, 09:13:00] Lena: ok\n")
    assert "1  promise of Ana Silva to Lena, due 25 November: I'll send you the plan tomorrow" in shell(
        "spot", str(path)
    )


@pytest.mark.slow
def test_each_mail_of_a_pasted_thread_is_shown_below_its_author_and_day(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "thread.txt"
    older = "Tue, 3 Nov 2026 at 10:02, Ana Silva <ana@x.example> wrote:\n{0}>\n{0}> I'll send it by Friday.\n"
    again = f"> > Thank you.\n> >\n> > On {older.format('> > ')}"
    path.write_text(
        f"I'll print it.\n\nLena\n\nOn {older.format('')}>\n> On Mon, 2 Nov 2026 at 9:00, Lena Hart wrote:\n{again}"
    )
    shown = shell("spot", str(path))
    assert "Lena Hart:\n   1  promise of Lena Hart to Ana Silva: I'll print it.\n" in shown
    assert (
        "Ana Silva, 3 November 2026:\n"
        "   7  promise of Ana Silva to Lena Hart, due 6 November: I'll send it by Friday.\n" in shown
    )
    assert shown.count("I'll send it") == 1


@pytest.mark.parametrize("command", ["spot", "check"])
def test_what_is_no_readable_file_is_told(shell: Shell, tmp_path: Path, command: str) -> None:
    assert "There is no file" in shell(command, str(tmp_path / "none.txt"), code=1)
    assert "is a folder; name one file." in shell(command, str(tmp_path), code=1)
    assert "There is no file" in shell(command, "x" * 5000, code=1)
    (tmp_path / "sound.wav").write_bytes(b"RIFF\x00\x00\x01\x00" * 20)
    assert "That is no text." in shell(command, str(tmp_path / "sound.wav"), code=2)
    (tmp_path / "empty.txt").write_text("")
    assert shell(command, str(tmp_path / "empty.txt")) == "Nothing is written there.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_read_however_it_is_encoded(shell: Shell, tmp_path: Path, encoding: str) -> None:
    (one,) = spotted(shell, tmp_path, "Grüße!\r\nI'll send you the deck by Friday.\r\n".encode(encoding))[-1:]
    assert (one["line"], one["text"]) == (2, "I'll send you the deck by Friday.")


def test_what_is_no_text_is_told_in_plain_words(shell: Shell, tmp_path: Path) -> None:
    assert spotted(shell, tmp_path, "") == []
    assert "Nothing is written there." in shell("spot", str(tmp_path / "text.txt"))
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\0\0\0\rIHDR")
    assert "That is no text." in shell("spot", str(tmp_path / "picture"), code=2)
    assert spotted(shell, tmp_path, "Könntest du mir das schicken?".encode("cp1252")) is not None
    assert [one["kind"] for one in spotted(shell, tmp_path, "Could you send me the deck?".encode("utf-16"))] == [
        "request"
    ]


@pytest.mark.slow
def test_a_promise_is_listed_corrected_kept_and_reopened(told: Shell) -> None:
    one = told.json("promises", "--mine")["promises"][0]
    assert (one["person"]["name"], one["state"], one["due"]) == ("Ana Silva", "open", "2026-11-06")
    told("correct", one["id"], "--due", "24 December 2026", "--to", "Ben")
    one = told.json("promises")["promises"][0]
    assert (one["person"]["name"], one["due"]) == ("Ben Okri", "2026-12-24")
    told("keep", one["id"])
    assert told.json("promises")["promises"] == []
    assert told.json("promises", "--all")["promises"][0]["why"] == "you said so"
    told("reopen", one["id"])
    told("hear", "--again")
    assert [(row["id"], row["state"]) for row in told.json("promises")["promises"]] == [(one["id"], "open")]
    told("undo")
    assert told.json("promises")["promises"] == []


@pytest.mark.slow
def test_an_answer_that_is_owed_can_be_let_go_and_reopened(told: Shell) -> None:
    owed = told.json("owed")["owed"]
    assert [(one["person"]["name"], one["sure"]) for one in owed] == [("Ben Okri", True)]
    told("let-go", owed[0]["id"])
    assert told.json("owed")["owed"] == []
    told("reopen", owed[0]["id"])
    assert len(told.json("owed")["owed"]) == 1


def test_wrong_use_is_told(told: Shell) -> None:
    assert "no mark" in told("keep", "x9", code=2)
    assert "Say what to correct" in told("correct", "p1", code=2)
    assert "There is no promise p99." in told("dismiss", "p99", code=1)


@pytest.mark.parametrize(
    ("command", "what", "where"),
    [
        (("keep", "p999"), "There is no promise p999.", "promises --all"),
        (("let-go", "a999"), "There is no ask a999.", "owed"),
        (("confirm", "o999"), "There is no offer o999.", "offers"),
        (("dismiss", "n999"), "There is no need n999.", "needs --all"),
        (("followed", "f999"), "There is no follow-up f999.", "follow-ups --all"),
        (("unshelve", "s999"), "There is no s999 on your shelf.", "shelf"),
        (("introduced", "i999"), "There is no introduction i999.", "introductions --all"),
        (("undo", "999"), "There is no event 999.", "history"),
        (("person", "999"), "There is no person 999.", "people --all"),
    ],
)
def test_what_is_not_there_is_said_one_way_with_where_all_is_listed(
    told: Shell, command: tuple[str, ...], what: str, where: str
) -> None:
    assert told(*command, code=1) == f"{what}\n“cordially {where}” lists them.\n"


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (("note", "", "x"), "Say whom you mean: a name, an address or a number."),
        (("rename", "Ana", " "), "A person needs a name."),
        (("promise", "Ana", " "), "A promise needs words."),
        (("search", " "), "Say which words to look for."),
        (("keep", "a1"), "Only a promise can be kept, and a1 is none."),
    ],
)
def test_what_is_left_empty_or_meant_wrongly_is_told(told: Shell, command: tuple[str, ...], what: str) -> None:
    assert what in told(*command, code=2)


def test_who_asks_for_help_with_a_command_is_told_where_it_is(shell: Shell) -> None:
    assert "“cordially spot --help”" in shell("help", "spot", code=1)
    assert "--help" not in shell("help", "Zora", code=1)
