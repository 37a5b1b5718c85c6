"""Your pace, what goes out to you, and whether your accounts are told; passwords are never on a page."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.http import HttpResponse

from cordially.actions import digests, rhythms
from cordially.actions.digests import Wish
from cordially.core import quiet
from cordially.errors import Problem, WrongUse
from cordially.outside import accounts, checks
from cordially.queries import digests as digest_query
from cordially.queries import feeds, todos
from cordially.queries import rhythms as rhythm_query
from cordially.web import asking
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request

AT = "/settings"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@looked
def settings(request: Request) -> HttpResponse:
    return _shown(request)


@done
def pace(request: Request) -> HttpResponse:
    """How many a day, on which days and in which hours not, and until when you are away."""
    return _changed(request, _set_pace)


@done
def mail(request: Request) -> HttpResponse:
    """The mail in the morning, notices, and briefings before a meeting."""
    return _changed(request, _ask)


@done
def tried(request: Request) -> HttpResponse:
    """Each server is asked whether it lets you in; nothing is sent there."""
    return _shown(request, is_tried=True)


def _changed(request: Request, change: Callable[[Request], Any]) -> HttpResponse:
    try:
        event = change(request)
    except Problem as problem:
        response = _shown(request, problem=problem)
        response.status_code = 400
        return response
    return noted(request, event.what if event else "It is so already.", event.id if event else None, at=AT)


def _set_pace(request: Request) -> Any:
    kept = rhythm_query.pace(request.viewer)
    said = asking.text(request, "daily")
    if not said.isdecimal() or len(said) > 3:
        raise WrongUse(f"Between 1 and {rhythms.MOST} people a day, please.")
    days = frozenset(n for n in asking.numbers(asking.chosen(request, "off")) if n < len(DAYS))
    hours = _hours(request)
    until = asking.text(request, "away")
    away = asking.day(until, now=request.now) if until else None
    if (int(said), days, hours, away) == (kept.daily, kept.quiet_days, kept.quiet_hours, kept.away_until):
        return None
    return rhythms.set_pace(
        request.viewer,
        daily=int(said),
        quiet_days=days,
        quiet_hours=hours,
        away_until=away if away != kept.away_until else None,
        is_back=away is None,
        now=request.now,
    )


def _hours(request: Request) -> quiet.Hours:
    start, end = asking.text(request, "from"), asking.text(request, "to")
    if not start and not end:
        return quiet.NONE
    if not start or not end:
        raise WrongUse("Quiet hours need a beginning and an end, or neither.")
    try:
        return quiet.hours(f"{start}-{end}")
    except ValueError as unclear:
        raise WrongUse(str(unclear)) from None


def _ask(request: Request) -> Any:
    """What cannot go out is not asked for; what was asked for before may stay."""
    old = digests.wish(request.viewer)
    wanted = Wish(
        asking.text(request, "address"),
        _hour(asking.text(request, "at")),
        notice=bool(request.POST.get("notices")),
        briefs=bool(request.POST.get("briefs")),
    )
    checks.need(*["smtp"] * (wanted.to not in ("", old.to)), *["apprise"] * (wanted.notice and not old.notice))
    return digests.ask(request.viewer, wanted, now=request.now)


def _hour(said: str) -> time:
    try:
        return time.fromisoformat(said)
    except ValueError:
        raise WrongUse(f"“{said[:20]}” is no hour. Try 07:30.") from None


def _shown(request: Request, *, problem: Problem | None = None, is_tried: bool = False) -> HttpResponse:
    viewer = request.viewer
    filled = {**_pace(request), **_wish(request)}
    if problem:
        filled |= _sent(request)
    return page(
        request,
        "settings/page.html",
        "settings",
        problem=problem,
        filled=filled,
        days=[(number, day, number in filled["off"]) for number, day in enumerate(DAYS)],
        most=rhythms.MOST,
        fit=rhythm_query.fits(viewer).words,
        accounts=checks.look({**digest_query.needs(viewer), **todos.needs(viewer)}, is_tried=is_tried),
        place=accounts.path(),
        todos=todos.status(viewer),
        feed_since=feeds.opened_at(viewer),
    )


def _pace(request: Request) -> dict[str, Any]:
    """The fields of the pace, as they are kept."""
    kept = rhythm_query.pace(request.viewer)
    is_quiet = kept.quiet_hours != quiet.NONE
    return {
        "daily": str(kept.daily),
        "off": kept.quiet_days,
        "from": f"{kept.quiet_hours.start:%H:%M}" if is_quiet else "",
        "to": f"{kept.quiet_hours.end:%H:%M}" if is_quiet else "",
        "away": kept.away_until.isoformat() if kept.away_until else "",
    }


def _wish(request: Request) -> dict[str, Any]:
    """The fields of what goes out, as they are kept."""
    kept = digests.wish(request.viewer)
    return {"address": kept.to, "at": f"{kept.at:%H:%M}", "notices": kept.notice, "briefs": kept.briefs}


def _sent(request: Request) -> dict[str, Any]:
    """What was filled in and could not be taken stays in the form."""
    if "daily" in request.POST:
        said = {name: asking.text(request, name)[:100] for name in ("daily", "from", "to", "away")}
        return {**said, "off": set(asking.numbers(asking.chosen(request, "off")))}
    said = {name: asking.text(request, name)[:300] for name in ("address", "at")}
    return {**said, "notices": "notices" in request.POST, "briefs": "briefs" in request.POST}
