"""Whose answer I owe: they asked me something, by hand, and I have not been in touch since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from cordially.core import words
from cordially.models import Interaction, Participant, Tie
from cordially.models.interaction import AUTOMATIC, FROM, IN, OUT
from cordially.queries.timeline import when
from cordially.viewer import Viewer

LONGEST = 60  # days after which an answer is no longer what is due
MOST_ASKED = 4  # people addressed beside me; in a larger round nobody waits for me
DAY = 86_400
_MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Owed:
    person: int
    interaction: int
    at: datetime
    subject: str
    quote: str  # the sentence that asks
    worth: float


def answers(viewer: Viewer, *, now: datetime) -> dict[int, Owed]:
    """By person, the newest message of theirs that asks and waits."""
    stamp = now.timestamp()
    since = stamp - LONGEST * DAY
    ties = Tie.objects.filter(space=viewer.space, last_in_at__gte=since, last_in_at__lte=stamp)
    ties = ties.filter(Q(last_out_at=None) | Q(last_in_at__gt=F("last_out_at")))
    ties = ties.filter(Q(person__nature_said="human") | Q(person__nature_said="", person__nature="human"))
    newest = ties.order_by("-glance", "-last_in_at").values_list("person_id", "glance")[:_MOST_LOOKED_AT]
    found: dict[int, Owed] = {}
    for person, glance in newest:
        for owed in _asked(viewer, person, glance, int(since), int(stamp)):
            found.setdefault(person, owed)
    return found


def _asked(viewer: Viewer, person: int, glance: float, since: int, until: int) -> Iterator[Owed]:
    parts = Participant.objects.filter(identity__person__root_id=person, role=FROM, at__gte=since, at__lte=until)
    ids = list(parts.order_by("-at").values_list("interaction_id", flat=True)[:5])
    rows = Interaction.objects.filter(id__in=ids, direction=IN, direct=True, crowd__lte=MOST_ASKED)
    for row in rows.select_related("told").order_by("-at"):
        if row.at is None or row.signs & AUTOMATIC or _was_answered(row):
            continue
        asking = question(row.told.text)
        at = when(row.at, row.offset)
        if asking and at is not None:
            worth = (1 + glance) / (1 + (until - row.at) / DAY / 14)
            yield Owed(person, row.id, at, row.told.subject, asking, worth)


def _was_answered(row: Interaction) -> bool:
    if row.thread is None:
        return False
    return Interaction.objects.filter(thread=row.thread, direction=OUT, at__gt=row.at).exists()


def question(text: str) -> str:
    """The last sentence that asks for an answer; empty where none does."""
    asking = [found for found in words.find(text[:8000]) if found.kind == "request"]
    if asking:
        return max(asking, key=lambda found: (found.sure, found.start)).text.strip()
    return next(
        (s.text.strip() for s in reversed(list(words.sentences(text[:8000]))) if s.text.strip().endswith("?")), ""
    )
