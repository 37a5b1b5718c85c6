"""Sound at the pace that the rest is made for: 16,000 numbers a second."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACE = 16_000  # samples a second
_ZEROS = 12  # crossings of the filter on either side: enough for speech


class Resampler:
    """Takes one channel in blocks of any length, and gives it back at PACE. End with `rest()`."""

    def __init__(self, rate: int) -> None:
        import numpy as np

        common = gcd(rate, PACE)
        self._up, self._down = PACE // common, rate // common
        self._reach = 0 if rate == PACE else int(np.ceil(_ZEROS * max(1.0, rate / PACE)))
        self._bank = _bank(self._up, self._down, self._reach)
        self._held = np.zeros(self._reach, np.float32)  # begins with silence
        self._next = 0  # number of the next sample out, counted from what is held

    def take(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        import numpy as np

        if not self._reach:
            return block
        held = np.concatenate([self._held, block])
        ready = len(held) - 2 * self._reach  # places whose neighbours are all known
        last = max(self._next, -(-ready * self._up // self._down)) if ready > 0 else self._next
        out = self._between(held, self._next, last)
        gone = last * self._down // self._up // self._down * self._down  # a whole number of rounds, so phases stay
        gone = min(gone, len(held))
        self._held = held[gone:]
        self._next = last - gone * self._up // self._down
        return out

    def rest(self) -> NDArray[np.float32]:
        import numpy as np

        return self.take(np.zeros(self._reach, np.float32))

    def _between(self, held: NDArray[np.float32], first: int, last: int) -> NDArray[np.float32]:
        """Samples out, each the sum of its neighbours in; those of one phase at once."""
        import numpy as np

        out = np.zeros(last - first, np.float32)
        if not len(out):
            return out
        views = np.lib.stride_tricks.sliding_window_view(held, 2 * self._reach + 1)
        for begin in range(min(self._up, len(out))):
            place, phase = divmod((first + begin) * self._down, self._up)
            count = len(out[begin :: self._up])
            out[begin :: self._up] = views[place :: self._down][:count] @ self._bank[phase]
        return out


def _bank(up: int, down: int, reach: int) -> NDArray[Any]:
    """A windowed sinc for each place that a sample out may take between two samples in."""
    import numpy as np

    low = min(1.0, up / down) * 0.95  # what lies above half the new pace is left out
    offsets = np.arange(-reach, reach + 1)[None, :] - np.arange(up)[:, None] / up
    window = np.cos(np.clip(offsets / (reach + 1), -1, 1) * np.pi / 2) ** 2
    bank = low * np.sinc(low * offsets) * window
    even: NDArray[Any] = (bank / bank.sum(axis=1, keepdims=True)).astype(np.float32)
    return even
