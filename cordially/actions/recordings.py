"""Whose voice speaks how long in a recorded talk. It is looked at and not kept; no word is understood."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cordially.core import voices
from cordially.core.voices import Spoken
from cordially.errors import WrongUse
from cordially.sources import recording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 32  # windows that the network hears together


def is_recording(path: Path) -> bool:
    return recording.matches(path.name)


def look(path: Path, *, is_two: bool = False) -> Spoken:
    """What a recording shows; `is_two` where somebody knows that two spoke, and no more."""
    if missing := recording.missing():
        raise WrongUse(
            "Listening to recordings needs the extra “audio”: docs/guide.md, “More, if you want it”"
            f" (not installed: {', '.join(missing)})."
        )
    try:
        return _spoken(recording.opened(path), is_two)
    except recording.Unreadable as why:
        raise WrongUse(f"{path.name} {why}.") from None


def _spoken(opened: recording.Recording, is_two: bool) -> Spoken:
    heard = recording.heard(opened)
    anybody = voices.together(heard)
    length = sum(span.end - span.start for span in anybody)
    if not anybody:
        raise recording.Unreadable("holds no speech")
    if length < voices.SHORTEST:
        raise recording.Unreadable(f"holds {length:.0f} seconds of speech; {voices.SHORTEST:.0f} are needed")
    seconds = heard.speech.shape[1] * 512 / 16_000
    sides = voices.apart(heard)
    if sides is not None:
        return voices.spoken(sides, seconds=seconds, is_apart=True)
    return voices.spoken(_on_one(opened, anybody, is_two), seconds=seconds, is_apart=False)


def _on_one(opened: recording.Recording, anybody: list[voices.Span], is_two: bool) -> tuple[list[voices.Span], ...]:
    """The spans of each voice on one microphone."""
    import numpy as np

    windows = voices.places(anybody)
    network = voices.Network(recording.weights())
    sound = voices.rows(windows, recording.as_one(opened))
    vectors = np.concatenate([network.vectors(rows) for rows in _batches(sound)])
    found = voices.voices(vectors, at_most=2 if is_two else None)
    if len(found) > 2:
        raise recording.Unreadable(
            "seems to hold more than two voices on one microphone, which cannot be told apart well enough; "
            "if only two people speak in it, say --two"
        )
    return voices.parted(anybody, windows, vectors, found) if len(found) == 2 else (anybody,)


def _batches(sound: "Iterator[NDArray[np.float32]]") -> "Iterator[NDArray[np.float32]]":
    import numpy as np

    while rows := list(islice(sound, _AT_ONCE)):
        yield np.stack(rows)
