"""Plain-language days: what a sentence names, what a person types, and how long ago something was."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cordially.core.times.plain import ago, on, span, stretch

if TYPE_CHECKING:
    from cordially.core.times.deadlines import Due, due
    from cordially.core.times.typed import day

__all__ = ["Due", "ago", "day", "due", "on", "span", "stretch"]
_LATER = {"Due": "deadlines", "due": "deadlines", "day": "typed"}


def __getattr__(name: str) -> Any:
    """What reads days takes a while to load: it is loaded when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
