"""Leaving: the page is closed for this browser, until it comes in by a new link."""

from django.http import HttpResponse

from cordially.web.answering import done, to
from cordially.web.asking import Request


@done
def leave(request: Request) -> HttpResponse:
    name = request.door.cookie
    request.door.leave(request.COOKIES.get(name, ""))
    response = to("/")
    response.delete_cookie(name, samesite="Strict")
    return response
