"""One of today's few in words: why now, with what shows it, and a first step."""

import json
from dataclasses import dataclass
from datetime import datetime

from cordially.core import names
from cordially.core.days import written
from cordially.core.followups import HAND
from cordially.core.followups.titles import says_something
from cordially.core.today import ASLEEP, OWED, TIME
from cordially.core.warmth import Figures, rhythm
from cordially.models import Interaction, Tie
from cordially.queries import people, timeline, turning
from cordially.queries.matches import Give, Help
from cordially.queries.turning import Reason
from cordially.store.threads import plain_subject
from cordially.viewer import Viewer

_QUOTED = 160
_TOLD = {
    "goal": "what they want to reach",
    "challenge": "what is hard for them",
    "interest": "what they care about",
    "request": "what they are looking for",
}


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
    mark: str = ""  # what “done” and “later” are said of: a promise "p12", a follow-up "m3-7", a help "hn4"
    about: str = ""  # of a follow-up its kind, of a help the kind of what could be given
    give: Give | None = None


def item(viewer: Viewer, line: people.Line, one: Reason, *, until: float, now: datetime) -> Item:
    """What to say of this person, and why."""
    called = names.parts(line.name)[0] or line.name
    if one.help is not None:
        return _help(viewer, line, called, one, one.help, now)
    if one.candidate.kind == OWED and one.since is not None:
        why = f"{called} asked you something on {_day(one.since, now)}, and you have not written since."
        step = f"Answer: “{one.quote[:_QUOTED]}”"
        return Item(line, OWED, why, step, _shown(viewer, one), one.mark)
    if one.step:
        return Item(line, one.candidate.kind, one.why, one.step, _shown(viewer, one), one.mark, one.about)
    since = until if line.last_at is None else min(until, line.last_at.timestamp())
    last = timeline.timeline(viewer, line.id, limit=3, before=int(since) + 1, now=now)
    kind = one.candidate.kind
    about = _about(kind, last)
    return Item(
        line, kind, _why(line.id, kind, called, until), _step(kind, called, about), _evidence(about or last[:1])
    )


def _help(viewer: Viewer, line: people.Line, called: str, one: Reason, found: Help, now: datetime) -> Item:
    give = turning.best(found)
    on = "" if one.since is None else f" on {_day(one.since, now)}"
    matched = give.reason.rstrip(".")
    about = matched if matched.startswith("near in meaning") else f"what matches: {matched}"
    told = _TOLD.get(found.need.kind, "what they need")
    told = f"{told} (“{one.quote[:_QUOTED]}”)" if one.interaction is None else told
    why = f"{called} told you{on} {told}, and you could help ({about})."
    kind = one.candidate.kind
    return Item(line, kind, why, _giving(called, give), _shown(viewer, one), one.mark, one.about, give)


def _giving(called: str, give: Give) -> str:
    if give.person is not None:
        does = f" ({give.title})" if give.title and give.title != give.person[1] else ""
        return f"Ask {give.person[1]}{does} whether you may introduce {called} to them, and then {called}."
    if give.kind == "skill":
        return f"You know {give.title}: offer {called} an hour."
    return f"{'Send' if give.link else 'Offer'} {called} “{give.title}” from your shelf."


def _shown(viewer: Viewer, one: Reason) -> tuple[Evidence, ...]:
    """The message or meeting it rests on, with the sentence, or with what it was called."""
    if one.interaction is None:
        return ()
    row = Interaction.objects.filter(space=viewer.space, id=one.interaction).select_related("told").first()
    if row is None:
        return ()
    quote = one.quote or row.told.subject
    return (Evidence(row.kind, row.id, timeline.when(row.at, row.offset), quote[:_QUOTED]),)


def is_said(one: Item) -> bool:
    """Whether its evidence is a sentence, to be shown where it stands."""
    return bool(one.evidence) and bool(one.mark or one.kind == OWED) and one.about != HAND


def _why(person: int, kind: str, called: str, until: float) -> str:
    figures = Figures.unpack(json.loads(Tie.objects.get(person_id=person).figures))
    quiet, gap = _span((until - (figures.last_at or until)) / 86_400), _span(rhythm.own_gap(figures))
    if kind == TIME:
        return f"You and {called} are usually in touch every {gap}; it has been {quiet}."
    if kind != ASLEEP:
        return f"You and {called} used to be in touch every {gap}; it has been quiet for {quiet}."
    first = datetime.fromtimestamp(figures.first_at or until).year  # noqa: DTZ006
    return f"You were in touch on {figures.days} days since {first}; it has been quiet for {quiet}."


def _about(kind: str, last: list[timeline.Entry]) -> list[timeline.Entry]:
    """What they or you last wrote or met about, where that was called by something that one can ask after."""
    telling = [entry for entry in last if says_something(plain_subject(entry.subject))]
    theirs = [entry for entry in telling if entry.direction == "in" and entry.words > 5 and kind != ASLEEP]
    return (theirs or telling)[:1]


def _step(kind: str, called: str, about: list[timeline.Entry]) -> str:
    named = f"“{plain_subject(about[0].subject)}”" if about else ""
    if kind == ASLEEP:
        return f"Say hello and ask {called} what they are up to now" + (
            f"; you last spoke of {named}." if named else "."
        )
    if about and about[0].direction == "in" and about[0].kind not in timeline.TOGETHER:
        return f"You last heard about {named}: ask {called} how it went on."
    return f"Write two lines and ask {called} how they are" + (f"; the last was about {named}." if named else ".")


def _evidence(about: list[timeline.Entry]) -> tuple[Evidence, ...]:
    return tuple(Evidence(entry.kind, entry.id, entry.at, (entry.subject or entry.text)[:_QUOTED]) for entry in about)


def _day(at: datetime, now: datetime) -> str:
    return written(at.date(), now.date())


def _span(days: float) -> str:
    from cordially.core.times import stretch

    return stretch(max(1, round(days)))
