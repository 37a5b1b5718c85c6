"""A person on one page, and what you say about them there."""

from django.http import HttpResponse

from cordially.actions import corrections, notes
from cordially.actions import people as actions
from cordially.core.rhythms import CIRCLES
from cordially.errors import WrongUse
from cordially.queries import gifts, people, promises, timeline
from cordially.queries import person as query
from cordially.queries.promises import Told
from cordially.queries.timeline import Entry
from cordially.web import asking, rhythms
from cordially.web.answering import done, looked, noted, page, to
from cordially.web.asking import Request
from cordially.web.people import HATS
from cordially.web.years import picture

EACH = 30  # interactions on one page
MOST_TOLD = 12  # of what they told


@looked
def person(request: Request, person: int) -> HttpResponse:
    found = query.page(request.viewer, person, now=request.now)
    if found.line.id != person:
        return to(f"/people/{found.line.id}")
    before = asking.number(request, "before", 0, least=-(10**12)) if "before" in request.GET else None
    entries = timeline.timeline(request.viewer, person, limit=EACH + 1, before=before, now=request.now)
    return page(
        request,
        "person/page.html",
        "people",
        person=found,
        line=found.line,
        is_me=found.line.id in people.spaces_me(request.viewer),
        years=picture(found.years),
        suggestions=list({one.other.id: one for one in reversed(found.suggestions)}.values())[::-1],
        entries=entries[:EACH],
        is_later=before is not None,
        before=_further(entries, before),
        hats=HATS,
        kept=rhythms.of(request.viewer, person),
        circles=CIRCLES,
        gifts=gifts.gifts(request.viewer, person=person, limit=6),
        open_ones=[] if before is not None else _open(request, person),
        needs=promises.needs(request.viewer, now=request.now, person=person)[:MOST_TOLD],
        offers=promises.offers(request.viewer, now=request.now, person=person)[:MOST_TOLD],
    )


def _open(request: Request, person: int) -> list[Told]:
    """What is open between the two: promises, then the answer that you owe, then the one you wait for."""
    found = promises.promises(request.viewer, now=request.now, person=person)
    for mine in (False, True):
        found += promises.asks(request.viewer, now=request.now, mine=mine, person=person)
    return found


def _further(entries: list[Entry], before: int | None) -> int | None:
    """Where the next page begins: just after the first that is not shown, so that none of the same second is lost."""
    last = entries[EACH - 1].at if len(entries) > EACH else None
    if last is None:
        return None
    following = entries[EACH].at
    stamp = int(following.timestamp()) + 1 if following else int(last.timestamp())
    return stamp if before is None or stamp < before else int(last.timestamp())


@done
def note(request: Request, person: int) -> HttpResponse:
    event = notes.write(request.viewer, person, asking.text(request, "text"), now=request.now)
    return noted(request, "Your note is kept.", event.id, at=f"/people/{person}")


@done
def correct(request: Request, person: int) -> HttpResponse:
    kind = asking.text(request, "kind")
    event = corrections.correct(request.viewer, person, kind, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def withdraw(request: Request, person: int) -> HttpResponse:
    event = corrections.withdraw(request.viewer, person, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def dress(request: Request, person: int) -> HttpResponse:
    event = actions.dress(request.viewer, person, asking.chosen(request, "hat"), now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def rename(request: Request, person: int) -> HttpResponse:
    event = actions.rename(request.viewer, person, asking.text(request, "name"), now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def employ(request: Request, person: int) -> HttpResponse:
    text, since = asking.text(request, "text"), asking.text(request, "since")
    event = actions.employ(request.viewer, person, text, since=since, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def split(request: Request, person: int) -> HttpResponse:
    said = asking.chosen(request, "address")
    if not said:
        raise WrongUse("Tick the addresses that are not theirs.")
    event = actions.split(request.viewer, person, said, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def same(request: Request, person: int, other: int) -> HttpResponse:
    """Yes: these two are one."""
    event = actions.merge(request.viewer, person, other, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")


@done
def apart(request: Request, person: int, other: int) -> HttpResponse:
    """No: these are two."""
    event = actions.apart(request.viewer, person, other, now=request.now)
    return noted(request, event.what, event.id, at=f"/people/{person}")
