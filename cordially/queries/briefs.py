"""Before a meeting: who they are, the last words, what is open, what they try to reach, what one could give."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from cordially.core.natures import HUMAN
from cordially.core.promises.kinds import topic
from cordially.core.words import is_friendly
from cordially.models import Interaction, Need, Note, Participant, Person
from cordially.queries import known, lately, matches, people, promises, timeline
from cordially.queries.lately import Fact
from cordially.queries.matches import Help
from cordially.queries.promises import Told
from cordially.viewer import Viewer

DAYS_AHEAD, MOST_MEETINGS, MOST_GUESTS = 7, 3, 5
MOST_NEEDS, MOST_GIVES, MOST_PROMISES = 3, 2, 3
LIKELY = 0.65  # the least chance of what is shown here
SINCE = {"goal": 400, "challenge": 400, "life event": 180, "interest": 180}  # days for which it is
_GIVEN = (lately.GAVE, lately.GOT)
_INVITATION = re.compile(
    r"(?:updated |cancell?ed |aktualisierte )?(?:invitation|einladung|accepted|declined|tentative|zugesagt|abgesagt"
    r"|angenommen|cancell?ed event)\b.{0,40}?:",
    re.IGNORECASE,
)
QUESTIONS = (
    ("goal", "what they are working towards"),
    ("challenge", "what is in their way"),
    ("interest", "what they like to do"),
)


@dataclass(frozen=True, slots=True)
class Brief:
    """One person, to be read in ten seconds."""

    person: people.Line
    last: tuple[timeline.Entry, ...]  # the newest word of each, and the last meeting
    notes: tuple[str, ...]
    promises: tuple[Told, ...]
    asks: tuple[Told, ...]  # what waits for an answer, mine or theirs
    needs: tuple[Told, ...]  # what they try to reach first, each told once
    to_ask: tuple[str, ...]  # what they never told
    gives: tuple[Help, ...]
    facts: tuple[Fact, ...]  # what was given

    @property
    def is_known(self) -> bool:
        return bool(self.last or self.notes or self.promises or self.needs)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting to come, with whom of mine."""

    id: int
    at: datetime
    title: str
    place: str
    briefs: tuple[Brief, ...]


def brief(viewer: Viewer, person: int, *, now: datetime) -> Brief:
    line = people.line(viewer, person, now=now)
    open_ones = promises.promises(viewer, now=now, person=line.id)
    asked = [promises.asks(viewer, now=now, mine=mine, person=line.id) for mine in (False, True)]
    notes = Note.objects.filter(person__root_id=line.id, at__lte=now).order_by("-at").values_list("text", flat=True)
    return Brief(
        person=line,
        last=_last(viewer, line.id, now),
        notes=tuple(notes[:2]),
        promises=tuple(one for one in open_ones if one.state == "open")[:MOST_PROMISES],
        asks=tuple(one for found in asked for one in found if one.sure and not is_friendly(one.text)),
        needs=_needs(viewer, line.id, now),
        to_ask=_to_ask(viewer, line.id, now),
        gives=tuple(matches.helps(viewer, now=now, person=line.id, most=MOST_GIVES)),
        facts=tuple(fact for fact in lately.lately(viewer, line.id, now=now) if fact.what in _GIVEN),
    )


def _needs(viewer: Viewer, person: int, now: datetime) -> tuple[Told, ...]:
    """What is likely enough to be spoken of, the goals first; of the same said twice the newest."""
    likely = Q(sure=True) | Q(confirmed_at__isnull=False) | Q(chance__gte=LIKELY)
    found = known.said(Need, viewer, now=now).filter(likely, person__root_id=person, mine=False)
    marks = {f"n{id_}" for id_ in found.values_list("id", flat=True)}
    chosen: list[Told] = []
    for one in promises.needs(viewer, now=now, person=person):
        is_fresh = (now - one.said_at).days <= SINCE.get(one.kind, 0)
        if is_fresh and one.mark in marks and not any(_is_same(one, other) for other in chosen):
            chosen.append(one)
    chosen.sort(key=lambda one: list(SINCE).index(one.kind))
    return tuple(chosen[:MOST_NEEDS])


def _is_same(one: Told, other: Told) -> bool:
    """Much the same words."""
    mine, theirs = topic(one.text), topic(other.text)
    return one.text == other.text or len(mine & theirs) > 0.6 * max(1, min(len(mine), len(theirs)))


def _last(viewer: Viewer, person: int, now: datetime) -> tuple[timeline.Entry, ...]:
    """Their newest words, mine, and the last time we met; newest first."""
    entries = timeline.timeline(viewer, person, limit=30, before=int(now.timestamp()), now=now)
    found: dict[str, timeline.Entry] = {}
    for entry in entries:
        kind = "met" if entry.kind in ("meeting", "call") else entry.direction
        if _INVITATION.match(entry.subject):
            continue  # the calendar wrote that
        if not entry.is_cancelled and not entry.is_to_come and kind != "among":
            found.setdefault(kind, entry)
    return tuple(found.values())


def _to_ask(viewer: Viewer, person: int, now: datetime) -> tuple[str, ...]:
    """What they never spoke of, as far as was read."""
    told = known.said(Need, viewer, now=now).filter(person__root_id=person, mine=False)
    kinds = set(told.values_list("kind", flat=True))
    return tuple(question for kind, question in QUESTIONS if kind not in kinds)


def ahead(viewer: Viewer, *, now: datetime, most: int = MOST_MEETINGS) -> list[Ahead]:
    """The next meetings of the calendar with people of mine, within a week."""
    until = int((now + timedelta(days=DAYS_AHEAD)).timestamp())
    found = Interaction.objects.filter(
        space=viewer.space, kind__in=("meeting", "call"), at__gt=int(now.timestamp()), at__lte=until, cancelled_at=None
    )
    meetings: list[Ahead] = []
    for row in found.select_related("told").order_by("at")[:50]:
        guests = _guests(viewer, row)
        at = timeline.when(row.at, row.offset)
        if guests and at and len(meetings) < most:
            briefs = tuple(brief(viewer, guest, now=now) for guest in guests)
            meetings.append(Ahead(row.id, at, row.told.subject, row.told.place, briefs))
    return meetings


def _guests(viewer: Viewer, row: Interaction) -> list[int]:
    """Human beings in it besides me, the warmest first."""
    roots = set(Participant.objects.filter(interaction_id=row.id).values_list("identity__person__root_id", flat=True))
    others = {root for root in roots if root is not None} - people.spaces_me(viewer)
    known = Person.objects.filter(id__in=others).select_related("tie")
    humans = [one for one in known if (one.nature_said or one.nature) == HUMAN]
    humans.sort(key=lambda one: -(one.tie.glance if hasattr(one, "tie") else 0.0))
    return [one.id for one in humans[:MOST_GUESTS]]
