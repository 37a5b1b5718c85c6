"""Sound that a detector takes for speech: a buzz through the resonances of vowels, in syllables. Made, not recorded."""

from typing import Any

PACE = 16_000
VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))


def speech(seconds: float, pitch: float, size: float = 1.0, *, seed: int = 1) -> Any:
    """A voice of that pitch; `size` moves its resonances, as a shorter throat does."""
    import numpy as np

    rng = np.random.default_rng(seed)
    parts: list[Any] = []
    while sum(map(len, parts)) < seconds * PACE:
        count = int(rng.uniform(0.14, 0.28) * PACE)
        time = np.arange(count) / PACE
        tone = pitch * (1 + 0.12 * np.sin(2 * np.pi * rng.uniform(1, 3) * time + rng.uniform(0, 6)))
        buzz = np.diff(np.floor(np.cumsum(tone) / PACE), prepend=0) + 0.02 * rng.standard_normal(count)
        parts += [_through(buzz, VOWELS[rng.integers(len(VOWELS))], size) * np.hanning(count) ** 0.5]
        parts += [0.01 * rng.standard_normal(int(rng.uniform(0.02, 0.06) * PACE))]
    sound = np.concatenate(parts)[: int(seconds * PACE)]
    return (sound * 0.1 / np.sqrt(np.mean(sound**2))).astype(np.float32)


def _through(buzz: Any, vowel: tuple[int, ...], size: float) -> Any:
    import numpy as np

    pitches = np.fft.rfftfreq(len(buzz), 1 / PACE)
    gain = sum(
        weight / (1 + ((pitches - formant * size) / width) ** 2)
        for formant, width, weight in zip(vowel, (60, 90, 150), (1.0, 0.6, 0.3), strict=True)
    )
    return np.fft.irfft(np.fft.rfft(buzz) * gain, len(buzz))
