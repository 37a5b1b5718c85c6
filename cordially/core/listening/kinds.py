"""What kind of conversation it was: a talk given to others is none."""

from collections.abc import Sequence
from typing import Protocol

SHORT_TURNS, SHORT_WORDS = 4, 60
LECTURE_SHARE, LECTURE_WORDS = 0.6, 250  # of one stretch without another voice


class Stretch(Protocol):
    @property
    def words(self) -> int: ...

    @property
    def is_mine(self) -> bool: ...


def kind(stretches: Sequence[Stretch], *, are_messages: bool) -> str:
    """ "messages", "presentation" (most words in one stretch, or hardly another voice), "short", or "conversation"."""
    words = sum(one.words for one in stretches)
    if are_messages:
        return "messages" if len(stretches) >= 2 and words >= SHORT_WORDS else "short"
    longest = max((one.words for one in stretches), default=0)
    voices = max((len(stretches) + 1) // 2, 1)
    if longest >= LECTURE_WORDS and (longest >= LECTURE_SHARE * words or words / voices > 2 * LECTURE_WORDS):
        return "presentation"
    return "short" if len(stretches) < SHORT_TURNS or words < SHORT_WORDS else "conversation"


def of_many(kinds: Sequence[str], *, words: int, are_messages: bool) -> str:
    """Many that are short each may tell enough together."""
    if not kinds:
        return "unknown"
    found = next((kind for kind in ("conversation", "messages") if kind in kinds), "short")
    if found == "short" and len(kinds) >= SHORT_TURNS and words >= 2 * SHORT_WORDS:
        return "messages" if are_messages else "conversation"
    return found
