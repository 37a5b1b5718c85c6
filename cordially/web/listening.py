"""How much you listen to a person: facts, and one kind suggestion."""

from dataclasses import dataclass

from django.http import HttpResponse

from cordially.queries import listening as query
from cordially.queries import people
from cordially.web.answering import looked, page, to
from cordially.web.asking import Request

MONTHS, MOST = 12, 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month, with how wide the two sides of its bar are."""

    name: str  # "2026-11"
    theirs: int
    yours: int
    theirs_wide: float
    yours_wide: float


@looked
def listening(request: Request, person: int) -> HttpResponse:
    line = people.line(request.viewer, person, now=request.now)
    if line.id != person:
        return to(f"/people/{line.id}/listening")
    found = query.heard(request.viewer, now=request.now, person=person)
    return page(
        request,
        "listening/page.html",
        "people",
        line=line,
        parts=found.parts,
        spoken=found.spoken,
        months=_months(found),
        conversations=found.conversations[:MOST],
    )


def _months(found: query.Heard) -> list[Month]:
    shown = found.months[-MONTHS:]
    most = max((max(one.my_words, one.their_words) for _, one in shown), default=0) or 1
    return [
        Month(
            name, one.their_words, one.my_words, round(150 * one.their_words / most), round(150 * one.my_words / most)
        )
        for name, one in reversed(shown)
    ]
