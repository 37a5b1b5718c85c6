"""What a page's view is handed: who looks, when, and what was filled in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from cordially.core import times
from cordially.errors import WrongUse
from cordially.viewer import Viewer
from cordially.web.opening import Door

LONGEST = 20_000  # signs in one field


class Request(HttpRequest):
    """A request that came past the guard."""

    door: Door
    now: datetime
    viewer: Viewer
    session: dict[str, Any]  # type: ignore[assignment]  # what the guard keeps for this browser, in memory only


def text(request: Request, name: str) -> str:
    """What was written in a field, without signs that show nothing."""
    said = request.POST.get(name, "").replace("\0", "").strip()
    if len(said) > LONGEST:
        raise WrongUse(f"That is too long: {len(said)} signs, where {LONGEST} fit.")
    return said


def listed(request: Request, name: str) -> list[str]:
    """Several in one field, apart by commas, semicolons or lines."""
    parts = text(request, name).replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def chosen(request: Request, name: str) -> list[str]:
    """The boxes that were ticked."""
    return [value for value in request.POST.getlist(name) if value]


def numbers(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values if value.isdecimal() and len(value) < 16]


def number(request: Request, name: str, default: int, *, least: int = 1, most: int = 10**15) -> int:
    """A whole number in the address; the default where it is none."""
    said = request.GET.get(name, "")
    bare = said.removeprefix("-")
    if not bare.isdecimal() or len(bare) > 15:
        return default
    return min(max(int(said), least), most)


def day(said: str, *, now: datetime, past: bool = False) -> date:
    """An everyday date: "yesterday", "last Friday", "12 March", "2026-03-12"."""
    if not said:
        raise WrongUse(f"Say on which day: {times.typed.EXAMPLES}.")
    try:
        return times.day(said, today=now.date(), past=past)
    except ValueError as unclear:
        raise WrongUse(str(unclear)) from None
