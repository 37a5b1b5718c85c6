"""A text that was read, and what its words say."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordially.core.words.finding import Found


@dataclass(frozen=True, slots=True)
class Read:
    """Who says "I" in it, and who is "you"."""

    text: str
    found: "tuple[Found, ...]"
    by: str = ""
    to: tuple[str, ...] = ()
