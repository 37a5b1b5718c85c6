"""Those I met: everybody of a small round, and the few of a gathering."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from cordially.core import followups as core
from cordially.core.followups import Fact, titles
from cordially.models import Card, Decision, Interaction, Need, Note, Participant, Person
from cordially.models.interaction import DECLINED
from cordially.queries.rests.contacts import (
    DAY,
    MINE,
    THEIRS,
    TOGETHER,
    Stamps,
    ended_by,
    first_after,
    human,
    moment,
    touches,
    words_of_mine,
)
from cordially.viewer import Viewer

SMALL = 13  # a larger round is a gathering
LARGE = 40  # of a larger gathering it is not known whom I spoke with, unless something tells
MET = 45 * DAY  # how far back
FAMILIAR, FEW = 3, 5  # of a gathering: who was dear before, and with those who are new
YEAR = 365 * DAY
WEEK = 8 * DAY  # what takes place as often is everyday work, and no gathering


def met(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Everybody met in a small round: a follow-up on the next day."""
    stamp = int(now.timestamp())
    rounds = _held(viewer, stamp, crowd__lte=SMALL)
    people = _people(viewer, rounds)
    written = words_of_mine(viewer, {root for _, root in people}, stamp - MET, stamp)
    mine = (viewer.space.me.root or viewer.space.me).name if viewer.space.me else ""
    names = dict(Person.objects.filter(id__in={root for _, root in people}).values_list("id", "name"))
    for (number, root), home in sorted(people.items()):
        row, called = rounds[number], (names.get(root, ""), mine)
        yield _fact(core.MET, f"m{number}-{home}", "met", row, (root, home), written, now, called)


def gathered(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """A few of each gathering: who was dear before, and who is new."""
    stamp = int(now.timestamp())
    rounds = {id_: row for id_, row in _held(viewer, stamp, crowd__gt=SMALL).items() if not _is_everyday(viewer, row)}
    people = _people(viewer, rounds)
    written = words_of_mine(viewer, {root for _, root in people}, stamp - MET, stamp)
    for number, row in sorted(rounds.items()):
        homes = {root: home for (where, root), home in people.items() if where == number}
        for root in _few(viewer, row, sorted(homes, key=lambda root: homes[root])):
            mark = f"g{number}-{homes[root]}"
            yield _fact(core.GATHERED, mark, "gathering", row, (root, homes[root]), written, now)


def _fact(
    kind: str,
    mark: str,
    noun: str,
    row: Interaction,
    who: tuple[int, int],
    written: Stamps,
    now: datetime,
    called: Collection[str] = (),
) -> Fact:
    end = _end(row)
    title = row.told.subject or "the time together"
    if kind == core.MET:
        title = titles.together(row.told.subject, called)
    ended = ended_by(first_after(written[who[0]], end), now)
    rests_on = f"{noun} {bytes(row.key).hex()}"
    return Fact(kind, mark, rests_on, *who, moment(end, now), title, wait=1, interaction=row.id, **ended)


def _held(viewer: Viewer, stamp: int, **crowd: int) -> dict[int, Interaction]:
    """Rounds that are over."""
    held = Interaction.objects.filter(space=viewer.space, kind__in=TOGETHER, cancelled_at=None, **crowd)
    held = held.filter(at__gte=stamp - MET, at__lte=stamp).exclude(direction=0).select_related("told")
    return {row.id: row for row in held if _end(row) <= stamp}


def _end(row: Interaction) -> int:
    return (row.at or 0) + (row.seconds or 0)


def _people(viewer: Viewer, interactions: Iterable[int]) -> dict[tuple[int, int], int]:
    """(interaction, root): a home of theirs, for every human being but me who did not decline."""
    me = viewer.space.me.root_id if viewer.space.me else None
    found: dict[tuple[int, int], int] = {}
    parts = Participant.objects.filter(interaction_id__in=list(interactions)).exclude(identity__person__root_id=me)
    fields = ("interaction_id", "identity__person__root_id", "identity__person_id", "answer")
    parts = parts.filter(human("identity__person__root")).order_by("identity__person_id")
    for number, person, home, answer in parts.values_list(*fields):
        if person is not None and answer != DECLINED:
            found.setdefault((number, person), home)
    return found


def _is_everyday(viewer: Viewer, row: Interaction) -> bool:
    """The same round was held in the week before."""
    before = Interaction.objects.filter(space=viewer.space, kind__in=TOGETHER, cancelled_at=None)
    before = before.filter(at__gte=(row.at or 0) - WEEK, at__lt=row.at or 0)
    return bool(row.told.subject) and before.filter(told__subject=row.told.subject).exists()


def _few(viewer: Viewer, row: Interaction, roots: list[int]) -> list[int]:
    """Chosen by what was before the gathering, so that writing to one changes nothing for another."""
    start = row.at or 0
    mine = touches(viewer, roots, start - YEAR, start - 1, ways=(MINE,))
    theirs = touches(viewer, roots, start - YEAR, start - 1, ways=(THEIRS,))
    dear = sorted((root for root in roots if mine[root] and theirs[root]), key=lambda one: -_days(mine, theirs, one))
    new = [root for root in roots if not (mine[root] or theirs[root])]
    if row.crowd > LARGE:
        new = sorted(_spoken_with(viewer, new, start), key=roots.index)
    chosen = dear[: max(FAMILIAR, FEW - len(new))]
    chosen += new[: FEW - len(chosen)]
    said = Decision.objects.filter(space=viewer.space, rests_on=f"gathering {bytes(row.key).hex()}")
    spoken = set(said.values_list("person__root_id", flat=True)) & set(roots) - set(chosen)
    return chosen + sorted(root for root in spoken if root is not None)


def _days(mine: Stamps, theirs: Stamps, root: int) -> int:
    return len({at // DAY for at in (*mine[root], *theirs[root])})


def _spoken_with(viewer: Viewer, roots: list[int], start: int) -> set[int]:
    """Those of whom something was written down since, or with whom a connection was made in those days."""
    since = datetime.fromtimestamp(start - DAY, UTC)
    noted = Note.objects.filter(person__root_id__in=roots, at__gte=since).values_list("person__root_id", flat=True)
    told = Need.objects.filter(person__root_id__in=roots, event__isnull=False, said_at__gte=start - DAY)
    cards = Card.objects.filter(person__root_id__in=roots, told__connected_on__gte=since.date().isoformat())
    cards = cards.filter(told__connected_on__lte=(since + timedelta(9)).date().isoformat())
    found = {*noted, *told.values_list("person__root_id", flat=True), *cards.values_list("person__root_id", flat=True)}
    return {root for root in found if root is not None}
