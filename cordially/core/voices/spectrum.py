"""How strong each pitch is, a hundred times a second: what the network listens to.

The same numbers as librosa's mel spectrogram with Resemblyzer's settings: 25 ms Hann windows each 10 ms, 40 bands on
Slaney's scale with his norm, power.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cordially.core.voices.resampling import PACE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW, STEP, BANDS = 400, 160, 40  # samples, samples, pitches
_LINEAR = 1000.0  # below it the scale is linear, 200/3 Hz a step; above, 27 steps make a factor of 6.4


def mels(waves: NDArray[np.float32]) -> NDArray[np.float32]:
    """Waves as rows, each with half a window more on either side than the frames that come out: rows of frames."""
    import numpy as np

    frames = np.lib.stride_tricks.sliding_window_view(waves, WINDOW, axis=-1)[..., ::STEP, :]
    power = np.abs(np.fft.rfft(frames * _hann(), axis=-1)) ** 2
    found: NDArray[np.float32] = (power @ _bands().T).astype(np.float32)
    return found


@cache
def _hann() -> NDArray[Any]:
    import numpy as np

    found: NDArray[Any] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    return found.astype(np.float32)


@cache
def _bands() -> NDArray[Any]:
    """Triangles between neighbouring pitches, each of the same area."""
    import numpy as np

    edges = _hertz(np.linspace(0, _top(), BANDS + 2))
    pitches = np.linspace(0, PACE / 2, WINDOW // 2 + 1)
    rising = (pitches - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - pitches) / np.diff(edges)[1:, None]
    found: NDArray[Any] = np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]
    return found


def _top() -> float:
    import numpy as np

    return float(15 + 27 * np.log(PACE / 2 / _LINEAR) / np.log(6.4))


def _hertz(steps: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    return np.where(steps < 15, steps * 200 / 3, _LINEAR * np.exp((steps - 15) * np.log(6.4) / 27))
