"""One of today's few in words: why now, with what shows it, and a first step."""

from dataclasses import dataclass
from datetime import datetime

from cordially.core import names
from cordially.core.today import ASLEEP, COOLING, OWED, PROMISED, WARM, Candidate
from cordially.core.warmth import Figures, rhythm
from cordially.models import Tie
from cordially.queries import owed, people, promises, timeline
from cordially.store.threads import plain_subject
from cordially.viewer import Viewer

_QUOTED = 160


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reason rests on: an interaction by number, with a few of its words."""

    kind: str
    id: int
    at: datetime | None
    quote: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of today's few."""

    person: people.Line
    kind: str
    why: str
    first_step: str
    evidence: tuple[Evidence, ...]


def item(viewer: Viewer, line: people.Line, one: Candidate, waiting: owed.Owed | None, *, until: float) -> Item:
    """What to say of this candidate. `waiting` is what they asked, where that is the reason."""
    called = names.parts(line.name)[0] or line.name
    if one.kind == OWED and waiting is not None:
        shown = Evidence("mail", waiting.interaction, waiting.at, waiting.quote[:_QUOTED])
        why = f"{called} asked you something on {_day(waiting.at)}, and you have not written since."
        return Item(line, one.kind, why, f"Answer: “{waiting.quote[:_QUOTED]}”", (shown,))
    since = until if line.last_at is None else min(until, line.last_at.timestamp())
    last = timeline.timeline(viewer, one.person, limit=3, before=int(since) + 1)
    return Item(line, one.kind, _why(one, called, until), _step(one, called, last), _evidence(last))


def promised(line: people.Line, promise: promises.Told) -> Item:
    """A promise of mine whose day is here."""
    called, due = names.parts(line.name)[0] or line.name, promise.due_on
    day = "" if due is None else f" by {due.day} {due:%B}"
    why = f"You promised {called} something{day}, on {_day(promise.said_at)}."
    shown = () if promise.interaction is None else (_evidence_of(promise),)
    return Item(line, PROMISED, why, f"Keep it, or say when you will: “{promise.text[:_QUOTED]}”", shown)


def _evidence_of(promise: promises.Told) -> Evidence:
    return Evidence("mail", promise.interaction or 0, promise.said_at, promise.text[:_QUOTED])


def _why(one: Candidate, called: str, until: float) -> str:
    import json

    figures = Figures.unpack(json.loads(Tie.objects.get(person_id=one.person).figures))
    quiet, gap = _span((until - (figures.last_at or until)) / 86_400), _span(rhythm.own_gap(figures))
    if one.kind == WARM:
        return f"You and {called} are usually in touch every {gap}; it has been {quiet}."
    if one.kind == COOLING:
        return f"You and {called} used to be in touch every {gap}; it has been quiet for {quiet}."
    first = datetime.fromtimestamp(figures.first_at or until).year  # noqa: DTZ006
    return f"You were in touch on {figures.days} days since {first}; it has been quiet for {quiet}."


def _step(one: Candidate, called: str, last: list[timeline.Entry]) -> str:
    about = next((plain_subject(entry.subject) for entry in last if entry.subject), "")
    theirs = next((entry for entry in last if entry.direction == "in" and entry.words > 5), None)
    if one.kind == ASLEEP:
        return f"Say hello and ask {called} what they are up to now" + (
            f"; you last spoke of “{about}”." if about else "."
        )
    if theirs is not None:
        return f"Ask how it went on since “{plain_subject(theirs.subject) or theirs.text[:60]}”."
    return f"Write two lines and ask {called} how they are" + (f"; the last was about “{about}”." if about else ".")


def _evidence(last: list[timeline.Entry]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(entry.kind, entry.id, entry.at, (entry.subject or entry.text)[:_QUOTED]) for entry in last[:1]
    )


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _span(days: float) -> str:
    from cordially.core.times import stretch

    return stretch(max(1, round(days)))
