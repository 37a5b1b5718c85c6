"""Writing down what was given and what was received. Nothing is counted."""

from datetime import date, datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.core.days import written
from cordially.core.giving import same, tidy
from cordially.errors import NotFound, WrongUse
from cordially.models import Event, Gift, ShelfItem
from cordially.viewer import Viewer

LONGEST = 1000


@transaction.atomic
def give(viewer: Viewer, person_id: int, text: str, *, on: date, mine: bool = True, now: datetime) -> Gift:
    """You gave something (in words, or by a mark of the shelf) to a person, or (`mine` false) they gave it to you."""
    person = people.another(viewer, person_id)
    words = tidy(text, LONGEST)
    item = _on_shelf(viewer, words) if mine else None
    words = item.title if item else words
    if not words:
        raise WrongUse("Say what it was.")
    if on > now.date():
        raise WrongUse(f"{written(on, now.date())} is still to come.")
    what = f"You gave {person.name}: {words}" if mine else f"{person.name} gave you: {words}"
    event = events.begin(viewer, "gift", what, now=now)
    gift = Gift.objects.create(space=viewer.space, person=person, mine=mine, text=words, on=on, item=item, event=event)
    events.added(event, gift)
    return gift


def _on_shelf(viewer: Viewer, words: str) -> ShelfItem | None:
    """The thing meant: by its mark, or by the same words."""
    live = ShelfItem.objects.filter(space=viewer.space, off_at=None)
    bare = words.lower().removeprefix("s")
    if words[:1] in "sS" and bare.isdecimal() and len(bare) < 10:
        item = live.filter(id=int(bare)).first()
        if item is None:
            raise NotFound(f"There is no {words} on your shelf.", lists="shelf")
        return item
    wanted = same(words)
    return next((item for item in live.filter(title__icontains=words[:40]) if same(item.title) == wanted), None)


@transaction.atomic
def tell(viewer: Viewer, number: int, *, outcome: str | None = None, thanks: str | None = None, now: datetime) -> Event:
    """What came of a gift, and what was said in thanks; None leaves it as it is, and no words take it back."""
    gift = Gift.objects.filter(space=viewer.space, id=number).select_related("person__root").first()
    if gift is None:
        raise NotFound(f"There is no gift g{number}.")
    said = {"outcome": outcome, "thanks": thanks}
    told = {name: tidy(words, LONGEST) for name, words in said.items() if words is not None}
    told = {name: words for name, words in told.items() if words != getattr(gift, name)}
    if not told:
        raise WrongUse("Say what came of it, or how it was thanked for, in other words than before.")
    event = events.begin(viewer, "gift", f"You told what came of: {gift.text[:120]}", now=now)
    events.change(event, gift, **told)
    return event
