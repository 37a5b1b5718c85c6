"""Introductions: where each stands, what the next step is, and whom to introduce."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db.models import Max, Q, QuerySet

from cordially.core import introducing, names
from cordially.core.introducing import Side, Text
from cordially.core.matching import Index
from cordially.models import Identity, Interaction, Introduction, Need, Participant
from cordially.models.interaction import FROM, OUT
from cordially.queries import matches, people, spaces
from cordially.store import matching
from cordially.viewer import Viewer

WRITTEN = ("mail", "chat", "linkedin")
WAITS = 7  # days without an answer, after which it says so
FOLLOWS_UP = 10  # days after an introduction at which to ask how it went
TO_ASK, ASKED, YES, NO, SILENT = "to ask", "asked", "yes", "no", "no answer yet"


@dataclass(frozen=True, slots=True)
class Standing:
    """One introduction as it stands."""

    mark: str
    sides: tuple[tuple[int, str, str], tuple[int, str, str]]  # (person, name, how they stand to it)
    why: str
    started_at: datetime
    made_at: datetime | None
    closed_at: datetime | None
    outcome: str
    in_touch_at: datetime | None  # a later word or meeting that holds both
    next: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two who could help each other, as far as their words tell."""

    person: tuple[int, str]
    other: tuple[int, str]
    need: str
    reason: str
    is_mutual: bool


def introductions(viewer: Viewer, *, now: datetime, everything: bool = False) -> list[Standing]:
    """Those under way, the newest first; with `everything` also those that are over."""
    found = Introduction.objects.filter(space=viewer.space).select_related("person__root", "other__root")
    if not everything:
        found = found.filter(closed_at=None)
    return [standing(viewer, row, now=now) for row in found.order_by("-id")[:100]]


def standing(viewer: Viewer, row: Introduction, *, now: datetime) -> Standing:
    one, other = (row.person.root_id or row.person_id, row.other.root_id or row.other_id)
    states = (
        _state(row.person_agreed_at, row.person_declined_at, _asked(one, other, row, now), now),
        _state(row.other_agreed_at, row.other_declined_at, _asked(other, one, row, now), now),
    )
    first, second = side(viewer, one, now=now), side(viewer, other, now=now)
    sides = (_with_need(first, one, second, other, row.why), _with_need(second, other, first, one, row.why))
    made = made_at(row, now)
    touched = in_touch_at(one, other, made, now) if made else None
    next_, texts = _next(viewer, row, states, sides, made, touched, now)
    return Standing(
        mark=f"i{row.id}",
        sides=((one, sides[0].name, states[0]), (other, sides[1].name, states[1])),
        why=row.why,
        started_at=row.started_at,
        made_at=made,
        closed_at=row.closed_at,
        outcome=row.outcome,
        in_touch_at=touched,
        next=next_,
        texts=texts,
    )


def _state(agreed: datetime | None, declined: datetime | None, asked: datetime | None, now: datetime) -> str:
    if agreed or declined:
        return YES if agreed else NO
    if asked is None:
        return TO_ASK
    return SILENT if (now - asked).days >= WAITS else ASKED


def _next(
    viewer: Viewer,
    row: Introduction,
    states: tuple[str, str],
    sides: tuple[Side, Side],
    made: datetime | None,
    touched: datetime | None,
    now: datetime,
) -> tuple[str, tuple[Text, ...]]:
    me = names.parts(spaces.my_name(viewer))[0]
    if NO in states:
        waiting = [one for one, state in zip(sides, states, strict=True) if state in (ASKED, SILENT, YES)]
        return "Let it rest.", tuple(introducing.rest(one, me=me) for one in waiting)
    if row.closed_at:
        return "", ()
    if touched:
        return f"They are in touch. Tell what came of it: introduced i{row.id} --outcome “…”", ()
    if made:
        is_time = (now - made).days >= FOLLOWS_UP
        texts = (introducing.afterwards(*sides, me=me), introducing.afterwards(*sides[::-1], me=me))
        return ("Ask how it went.", texts) if is_time else ("Leave it to the two for now.", ())
    if states == (YES, YES):
        return "Both agreed: introduce them.", (introducing.both(*sides, why=row.why, me=me),)
    asking = [
        introducing.question(to, other, why=row.why, me=me)
        for to, other, state in zip(sides, sides[::-1], states, strict=True)
        if state == TO_ASK
    ]
    return ("Ask each apart." if len(asking) == 2 else "Ask the other too." if asking else "Wait."), tuple(asking)


def side(viewer: Viewer, person: int, *, now: datetime) -> Side:
    """One side as it may be told of: name, work, address."""
    from cordially.queries import drafts  # loads what looks over letters, which most who ask for introductions need not

    line = people.line(viewer, person, now=now)
    opening = drafts.facts(viewer, line.id, now=now).opening
    called = names.parts(line.name)[0] or line.name
    return Side(line.name, called, line.works, email(line.id), opening=opening)


def _with_need(one: Side, person: int, other: Side, beside: int, why: str) -> Side:
    """What they wrote me lately, where it has to do with the other; it goes into the text for them alone."""
    told = Need.objects.filter(person__root_id=person, mine=False, dismissed_at=None, kind__in=("goal", "challenge"))
    told = told.filter(interaction__kind__in=WRITTEN)  # what I noted myself are no words of theirs
    likely = told.filter(Q(confirmed_at__isnull=False) | Q(sure=True) | Q(chance__gte=0.5)).order_by("-said_at")
    able = matches.able([beside]).get(beside, matches.Able((), ""))
    index = Index([(0, f"{able.text}\n{other.works}\n{why}")], names={0: able.firms})
    for _, kind, text, _, _, *kept in likely.values_list(*matches.FIELDS)[:10]:
        enough = matches.how_much(kind, text, *kept)
        if enough and index.best(text, enough=enough):
            return replace(one, need=text)
    return one


def email(person: int) -> str:
    """The address at which they were last in touch."""
    held = Identity.objects.filter(person__root_id=person, kind="email").annotate(last=Max("parts__at"))
    return next((one.value for one in sorted(held, key=lambda one: -(one.last or 0))), "")


def _asked(person: int, other: int, row: Introduction, now: datetime) -> datetime | None:
    """When I wrote to one about the other since this began."""
    name = row.other if other in (row.other_id, row.other.root_id) else row.person
    called = names.parts((name.root or name).name)[0]
    for at, told, text in _mine_to(person, row.started_at, now):
        if called and (called in told or called in text):
            return at
    return None


def _mine_to(person: int, since: datetime, now: datetime) -> Iterator[tuple[datetime, str, str]]:
    parts = Participant.objects.filter(identity__person__root_id=person, interaction__direction=OUT).exclude(role=FROM)
    parts = parts.filter(at__gte=since.timestamp(), at__lte=now.timestamp()).order_by("at")
    fields = ("at", "interaction__told__subject", "interaction__told__text")
    for at, subject, text in parts.values_list(*fields)[:50]:
        yield datetime.fromtimestamp(at, UTC), subject, text


def made_at(row: Introduction, now: datetime) -> datetime | None:
    """As you said; else a letter of mine to both since this began, after both agreed."""
    if row.made_at or not (row.person_agreed_at and row.other_agreed_at):
        return row.made_at
    one, other = (row.person.root_id or row.person_id, row.other.root_id or row.other_id)
    met = _together(one, other, int(row.started_at.timestamp()), now).filter(direction=OUT).order_by("at").first()
    return datetime.fromtimestamp(met.at, UTC) if met and met.at else None


def in_touch_at(one: int, other: int, made: datetime, now: datetime) -> datetime | None:
    """A word or a meeting that holds both and is not my introducing."""
    later = _together(one, other, int(made.timestamp()) + 1, now).exclude(direction=OUT).order_by("at").first()
    return datetime.fromtimestamp(later.at, UTC) if later and later.at else None


def _together(one: int, other: int, since: int, now: datetime) -> QuerySet[Interaction]:
    until = int(now.timestamp())
    with_one = Participant.objects.filter(identity__person__root_id=one, at__gte=since, at__lte=until)
    with_other = Participant.objects.filter(identity__person__root_id=other, at__gte=since, at__lte=until)
    ids = set(with_one.values_list("interaction_id", flat=True)) & set(
        with_other.values_list("interaction_id", flat=True)
    )
    return Interaction.objects.filter(id__in=ids, cancelled_at=None, crowd__lte=matching.MOST_IN_ROUND)


def proposals(viewer: Viewer, *, now: datetime, most: int = 3) -> list[Proposal]:
    """Two who do not know each other, of whom one can do what the other needs; who can help each other come first."""
    found = matches.helps(viewer, now=now, most=60)
    pairs: dict[tuple[int, int], Proposal] = {}
    for one in found:
        for give in one.gives:
            if give.kind == "somebody" and give.person:
                key = (one.person[0], give.person[0])
                pairs[key] = Proposal(one.person, give.person, one.need.text, give.reason, key[::-1] in pairs)
    seen: set[frozenset[int]] = set()
    chosen = []
    for key, told in sorted(pairs.items(), key=lambda pair: not (pair[1].is_mutual or pair[0][::-1] in pairs)):
        if frozenset(key) not in seen:
            seen.add(frozenset(key))
            chosen.append(told)
    return chosen[:most]
