"""Before a meeting: who they are, in ten seconds; and one line after it, read into what it says."""

from datetime import date

from django.http import HttpResponse

from cordially.actions import debriefs
from cordially.errors import Problem, Unclear
from cordially.queries import briefs as query
from cordially.queries import people
from cordially.web import asking
from cordially.web.answering import filled, looked, noted, page, to
from cordially.web.asking import Request


@looked
def brief(request: Request, person: int) -> HttpResponse:
    root = people.line(request.viewer, person, now=request.now).id
    if root != person:
        return to(f"/people/{root}/brief")
    told = query.brief(request.viewer, person, now=request.now)
    return page(request, "briefs/page.html", "people", brief=told, line=told.person)


@looked
def ahead(request: Request) -> HttpResponse:
    """The next meetings of the calendar."""
    return page(request, "briefs/ahead.html", "today", meetings=query.ahead(request.viewer, now=request.now))


@filled
def debrief(request: Request) -> HttpResponse:
    """A line is shown as what it says, and written down on a yes."""
    line = asking.text(request, "line") if request.method == "POST" else ""
    if not line:
        return page(request, "debriefs/page.html", "add")
    try:
        plan = debriefs.read(request.viewer, line, on=_on(request), now=request.now)
        if request.POST.get("yes"):
            done = debriefs.write(request.viewer, plan, now=request.now)
            return noted(request, "It is written down.", done[0].id, at="/debrief", whole=True)
    except Problem as problem:
        choices = problem.choices if isinstance(problem, Unclear) else ()
        response = page(request, "debriefs/page.html", "add", problem=problem, choices=choices, line=line)
        response.status_code = 400
        return response
    said = [(one, plan.whom(one)) for one in plan.said]
    return page(request, "debriefs/page.html", "add", plan=plan, said_there=said, line=line)


def _on(request: Request) -> date | None:
    said = asking.text(request, "on")
    return asking.day(said, now=request.now, past=True) if said else None
