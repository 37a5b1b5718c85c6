"""What was said: promises, requests, courtesies, offers, pitches and needs in a text."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cordially.core.words.friendly import is_friendly
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.sentences import Sentence, sentences

if TYPE_CHECKING:
    from cordially.core.words.finding import Found, find
    from cordially.core.words.personal import Personal

__all__ = ["KINDS", "NEEDS", "Found", "Personal", "Sentence", "find", "is_friendly", "sentences"]
_LATER = {"Found": "finding", "find": "finding", "Personal": "personal"}


def __getattr__(name: str) -> Any:
    """What reads texts takes a while to load: it is loaded when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
