"""Your word on what was found: it is so, it is not, it was kept, let go, open after all, or due on another day."""

from django.http import HttpResponse

from cordially.actions import followups, keeping
from cordially.errors import WrongUse
from cordially.web import asking
from cordially.web.answering import done, looked, noted, to
from cordially.web.asking import Request

KINDS = {"p": "promise", "a": "ask", "o": "offer", "n": "need"}
Mark = tuple[str, int]  # ("promise", 12), as "p12" in the address
NO_DAY = ("none", "no day", "never")


class Marks:
    """What was found, in an address: p12."""

    regex = "[paon][0-9]{1,15}"

    def to_python(self, value: str) -> Mark:
        return KINDS[value[0]], int(value[1:])

    def to_url(self, value: Mark) -> str:
        return f"{value[0][0]}{value[1]}"


@looked
def said(request: Request, mark: Mark) -> HttpResponse:
    """Where it is told: at the person whom it is about."""
    row = keeping.of(request.viewer, *mark)
    return to(f"/people/{row.person.root_id}#{mark[0][0]}{mark[1]}")


@done
def confirm(request: Request, mark: Mark) -> HttpResponse:
    """Yes, it is."""
    event = keeping.confirm(request.viewer, *mark, now=request.now)
    return noted(request, event.what, event.id, at="/promises")


@done
def dismiss(request: Request, mark: Mark) -> HttpResponse:
    """No, it isn't."""
    event = keeping.dismiss(request.viewer, *mark, now=request.now)
    return noted(request, event.what, event.id, at="/promises")


@done
def kept(request: Request, mark: Mark) -> HttpResponse:
    kind, number = mark
    if kind != "promise":
        raise WrongUse("Only a promise can be kept.")
    event = keeping.keep(request.viewer, number, now=request.now)
    return noted(request, event.what, event.id, at="/promises")


@done
def answered(request: Request, mark: Mark) -> HttpResponse:
    """You answered, where no import will tell."""
    kind, number = mark
    if kind != "ask":
        raise WrongUse("Only what was asked can be answered.")
    event = followups.followed(request.viewer, f"a{number}", now=request.now)
    return noted(request, event.what, event.id, at="/answers")


@done
def let_go(request: Request, mark: Mark) -> HttpResponse:
    event = keeping.let_go(request.viewer, *mark, now=request.now)
    return noted(request, event.what, event.id, at="/promises")


@done
def reopen(request: Request, mark: Mark) -> HttpResponse:
    """No, it is open."""
    event = keeping.reopen(request.viewer, *mark, now=request.now)
    return noted(request, event.what, event.id, at="/promises")


@done
def correct(request: Request, mark: Mark) -> HttpResponse:
    """It is so, but by another day, or by none."""
    said = asking.text(request, "due")
    is_undated = said.lower() in NO_DAY
    due_on = None if is_undated else asking.day(said, now=request.now)
    event = keeping.correct(request.viewer, *mark, due_on=due_on, is_undated=is_undated, now=request.now)
    return noted(request, event.what, event.id, at="/promises")
