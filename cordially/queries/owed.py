"""Whose answer I owe: they asked me something, by hand, and I have not been in touch since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from cordially.core.words.sentences import sentences
from cordially.models import Ask, Interaction, Tie
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
    ordered = sorted(rows, key=lambda row: -_worth(glances[row[3]], until - row[1]))[:most]
    asked = _asked([row[0] for row in ordered])
    written = waiting.written([row[0] for row in ordered])
    found: dict[int, Owed] = {}
    for interaction, at, offset, person in ordered:
        subject, text = written[interaction]
        asking = "" if person in found else asked.get(interaction, "") if interaction in asked else question(text)
        told = when(at, offset)
        if asking and told:
            found[person] = Owed(person, interaction, told, subject, asking, _worth(glances[person], until - at))
    return found


def _asked(interactions: list[int]) -> dict[int, str]:
    """For those whose words were read, the last sentence that asks and still waits; empty where none does."""
    heard = list(Interaction.objects.filter(id__in=interactions, heard=True).values_list("id", flat=True))
    asked = dict.fromkeys(heard, "")
    for ask in Ask.of(heard):
        if ask.sure or ask.text.rstrip().endswith("?"):
            asked[ask.interaction_id or 0] = ask.text.strip()
    return asked


def _worth(glance: float, age: float) -> float:
    return (1 + glance) / (1 + age / DAY / 14)


def _waiting(viewer: Viewer, since: int, until: int) -> dict[int, float]:
    """People in touch with me whose last word is newer than mine to them, with their ties' glance."""
    ties = Tie.objects.filter(space=viewer.space, glance__gt=0, last_in_at__gte=since, last_in_at__lte=until)
    ties = ties.filter(Q(last_out_at=None) | Q(last_in_at__gt=F("last_out_at")))
    ties = ties.filter(Q(person__nature_said="human") | Q(person__nature_said="", person__nature="human"))
    return dict(ties.order_by("-glance", "-last_in_at").values_list("person_id", "glance")[:_MOST_PEOPLE])


def question(text: str) -> str:
    """The last question of a text that was not read yet, of more than two words; empty where there is none."""
    asking = [sentence.text.strip() for sentence in sentences(text[:8000])]
    plain = [sentence for sentence in asking if sentence.endswith("?") and len(sentence.split()) > 2]
    return plain[-1] if plain else ""
