"""How often you would like to be in touch with somebody, and in which circle they are."""

from dataclasses import dataclass

from django.http import HttpResponse

from cordially.actions import circles as circle_actions
from cordially.actions import rhythms as actions
from cordially.core import rhythms as core
from cordially.errors import WrongUse
from cordially.queries import circles as circle_query
from cordially.queries import rhythms as query
from cordially.viewer import Viewer
from cordially.web import asking
from cordially.web.answering import done, noted
from cordially.web.asking import Request

NONE = ("none", "never", "no")


@dataclass(frozen=True, slots=True)
class Kept:
    """What you said of one person; the rhythm that your own history suggests beside it."""

    circle: str
    rhythm: str
    of_circle: str
    suggested: str


def of(viewer: Viewer, person: int) -> Kept:
    days, circle, _ = query.said(viewer).get(person, (0, "", None))
    within = circle_query.members(viewer).get(person, "")
    return Kept(within, core.words(days) if days else "", circle, core.words(query.own(viewer, person)))


@done
def ask(request: Request, person: int) -> HttpResponse:
    """ "every 3 weeks", "monthly", "none"."""
    said = asking.text(request, "every")
    try:
        days = 0 if said.lower() in NONE else core.days(said)
    except ValueError as unclear:
        raise WrongUse(str(unclear)) from None
    event = actions.ask(request.viewer, person, days, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def put(request: Request, person: int) -> HttpResponse:
    """Into one of the circles, or into none."""
    event = circle_actions.put(request.viewer, person, asking.text(request, "circle"), now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")
