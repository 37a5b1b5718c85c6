"""Today: the few to turn to, and what you say to that."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse

from cordially.actions import corrections, days
from cordially.core.today import OWED, PROMISED
from cordially.errors import WrongUse
from cordially.queries import people, promises, timeline
from cordially.queries.promises import Told
from cordially.queries.steps import Item
from cordially.web import asking
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request
from cordially.web.marking import Between, between

LATER = {"a week": timedelta(weeks=1), "a month": timedelta(days=30), "three months": timedelta(days=91)}


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the few, with the sentence that is its reason where it stands."""

    item: Item
    told: Told | None
    sentence: Between | None


@looked
def today(request: Request) -> HttpResponse:
    items = days.draw(request.viewer, now=request.now)
    if not items and not people.people(request.viewer, now=request.now, everyone=True, limit=1):
        return page(request, "today/welcome.html", "today")
    return page(request, "today/page.html", "today", shown=_shown(request, items), later=tuple(LATER))


def _shown(request: Request, items: list[Item]) -> list[Shown]:
    """A promise and an answer are shown in their context, and can be said to be kept or answered."""
    due = promises.due(request.viewer, now=request.now) if any(one.kind == PROMISED for one in items) else {}
    shown = []
    for one in items:
        told = due[one.person.id][0] if one.kind == PROMISED and one.person.id in due else None
        if one.kind == OWED and one.evidence:
            told = _asked(request, one)
        shown.append(Shown(one, told, _sentence(request, one, told)))
    return shown


def _asked(request: Request, one: Item) -> Told | None:
    """The question that today's reason names, where the words were read already."""
    found = promises.of_interaction(request.viewer, one.evidence[0].id, now=request.now)
    asked = [told for told in found if told.kind == "request" and not told.is_mine and told.state in ("open", "maybe")]
    return next((told for told in asked if told.text.startswith(one.evidence[0].quote[:40])), None)


def _sentence(request: Request, one: Item, told: Told | None) -> Between | None:
    if one.kind not in (PROMISED, OWED) or not one.evidence:
        return None
    proof = one.evidence[0]
    entries = timeline.entries(request.viewer, [proof.id])
    return between(entries[0].text, proof.quote, told.start if told else -1) if entries else None


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
