"""What was imported, what came of it, and what the sources cover."""

from django.http import HttpResponse

from cordially.queries import imports as query
from cordially.queries import spaces
from cordially.web.answering import looked, page
from cordially.web.asking import Request


@looked
def imports(request: Request) -> HttpResponse:
    return page(
        request,
        "imports/page.html",
        "imports",
        readings=query.imports(request.viewer),
        covers=spaces.covers(request.viewer),
        mine=spaces.my_identities(request.viewer),
        name=spaces.my_name(request.viewer),
    )
