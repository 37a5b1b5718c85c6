"""Transcripts of calls, as the programs save them and as people write them."""

import json
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cordially.core.records import Problem, Talk, Turn
from cordially.sources import transcript
from cordially.sources.files import File

SAMPLES = Path(__file__).parents[1] / "samples" / "transcripts"


def samples() -> list[Path]:
    return [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and path.suffix != ".json"]


def talk(path: Path) -> Talk:
    (found,) = transcript.read([File(path)])
    assert isinstance(found, Talk)
    return found


def written(tmp_path: Path, text: str, name: str = "call.txt") -> File:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return File(path)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_sample_is_recognised_and_read_as_it_should(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
    found = talk(path)
    assert transcript.matches(File(path))
    assert found.at == (datetime.fromisoformat(expected["at"]) if expected["at"] else None)
    assert found.title == expected["title"]
    assert found.turns == tuple(Turn(*turn) for turn in expected["turns"])


def test_the_same_words_have_the_same_key_wherever_they_lie(tmp_path: Path) -> None:
    sample = SAMPLES / "coffee-with-li.srt"
    copy = tmp_path / "copy.srt"
    copy.write_bytes(sample.read_bytes().replace(b"\n", b"\r\n"))
    assert talk(copy).key == talk(sample).key


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "_chat.txt",
            "[20/11/2026, 10:15:03] Ana: hello\n[20/11/2026, 10:16:03] Ben: hi\n[20/11/2026, 10:17:03] Ana: so",
        ),
        ("chat.txt", "20/11/2026, 10:15 - Ana: hello\n20/11/2026, 10:16 - Ben: hi\n20/11/2026, 10:16 - Ana: so"),
        ("mail.txt", "From: Ana\nTo: Ben\nSubject: Hello\nDate: today\n\nDear Ben,\nhow are you?"),
        ("card.txt", "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"),
        ("recipe.md", "# Soup\n\nIngredients: water\nTime: one hour\n\nBoil it."),
        ("keys.txt", "name: x\nversion: 1\nname: y\nversion: 2\n"),
        ("empty.txt", ""),
        ("page.vtt.html", "<html>"),
        ("blob.txt", "\0\0\0Ana: a\nBen: b\nAna: c\n"),
    ],
)
def test_other_files_are_left_to_others(tmp_path: Path, name: str, text: str) -> None:
    assert not transcript.matches(written(tmp_path, text, name))


def test_a_file_without_words_is_a_problem_in_plain_words(tmp_path: Path) -> None:
    file = written(tmp_path, "WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "quiet.vtt")
    assert list(transcript.read([file])) == [Problem("quiet.vtt", "holds no spoken words")]


def test_captions_that_roll_up_are_said_once(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "WEBVTT\n\n00:00.000 --> 00:02.000\nwe begin\n\n"
        "00:02.000 --> 00:04.000\nwe begin\nwith<00:03.000><c> the end</c>\n",
        "rolling.vtt",
    )
    (found,) = transcript.read([file])
    assert isinstance(found, Talk)
    assert [turn.text for turn in found.turns] == ["we begin with the end"]


def test_a_colon_inside_what_is_said_names_nobody(tmp_path: Path) -> None:
    text = "Ana: one thing: we begin\nBen: so here is the plan: we wait\nNote: bring keys\nAna: good\n"
    (found,) = transcript.read([written(tmp_path, text)])
    assert isinstance(found, Talk)
    assert [turn.speaker for turn in found.turns] == ["Ana", "Ben", "Ana"]
    assert found.turns[1].text == "so here is the plan: we wait Note: bring keys"


def test_times_before_or_behind_the_name_are_read(tmp_path: Path) -> None:
    text = "[00:00:05] Ana Silva: Hello\nBen Okafor (00:09): Hi\n**Ana Silva:** How are you?\n"
    (found,) = transcript.read([written(tmp_path, text)])
    assert isinstance(found, Talk)
    assert found.turns == (
        Turn("Ana Silva", "Hello", 5.0, 9.0),
        Turn("Ben Okafor", "Hi", 9.0, None),
        Turn("Ana Silva", "How are you?", None, None),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva  0:05\nHello\n\nBen Okafor  0:09\nHi\n",
        "Ana Silva - 00:05\nHello\n\nBen Okafor - 00:09\nHi\n",
        "**Ana Silva** (0:05):\nHello\n\n**Ben Okafor** (0:09):\nHi\n",
        "00:00:05 Ana Silva\nHello\n\n00:00:09 Ben Okafor\nHi\n",
        "[0:05] - Ana Silva\nHello\n\n[0:09] - Ben Okafor\nHi\n",
        "[Ana Silva] 10:00:05 AM\nHello\n[Ben Okafor] 10:00:09 AM\nHi\n",
        "WEBVTT\n\n00:05.000 --> 00:09.000\nAna Silva: Hello\n\n00:09.000 --> 00:10.000\nBen Okafor: Hi\n",
    ],
)
def test_the_ways_of_other_programs_are_read_too(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    (found,) = transcript.read([file])
    assert transcript.matches(file)
    assert isinstance(found, Talk)
    assert [(turn.speaker, turn.text) for turn in found.turns] == [("Ana Silva", "Hello"), ("Ben Okafor", "Hi")]
    first, second = found.turns
    assert first.start is not None
    assert second.start == first.start + 4


def test_the_last_turn_s_missing_end_takes_no_times_from_the_turns_before(tmp_path: Path) -> None:
    text = "Ana Silva  0:01\nOne two.\n\nBen Okafor  0:03\nThree four,\n\nBen Okafor  0:05\nfive six.\n"
    found = talk(written(tmp_path, text).path)
    assert [(turn.start, turn.end) for turn in found.turns] == [(1, 3), (3, 5), (5, None)]


def test_minutes_beyond_the_second_hour_are_read(tmp_path: Path) -> None:
    text = "Ana Silva  99:58\nOne.\n\nBen Okafor  100:01\nTwo.\n\nAna Silva  100:03\nThree.\n"
    found = talk(written(tmp_path, text).path)
    assert [(turn.speaker, turn.start) for turn in found.turns][1] == ("Ben Okafor", 6001)


def _hostile() -> Iterator[str]:
    yield "WEBVTT\n\n" + "00:00:00.000 --> 99:59:59.999\n<v " * 20_000
    yield "Ana: " * 50_000 + "\nBen: hi\nAna: so\n"
    yield "a" * 1_000_000 + ": b\nBen: hi\nAna: so\n"
    yield "\n".join(f"A{number}: x" for number in range(50_000))
    yield "Ana\u202e: x\nBen\u200f: y\nAna\u202e: z\n" * 10_000
    yield "[" * 100_000 + "] 10:00:00\n"
    yield "<" * 200_000 + "\n00:01.000 --> 00:02.000\n" + "<v" * 100_000
    yield "Ana Silva  0:03\n" * 50_000
    yield "00:00:01,000 --> 00:00:02,000" * 5_000


@pytest.mark.parametrize("text", list(_hostile()), ids=lambda text: text[:12])
def test_hostile_files_cost_bounded_time_and_raise_nothing(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text, "hostile.vtt")
    started = time.process_time()
    transcript.matches(file)
    assert len(list(transcript.read([file]))) == 1
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "coded",
    [b"\xff\xfe" + "Ana: hé\nBen: hi\nAna: so\n".encode("utf-16-le"), "Ana: hé\nBen: hi\nAna: so\n".encode("cp1252")],
)
def test_old_and_wide_encodings_are_read(tmp_path: Path, coded: bytes) -> None:
    path = tmp_path / "call.txt"
    path.write_bytes(coded)
    assert transcript.matches(File(path))
    assert talk(path).turns[0] == Turn("Ana", "hé", None, None)
