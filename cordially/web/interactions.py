"""One interaction with the thread around it; and meetings that no calendar tells of."""

from dataclasses import dataclass

from django.http import HttpResponse

from cordially.actions import interactions as actions
from cordially.errors import NotFound, Problem, Unclear, WrongUse
from cordially.queries import people, promises, timeline
from cordially.queries.people import Line
from cordially.web import asking
from cordially.web.answering import done, filled, looked, noted, page
from cordially.web.asking import Request
from cordially.web.marking import pieces


@looked
def interaction(request: Request, number: int) -> HttpResponse:
    found = timeline.entries(request.viewer, [number], now=request.now)
    if not found:
        raise NotFound(f"There is no interaction {number}.")
    entry = found[0]
    thread = timeline.thread(request.viewer, entry.thread, now=request.now) if entry.thread is not None else []
    told = promises.of_interaction(request.viewer, number, now=request.now)
    return page(
        request,
        "interactions/page.html",
        "people",
        entry=entry,
        thread=thread if len(thread) > 1 else [],
        told=told,
        pieces=pieces(entry.text, [(one.start, one.end, one) for one in told]) if told else (),
    )


@done
def met(request: Request, person: int) -> HttpResponse:
    """You met one person: said on their page."""
    return _keep(request, [person], at=f"/people/{person}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that fits several people, and who they are."""

    name: str
    lines: list[Line]


@filled
def met_several(request: Request) -> HttpResponse:
    """You met some people together. A name that fits several brings the choice."""
    if request.method != "POST":
        chosen = [
            people.line(request.viewer, number, now=request.now)
            for number in asking.numbers(request.GET.getlist("person"))
        ]
        return page(request, "interactions/met.html", "add", chosen=chosen, day="today")
    chosen_ids = asking.numbers(asking.chosen(request, "person"))
    found, unclear, unknown = _named(request, asking.listed(request, "who"))
    ids = list(dict.fromkeys([*chosen_ids, *found]))
    try:
        if unclear or unknown:
            raise WrongUse("Some names are not clear yet." if unclear else f"There is nobody called {unknown[0]} here.")
        return _keep(request, ids, at="/")
    except Problem as problem:
        response = page(
            request,
            "interactions/met.html",
            "add",
            problem=problem,
            chosen=[people.line(request.viewer, number, now=request.now) for number in ids],
            unclear=unclear,
            who=", ".join(unknown),
            day=request.POST.get("on", ""),
            text=request.POST.get("text", ""),
        )
        response.status_code = 400
        return response


def _named(request: Request, names: list[str]) -> tuple[list[int], list[Choice], list[str]]:
    """(people found, names that fit several, names that fit nobody)."""
    found: list[int] = []
    unclear: list[Choice] = []
    unknown: list[str] = []
    for name in names[:50]:
        try:
            found.append(people.find(request.viewer, name, now=request.now))
        except Unclear as several:
            ids = asking.numbers([choice.split()[0] for choice in several.choices])
            lines = [people.line(request.viewer, number, now=request.now) for number in ids]
            unclear.append(Choice(name, lines))
        except NotFound:
            unknown.append(name)
    return found, unclear, unknown


def _keep(request: Request, ids: list[int], *, at: str) -> HttpResponse:
    on = asking.day(asking.text(request, "on"), now=request.now, past=True)
    text = asking.text(request, "text")
    event = actions.met(request.viewer, ids, on=on, text=text, now=request.now)
    return noted(request, event.what, event.id, at=at)
