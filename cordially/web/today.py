"""Today: the few to turn to, and what you say to that."""

from datetime import timedelta

from django.http import HttpResponse

from cordially.actions import corrections, days
from cordially.errors import WrongUse
from cordially.queries import people
from cordially.web import asking
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request

LATER = {"a week": timedelta(weeks=1), "a month": timedelta(days=30), "three months": timedelta(days=91)}


@looked
def today(request: Request) -> HttpResponse:
    items = days.draw(request.viewer, now=request.now)
    if not items and not people.people(request.viewer, now=request.now, everyone=True, limit=1):
        return page(request, "today/welcome.html", "today")
    return page(request, "today/page.html", "today", items=items, later=tuple(LATER))


@done
def later(request: Request, person: int) -> HttpResponse:
    """For a while, or until a day."""
    said = asking.text(request, "for")
    if said and said not in LATER:
        raise WrongUse(f"“{said}” is none of: {', '.join(LATER)}.")
    until = request.now.date() + LATER[said] if said else asking.day(asking.text(request, "until"), now=request.now)
    event = days.snooze(request.viewer, person, until=until, now=request.now)
    return noted(request, event.what, event.id)


@done
def looked_after(request: Request, person: int) -> HttpResponse:
    event = days.done(request.viewer, person, now=request.now)
    return noted(request, event.what, event.id)


@done
def not_suggested(request: Request, person: int) -> HttpResponse:
    event = corrections.correct(request.viewer, person, "not suggested", now=request.now)
    return noted(request, event.what, event.id)
