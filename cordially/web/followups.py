"""The one list of follow-ups, and what you say to each: done, later, let go."""

from django.http import HttpResponse

from cordially.actions import followups as actions
from cordially.core import followups as core
from cordially.queries import followups as query
from cordially.queries import promises, rhythms
from cordially.web import asking
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request

TODAY = "For today"
STATES = {core.DUE: "When there is time", core.COMING: "Coming", core.SNOOZED: "Put off"}
AT = "/follow-ups"


class Marks:
    """A follow-up in an address: f3, m12-7."""

    regex = "[a-z][0-9]{1,15}(?:-[0-9]{1,15})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@looked
def followups(request: Request) -> HttpResponse:
    found = query.followups(request.viewer, now=request.now)
    pace = rhythms.pace(request.viewer)
    few = [one.mark for one in core.offered([one.what for one in found], pace, today=request.now.date())]
    listed = {TODAY: [one for one in found if one.what.mark in few]}
    for state, name in STATES.items():
        listed[name] = [one for one in found if one.what.state == state and one.what.mark not in few]
    return page(
        request,
        "followups/page.html",
        "promises",
        tab="follow-ups",
        first=next((name for name, ones in listed.items() if ones), ""),
        listed={name: ones for name, ones in listed.items() if ones},
        waiting=promises.unheard(request.viewer),
    )


@done
def write(request: Request, person: int) -> HttpResponse:
    """Turn to somebody on a day, in your words."""
    on = asking.day(asking.text(request, "on"), now=request.now)
    row = actions.write(request.viewer, person, asking.text(request, "text"), on=on, now=request.now)
    words = f"You will turn to {row.person.name} on {row.on:%A}, {row.on.day} {row.on:%B %Y}."
    return noted(request, words, row.event_id, at=f"/people/{person}")


@done
def followed(request: Request, mark: str) -> HttpResponse:
    event = actions.followed(request.viewer, mark, now=request.now)
    return noted(request, event.what, event.id, at=AT)


@done
def later(request: Request, mark: str) -> HttpResponse:
    until = asking.day(asking.text(request, "until"), now=request.now)
    event = actions.later(request.viewer, mark, until=until, now=request.now)
    return noted(request, event.what, event.id, at=AT)


@done
def let_go(request: Request, mark: str) -> HttpResponse:
    event = actions.let_go(request.viewer, mark, now=request.now)
    return noted(request, event.what, event.id, at=AT)
