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
    one, other = people.another(viewer, first), people.another(viewer, second)
    if one.id == other.id:
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
        raise NotFound(f"There is no introduction i{number}.", lists="introductions --all")
    return found


@transaction.atomic
def answer(viewer: Viewer, number: int, who: int, *, is_yes: bool, now: datetime) -> Event:
    """One side said yes; or no, and it ends here and is not proposed again."""
    row, asked = of(viewer, number), people.of(viewer, who)
    sides = {row.person.root_id: "person", row.other.root_id: "other"}
    side = sides.get(asked.id)
    if side is None:
        raise WrongUse(f"{asked.name} is neither of the two.")
    if row.closed_at or row.made_at:
        raise WrongUse("That introduction is over; undo its last step if it is not.")
    said = "yes" if is_yes else "no"
    event = events.begin(viewer, "introduce", f"{asked.name} said {said} to an introduction.", now=now)
    fields = {f"{side}_agreed_at": now if is_yes else None, f"{side}_declined_at": None if is_yes else now}
    events.change(event, row, **fields, closed_at=None if is_yes else now)
    return event


@transaction.atomic
def introduced(viewer: Viewer, number: int, *, outcome: str = "", now: datetime) -> Event:
    """You introduced them; with an outcome it is told and over."""
    row, words = of(viewer, number), tidy(outcome, LONGEST)
    named = f"{row.person.name} and {row.other.name}"
    _not_too_early(row)
    if row.made_at and not words:
        raise WrongUse(f"That you introduced {named} is written down already. You can still say what came of it.")
    what = f"You introduced {named}." if not row.made_at else f"You told what came of introducing {named}: {words}"
    event = events.begin(viewer, "introduce", what, now=now)
    fields = {"closed_at": now, "outcome": words} if words else {}
    events.change(event, row, made_at=row.made_at or now, **fields)
    return event


def _not_too_early(row: Introduction) -> None:
    """Both say yes first."""
    one = (row.person, row.person_agreed_at, row.person_declined_at)
    other = (row.other, row.other_agreed_at, row.other_declined_at)
    for person, agreed_at, declined_at in (one, other):
        if declined_at:
            raise WrongUse(f"{person.name} said no, so that introduction is over.")
        if not agreed_at:
            raise WrongUse(f"{person.name} has not said yes yet, and an introduction waits for both.")
