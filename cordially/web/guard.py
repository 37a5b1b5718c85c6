"""Who is let in: this machine's own browser, at our own address, from our own pages, by a link that we printed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cordially.web.opening import Door

Answer = Callable[[HttpRequest], HttpResponseBase]
OPEN, STATIC = "/open/", "/static/"
FEED = "/feed/"  # a secret address of its own; calendar programs have no session
LINK = "/link/"  # signed, from a mail; shows what it is about, and acts by a form of ours


def guard(answer: Answer) -> Answer:
    """The first that sees a request. Any other port of this machine is as foreign as any other site."""

    def ask(request: HttpRequest) -> HttpResponseBase:
        door: Door = request.META["cordially.door"]
        if request.META.get("HTTP_HOST", "").lower() not in door.hosts:
            return _refuse(421, "This page answers only at its own address on this machine.")
        if not _is_ours(request):
            return _refuse(403, "Another page asked for this; it was refused.")
        request.session = {}  # type: ignore[assignment]
        if request.path.startswith(STATIC):
            return answer(request)
        request.door, request.now = door, door.clock()  # type: ignore[attr-defined]
        if request.path.startswith(FEED):
            return answer(request) if request.method in ("GET", "HEAD") else _refuse(405, "A calendar is only read.")
        if request.path.startswith(LINK):
            return answer(request)
        if request.path.startswith(OPEN):
            return _open(door, request)
        session = door.session(request.COOKIES.get(door.cookie, ""))
        if session is None:
            return _closed(request)
        request.session = session.kept  # type: ignore[assignment]
        return answer(request)

    return ask


def _is_ours(request: HttpRequest) -> bool:
    """A page of ours asked, or a person did. Of what other pages ask, only a visit by a link is let through."""
    origin = request.META.get("HTTP_ORIGIN")
    if origin is not None and origin.lower() != f"http://{request.META['HTTP_HOST'].lower()}":
        return False
    if request.META.get("HTTP_SEC_FETCH_SITE", "none") in ("same-origin", "none"):
        return True
    is_visit = request.method == "GET" and not request.path.startswith(STATIC)
    mode, place = request.META.get("HTTP_SEC_FETCH_MODE"), request.META.get("HTTP_SEC_FETCH_DEST")
    return is_visit and mode == "navigate" and place == "document"


def _refuse(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def _open(door: Door, request: HttpRequest) -> HttpResponse:
    """Let in who brings an unused link; who is in already needs none."""
    if request.method != "GET":
        return _refuse(405, "A link is opened, nothing else.")
    if door.session(request.COOKIES.get(door.cookie, "")) is not None:
        return HttpResponseRedirect("/")
    key = door.enter(request.path.removeprefix(OPEN))
    if key is None:
        return _closed(request)
    response = HttpResponseRedirect("/")
    response.status_code = 303
    response.set_cookie(door.cookie, key, httponly=True, samesite="Strict")
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "problems/closed.html", {"is_closed": True}, status=401)
