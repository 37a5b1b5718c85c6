"""Everything about one person on one page."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cordially.models import Card, Identity, IdentityName, Link, Note, Participant, Person, Position, Suggestion, Tie
from cordially.queries import people, timeline
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Job:
    title: str
    organisation: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Written:
    id: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Year:
    """What passed between us in one year."""

    year: int
    sent: int
    received: int
    meetings: int


@dataclass(frozen=True, slots=True)
class Same:
    """Somebody who may be the same person."""

    id: int
    other: people.Line
    sure: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two identities are held to be one person."""

    id: int
    event_id: int
    names: tuple[str, str]
    reasons: tuple[str, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Page:
    line: people.Line
    names: tuple[str, ...]
    positions: list[Job]
    notes: list[Written]
    birthday: str
    anniversaries: tuple[tuple[str, str], ...]  # (day, label): other days of the year
    place: str
    years: list[Year]
    open_thread: list[timeline.Entry]
    suggestions: list[Same]
    links: list[Joined]


def page(viewer: Viewer, person_id: int, *, now: datetime) -> Page:
    line = people.line(viewer, person_id, now=now)
    told = [card.told for card in Card.objects.filter(person__root_id=line.id).order_by("id")]
    return Page(
        line=line,
        names=_names(line),
        positions=_positions(line.id),
        notes=[
            Written(note.id, note.text, note.at)
            for note in Note.objects.filter(person__root_id=line.id, at__lte=now).order_by("-at")
        ],
        birthday=next((card["birthday"] for card in told if card.get("birthday")), ""),
        anniversaries=tuple(
            dict.fromkeys((one["day"], one["label"]) for card in told for one in card.get("anniversaries") or ())
        ),
        place=next((card["place"] for card in told if card.get("place")), ""),
        years=years(line.id, now),
        open_thread=_open_thread(viewer, line.id, now),
        suggestions=_suggestions(viewer, line.id, now),
        links=_links(line.id),
    )


def _names(line: people.Line) -> tuple[str, ...]:
    """What else they are called, the most borne first."""
    found = (
        IdentityName.objects.filter(identity__person__root_id=line.id).order_by("-seen").values_list("name", flat=True)
    )
    return tuple(name for name in dict.fromkeys(found) if name != line.name)


def _positions(person: int) -> list[Job]:
    found = Position.objects.filter(person__root_id=person).order_by("-until", "-since", "-id")
    jobs = [Job(one.title, one.organisation, one.since, one.until) for one in found]
    return sorted(dict.fromkeys(jobs), key=lambda job: (job.until == "", job.since), reverse=True)


def years(person: int, now: datetime) -> list[Year]:
    """Each year from the first to the present one."""
    tie = Tie.objects.filter(person_id=person).first()
    counted = {int(year): counts for year, counts in json.loads(tie.years if tie else "{}").items()}
    return [Year(year, *counted.get(year, (0, 0, 0))) for year in range(min(counted), now.year + 1)] if counted else []


def _open_thread(viewer: Viewer, person: int, now: datetime) -> list[timeline.Entry]:
    """The last few of the thread in which we last wrote to each other."""
    parts = Participant.objects.filter(
        identity__person__root_id=person, interaction__thread__isnull=False, at__lte=now.timestamp()
    )
    newest = parts.exclude(interaction__direction=0).order_by("-at").values_list("interaction__thread", flat=True)[:1]
    return [entry for number in newest for entry in timeline.thread(viewer, number or 0, now=now)[-4:]]


def _suggestions(viewer: Viewer, person: int, now: datetime) -> list[Same]:
    homes = list(Person.objects.filter(root_id=person).values_list("id", flat=True))
    about = Suggestion.objects.filter(Q(person_id__in=homes) | Q(other_id__in=homes))
    found: dict[int, Same] = {}
    for one in about.select_related("person", "other").order_by("-sure", "id"):
        other = one.other.root_id if one.person.root_id == person else one.person.root_id
        if other and other != person and other not in found:
            found[other] = Same(one.id, people.line(viewer, other, now=now), one.sure, tuple(one.reasons))
    return list(found.values())


def _links(person: int) -> list[Joined]:
    return [
        Joined(
            link.id, link.event_id, (_address(link.person_id), _address(link.other_id)), tuple(link.reasons), link.sure
        )
        for link in Link.objects.filter(person__root_id=person).order_by("id")
    ]


def _address(home: int) -> str:
    return Identity.objects.filter(person_id=home).order_by("id").values_list("value", flat=True).first() or ""
