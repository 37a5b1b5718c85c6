"""Reading the words of what was imported: promises, asks, offers and needs, the newest first, a batch at a time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.db import transaction

from cordially.core import promises as core
from cordially.core import words
from cordially.core.natures import HUMAN
from cordially.core.words.read import Read
from cordially.models import Ask, Need, Offer, Person, Promise
from cordially.models.said import Said
from cordially.queries.timeline import when
from cordially.store import closing, hearing, needs
from cordially.viewer import Viewer

BATCH = 500
MOST_ADDRESSED = 6  # in a larger round a sentence is said to nobody in particular
FEW_ADDRESSED = 3  # in a round of more it is not sure who is meant
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
_FIELDS = ("kind", "text", "start", "end", "chance", "reason")


def hear(
    viewer: Viewer, *, now: datetime, most: int | None = None, progress: Callable[[int, int], None] = lambda d, t: None
) -> int:
    """Read what waits, at most so many messages. Returns how many were read. Can be stopped at any time.

    While it is not known whose history this is, all waits: whose words are whose cannot be told.
    """
    if viewer.space.me_id is None:
        return 0
    total, done = hearing.left(viewer.space.id), 0
    personal = hearing.personal(viewer.space.id) if total else None
    with transaction.atomic():
        closing.look_again(viewer.space.id, until=int(now.timestamp()))
        if total:
            hearing.note_reading(viewer.space.id, needs.edition())
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
    until = int(now.timestamp())
    waiting = hearing.waiting(viewer.space.id, me, until=until, most=size)
    humans = _humans([part.root for one in waiting for part in one.others])
    decided = hearing.known([one.id for one in waiting])
    told = list(_told(waiting, humans))
    found = [row for one, heard in zip(told, _heard(told, personal), strict=True) for row in _rows(viewer, *one, heard)]
    found = [row for row in found if (row._meta.db_table, row.interaction_id, row.start) not in decided]
    for model in hearing.MODELS:
        model.objects.bulk_create([row for row in found if isinstance(row, model)])
    hearing.mark_heard([one.id for one in waiting])
    promises = [row for row in found if isinstance(row, Promise)]
    closing.look_at_new(viewer.space.id, promises, [row for row in found if isinstance(row, Ask)], until=until)
    return len(waiting)


def _humans(roots: Sequence[int]) -> set[int]:
    known = Person.objects.filter(id__in=set(roots)).values_list("id", "nature", "nature_said")
    return {id_ for id_, nature, said in known if (said or nature) == HUMAN}


def _told(waiting: Sequence[hearing.Unheard], humans: set[int]) -> Iterator[tuple[hearing.Unheard, hearing.Part]]:
    """What was said between me and somebody, with them."""
    for one in waiting:
        other = one.other()
        if one.is_ours and other is not None and other.root in humans and one.crowd <= MOST_ADDRESSED:
            yield one, other


def _heard(
    told: Sequence[tuple[hearing.Unheard, hearing.Part]], personal: words.Personal | None
) -> list[tuple[words.Found, ...]]:
    """What the words of each say; where others tell of themselves their meaning counts too, if it can be had."""
    read = [_read(one, other, personal) for one, other in told]
    theirs = [place for place, (one, _) in enumerate(told) if not one.is_mine]
    heard = [one.found for one in read]
    for place, found in zip(theirs, needs.weighed([read[place] for place in theirs], personal), strict=True):
        heard[place] = found
    return heard


def _read(one: hearing.Unheard, other: hearing.Part, personal: words.Personal | None) -> Read:
    by, to = ("me", other.name) if one.is_mine else (other.name, "me")
    text, at = one.text[:LONGEST], when(one.at, one.offset)
    known = words.find(text, by=by, to=(to,), at=at, personal=personal)
    return Read(text, (*known, *core.plainly(text, known, by=by, to=(to,), at=at)), by, (to,))


def _rows(viewer: Viewer, one: hearing.Unheard, other: hearing.Part, heard: Sequence[words.Found]) -> Iterator[Said]:
    for found in heard:
        model = TABLES.get(found.kind)
        if model is None or not (one.is_direct or model is Need):
            continue
        meant = _meant(viewer, one, other, found) if model is Promise else (other.home, one.is_mine, found.sure)
        if meant is not None:
            yield _row(viewer, one, model, found, meant)


def _is_loose(found: words.Found) -> bool:
    """Made to nobody, and by no day."""
    return core.is_doubtful(found.text) and not (found.due and core.is_told_by_when(found.text))


def _row(
    viewer: Viewer, one: hearing.Unheard, model: type[Said], found: words.Found, meant: tuple[int, bool, bool]
) -> Said:
    home, is_mine, is_sure = meant
    row = model(
        space=viewer.space,
        person_id=home,
        interaction_id=one.id,
        mine=is_mine,
        sure=is_sure and not one.is_bulk and one.crowd <= FEW_ADDRESSED,
        said_at=one.at,
        **{name: getattr(found, name) for name in _FIELDS},
    )
    if isinstance(row, Promise):
        row.due_on, row.due_text, row.firm = found.due, found.due_text, found.firm
    elif isinstance(row, Ask):
        row.due_on = found.due
    return row


def _meant(
    viewer: Viewer, one: hearing.Unheard, other: hearing.Part, found: words.Found
) -> tuple[int, bool, bool] | None:
    """With whom a promise is, whether it is mine, and whether that is sure; None where it is nobody's to me."""
    if core.is_nothing(found.text) or (_is_loose(found) and not found.sure):
        return None
    is_sure = found.sure and not core.is_doubtful(found.text)
    others = {part.name.partition(" ")[0].casefold(): part.home for part in one.others}
    if found.by not in ("", "me", other.name):  # "Ana will send you the draft"
        first = found.by.partition(" ")[0].casefold()
        return None if one.is_mine else (others.get(first, other.home), False, False)
    is_mine = found.by == "me" or (one.is_mine and not found.by)
    first = core.named(found.text).casefold() if is_mine else ""
    if not first or other.name.casefold().startswith(first):
        return other.home, is_mine, is_sure
    near = others.get(first) or hearing.familiar(viewer.space.id).get(first, (other.home, ""))[0]
    return near, is_mine, is_sure
