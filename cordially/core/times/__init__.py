"""Plain-language days: what a sentence names, what a person types, and how long ago something was."""

from cordially.core.times.due import Due, due
from cordially.core.times.plain import ago, on, span, stretch
from cordially.core.times.typed import day

__all__ = ["Due", "ago", "day", "due", "on", "span", "stretch"]
