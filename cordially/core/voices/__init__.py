"""Whose voice speaks how long in a recorded talk of two, by the sound alone: nothing of what is said is read.

Sound comes in as blocks of numbers (see cordially/sources/recording.py). Two channels with a voice each need only to
know when there is speech; on one microphone the voices are told apart by how they sound. Needs the extra `audio`.
"""

from cordially.core.voices.activity import Heard, Span, apart, together
from cordially.core.voices.grouping import parted, voices
from cordially.core.voices.network import Network
from cordially.core.voices.spoken import SHORTEST, Spoken, Voice, spoken
from cordially.core.voices.windows import Window, places, rows

__all__ = [
    "SHORTEST", "Heard", "Network", "Span", "Spoken", "Voice", "Window", "apart", "parted", "places", "rows", "spoken",
    "together", "voices",
]  # fmt: skip
