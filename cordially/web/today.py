"""Today: the few to turn to, and what you say to that."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse

from cordially.actions import corrections, days
from cordially.errors import WrongUse
from cordially.queries import people, promises, steps, timeline
from cordially.queries import today as query
from cordially.queries.promises import Told
from cordially.queries.steps import Item
from cordially.web import asking
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request
from cordially.web.marking import Between, between

LATER = {"a week": timedelta(weeks=1), "a month": timedelta(days=30), "three months": timedelta(days=91)}

NOT_THIS = "no"
MARKS = re.compile(r"[a-z]{1,2}[0-9]{1,15}(?:-[0-9]{1,15})?")


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the few, with the sentence that is its reason where it stands."""

    item: Item
    told: Told | None
    sentence: Between | None

    @property
    def step(self) -> str:
        """The first step, without the sentence where that is shown in its place above."""
        if self.sentence is None:
            return self.item.first_step
        return self.item.first_step.replace(f": “{self.item.evidence[0].quote}”", ".")


@looked
def today(request: Request) -> HttpResponse:
    items = days.draw(request.viewer, now=request.now)
    if not items and not people.people(request.viewer, now=request.now, everyone=True, limit=1):
        return page(request, "today/welcome.html", "today")
    nobody = "" if items else query.enough(request.viewer, now=request.now)
    return page(request, "today/page.html", "today", shown=_shown(request, items), later=tuple(LATER), nobody=nobody)


def _shown(request: Request, items: list[Item]) -> list[Shown]:
    return [Shown(one, _told(request, one), _sentence(request, one)) for one in items]


def _told(request: Request, one: Item) -> Told | None:
    """The promise or the question itself, which can be let go, or said to be none."""
    if one.mark[:1] not in ("p", "a") or not one.evidence:
        return None
    found = promises.of_interaction(request.viewer, one.evidence[0].id, now=request.now)
    return next((told for told in found if told.mark == one.mark), None)


def _sentence(request: Request, one: Item) -> Between | None:
    if not steps.is_said(one):
        return None
    proof, told = one.evidence[0], _told(request, one)
    entries = timeline.entries(request.viewer, [proof.id])
    return between(entries[0].text, proof.quote, told.start if told else -1) if entries else None


@done
def later(request: Request, person: int) -> HttpResponse:
    """For a while, or until a day."""
    said = asking.text(request, "for")
    if said and said not in LATER:
        raise WrongUse(f"“{said}” is none of: {', '.join(LATER)}.")
    until = request.now.date() + LATER[said] if said else asking.day(asking.text(request, "until"), now=request.now)
    event = days.snooze(request.viewer, person, until=until, mark=_mark(request), now=request.now)
    return noted(request, event.what, event.id)


@done
def looked_after(request: Request, person: int) -> HttpResponse:
    mark = _mark(request)
    if asking.text(request, "as") == NOT_THIS:
        event = days.let_go(request.viewer, person, mark=mark, now=request.now)
    else:
        event = days.done(request.viewer, person, mark=mark, now=request.now)
    return noted(request, event.what, event.id)


def _mark(request: Request) -> str:
    """What the item rests on; empty where it is the silence itself."""
    mark = asking.text(request, "mark")
    if mark and not MARKS.fullmatch(mark):
        raise WrongUse("There is nothing on today's list that this stands for.")
    return mark


@done
def not_suggested(request: Request, person: int) -> HttpResponse:
    event = corrections.correct(request.viewer, person, "not suggested", now=request.now)
    return noted(request, event.what, event.id)
