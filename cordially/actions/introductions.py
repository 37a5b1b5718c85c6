"""Introducing two people: started, answered by each, made, ended. Nothing is ever sent."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from cordially.actions import events, people
from cordially.core.giving import tidy
from cordially.errors import NotFound, WrongUse
from cordially.models import Event, Introduction
from cordially.queries import matches
from cordially.viewer import Viewer

LONGEST = 500


@transaction.atomic
def introduce(viewer: Viewer, first: int, second: int, *, why: str = "", now: datetime) -> Introduction:
    """Begin: each side is to be asked first."""
    one, other = people.of(viewer, first), people.of(viewer, second)
    me = viewer.space.me
    if one.id == other.id or (me and me.root_id in (one.id, other.id)):
        raise WrongUse("An introduction takes two people besides you.")
    if _open(viewer).filter(person__root__in=(one, other), other__root__in=(one, other)).exists():
        raise WrongUse(f"{one.name} and {other.name} are being introduced already.")
    if (one.id, other.id) in matches.declined(viewer):
        raise WrongUse("That was asked before, and it is not to be asked again.")
    event = events.begin(viewer, "introduce", f"You began to introduce {one.name} and {other.name}.", now=now)
    row = Introduction.objects.create(
        space=viewer.space, person=one, other=other, why=tidy(why, LONGEST), started_at=now, event=event
    )
    events.added(event, row)
    return row


def _open(viewer: Viewer) -> QuerySet[Introduction]:
    return Introduction.objects.filter(space=viewer.space, closed_at=None)


def of(viewer: Viewer, number: int) -> Introduction:
    row = Introduction.objects.filter(space=viewer.space, id=number).select_related("person__root", "other__root")
    found = row.first()
    if found is None:
        raise NotFound(f"There is no introduction i{number}.")
    return found


def agreed(viewer: Viewer, number: int, who: int, *, now: datetime) -> Event:
    """One side said yes."""
    return _answer(viewer, number, who, "agreed", now=now)


def declined(viewer: Viewer, number: int, who: int, *, now: datetime) -> Event:
    """One side said no: it ends here, and is not proposed again."""
    return _answer(viewer, number, who, "declined", now=now)


@transaction.atomic
def _answer(viewer: Viewer, number: int, who: int, said: str, *, now: datetime) -> Event:
    row, asked = of(viewer, number), people.of(viewer, who)
    sides = {row.person.root_id: "person", row.other.root_id: "other"}
    side = sides.get(asked.id)
    if side is None:
        raise WrongUse(f"{asked.name} is neither of the two.")
    if row.closed_at or row.made_at:
        raise WrongUse("That introduction is over; undo its last step if it is not.")
    answer = "yes" if said == "agreed" else "no"
    event = events.begin(viewer, "introduce", f"{asked.name} said {answer} to an introduction.", now=now)
    fields = {f"{side}_agreed_at": None, f"{side}_declined_at": None, f"{side}_{said}_at": now}
    events.change(event, row, **fields, closed_at=now if said == "declined" else None)
    return event


@transaction.atomic
def introduced(viewer: Viewer, number: int, *, outcome: str = "", now: datetime) -> Event:
    """You introduced them; with an outcome it is told and over."""
    row = of(viewer, number)
    named = f"{row.person.name} and {row.other.name}"
    if not (row.person_agreed_at and row.other_agreed_at):
        raise WrongUse("Both are to agree first: “cordially agreed”.")
    words = tidy(outcome, LONGEST)
    if row.made_at and not words:
        raise WrongUse("That was told already; say what came of it: --outcome “they had lunch”.")
    event = events.begin(viewer, "introduce", f"You introduced {named}.", now=now)
    fields = {"closed_at": now, "outcome": words} if words else {}
    events.change(event, row, made_at=row.made_at or now, **fields)
    return event
