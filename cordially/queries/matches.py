"""Who could be helped with what: people's needs beside the shelf, and beside what others do, know and offered."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Q

from cordially.core import names
from cordially.core.matching import ENOUGH, Index, Nearness, enough_for, telling_line
from cordially.core.meaning import Near
from cordially.core.natures import HUMAN
from cordially.models import Ask, Gift, Introduction, Need, ShelfItem, Tie
from cordially.queries import corrections, known, people, shelf
from cordially.store import matching, meanings
from cordially.viewer import Viewer

OLDEST = 400 * 86_400  # seconds after which a need is no longer asked about
MOST_NEEDS, MOST_OF_ONE, MOST_PEOPLE = 300, 12, 1500
MOST_THINGS, MOST_OTHERS = 2, 2  # for one need
MOST_OFFERS = 40  # of one person, the newest
Key = TypeVar("Key", int, str)
OTHERS_FIT = 0.15  # somebody else's time asks for more than a thing of one's own


@dataclass(frozen=True, slots=True)
class Told:
    """A need or an ask, in their own words."""

    mark: str
    kind: str
    text: str
    said_at: int
    person: int
    enough: float = ENOUGH  # what words must show together, for something to help with this


@dataclass(frozen=True, slots=True)
class Give:
    """What could help: a thing of the shelf, or somebody else."""

    kind: str  # "idea", "resource", "skill"; "person" on the shelf; "somebody": another of your people
    mark: str
    title: str
    link: str
    person: tuple[int, str] | None
    reason: str  # the words that matched, or that are near in meaning
    how: str


@dataclass(frozen=True, slots=True)
class Able:
    """What somebody does, knows and would gladly give, a line each; and the names of where they work."""

    lines: tuple[str, ...]
    firms: str

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Help:
    """One need of a person, and what could be given."""

    person: tuple[int, str]
    need: Told
    gives: tuple[Give, ...]  # what fits best first


def helps(
    viewer: Viewer, *, now: datetime, person: int | None = None, most: int = 10, looked_at: int = MOST_NEEDS
) -> list[Help]:
    """Whom you could help, the warmest first; with a person, each of their needs, that one first that Today names.

    `looked_at`: needs, at most.
    """
    said = _said(viewer, now, person)
    named = _people(viewer, [row[4] for row in said])
    said = sorted((row for row in said if row[4] in named), key=lambda row: -named[row[4]][1])
    told = list(islice(_needing(said), looked_at))
    things, others = _things(viewer, told), _others(viewer, told)
    found: list[Help] = []
    for one in told:
        gives = [*things.get(one.mark, ()), *others.get(one.mark, ())]
        if gives:
            found.append(Help((one.person, named[one.person][0]), one, tuple(sorted(gives, key=_place))))
    if person is not None:
        return sorted(found, key=lambda one: -len(one.gives))[:most]
    return _one_each(found)[:most]


def _place(give: Give) -> tuple[bool, int]:
    """What fits by the most words first; a likeness in meaning alone comes after."""
    return give.reason.startswith("near in meaning"), -give.reason.count("“")


def _one_each(found: list[Help]) -> list[Help]:
    """Of each person the need that most can be done for."""
    best: dict[int, Help] = {}
    for one in found:
        if one.person[0] not in best or len(one.gives) > len(best[one.person[0]].gives):
            best[one.person[0]] = one
    return list(best.values())


def needs(viewer: Viewer, *, now: datetime, person: int | None = None) -> list[Told]:
    """What people try to reach or asked for and nobody answered, and one could help with; newest first, each once."""
    most = MOST_NEEDS if person is None else MOST_OF_ONE
    return list(islice(_needing(_said(viewer, now, person)), most))


def _said(viewer: Viewer, now: datetime, person: int | None) -> list[tuple[Any, ...]]:
    """(mark, kind, text, when, root, ...) of what may be a need, newest first, each sentence once."""
    since, most = int(now.timestamp()) - OLDEST, MOST_NEEDS if person is None else MOST_OF_ONE
    common = Q(mine=False, said_at__gte=since)
    likely = Q(sure=True) | Q(chance__gte=0.5) | Q(confirmed_at__isnull=False)
    if person is not None:
        common &= Q(person__root_id=person)
    wants = known.said(Need, viewer, now=now).filter(common, likely, kind__in=("goal", "challenge", "interest"))
    asks = known.waiting(Ask, viewer, now=now).filter(common, likely, kind="request")
    found: dict[tuple[int, str], tuple[Any, ...]] = {}
    ended_since = asks.filter(answered_at__gt=int(now.timestamp()))  # apart, so that each is found by the index
    for mark, rows in (("n", wants), ("a", asks.filter(answered_at=None)), ("a", ended_since)):
        for id_, kind, text, said_at, root, *kept in rows.order_by("-said_at").values_list(*FIELDS)[:most]:
            found.setdefault((root or 0, text), (f"{mark}{id_}", kind, text, said_at, root or 0, *kept))
    return sorted(found.values(), key=lambda row: -row[3])


def _needing(said: Iterable[tuple[Any, ...]]) -> Iterator[Told]:
    """Those that one could help with."""
    for mark, kind, text, said_at, root, *kept in said:
        enough = how_much(kind, text, *kept)
        if enough:
            yield Told(mark, kind, text, said_at, root, enough)


FIELDS = ("id", "kind", "text", "said_at", "person__root_id", "sure", "confirmed_at", "interaction_id")


def how_much(kind: str, text: str, is_sure: bool, confirmed_at: datetime | None, interaction: int | None) -> float:
    """What words must show together, for something to help with this. What I wrote down or confirmed is a need."""
    is_told = confirmed_at is not None or interaction is None
    return ENOUGH if is_told else enough_for(kind, text, is_sure=is_sure)


def _people(viewer: Viewer, roots: Iterable[int]) -> dict[int, tuple[str, float]]:
    """Names and a glance at the warmth of those who are human, known and not to be left alone."""
    human = Q(person__nature_said=HUMAN) | Q(person__nature_said="", person__nature=HUMAN)
    ties = Tie.objects.filter(human, space=viewer.space, person_id__in=set(roots) - people.spaces_me(viewer))
    ties = ties.exclude(person_id__in=corrections.let_be(viewer))
    return {root: (name, glance) for root, name, glance in ties.values_list("person_id", "person__name", "glance")}


def _things(viewer: Viewer, told: Sequence[Told]) -> dict[str, list[Give]]:
    """From the shelf, but for what they were given already."""
    packed = _packed(viewer)
    if not packed:
        return {}
    index: Index[str] = Index.of_packed(packed, [one.text for one in told])
    near = _near(viewer, told, [(key, text) for key, text, _ in packed])
    given = set(Gift.objects.filter(space=viewer.space, mine=True).values_list("person__root_id", "item_id"))
    fits = {one.mark: index.best(one.text, most=MOST_THINGS + 3, enough=one.enough, near=near(one)) for one in told}
    texts = {key: text for key, text, _ in packed}
    rows = _rows({int(fit.key[1:]) for found in fits.values() for fit in found if fit.key[1:].isdecimal()})
    gives: defaultdict[str, list[Give]] = defaultdict(list)
    for one in told:
        for fit in fits[one.mark]:
            row = rows.get(fit.key)
            if row and ((one.person, row.id) in given or (row.person and row.person.root_id == one.person)):
                continue
            if len(gives[one.mark]) < MOST_THINGS:
                reason = fit.reason or meanings.reason(one.text, texts[fit.key])
                gives[one.mark].append(_thing(fit.key, row, reason))
    return gives


def _packed(viewer: Viewer) -> list[tuple[str, str, str]]:
    """What lies on the shelf and what you can do: key, words, packed terms."""
    packed = [(f"s{id_}", text, terms) for id_, text, terms in matching.packed_shelf(viewer.space.id)]
    return packed + [(f"skill {one.title}", one.title, "") for one in shelf.skills(viewer)]


def by_meaning() -> bool:
    """Whether meanings are matched too: with the extra `semantic` only."""
    return meanings.is_there()


def texts(viewer: Viewer, *, now: datetime, person: int | None = None) -> list[str]:
    """All whose meaning is looked at for this, each once."""
    lines = [line for one in abilities(viewer).values() for line in one.lines]
    shelved = [text for _, text, _ in _packed(viewer)]
    return list(dict.fromkeys([*(one.text for one in needs(viewer, now=now, person=person)), *shelved, *lines]))


def _near(
    viewer: Viewer, told: Sequence[Told], rows: Sequence[tuple[Key, str]]
) -> Callable[[Told], Nearness[Key] | None]:
    """How near a need is to these texts, as far as their meanings are kept; None if its own is not."""
    if not meanings.is_there():
        return lambda one: None
    kept = meanings.kept(viewer.space.id, [*(one.text for one in told), *(text for _, text in rows)])
    if not any(one.text in kept for one in told):
        return lambda one: None
    near = Near((key, kept[text]) for key, text in rows if text in kept)

    def nearness(one: Told) -> Nearness[Key] | None:
        vector = kept.get(one.text, b"")
        return near.to(vector) if any(vector) else None

    return nearness


def _rows(numbers: set[int]) -> dict[str, ShelfItem]:
    found = ShelfItem.objects.filter(id__in=numbers).select_related("person__root")
    return {f"s{row.id}": row for row in found}


def _thing(key: str, row: ShelfItem | None, reason: str) -> Give:
    if row is None:
        title = key.removeprefix("skill ")
        return Give("skill", "", title, "", None, reason, f"You know {title}: offer an hour.")
    root = (row.person.root or row.person) if row.person else None
    if root is not None:
        how = f"Ask {names.parts(root.name)[0] or root.name} and them whether you may introduce them."
        return Give("person", f"s{row.id}", row.title, row.link, (root.id, root.name), reason, how)
    how = "Send the link." if row.link else "Offer it."
    return Give(row.kind, f"s{row.id}", row.title, row.link, None, reason, how)


def _others(viewer: Viewer, told: Sequence[Told]) -> dict[str, list[Give]]:
    """Other people of yours who do, know or offered what fits, and do not know them yet as far as one can see."""
    able = abilities(viewer) if told else {}
    if not able:
        return {}
    index = Index(((root, one.text) for root, one in able.items()), names={r: one.firms for r, one in able.items()})
    near = _near(viewer, told, [(root, line) for root, one in able.items() for line in one.lines])
    fits = {one.mark: index.best(one.text, most=8, least=OTHERS_FIT, enough=one.enough, near=near(one)) for one in told}
    pairs = {(one.person, fit.key) for one in told for fit in fits[one.mark] if fit.key != one.person}
    never = refused(viewer)
    until = max((one.said_at for one in told), default=0) + OLDEST
    never |= matching.acquainted(pairs, until=until)
    named = _people(viewer, {root for _, root in pairs})
    gives: defaultdict[str, list[Give]] = defaultdict(list)
    for one in told:
        for fit in fits[one.mark]:
            if (one.person, fit.key) not in pairs - never or fit.key not in named:
                continue
            if len(gives[one.mark]) < MOST_OTHERS:
                other = able[fit.key]
                reason = fit.reason or meanings.reason(one.text, other.text)
                line = telling_line(one.text, other.lines)
                gives[one.mark].append(_somebody(fit.key, named[fit.key][0], line, reason))
    return gives


def _somebody(root: int, name: str, line: str, reason: str) -> Give:
    how = f"Ask {names.parts(name)[0] or name} first, then them: “cordially introduce”."
    return Give("somebody", "", line[:160], "", (root, name), reason, how)


def abilities(viewer: Viewer) -> dict[int, Able]:
    """What your people do, know and would gladly give; the warmest only, and these first."""
    warm = Tie.objects.filter(space=viewer.space, glance__gt=0).order_by("-glance")
    mine = people.spaces_me(viewer)
    return able([root for root in warm.values_list("person_id", flat=True)[:MOST_PEOPLE] if root not in mine])


def able(roots: Sequence[int]) -> dict[int, Able]:
    """What these people do, know and would gladly give."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    firms: defaultdict[int, list[str]] = defaultdict(list)
    for root, title, place in matching.works(roots):
        if len(found[root]) < 3:
            found[root].append(", ".join(part for part in (title, place) if part))
            firms[root].append(place)
    for root, skills in matching.skills(roots):
        if skills:
            found[root].append(", ".join(skills[:40]))
    offers: Counter[int] = Counter()
    for root, text in matching.offered(roots):
        offers[root] += 1
        if offers[root] <= MOST_OFFERS:
            found[root].append(" ".join(text[:300].split()))
    return {root: Able(tuple(dict.fromkeys(found[root])), " ".join(firms[root])) for root in roots if root in found}


def declined(viewer: Viewer) -> set[tuple[int, int]]:
    """Pairs of whom one said no; both ways round."""
    no = Q(person_declined_at__isnull=False) | Q(other_declined_at__isnull=False)
    found = Introduction.objects.filter(no, space=viewer.space).values_list("person__root_id", "other__root_id")
    return {(one or 0, other or 0) for pair in found for one, other in (pair, pair[::-1])}


def refused(viewer: Viewer) -> set[tuple[int, int]]:
    """Pairs that were introduced, are being introduced, or of whom one said no; both ways round."""
    tried = Introduction.objects.filter(space=viewer.space).values_list("person__root_id", "other__root_id")
    pairs = [*tried, *corrections.apart(viewer)]
    return {(one or 0, other or 0) for pair in pairs for one, other in (pair, pair[::-1])}
