"""Reading the words of what was imported: promises, asks, offers and needs, the newest first, a batch at a time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cordially.actions import keeping
from cordially.core import words
from cordially.core.natures import HUMAN
from cordially.models import Ask, Need, Offer, Person, Promise
from cordially.models.said import Said
from cordially.queries.timeline import when
from cordially.store import hearing
from cordially.viewer import Viewer

BATCH = 200
MOST_ADDRESSED = 6  # in a larger round a sentence is said to nobody in particular
LONGEST = 20_000  # signs of one message that are read
TABLES: dict[str, type[Said]] = {
    "promise": Promise,
    "request": Ask,
    "pitch": Ask,
    "offer": Offer,
    "goal": Need,
    "challenge": Need,
    "interest": Need,
    "life event": Need,
}
MODELS: tuple[Any, ...] = (Promise, Ask, Offer, Need)
_FIELDS = ("kind", "text", "start", "end", "sure", "chance", "reason")


def hear(
    viewer: Viewer, *, now: datetime, most: int | None = None, progress: Callable[[int, int], None] = lambda d, t: None
) -> int:
    """Read what waits, at most so many messages. Returns how many were read. Can be stopped at any time."""
    total, done = hearing.left(viewer.space.id), 0
    personal = keeping.personal(viewer) if total else None
    while most is None or done < most:
        size = BATCH if most is None else min(BATCH, most - done)
        with transaction.atomic():
            read = _batch(viewer, size, personal, now=now)
        if not read:
            break
        done += read
        progress(done, max(total, done))
    return done


@transaction.atomic
def begin_again(viewer: Viewer) -> None:
    """Let all words wait to be read once more; what you decided stays."""
    hearing.hear_again(viewer.space.id)


def _batch(viewer: Viewer, size: int, personal: words.Personal | None, *, now: datetime) -> int:
    me = viewer.space.me.root_id if viewer.space.me else None
    waiting = hearing.waiting(viewer.space.id, me, until=int(now.timestamp()), most=size)
    humans = _humans([part.root for one in waiting for part in one.others])
    roots: set[int] = set()
    found = [row for one in waiting for row in _found(viewer, one, humans, personal)]
    for model in MODELS:
        model.objects.bulk_create([row for row in found if isinstance(row, model)])
    for one in waiting:
        roots.update(part.root for part in one.others if part.root in humans)
    hearing.mark_heard([one.id for one in waiting])
    keeping.look(viewer, roots, now=now)
    return len(waiting)


def _humans(roots: Sequence[int]) -> set[int]:
    known = Person.objects.filter(id__in=set(roots)).values_list("id", "nature", "nature_said")
    return {id_ for id_, nature, said in known if (said or nature) == HUMAN}


def _found(viewer: Viewer, one: hearing.Unheard, humans: set[int], personal: words.Personal | None) -> Iterator[Said]:
    other = one.other()
    if other is None or other.root not in humans or one.crowd > MOST_ADDRESSED:
        return
    by = "me" if one.is_mine else other.name
    to = (other.name,) if one.is_mine else ("me",)
    for found in words.find(one.text[:LONGEST], by=by, to=to, at=when(one.at, one.offset), personal=personal):
        model = TABLES.get(found.kind)
        if model is None:
            continue
        is_theirs = found.by != by and found.by not in ("", "me") and one.is_mine
        row = model(
            space=viewer.space,
            person_id=other.home,
            interaction_id=one.id,
            mine=one.is_mine and not is_theirs,
            said_at=one.at,
            **{name: getattr(found, name) for name in _FIELDS},
        )
        if isinstance(row, Promise):
            row.due_on, row.due_text, row.firm = found.due, found.due_text, found.firm
        elif isinstance(row, Ask):
            row.due_on = found.due
        yield row
