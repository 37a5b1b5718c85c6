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
