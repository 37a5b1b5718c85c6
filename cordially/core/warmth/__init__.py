"""How alive each relationship is today, and why.

Sum up a person's contacts once with `figures`, keep the numbers (`pack`, `unpack`), and read them on any later day
with `warmth`, `rank` and `likely`.
"""

from cordially.core.warmth.chances import glance, likely, nearness
from cordially.core.warmth.contacts import Contact
from cordially.core.warmth.degrees import WORDS, Warmth, rank, warmth
from cordially.core.warmth.figures import Figures, figures
from cordially.core.warmth.tempo import Tempo, tempo

__all__ = [
    "WORDS",
    "Contact",
    "Figures",
    "Tempo",
    "Warmth",
    "figures",
    "glance",
    "likely",
    "nearness",
    "rank",
    "tempo",
    "warmth",
]
