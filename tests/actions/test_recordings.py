"""A recorded talk from its file to its figures, and what is said of files that are none. The voices are made up."""

from pathlib import Path
from typing import Any

import pytest

from cordially.actions import recordings
from cordially.errors import WrongUse
from tests.speaking import PACE, speech
from tests.voices import needs_audio

pytestmark = [needs_audio, pytest.mark.slow]
LOW, HIGH, SMALL = (100.0, 1.0), (210.0, 1.2), (330.0, 1.6)  # pitch and size


def _rows(turns: list[tuple[int, float]], *voices: tuple[float, float]) -> Any:
    """Each voice in a row of its own; turns are (who, seconds) with half a second of silence after each."""
    import numpy as np

    gap = int(PACE * 0.5)
    rows: list[list[Any]] = [[] for _ in voices]
    for number, (who, seconds) in enumerate(turns):
        sound = np.pad(speech(seconds, *voices[who], seed=number), (0, gap))
        for row, parts in enumerate(rows):
            parts.append(sound if row == who else np.zeros(len(sound), np.float32))
    rng = np.random.default_rng(3)
    return np.array([np.concatenate(parts) for parts in rows]) + 0.0005 * rng.standard_normal((len(rows), 1))


def _write(path: Path, sound: Any, rate: int = PACE) -> Path:
    import soundfile  # type: ignore[import-untyped, unused-ignore]

    soundfile.write(path, sound, rate)
    return path


TALK = [(0, 4.0), (1, 8.0), (0, 3.0), (1, 9.0), (0, 5.0), (1, 7.0)]  # twelve seconds and twenty-four


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg"])
def test_two_channels_tell_each_share(tmp_path: Path, ending: str) -> None:
    found = recordings.look(_write(tmp_path / f"talk.{ending}", _rows(TALK, LOW, HIGH).T))
    assert found.is_apart
    assert found.voices[0].share == pytest.approx(1 / 3, abs=0.03)
    assert [voice.turns for voice in found.voices] == [3, 3]
    assert found.voices[1].longest == pytest.approx(9, abs=0.6)


def test_one_microphone_tells_each_share(tmp_path: Path) -> None:
    found = recordings.look(_write(tmp_path / "talk.wav", _rows(TALK, LOW, HIGH).sum(axis=0)))
    assert not found.is_apart
    assert found.voices[0].share == pytest.approx(1 / 3, abs=0.03)
    assert [voice.turns for voice in found.voices] == [3, 3]


def test_a_silent_second_channel_is_one_microphone(tmp_path: Path) -> None:
    sound = _rows(TALK, LOW, HIGH).sum(axis=0)
    found = recordings.look(_write(tmp_path / "talk.wav", sound[:, None] * [1, 0]))
    assert not found.is_apart
    assert len(found.voices) == 2


def test_one_voice_is_told_as_one(tmp_path: Path) -> None:
    found = recordings.look(_write(tmp_path / "talk.wav", _rows([(0, 12.0), (0, 12.0)], LOW)[0]))
    assert [voice.share for voice in found.voices] == [1.0]


def test_three_voices_on_one_microphone_are_refused_unless_two_are_known(tmp_path: Path) -> None:
    path = _write(tmp_path / "talk.wav", _rows([*TALK, (2, 9.0), (0, 4.0), (2, 8.0)], LOW, HIGH, SMALL).sum(axis=0))
    with pytest.raises(WrongUse, match="more than two voices"):
        recordings.look(path)
    assert len(recordings.look(path, is_two=True).voices) == 2


def test_what_is_no_talk_is_told_in_words(tmp_path: Path) -> None:
    import numpy as np

    quiet = np.random.default_rng(1).standard_normal(PACE * 30) * 0.01
    told = {
        _write(tmp_path / "noise.wav", quiet): "holds no speech",
        _write(tmp_path / "short.wav", speech(6, *LOW)): "seconds of speech; 20 are needed",
        _write(tmp_path / "empty.wav", np.zeros(0)): "is empty",
        _write(tmp_path / "slow.wav", np.zeros(9), 100): "no talk's",
    }
    (tmp_path / "words.wav").write_text("hello " * 50)
    (tmp_path / "phone.m4a").write_bytes(b"\0\0\0 ftypM4A ")
    told |= {tmp_path / "words.wav": "no recording that can be read", tmp_path / "phone.m4a": "save it as WAV"}
    for path, why in told.items():
        with pytest.raises(WrongUse, match=why):
            recordings.look(path)


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg"])
def test_a_damaged_file_ends_in_words_or_figures(tmp_path: Path, ending: str) -> None:
    path = _write(tmp_path / f"talk.{ending}", _rows(TALK, LOW, HIGH).sum(axis=0))
    whole = bytearray(path.read_bytes())
    for number in range(900, len(whole), 4000):
        whole[number] ^= 0x5A
    for damaged in (bytes(whole), bytes(whole[: len(whole) // 2]), path.read_bytes()[: len(whole) // 2]):
        path.write_bytes(damaged)
        try:
            assert recordings.look(path).voices
        except WrongUse as told:
            assert str(told).startswith(path.name)


def test_what_claims_to_be_a_day_long_is_refused_unread(tmp_path: Path) -> None:
    path = _write(tmp_path / "day.wav", speech(1, *LOW), 4000)
    raw = bytearray(path.read_bytes())
    with path.open("r+b") as file:
        file.truncate(len(raw) + 4000 * 2 * 3600 * 7)  # seven hours of nothing, which take no room on the disk
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4)
        file.write((size - 8).to_bytes(4, "little"))
        file.seek(raw.index(b"data") + 4)
        file.write((size - raw.index(b"data") - 8).to_bytes(4, "little"))
    with pytest.raises(WrongUse, match="longer than 6 hours"):
        recordings.look(path)
