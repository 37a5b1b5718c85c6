"""Whether all is well, and what went out to you: what `cordially doctor` tells, as a page."""

from django.http import HttpResponse

from cordially.actions import health as action
from cordially.outside import checks
from cordially.queries import digests, todos
from cordially.web.answering import looked, page
from cordially.web.asking import Request


@looked
def health(request: Request) -> HttpResponse:
    accounts = checks.look({**digests.needs(request.viewer), **todos.needs(request.viewer)})
    return page(
        request,
        "health/page.html",
        "imports",
        health=action.examine(request.viewer, now=request.now, is_deep=False),
        accounts=accounts,
        deliveries=digests.deliveries(request.viewer),
    )
