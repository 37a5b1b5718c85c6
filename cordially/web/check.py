"""Looking over a draft before it goes out. Its words are looked at and forgotten."""

from django.http import HttpResponse

from cordially.core.drafts import grouped
from cordially.errors import NotFound, Problem, Unclear
from cordially.queries import drafts, lately, people
from cordially.queries.people import Line
from cordially.web import asking
from cordially.web.answering import filled, page
from cordially.web.asking import Request
from cordially.web.marking import pieces


@filled
def check(request: Request) -> HttpResponse:
    """Remarks as marks on the words; nothing where there is nothing to say."""
    if request.method != "POST":
        known = _known(request, asking.number(request, "to", 0, least=0))
        return page(request, "check/page.html", "check", who=known.name if known else "", person=known)
    who, text = "", ""
    try:
        who, text = asking.text(request, "who"), asking.text(request, "text")
        chosen = asking.numbers(asking.chosen(request, "person"))
        person = chosen[0] if chosen else _meant(request, who) if who else None
        remarks = drafts.check(request.viewer, text, person=person, now=request.now) if text else ()
    except Unclear as several:
        return _again(request, None, who, text, choices=_lines(request, several))
    except Problem as problem:
        return _again(request, problem, who, text)
    groups = tuple(enumerate(grouped(remarks), start=1))
    return page(
        request,
        "check/page.html",
        "check",
        who=who,
        text=text,
        person=people.line(request.viewer, person, now=request.now) if person is not None else None,
        is_looked_at=bool(text),
        remarks=[group[0] for _, group in groups],
        pieces=pieces(text, [(one.start, one.end, number) for number, group in groups for one in group]),
        lately=lately.lately(request.viewer, person, now=request.now) if person and lately.asks(text) else (),
    )


def _meant(request: Request, who: str) -> int:
    return people.find(request.viewer, who, now=request.now, is_sure=False)


def _known(request: Request, number: int) -> Line | None:
    try:
        return people.line(request.viewer, number, now=request.now) if number else None
    except NotFound:
        return None


def _lines(request: Request, several: Unclear) -> list[Line]:
    ids = asking.numbers([choice.split()[0] for choice in several.choices])
    return [people.line(request.viewer, number, now=request.now) for number in ids]


def _again(
    request: Request, problem: Problem | None, who: str, text: str, choices: list[Line] | None = None
) -> HttpResponse:
    content = {"problem": problem, "who": who, "text": text, "choices": choices}
    response = page(request, "check/page.html", "check", **content)
    response.status_code = 400
    return response
