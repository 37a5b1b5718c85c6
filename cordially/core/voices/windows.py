"""Which pieces of the sound the network hears: windows of 1.6 seconds inside the spans of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cordially.core.voices import network, spectrum
from cordially.core.voices.activity import Span
from cordially.core.voices.resampling import PACE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDE = network.FRAMES * spectrum.STEP / PACE  # seconds
_STEP = 0.5  # seconds from a window to the next
_EDGE = spectrum.WINDOW // 2  # samples that a frame reaches to either side
_LONG = (network.FRAMES - 1) * spectrum.STEP + 2 * _EDGE  # samples of a row


@dataclass(frozen=True, slots=True)
class Window:
    start: float
    end: float
    span: int  # the number of the span it lies in


def places(spans: Sequence[Span]) -> list[Window]:
    """Windows in the order of time; a span shorter than a window is one by itself."""
    found = []
    for number, span in enumerate(spans):
        room = span.end - span.start - WIDE
        steps = max(0, -int(-room // _STEP))
        for step in range(steps + 1):
            start = span.start + (room * step / steps if steps else max(0.0, room) / 2)
            found.append(Window(start, min(span.end, start + WIDE), number))
    return found


def rows(windows: Sequence[Window], blocks: Iterator[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The sound of each window, from blocks as they come; a short one is repeated until it is long enough."""
    import numpy as np

    held, begin = np.zeros(_EDGE, np.float32), -_EDGE
    for window in windows:
        first, last = int(window.start * PACE) - _EDGE, int(window.end * PACE) + _EDGE
        block: NDArray[np.float32] | None = held[:0]
        while block is not None:
            held = np.concatenate([held, block])
            gone = min(max(0, first - begin), len(held))
            held, begin = held[gone:], begin + gone
            block = next(blocks, None) if begin + len(held) < last else None
        yield np.resize(held[: max(1, last - begin)] if len(held) else np.zeros(1, np.float32), _LONG)
