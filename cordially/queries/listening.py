"""How much I listen, in mail and calls: per conversation, per person, over the months."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from cordially.core import listening as core
from cordially.core.listening import Listening
from cordially.core.names import parts as parts_of_name
from cordially.core.records import Turn
from cordially.models import IdentityName, Interaction, Participant, Talk
from cordially.models.interaction import IN, OUT
from cordially.queries import people
from cordially.viewer import Viewer

DAYS = 730  # how far back
LATELY = timedelta(days=183)  # of what is older, nothing is suggested
MOST = 3000  # interactions that are looked at


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread or a call, with what it shows of listening."""

    id: int  # an interaction of it
    at: datetime
    title: str
    what: Listening


@dataclass(frozen=True, slots=True)
class Heard:
    whole: Listening
    letters: Listening  # mail and chat of it
    calls: Listening
    spoken: Conversation | None  # the newest of late with something to suggest
    months: list[tuple[str, Listening]]  # "2026-11"
    conversations: list[Conversation]  # newest first

    @property
    def parts(self) -> list[tuple[str, Listening]]:
        """Mail and calls apart, for they are not held against the same aim."""
        found = (("In mail and chat", self.letters), ("In calls", self.calls))
        return [(name, one) for name, one in found if one.kind != "unknown"]


def my_names(viewer: Viewer) -> list[str]:
    me = viewer.space.me.root_id if viewer.space.me else None
    found = IdentityName.objects.filter(identity__person__root_id=me).order_by("-seen").values_list("name", flat=True)
    return list(dict.fromkeys(found))[:20]


def heard(viewer: Viewer, *, now: datetime, person: int | None = None) -> Heard:
    """All conversations of the last two years with a person, or with everybody."""
    name = people.line(viewer, person, now=now).name if person is not None else ""
    called = parts_of_name(name)[0] or name
    since = int(now.timestamp()) - DAYS * 86_400
    found = Interaction.objects.filter(space=viewer.space, at__gte=since, at__lte=int(now.timestamp()))
    found = found.exclude(direction=0).filter(kind__in=("mail", "chat", "linkedin", "call", "meeting"))
    if person is not None:
        parts = Participant.objects.filter(identity__person__root_id=person, at__gte=since)
        found = found.filter(id__in=list(parts.values_list("interaction_id", flat=True)))
    rows = list(found.select_related("told").order_by("-at")[:MOST])
    talks = {talk.interaction_id: talk.turns for talk in Talk.objects.filter(interaction_id__in=[r.id for r in rows])}
    return _heard(_calls(viewer, rows, talks, called), _threads(rows, called), now - LATELY)


def _heard(calls: list[Conversation], threads: list[Conversation], lately: datetime) -> Heard:
    conversations = sorted([*calls, *threads], key=lambda one: one.at, reverse=True)
    spoken = next((one for one in conversations if one.what.suggestion and one.at >= lately), None)
    whole = core.together((one.what for one in conversations), are_messages=not calls)
    return Heard(
        replace(whole, suggestion=spoken.what.suggestion if spoken else ""),
        core.together((one.what for one in threads), are_messages=True),
        core.together(one.what for one in calls),
        spoken,
        _months(conversations),
        conversations,
    )


def of_turns(turns: list[Turn], names: list[str]) -> Listening:
    """A call that was not imported; `names` are how I am called."""
    speakers = [turn.speaker for turn in turns]
    return core.talk(turns, core.me(speakers, names))


def _calls(
    viewer: Viewer, rows: list[Interaction], talks: dict[int, list[list[object]]], called: str
) -> list[Conversation]:
    names = my_names(viewer)
    found = []
    for row in rows:
        if row.id in talks:
            turns = [Turn(*told) for told in talks[row.id]]  # type: ignore[arg-type]
            own = core.me([turn.speaker for turn in turns], names)
            found.append(_conversation(row, core.talk(turns, own, them=called)))
    return found


def _threads(rows: list[Interaction], called: str) -> list[Conversation]:
    threads: defaultdict[int, list[Interaction]] = defaultdict(list)
    for row in rows:
        if row.thread is not None and row.words and row.direction in (IN, OUT) and not row.signs:
            threads[row.thread].append(row)
    found = []
    for messages in threads.values():
        ordered = sorted(messages, key=lambda row: (row.at or 0, row.id))
        if {row.direction for row in ordered} == {IN, OUT}:
            sides = [(row.direction == OUT, row.told.text[:8000]) for row in ordered]
            found.append(_conversation(ordered[-1], core.exchange(sides, them=called)))
    return found


def _conversation(row: Interaction, what: Listening) -> Conversation:
    return Conversation(row.id, datetime.fromtimestamp(row.at or 0, UTC).astimezone(), row.told.subject, what)


def _months(conversations: list[Conversation]) -> list[tuple[str, Listening]]:
    grouped: defaultdict[str, list[Listening]] = defaultdict(list)
    for one in conversations:
        grouped[f"{one.at:%Y-%m}"].append(one.what)
    return [(month, core.together(found)) for month, found in sorted(grouped.items())]
