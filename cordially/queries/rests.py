"""What follow-ups rest on: promises, asks, meetings, what people told, rhythms, and what was written by hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from math import ceil
from typing import Any

from django.db.models import Q, QuerySet

from cordially.core import followups as core
from cordially.core import times
from cordially.core.followups import Fact
from cordially.core.natures import HUMAN
from cordially.core.warmth import Figures
from cordially.models import Ask, FollowUp, Interaction, Need, Participant, Promise, Tie
from cordially.models.interaction import AUTOMATIC, FROM, IN, OUT, SIGNS
from cordially.queries import rhythms
from cordially.viewer import Viewer

DAY = 86_400
BACK = 400 * DAY  # how far back promises are looked at
ASKED, MET, TOLD = 120 * DAY, 45 * DAY, 120 * DAY
SMALL = 13  # of a larger meeting nobody is followed up
DECLINED = 2
TOGETHER = ("meeting", "call")
_NO_DUE = {True: 7, False: 14}  # days, for a promise of mine or of theirs that names no day
_GRACE = 2  # days after theirs was due


def facts(viewer: Viewer, *, now: datetime) -> list[Fact]:
    found = [*_promises(viewer, now), *_asks(viewer, now), *_met(viewer, now), *_told(viewer, now)]
    found += [*_by_hand(viewer, now), *_rhythms(viewer, now)]
    return found


def moment(stamp: float, now: datetime) -> datetime:
    return datetime.fromtimestamp(stamp, UTC).astimezone(now.tzinfo)


def _human(found: QuerySet[Any]) -> QuerySet[Any]:
    human = Q(person__root__nature_said=HUMAN) | Q(person__root__nature_said="", person__root__nature=HUMAN)
    return found.filter(human, dismissed_at=None).select_related("person", "interaction")


def rests_on(row: Any) -> str:
    """The sentence in its message, whichever number it has when it is read anew."""
    noun = type(row)._meta.db_table
    if row.interaction is None:
        return f"{noun} {row.id}"
    return f"{noun} {bytes(row.interaction.key).hex()} {row.start}"


def _promises(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    since = int(now.timestamp()) - BACK
    found = _human(Promise.objects.filter(space=viewer.space, said_at__lte=int(now.timestamp())))
    found = found.filter(Q(said_at__gte=since) | Q(confirmed_at__isnull=False))
    for row in found.filter(Q(sure=True) | Q(confirmed_at__isnull=False)).order_by("id"):
        kept = (moment(row.kept_at, now), row.kept_why or "it was kept") if row.kept_at else None
        let_go = (row.let_go_at, "you let it go") if row.let_go_at else None
        wait = _NO_DUE[row.mine] if row.due_on is None else 0 if row.mine else _GRACE
        kind = core.PROMISED if row.mine else core.THEIRS
        yield _of_said(row, kind, f"p{row.id}", wait, kept or let_go, now)


def _asks(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Of those still open with a person only the newest: one answer ends them all."""
    stamp = int(now.timestamp())
    found = _human(Ask.objects.filter(space=viewer.space, kind="request", said_at__gte=stamp - ASKED))
    named: set[tuple[int, bool]] = set()
    rows = list(found.filter(said_at__lte=stamp).order_by("-said_at", "-sure", "-chance", "id"))
    paces = _paces({row.person.root_id for row in rows})
    for row in rows:
        if not (row.sure or row.confirmed_at or row.text.rstrip().endswith("?")):
            continue
        root = row.person.root_id
        ended = (moment(row.answered_at, now), "it was answered") if row.answered_at else None
        ended = ended or ((row.let_go_at, "you let it go") if row.let_go_at else None)
        if ended is None and (root, row.mine) in named:
            continue
        if ended is None:
            named.add((root, row.mine))
        kind = core.AWAITED if row.mine else core.OWED
        yield _of_said(row, kind, f"a{row.id}", _wait(row, paces.get(root)), ended, now)


def _paces(roots: set[int]) -> dict[int, tuple[float | None, float | None]]:
    import json

    found = {}
    for root, packed in Tie.objects.filter(person_id__in=roots).values_list("person_id", "figures"):
        figures = Figures.unpack(json.loads(packed))
        found[root] = (figures.their_delay, figures.my_delay)
    return found


def _wait(ask: Ask, pace: tuple[float | None, float | None] | None) -> int:
    """Days that fit the pair: theirs three times what they usually take, mine what I usually take."""
    theirs, mine = pace or (None, None)
    if not ask.mine:
        return 0 if ask.due_on else min(3, max(1, ceil((mine or DAY) / DAY)))
    return 1 if ask.due_on else min(14, max(3, ceil(3 * (theirs or 2 * DAY) / DAY)))


def _of_said(row: Any, kind: str, mark: str, wait: int, ended: tuple[datetime, str] | None, now: datetime) -> Fact:
    ended_at, ended_how = ended or (None, "")
    return Fact(
        kind=kind,
        mark=mark,
        rests_on=rests_on(row),
        person=row.person.root_id,
        home=row.person_id,
        since=moment(row.said_at, now),
        text=row.text,
        due_on=getattr(row, "due_on", None),
        wait=wait,
        interaction=row.interaction_id,
        ended_at=ended_at,
        ended_how=ended_how,
        lasts=row.confirmed_at is not None,
    )


def _met(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """Everybody met in a small round: a follow-up on the next day."""
    stamp = int(now.timestamp())
    held = Interaction.objects.filter(space=viewer.space, kind__in=TOGETHER, cancelled_at=None, crowd__lte=SMALL)
    held = held.filter(at__gte=stamp - MET, at__lte=stamp).exclude(direction=0).select_related("told")
    rounds = held.in_bulk()
    people = _people(viewer, list(rounds))
    written = _words_of_mine(viewer, {root for _, root in people}, stamp - MET, stamp)
    for (number, root), home in sorted(people.items()):
        row = rounds[number]
        end = (row.at or 0) + (row.seconds or 0)
        if end > stamp:
            continue
        since = moment(end, now)
        yield Fact(
            core.MET, f"m{number}-{home}", f"met {bytes(row.key).hex()}", root, home, since,
            row.told.subject or "the time together", wait=1, interaction=number, **_first_word(written[root], end, now),
        )  # fmt: skip


def _people(viewer: Viewer, interactions: list[int]) -> dict[tuple[int, int], int]:
    """(interaction, root): a home of theirs, for every human being but me who did not decline."""
    me = viewer.space.me.root_id if viewer.space.me else None
    found: dict[tuple[int, int], int] = {}
    parts = Participant.objects.filter(interaction_id__in=interactions).exclude(identity__person__root_id=me)
    root = "identity__person__root__"
    human = Q(**{f"{root}nature_said": HUMAN}) | Q(**{f"{root}nature_said": "", f"{root}nature": HUMAN})
    fields = ("interaction_id", "identity__person__root_id", "identity__person_id", "answer")
    for number, person, home, answer in parts.filter(human).order_by("identity__person_id").values_list(*fields):
        if person is not None and answer != DECLINED:
            found.setdefault((number, person), home)
    return found


def _told(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    """What somebody said happens to them: asked after on the day after it, or in a few days."""
    stamp = int(now.timestamp())
    found = _human(Need.objects.filter(space=viewer.space, kind="life event", mine=False, said_at__gte=stamp - TOLD))
    rows = list(found.filter(Q(sure=True) | Q(chance__gte=0.5), said_at__lte=stamp).order_by("id"))
    written = _words_of_mine(viewer, {row.person.root_id for row in rows}, stamp - TOLD, stamp)
    for row in rows:
        since = moment(row.said_at, now)
        named = times.due(row.text, at=since)
        day = named.day if named is not None and named.day and not named.is_vague else None
        begins = since if day is None or day <= since.date() else datetime.combine(day, since.time(), since.tzinfo)
        ended = _first_word(written[row.person.root_id], begins.timestamp(), now)
        wait = 3 if begins == since else (begins.date() - since.date()).days + 1
        end = (ended["ended_at"], ended["ended_how"]) if ended else None
        yield _of_said(row, core.LIFE, f"n{row.id}", wait, end, now)


def _words_of_mine(viewer: Viewer, roots: set[int], since: float, until: float) -> "defaultdict[int, list[int]]":
    return _contacts(viewer, roots, since, until, is_mine=True)


def _contacts(
    viewer: Viewer, roots: Iterable[int], since: float, until: float, *, is_mine: bool = False
) -> "defaultdict[int, list[int]]":
    """When I wrote to each or, unless only that counts, they wrote to me or we met; oldest first."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    parts = Participant.objects.filter(identity__person__root_id__in=list(roots), at__gt=since, at__lte=until)
    parts = parts.filter(interaction__cancelled_at=None, interaction__space=viewer.space).order_by("at")
    fields = ("identity__person__root_id", "at", "role", "answer", "interaction__direction", "interaction__kind",
              "interaction__signs")  # fmt: skip
    for root, at, role, answer, direction, kind, signs in parts.values_list(*fields):
        is_together = kind in TOGETHER and direction != 0 and answer != DECLINED
        is_out = kind not in TOGETHER and direction == OUT and role != FROM
        by_hand = not signs & AUTOMATIC or signs & SIGNS["list"]
        is_in = kind not in TOGETHER and direction == IN and role == FROM and by_hand
        if root is not None and (is_out or (not is_mine and (is_in or is_together))):
            found[root].append(at)
    return found


def _first_word(stamps: list[int], after: float, now: datetime) -> dict[str, Any]:
    first = next((at for at in stamps if at > after), None)
    if first is None:
        return {}
    at = moment(first, now)
    return {"ended_at": at, "ended_how": f"you wrote on {at.day} {at:%B %Y}"}


def _by_hand(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    rows = list(FollowUp.objects.filter(space=viewer.space).select_related("person").order_by("id"))
    waiting = [row for row in rows if row.until_in_touch]
    since = min((row.written_at.timestamp() for row in waiting), default=0.0)
    roots = {row.person.root_id or row.person_id for row in waiting}
    touched = _contacts(viewer, roots, since, now.timestamp()) if roots else defaultdict(list)
    for row in rows:
        root = row.person.root_id or row.person_id
        first = next((at for at in touched[root] if at > row.written_at.timestamp()), None) if row in waiting else None
        at = None if first is None else moment(first, now)
        yield Fact(
            core.HAND, f"f{row.id}", f"hand {row.id}", root, row.person_id, row.written_at.astimezone(now.tzinfo),
            row.text, due_on=row.on, at=row.at, zone=row.zone, lasts=True, ended_at=at,
            ended_how="" if at is None else f"you were in touch on {at.day} {at:%B %Y}",
        )  # fmt: skip


def _rhythms(viewer: Viewer, now: datetime) -> Iterator[Fact]:
    for root, (days, last) in sorted(rhythms.turns(viewer, now=now).items()):
        if days:
            yield Fact(core.RHYTHM, f"r{root}", "rhythm", root, root, last, "", wait=days)
