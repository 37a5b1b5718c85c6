"""What a voice sounds like, as 256 numbers: windows of one voice point the same way.

The network is Resemblyzer's voice encoder (three LSTM layers and one linear), after Wan et al., *Generalized End-to-End
Loss for Speaker Verification*, 2018; its weights come with the package cordially-voices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cordially.core.voices import spectrum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAMES = 160  # of a window: 1.6 seconds
_LAYERS, _WIDE = 3, 256
_LOUDNESS = 10 ** (-30 / 20)  # every window is made this loud, so how near somebody sits does not count


class Network:
    """The weights, ready to be used."""

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        import numpy as np

        halves = np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), _WIDE)  # logistic(x) = (1 + tanh(x / 2)) / 2
        self._layers = [
            (weights[f"{n}.into"].T * halves, weights[f"{n}.over"].T * halves, weights[f"{n}.bias"] * halves)
            for n in range(_LAYERS)
        ]
        self._out, self._bias = weights["out"].astype(np.float32), weights["out.bias"].astype(np.float32)

    def vectors(self, waves: NDArray[np.float32]) -> NDArray[np.float32]:
        """One vector of length 1 for each row of sound; see `spectrum.mels` for how long a row is."""
        import numpy as np

        loud = np.sqrt(np.mean(waves**2, axis=1, keepdims=True)) + 1e-6
        return self.of_mels(spectrum.mels(waves * (_LOUDNESS / loud)))

    def of_mels(self, mels: NDArray[np.float32]) -> NDArray[np.float32]:
        import numpy as np

        flow = np.ascontiguousarray(mels.transpose(1, 0, 2))
        for layer in self._layers:
            flow = _lstm(flow, *layer)
        raw = np.maximum(0, flow[-1] @ self._out.T + self._bias)
        found: NDArray[np.float32] = raw / (np.linalg.norm(raw, axis=1, keepdims=True) + 1e-9)
        return found


def _lstm(flow: NDArray[Any], into: NDArray[Any], over: NDArray[Any], bias: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    steps, rows, _ = flow.shape
    given = flow @ into + bias
    said = np.zeros((steps, rows, _WIDE), np.float32)
    kept = last = np.zeros((rows, _WIDE), np.float32)
    for step in range(steps):
        gates = np.tanh(given[step] + last @ over)
        enter, hold, new, leave = (gates[:, n * _WIDE : (n + 1) * _WIDE] for n in range(4))
        kept = 0.5 * (1 + hold) * kept + 0.5 * (1 + enter) * new
        last = said[step] = 0.5 * (1 + leave) * np.tanh(kept)
    return said
