"""Your word on what was found: it is so, it is not, it was kept, let go, open after all, or due on another day."""

from collections.abc import Callable
from typing import Any

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


def _by(act: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A form that says one word on what was found."""

    @done
    def say(request: Request, mark: Mark) -> HttpResponse:
        event = act(request.viewer, *mark, now=request.now)
        return noted(request, event.what, event.id, at="/promises")

    return say


confirm = _by(keeping.confirm)  # yes, it is
dismiss = _by(keeping.dismiss)  # no, it isn't
let_go = _by(keeping.let_go)
reopen = _by(keeping.reopen)  # no, it is open


@done
def ended(request: Request, mark: Mark, kind: str) -> HttpResponse:
    """A promise was kept, or what was asked is answered, where no import will tell."""
    if mark[0] != kind:
        raise WrongUse("Only a promise can be kept." if kind == "promise" else "Only what was asked can be answered.")
    if kind == "promise":
        event, at = keeping.keep(request.viewer, mark[1], now=request.now), "/promises"
    else:
        event, at = followups.followed(request.viewer, f"a{mark[1]}", now=request.now), "/answers"
    return noted(request, event.what, event.id, at=at)


@done
def correct(request: Request, mark: Mark) -> HttpResponse:
    """It is so, but by another day, or by none."""
    said = asking.text(request, "due")
    is_undated = said.lower() in NO_DAY
    due_on = None if is_undated else asking.day(said, now=request.now)
    event = keeping.correct(request.viewer, *mark, due_on=due_on, is_undated=is_undated, now=request.now)
    return noted(request, event.what, event.id, at="/promises")
