"""Through whom of yours a company or a person can be reached, both steps with what shows them."""

from django.http import HttpResponse

from cordially.errors import Problem, Unclear
from cordially.queries import paths as query
from cordially.web.answering import looked, page
from cordially.web.asking import Request

LONGEST = 200


@looked
def paths(request: Request) -> HttpResponse:
    """Without a name only the form; a name that fits several shows whom it could mean; two are asked of each other."""
    wanted = " ".join(request.GET.get("to", "").replace("\0", "").split())[:LONGEST]
    if not wanted:
        return page(request, "paths/page.html", "people")
    try:
        found = query.paths(request.viewer, wanted, now=request.now)
    except Problem as problem:
        two = query.between(request.viewer, wanted, now=request.now)
        if two is not None:
            return page(request, "paths/page.html", "people", wanted=wanted, two=two)
        choices = [choice.split(maxsplit=1) for choice in problem.choices] if isinstance(problem, Unclear) else ()
        content = {"wanted": wanted, "problem": None if choices else problem, "choices": choices}
        return page(request, "paths/page.html", "people", **content)
    return page(request, "paths/page.html", "people", wanted=wanted, found=found)
