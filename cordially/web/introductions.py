"""Bringing two people together: each is asked first, and what is said stays between you."""

from django.http import HttpResponse

from cordially.actions import introductions as actions
from cordially.queries import introductions as query
from cordially.queries import people
from cordially.web import asking
from cordially.web.answering import done, filled, noted, page
from cordially.web.asking import Request

AT = "/introductions"


@filled
def introductions(request: Request) -> HttpResponse:
    """Those under way and some that could be; and beginning one."""
    if request.method == "POST":
        return _begin(request)
    found = query.introductions(request.viewer, now=request.now, everything=True)
    return page(
        request,
        "introductions/page.html",
        "promises",
        tab="shelf",
        under_way=[one for one in found if one.closed_at is None],
        over=[one for one in found if one.closed_at is not None],
        proposals=query.proposals(request.viewer, now=request.now),
    )


def _begin(request: Request) -> HttpResponse:
    first, second = (
        people.find(request.viewer, asking.text(request, name), now=request.now) for name in ("one", "other")
    )
    row = actions.introduce(request.viewer, first, second, why=asking.text(request, "why"), now=request.now)
    return noted(request, "Ask each of them first; their letters are below.", row.event_id, at=AT)


@done
def answer(request: Request, number: int, person: int, is_yes: bool) -> HttpResponse:
    """One side said yes, or no."""
    event = actions.answer(request.viewer, number, person, is_yes=is_yes, now=request.now)
    return noted(request, event.what, event.id, at=AT)


@done
def introduced(request: Request, number: int) -> HttpResponse:
    """You introduced them; with an outcome it is told and over."""
    outcome = asking.text(request, "outcome")
    event = actions.introduced(request.viewer, number, outcome=outcome, now=request.now)
    return noted(request, event.what, event.id, at=AT)
