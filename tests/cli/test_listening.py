"""`cordially listen` with files: transcripts, recordings, and what is neither."""

from pathlib import Path

import pytest

from tests.cli.test_commands import Shell
from tests.speaking import PACE, speech
from tests.voices import needs_audio


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.mark.parametrize("said", ["nofile.txt", "calls/nofile", "talk.wav", "~/nofile.mp3"])
def test_a_path_that_is_none_is_called_a_file(run: Shell, said: str) -> None:
    assert f"There is no file {said}." in run("listen", said, code=1)


@pytest.mark.parametrize("said", ["Bob", "Dr. Ana Silva", "ana@example.org"])
def test_a_name_is_no_file(run: Shell, said: str) -> None:
    assert "nobody is called" in run("listen", said, code=1) or "nobody" in run("listen", said, code=1)


@needs_audio
@pytest.mark.slow
def test_a_recording_tells_the_shares(run: Shell, tmp_path: Path) -> None:
    import numpy as np
    import soundfile  # type: ignore[import-untyped, unused-ignore]

    mine, theirs = speech(10, pitch=100), speech(20, pitch=210, size=1.2)
    sound = np.zeros((len(mine) + len(theirs), 2), np.float32)
    sound[: len(mine), 0], sound[len(mine) :, 1] = mine, theirs
    soundfile.write(tmp_path / "talk.wav", sound + 0.0005, PACE)
    path = str(tmp_path / "talk.wav")
    assert "Which of them is you?" in run("listen", path)
    told = run("listen", path, "--me", "first")
    assert "2.0 minutes of theirs for each of yours" in told
    assert "You: 33% of the speaking time" in told
    found = run.json("listen", path, "--me", "second")["recording"]
    assert [voice["is_me"] for voice in found["voices"]] == [False, True]
    assert found["separate_channels"] is True
    assert "--me first" in run("listen", path, "--me", "Ana", code=2)


CALL = "Ana Silva  0:01\nHow did it go?\n\nBen Okafor  0:04\nWell, thank you.\n\nAna Silva  0:06\nGood.\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["--me", "Ana"], "--me says which voice or speaker is you"),
        (["--two"], "--two is for a recording"),
        (["call.txt", "--me", "Ana", "--two"], "--two is for a recording"),
        (["call.txt", "--me", "Zoe"], "Say --me NAME, one of: Ana Silva, Ben Okafor."),
        (["call.txt", "other.txt"], "Name one file at a time."),
    ],
)
def test_an_option_that_would_change_nothing_is_told(run: Shell, tmp_path: Path, said: list[str], told: str) -> None:
    (tmp_path / "call.txt").write_text(CALL, "utf-8")
    files = [str(tmp_path / part) if part.endswith(".txt") else part for part in said]
    assert told in run("listen", *files, code=2)


def test_too_little_to_tell_is_said_so(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text(CALL, "utf-8")
    told = run("listen", str(tmp_path / "call.txt"), "--me", "Ana")
    assert told == "That is too little to tell how you listen: 3 words of theirs, 5 of yours.\n"


def test_where_nothing_was_imported_there_are_no_figures(run: Shell) -> None:
    assert run("listen") == "There is no conversation to look at yet: mail both ways, or a call's transcript.\n"


def test_a_name_longer_than_any_file_s_is_a_name(run: Shell) -> None:
    assert "nobody" in run("listen", "a" * 5000, code=1)


def test_what_is_too_large_for_a_transcript_is_told_so(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(CALL + "Ana Silva: and so on and on\n" * 1_300_000, "utf-8")
    assert "long.txt is larger than any call's transcript." in run("listen", str(tmp_path / "long.txt"), code=2)
