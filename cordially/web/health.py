"""Whether all is well, and what went out to you: what `cordially doctor` tells, as a page."""

from django.http import HttpResponse

from cordially.actions import health as action
from cordially.queries import digests
from cordially.web.answering import looked, page
from cordially.web.asking import Request


@looked
def health(request: Request) -> HttpResponse:
    return page(
        request,
        "health/page.html",
        "imports",
        health=action.examine(request.viewer, now=request.now, is_deep=False),
        deliveries=digests.deliveries(request.viewer),
    )
