"""A link from the morning's mail: it shows what it is about, and acts only once a button is pressed there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from cordially.actions import digests
from cordially.errors import Problem


@csrf_exempt  # the signed link is the secret; the guard sees to it that the form is ours
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever fetches it beforehand (a mail program, a scanner) changes nothing."""
    now = request.now  # type: ignore[attr-defined]
    try:
        if request.method == "POST":
            event = digests.act(token, request.POST.get("what", "later"), now=now)
            return render(request, "links/page.html", {"done": event.what, "is_closed": True})
        found = digests.linked(token, now=now)
    except Problem as problem:
        return render(request, "links/page.html", {"problem": problem, "is_closed": True}, status=404)
    return render(request, "links/page.html", {"one": found.what, "is_closed": True})
