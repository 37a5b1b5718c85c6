"""What a view gives back: a page, or, after something was done, the way back to one with the words that say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from cordially.queries import spaces
from cordially.web.asking import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]


def looked(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that shows something."""
    return _seen(view, ("GET", "HEAD"))


def filled(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page with a form, and the same form sent."""
    return _seen(view, ("GET", "HEAD", "POST"))


def done(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Something is done: only ever by a form that was sent. Who only asks for it is led one step up."""
    return _seen(view, ("POST",))


def _seen(view: View[P], methods: tuple[str, ...]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """With a viewer; where nothing was imported yet, a welcome that says how to begin."""

    @wraps(view)
    def asked(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in methods:
            return to(request.path.rpartition("/")[0] or "/") if request.method == "GET" else HttpResponse(status=405)
        viewer = spaces.own()
        if viewer is None:
            return welcome(request)
        request.viewer = viewer
        return view(request, *args, **kwargs)

    return asked  # type: ignore[return-value]


def welcome(request: Request) -> HttpResponse:
    return render(request, "today/welcome.html", {"here": "today"})


def page(request: Request, template: str, here: str, **content: Any) -> HttpResponse:
    """`here` is the entry of the navigation that the page belongs to."""
    return render(request, template, {"here": here, **content})


def noted(request: Request, words: str, event: int | None = None, *, at: str = "", whole: bool = False) -> HttpResponse:
    """Back to where the form was, with a word and, for an event, the button that undoes it; `whole` with its others."""
    request.session["said"] = {"words": words, "event": event, "whole": whole}
    return to(back(request, at))


def back(request: Request, at: str = "") -> str:
    """The page that a form names as the one to come back to; only ever one of ours."""
    wanted = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted.startswith("/") and is_ours else at or "/"


def to(address: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = address
    return response


def said(request: HttpRequest) -> dict[str, Any]:
    """For every page: what the last form came to, once."""
    kept: dict[str, Any] = getattr(request, "session", {})
    path = request.get_full_path() if request.method == "GET" else "/"
    return {"said": kept.pop("said", None), "now": getattr(request, "now", None), "path": path}
