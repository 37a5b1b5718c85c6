"""Whose answer I owe: they asked me something, by hand, and I have not been in touch since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from cordially.core import words
from cordially.models import Ask, Tie
from cordially.queries.timeline import when
from cordially.store import waiting
from cordially.viewer import Viewer

LONGEST = 60  # days after which an answer is no longer what is due
MOST_ASKED = 4  # people addressed beside me; in a larger round nobody waits for me
MOST_READ = 40  # messages whose words are looked at, the worthiest first
DAY = 86_400
_MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Owed:
    person: int
    interaction: int
    at: datetime
    subject: str
    quote: str  # the sentence that asks
    worth: float


def answers(viewer: Viewer, *, now: datetime, most: int = MOST_READ) -> dict[int, Owed]:
    """By person, the newest message of theirs that asks and waits."""
    until = int(now.timestamp())
    since = until - LONGEST * DAY
    glances = _waiting(viewer, since, until)
    rows = waiting.newest(glances, since=since, until=until, crowd=MOST_ASKED)
    ordered = sorted(rows, key=lambda row: -_worth(glances[row[3]], until - row[1]))
    found: dict[int, Owed] = {}
    ended = _ended(viewer, [row[0] for row in ordered[:most]])
    for interaction, at, offset, person, subject, text in ordered[:most]:
        asking = "" if person in found or interaction in ended else question(text)
        told = when(at, offset)
        if asking and told:
            found[person] = Owed(person, interaction, told, subject, asking, _worth(glances[person], until - at))
    return found


def _ended(viewer: Viewer, interactions: list[int]) -> set[int]:
    """Those in which nothing asks any more, by your word: answered, let go, or no question at all."""
    asks = Ask.objects.filter(space=viewer.space, mine=False, kind="request", interaction_id__in=interactions)
    over = Q(answered_at__isnull=False) | Q(let_go_at__isnull=False) | Q(dismissed_at__isnull=False)
    closed = set(asks.filter(over).values_list("interaction_id", flat=True))
    return closed - set(asks.exclude(over).values_list("interaction_id", flat=True))


def _worth(glance: float, age: float) -> float:
    return (1 + glance) / (1 + age / DAY / 14)


def _waiting(viewer: Viewer, since: int, until: int) -> dict[int, float]:
    """People whose last word to me is newer than mine to them, with their ties' glance."""
    ties = Tie.objects.filter(space=viewer.space, last_in_at__gte=since, last_in_at__lte=until)
    ties = ties.filter(Q(last_out_at=None) | Q(last_in_at__gt=F("last_out_at")))
    ties = ties.filter(Q(person__nature_said="human") | Q(person__nature_said="", person__nature="human"))
    return dict(ties.order_by("-glance", "-last_in_at").values_list("person_id", "glance")[:_MOST_PEOPLE])


def question(text: str) -> str:
    """The last sentence that asks for an answer; empty where none does."""
    asking = [found for found in words.find(text[:8000]) if found.kind == "request"]
    plain = [found for found in asking if found.sure or found.text.rstrip().endswith("?")]
    return max(plain, key=lambda found: found.start).text.strip() if plain else ""
