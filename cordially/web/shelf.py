"""What you can give: whom you could help with what, and your shelf."""

from django.http import HttpResponse

from cordially.actions import gifts as gift_actions
from cordially.actions import shelf as actions
from cordially.queries import matches, people
from cordially.queries import shelf as query
from cordially.web import asking
from cordially.web.answering import done, filled, noted, page
from cordially.web.asking import Request

KINDS = ("idea", "resource", "person")
MOST = 100  # things of the shelf on the page


@filled
def shelf(request: Request) -> HttpResponse:
    """The shelf; and one more thing for it."""
    if request.method == "POST":
        return _put(request)
    items = query.shelf(request.viewer)
    return page(
        request,
        "shelf/page.html",
        "promises",
        tab="shelf",
        helps=matches.helps(request.viewer, now=request.now),
        items=items[:MOST],
        more=len(items) > MOST,
        kinds=KINDS,
    )


def _put(request: Request) -> HttpResponse:
    kind, title = asking.text(request, "kind"), asking.text(request, "title")
    item = actions.shelve(
        request.viewer,
        title,
        kind=kind,
        about=asking.text(request, "about"),
        link=asking.text(request, "link"),
        person_id=people.find(request.viewer, title, now=request.now) if kind == "person" and title else None,
        now=request.now,
    )
    return noted(request, f"On your shelf: {item.title}", item.event_id, at="/shelf")


@done
def unshelve(request: Request, number: int) -> HttpResponse:
    event = actions.unshelve(request.viewer, number, now=request.now)
    return noted(request, event.what, event.id, at="/shelf")


@done
def give(request: Request, person: int) -> HttpResponse:
    """Something was given, by you or by them."""
    gift = gift_actions.give(
        request.viewer,
        person,
        asking.text(request, "text"),
        on=asking.day(asking.text(request, "on"), now=request.now, past=True),
        mine=asking.text(request, "whose") != "theirs",
        now=request.now,
    )
    words = f"You gave {gift.person.name}: {gift.text}" if gift.mine else f"{gift.person.name} gave you: {gift.text}"
    return noted(request, words, gift.event_id, at=f"/people/{person}")


@done
def tell(request: Request, number: int) -> HttpResponse:
    """What came of a gift, and how it was thanked for."""
    words = {name: asking.text(request, name) for name in ("outcome", "thanks") if name in request.POST}
    event = gift_actions.tell(request.viewer, number, **words, now=request.now)
    return noted(request, event.what, event.id, at="/people")
