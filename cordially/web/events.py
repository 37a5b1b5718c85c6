"""What was done here, and undoing it."""

from django.http import HttpResponse

from cordially.actions import events as actions
from cordially.queries import imports as query
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request


@looked
def history(request: Request) -> HttpResponse:
    return page(request, "events/page.html", "history", events=query.events(request.viewer, limit=100))


@done
def undo(request: Request, event: int) -> HttpResponse:
    """One event; from where several were done at once, all of them."""
    undone = actions.undo(request.viewer, event, is_whole=bool(request.POST.get("whole")), now=request.now)
    return noted(request, f"Undone: {'; '.join(one.what.rstrip('.') for one in undone)}.", at="/history")
