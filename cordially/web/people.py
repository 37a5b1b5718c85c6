"""People, sorted, narrowed and found; and adding somebody by hand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpResponse

from cordially.actions import people as actions
from cordially.errors import Problem
from cordially.queries import people as queries
from cordially.queries.people import Line
from cordially.web import asking
from cordially.web.answering import filled, looked, noted, page
from cordially.web.asking import Request

HATS = ("candidate", "recruiter", "hiring manager")
EACH = 50  # on one page
NEAR = 400  # among whom an order other than by warmth is made
_NEVER = datetime(1, 1, 1, tzinfo=UTC)

ORDERS: dict[str, Callable[[Line], tuple[object, ...]]] = {
    "warmest": lambda line: (),
    "name": lambda line: (line.name.casefold(),),
    "latest": lambda line: (-(line.last_at or _NEVER).timestamp(),),
    "longest quiet": lambda line: ((line.last_at or _NEVER).timestamp(),),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of the page asks for."""

    words: str
    hat: str
    order: str
    everyone: bool
    number: int

    def address(self, number: int) -> str:
        said = {"q": self.words, "hat": self.hat, "sort": self.order if self.order != "warmest" else ""}
        said |= {"all": "1" if self.everyone else "", "page": str(number) if number > 1 else ""}
        return "/people?" + urlencode({name: value for name, value in said.items() if value})


def _wanted(request: Request) -> Wanted:
    ask = request.GET.get
    order, hat = ask("sort", ""), ask("hat", "")
    return Wanted(
        words=ask("q", "").replace("\0", "").strip()[:200],
        hat=hat if hat in HATS else "",
        order=order if order in ORDERS else "warmest",
        everyone=bool(ask("all")),
        number=asking.number(request, "page", 1, most=200),
    )


@looked
def people(request: Request) -> HttpResponse:
    wanted = _wanted(request)
    start = (wanted.number - 1) * EACH
    lines = _lines(request, wanted, start + EACH + 1)
    shown = lines[start : start + EACH]
    return page(
        request,
        "people/list.html",
        "people",
        lines=shown,
        namesakes=_namesakes(shown),
        wanted=wanted,
        nobody="" if shown else queries.nobody(request.viewer),
        hats=HATS,
        orders=tuple(ORDERS),
        start=start + 1,
        near=NEAR if wanted.order != "warmest" and len(lines) >= NEAR else 0,
        earlier=wanted.address(wanted.number - 1) if wanted.number > 1 else "",
        further=wanted.address(wanted.number + 1) if len(lines) > start + EACH else "",
    )


def _namesakes(lines: list[Line]) -> set[str]:
    """Names that several people in the list bear."""
    counted = Counter(line.name for line in lines)
    return {name for name, count in counted.items() if count > 1}


def _lines(request: Request, wanted: Wanted, limit: int) -> list[Line]:
    """Warmth orders all; any other order is made among the warmest few hundred."""
    is_warmest = wanted.order == "warmest"
    found = queries.people(
        request.viewer,
        now=request.now,
        everyone=wanted.everyone,
        words=wanted.words,
        hat=wanted.hat,
        limit=limit if is_warmest else max(NEAR, limit),
    )
    return found if is_warmest else sorted(found, key=ORDERS[wanted.order])


@filled
def add(request: Request) -> HttpResponse:
    """Somebody you know. What does not fit is said beside the form, which keeps what was written."""
    if request.method != "POST":
        return page(request, "people/add.html", "add", hats=HATS, worn=())
    try:
        added = actions.add(
            request.viewer,
            asking.text(request, "name"),
            emails=asking.listed(request, "email"),
            phones=asking.listed(request, "phone"),
            pages=asking.listed(request, "page"),
            works=asking.text(request, "works"),
            hats=asking.chosen(request, "hat"),
            now=request.now,
        )
    except Problem as problem:
        content = {"problem": problem, "filled": request.POST, "worn": asking.chosen(request, "hat"), "hats": HATS}
        response = page(request, "people/add.html", "add", **content)
        response.status_code = 400
        return response
    event = added.event.id if added.event else None
    return noted(request, added.what, event, at=f"/people/{added.person.id}")
