"""Through whom of yours a company or a person can be reached, both steps with what shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from cordially.core.letters import folded
from cordially.core.natures import HUMAN
from cordially.core.times import ago
from cordially.core.warmth import Warmth
from cordially.core.words import is_friendly
from cordially.errors import NotFound, Unclear
from cordially.models import Ask, Position, Tie
from cordially.queries import corrections, known, matches, people
from cordially.store import matching
from cordially.viewer import Viewer

LATELY = 90 * 86_400
ASKED_OFTEN = 4  # days of the last 90 on which I asked them for something
LOOKED_AT, MOST, MOST_WORDS = 40, 6, 8
NO_EMPLOYER = frozenset("independent freelance freelancer self-employed selbstandig freiberuflich retired".split())
NEAR = 0.5  # of the nearness of who would lead there
WORKS, WORKED, TOGETHER, COLLEAGUE = "works there", "worked there", "in messages together", "same employer"
_NOBODY: Mapping[int, float] = {}
_ORDER = (WORKS, TOGETHER, WORKED, COLLEAGUE)


@dataclass(frozen=True, slots=True)
class Path:
    """One way: me to `through`, and `through` to where I want to."""

    through: tuple[int, str]
    towards: tuple[int, str] | None  # the person at the end, where it is not `through`
    kind: str
    mine: str  # what shows my tie to them
    theirs: str  # what shows theirs, and how far that goes
    degree: float  # orders; not shown


@dataclass(frozen=True, slots=True)
class Paths:
    """All ways that were found, and who was left in peace."""

    to: str
    is_known: bool  # I know the person myself
    ways: tuple[Path, ...]
    resting: tuple[tuple[int, str], ...]  # asked often lately


@dataclass(frozen=True, slots=True)
class Between:
    """Two whom I know, and what shows whether they know each other."""

    people: tuple[tuple[int, str], tuple[int, str]]
    mine: tuple[str, str]  # what shows my tie to each
    theirs: str
    is_new: bool  # they could be introduced


@dataclass(frozen=True, slots=True)
class _Step:
    """That somebody is near to where I want to, before it is known how near they are to me."""

    through: int
    towards: int | None
    kind: str
    theirs: str


def paths(viewer: Viewer, said: str, *, now: datetime) -> Paths:
    """To a company by its name; else to a person."""
    steps = _to_company(viewer, said, now)
    if steps:
        return _judged(viewer, said, steps, False, now)
    try:
        person = people.find(viewer, said, now=now, is_sure=False)
    except NotFound:
        raise NotFound(f"Nobody of yours is known to have to do with {said}.") from None
    line = people.line(viewer, person, now=now)
    is_known = (line.sent > 0 and line.received > 0) or line.meetings > 0
    mine = {line.id: line.warmth.degree} if is_known else {}
    return _judged(viewer, line.name, _to_person(viewer, line, now), is_known, now, mine)


def between(viewer: Viewer, said: str, *, now: datetime) -> Between | None:
    """Two names, one after the other: whether these know each other. None where it is not two whom I know."""
    words = said.replace(",", " ").split()[:MOST_WORDS]
    for place in range(1, len(words)):
        try:
            found = [people.find(viewer, " ".join(part), now=now) for part in (words[:place], words[place:])]
        except (NotFound, Unclear):
            continue
        if found[0] != found[1]:
            return _between(viewer, (found[0], found[1]), now)
    return None


def _between(viewer: Viewer, two: tuple[int, int], now: datetime) -> Between:
    one, other = (people.line(viewer, person, now=now) for person in two)
    count, last, _ = matching.together(one.id, until=int(now.timestamp())).get(other.id, (0, 0, 0))
    told = _together(count, last, now) if count else "They were in no message or meeting of yours together."
    is_new = not count and (one.id, other.id) not in matches.refused(viewer)
    return Between(((one.id, one.name), (other.id, other.name)), (_mine(one.warmth), _mine(other.warmth)), told, is_new)


def _to_company(viewer: Viewer, said: str, now: datetime) -> list[_Step]:
    wanted = folded(" ".join(said.split()))
    if len(wanted) < 2 or wanted in NO_EMPLOYER:
        return []
    found = Position.objects.filter(person__space=viewer.space).exclude(organisation="")
    steps: list[_Step] = []
    for root, title, place, until in found.values_list("person__root_id", "title", "organisation", "until"):
        if root and f" {wanted} " in f" {folded(place).replace(',', ' ')} ":
            what = f"{title} at {place}" if title else place
            told = f"Their card says: {what}." if not until else f"Their card says: {what}, until {until}."
            steps.append(_Step(root, None, WORKED if until else WORKS, told))
    me = people.spaces_me(viewer)
    inside = [step.through for step in steps if step.kind == WORKS and step.through not in me]
    for person in inside[:LOOKED_AT]:
        steps += _beside(person, now)
    return steps


def _beside(person: int, now: datetime) -> list[_Step]:
    """Who was in small rounds with this person."""
    found = matching.together(person, until=int(now.timestamp()))
    return [_Step(other, person, TOGETHER, _together(count, last, now)) for other, (count, last, _) in found.items()]


def _together(count: int, last: int, now: datetime) -> str:
    rounds = "one message or meeting" if count == 1 else f"{count} messages or meetings"
    when = ago(datetime.fromtimestamp(last, UTC), now)
    return f"They were in {rounds} of yours together, the last {when}; how close they are is not known."


def _to_person(viewer: Viewer, line: people.Line, now: datetime) -> list[_Step]:
    steps = _beside(line.id, now)
    places = Position.objects.filter(person__root_id=line.id, until="").exclude(organisation="")
    for place in set(places.values_list("organisation", flat=True)):
        if folded(place) in NO_EMPLOYER:
            continue
        beside = Position.objects.filter(person__space=viewer.space, organisation__iexact=place, until="")
        told = f"Both work at {place}, say their cards; whether they know each other is not known."
        steps += [
            _Step(root, line.id, COLLEAGUE, told) for root in beside.values_list("person__root_id", flat=True) if root
        ]
    return [step for step in steps if step.through != line.id]


def _judged(
    viewer: Viewer, said: str, steps: list[_Step], is_known: bool, now: datetime, mine: Mapping[int, float] = _NOBODY
) -> Paths:
    """Each person once, by the surest step, the warmest first; who was asked often lately is left in peace.

    Nobody is a way to somebody who works there, or whom I know (`mine`), and who is about as near to me as they are.
    """
    best: dict[int, _Step] = {}
    for step in sorted(steps, key=lambda step: _ORDER.index(step.kind)):
        best.setdefault(step.through, step)
    warm = _warm(viewer, best)
    tired = _asked_often(viewer, warm, now)
    ways = [_path(viewer, best[root], now) for root in warm if root not in tired]
    ways.sort(key=lambda way: (-way.degree * (0.6 if way.kind in (WORKED, COLLEAGUE) else 1.0), way.through))
    near = {way.through[0]: way.degree for way in ways if way.kind == WORKS} | dict(mine)
    ways = [way for way in ways if not (way.towards and near.get(way.towards[0], 0.0) >= NEAR * way.degree)]
    resting = [(root, people.line(viewer, root, now=now).name) for root in warm if root in tired]
    return Paths(said, is_known, tuple(way for way in ways if way.degree > 0)[:MOST], tuple(resting))


def _warm(viewer: Viewer, roots: Iterable[int]) -> list[int]:
    human = Q(person__nature_said=HUMAN) | Q(person__nature_said="", person__nature=HUMAN)
    ties = Tie.objects.filter(human, space=viewer.space, glance__gt=0, person_id__in=list(roots)[:5000])
    ties = ties.exclude(person_id__in=people.spaces_me(viewer) | corrections.let_be(viewer))
    return list(ties.order_by("-glance").values_list("person_id", flat=True)[:LOOKED_AT])


def _asked_often(viewer: Viewer, roots: Iterable[int], now: datetime) -> set[int]:
    """Those of whom I surely asked something on several days lately."""
    since = int(now.timestamp()) - LATELY
    asks = known.said(Ask, viewer, now=now).filter(mine=True, sure=True, said_at__gte=since)
    days: dict[int, set[int]] = {}
    found = asks.filter(person__root_id__in=list(roots)).values_list("person__root_id", "said_at", "text")
    for root, said_at in [(root, said_at) for root, said_at, text in found if not is_friendly(text)]:
        days.setdefault(root or 0, set()).add(said_at // 86_400)
    return {root for root, found in days.items() if len(found) >= ASKED_OFTEN}


def _path(viewer: Viewer, step: _Step, now: datetime) -> Path:
    line = people.line(viewer, step.through, now=now)
    towards = None
    if step.towards is not None:
        end = people.line(viewer, step.towards, now=now)
        towards = (end.id, end.name)
    return Path((line.id, line.name), towards, step.kind, _mine(line.warmth), step.theirs, line.warmth.degree)


def _mine(warmth: Warmth) -> str:
    reason = next(iter(warmth.reasons), "")
    return f"{warmth.word.capitalize()}. {reason}".strip()
