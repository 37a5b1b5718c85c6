"""People, warmest first; one person, whole; and finding the one that is meant."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from django.db.models import Q

from cordially.core import addresses, names
from cordially.core.natures import HUMAN
from cordially.core.records import PHONE
from cordially.core.warmth import Figures, Warmth, glance, warmth
from cordially.errors import NotFound, Unclear, WrongUse
from cordially.models import Correction, Identity, Interaction, Person, Position, Tie
from cordially.models.correction import CLOSER, FARTHER
from cordially.queries import spaces
from cordially.viewer import Viewer

LOOKED_AT = 400  # people whose warmth is reckoned in full for a list that shows fewer
_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A person as a list shows them."""

    id: int
    name: str
    nature: str
    identities: tuple[tuple[str, str], ...]  # (kind, value)
    warmth: Warmth
    first_at: datetime | None
    last_at: datetime | None
    sent: int
    received: int
    meetings: int
    works: str  # "Recruiter, Acme"
    hats: tuple[str, ...]
    corrections: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()


def people(
    viewer: Viewer, *, now: datetime, everyone: bool = False, words: str = "", hat: str = "", limit: int | None = None
) -> list[Line]:
    """Those with a relationship, warmest first; with `everyone` then all other human beings by name."""
    wanted = _wanted(viewer, words, hat)
    ordered = _warmest(viewer, now, wanted, limit)
    lines = _lines(viewer, ordered, now)
    lines.sort(key=lambda line: -line.warmth.degree)
    if everyone:
        lines += _others(viewer, now, wanted, {line.id for line in lines}, limit)
    return lines[:limit] if limit else lines


def nobody(viewer: Viewer) -> str:
    """Why there is nobody with a relationship, though people are known; empty where there are none."""
    if viewer.space.me_id is None and Interaction.objects.filter(space=viewer.space, direction=0).exists():
        return "Whose history this is, is not known: “cordially me add YOUR@ADDRESS”."
    if not _humans(viewer):
        return ""
    return "Nobody here wrote with you directly, or met you. “cordially people --all” shows all who are named."


def _wanted(viewer: Viewer, words: str, hat: str) -> set[int] | None:
    """Roots that words and hat narrow the list to; None for all."""
    found: set[int] | None = None
    for word in names.key(words).split() or ([words.casefold()] if words else []):
        bearers = _with_word(viewer, word)
        found = bearers if found is None else found & bearers
    if hat:
        wearers = _set(Person.objects.filter(space=viewer.space, hats__contains=hat).values_list("root_id", flat=True))
        found = wearers if found is None else found & wearers
    return found


def _with_word(viewer: Viewer, word: str) -> set[int]:
    """Roots whose name, address or work holds the word."""
    named = Person.objects.filter(space=viewer.space, name_key__contains=word).values_list("root_id", flat=True)
    held = Identity.objects.filter(space=viewer.space, value__contains=word).values_list("person__root_id", flat=True)
    works = Position.objects.filter(Q(organisation__icontains=word) | Q(title__icontains=word))
    return _set(named) | _set(held) | _set(works.values_list("person__root_id", flat=True))


def _set(found: Iterable[int | None]) -> set[int]:
    return {root for root in found if root is not None}


def _warmest(viewer: Viewer, now: datetime, wanted: set[int] | None, limit: int | None) -> list[int]:
    """Roots by a glance at their figures. What a tie's glance was when last reckoned bounds what it can be now."""
    stamp, mine = spaces.covered_until(viewer, now), spaces_me(viewer)
    human = Q(person__nature_said=HUMAN) | Q(person__nature_said="", person__nature=HUMAN)
    ties = Tie.objects.filter(human, space=viewer.space, glance__gt=0).order_by("-glance")
    if wanted is not None and len(wanted) < 500:
        ties = ties.filter(person_id__in=wanted)
    enough = max(LOOKED_AT, limit or 0)
    found: list[tuple[float, int]] = []
    floor = 0.0
    for person, bound, packed in ties.values_list("person_id", "glance", "figures").iterator(chunk_size=500):
        if limit and len(found) >= enough and bound <= floor:
            break
        if person in mine or (wanted is not None and person not in wanted):
            continue
        found.append((glance(Figures.unpack(json.loads(packed)), stamp), person))
        if limit and len(found) >= enough and len(found) % 100 == 0:
            found.sort(reverse=True)
            floor = found[enough - 1][0]
    found.sort(reverse=True)
    chosen = [person for _, person in found]
    if not limit:
        return chosen
    also = _corrected(viewer) & set(chosen[enough:])
    return chosen[:enough] + sorted(also)


def _humans(viewer: Viewer) -> set[int]:
    """Roots that are human beings and not me."""
    found = Person.objects.filter(space=viewer.space).filter(Q(nature_said=HUMAN) | Q(nature_said="", nature=HUMAN))
    return _set(found.values_list("root_id", flat=True)) - spaces_me(viewer)


def spaces_me(viewer: Viewer) -> set[int]:
    me = viewer.space.me
    return set() if me is None else {me.root_id or me.id}


def _corrected(viewer: Viewer) -> set[int]:
    said = Correction.objects.filter(person__space=viewer.space, kind__in=(CLOSER, FARTHER))
    return {int(root) for root in said.values_list("person__root_id", flat=True) if root}


def _others(viewer: Viewer, now: datetime, wanted: set[int] | None, listed: set[int], limit: int | None) -> list[Line]:
    """Human beings that are not listed yet, by name."""
    if wanted is not None and len(wanted) < 500:
        human = Q(nature_said=HUMAN) | Q(nature_said="", nature=HUMAN)
        humans = set(Person.objects.filter(human, id__in=wanted).values_list("id", flat=True)) - spaces_me(viewer)
    else:
        humans = _humans(viewer) if wanted is None else _humans(viewer) & wanted
    left = humans - listed
    ordered = Person.objects.filter(id__in=left) if len(left) < 500 else Person.objects.filter(space=viewer.space)
    ids = [person for person in ordered.order_by("name_key", "id").values_list("id", flat=True) if person in left]
    return _lines(viewer, ids[: limit or None], now)


def _lines(viewer: Viewer, roots: Sequence[int], now: datetime) -> list[Line]:
    lines: list[Line] = []
    for start in range(0, len(roots), 400):
        lines += _some_lines(viewer, roots[start : start + 400], now)
    return lines


def _some_lines(viewer: Viewer, roots: Sequence[int], now: datetime) -> list[Line]:
    people = Person.objects.in_bulk(roots)
    ties = Tie.objects.in_bulk(roots)
    held = _by_root(
        (root, (kind, value))
        for root, kind, value in Identity.objects.filter(person__root__in=roots).values_list(
            "person__root_id", "kind", "value"
        )
    )
    works, hats = _works(roots), _hats(roots)
    said = _by_root(Correction.objects.filter(person__root__in=roots).values_list("person__root_id", "kind"))
    until, tempo = spaces.covered_until(viewer, now), spaces.tempo(viewer)
    lines = []
    for root in roots:
        tie = ties.get(root)
        corrections = tuple(said[root])
        figures = Figures() if tie is None else Figures.unpack(json.loads(tie.figures))
        lines.append(
            Line(
                id=root,
                name=people[root].name,
                nature=people[root].nature_said or people[root].nature,
                identities=tuple(sorted(held[root])),
                warmth=corrected(
                    warmth(figures, now=now.timestamp(), tempo=tempo, coverage_ends_at=until), corrections
                ),
                first_at=at(tie.first_at) if tie else None,
                last_at=at(tie.last_at) if tie else None,
                sent=tie.sent if tie else 0,
                received=tie.received if tie else 0,
                meetings=tie.meetings if tie else 0,
                works=works.get(root, ""),
                hats=hats[root],
                corrections=corrections,
            )
        )
    return lines


def corrected(found: Warmth, said: Sequence[str]) -> Warmth:
    """The warmth as you corrected it: halfway to the top, or half; and it says that you said so."""
    from dataclasses import replace

    if CLOSER in said:
        degree, reason = max(found.degree + (1 - found.degree) / 2, 0.6), "You said that you are closer than this."
    elif FARTHER in said:
        degree, reason = found.degree / 2, "You said that you are less close than this."
    else:
        return found
    return replace(found, degree=round(degree, 4), reasons=(reason, *found.reasons))


def _by_root(found: Iterable[tuple[int | None, Any]]) -> "defaultdict[int, list[Any]]":
    grouped: defaultdict[int, list[Any]] = defaultdict(list)
    for root, told in found:
        grouped[root or 0].append(told)
    return grouped


def _works(roots: Sequence[int]) -> dict[int, str]:
    """What each does now, where known: of several the one that began last, and what you said before all."""
    found: dict[int, tuple[tuple[bool, str, int], str]] = {}
    for position in Position.objects.filter(person__root__in=roots, until="").select_related("person"):
        text = ", ".join(part for part in (position.title, position.organisation) if part)
        order = (position.card_id is None, position.since, position.id)
        root = position.person.root_id or position.person_id
        if text and (root not in found or order > found[root][0]):
            found[root] = (order, text)
    return {root: text for root, (_, text) in found.items()}


def _hats(roots: Sequence[int]) -> "defaultdict[int, tuple[str, ...]]":
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    worn = Person.objects.filter(root__in=roots).exclude(hats="").values_list("root_id", "hats")
    for root, hats in worn:
        if root is not None:
            found[root] = tuple(dict.fromkeys((*found[root], *hats.split(","))))
    return found


def at(stamp: int | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC).astimezone()


def line(viewer: Viewer, person_id: int, *, now: datetime) -> Line:
    """One person by number; a number that was merged leads to whom it was merged into."""
    person = Person.objects.filter(space=viewer.space, id=person_id).first()
    if person is None:
        raise NotFound(f"There is no person {person_id}.", lists="people --all")
    return _lines(viewer, [person.root_id or person.id], now)[0]


def lines(viewer: Viewer, roots: Sequence[int], *, now: datetime) -> dict[int, Line]:
    """Several people at once, by root."""
    return {one.id: one for one in _lines(viewer, roots, now)}


def find(viewer: Viewer, said: str, *, now: datetime, is_sure: bool = True) -> int:
    """The person that a name, the beginning of one, an address or a number means. Unclear ones list the choices.

    A name that is only like one is asked about; who merely looks (not `is_sure`) may be shown the nearest.
    """
    said = said.strip()
    if not said:
        raise WrongUse("Say whom you mean: a name, an address or a number.")
    if said.isascii() and said.isdecimal() and len(said) < 10:
        return line(viewer, int(said), now=now).id
    for step in (_by_address, _by_phone, _by_whole_name, _by_beginnings, *(() if is_sure else _LENIENT)):
        found = step(viewer, said)
        if found:
            return _the_one(viewer, said, found, now)
    if near := _near(viewer, said):
        choices = tuple(_choice(one) for one in _lines(viewer, sorted(near), now))
        meant = f"{choices[0].partition('  ')[2]}" if len(choices) == 1 else "one of these"
        raise Unclear(f"There is nobody called {said} here. Did you mean {meant}?", choices)
    raise NotFound(f"There is nobody called {said} here.")


def _the_one(viewer: Viewer, said: str, found: set[int], now: datetime) -> int:
    found -= spaces_me(viewer) if len(found) > 1 else set()
    if len(found) > 1:
        humans = set(Person.objects.filter(id__in=found, nature=HUMAN).values_list("id", flat=True))
        found = humans or found
    if len(found) == 1:
        return found.pop()
    lines = sorted(_lines(viewer, sorted(found)[:200], now), key=lambda one: -one.warmth.degree)[:_CHOICES]
    raise Unclear(f"{said} fits {len(found)} people.", tuple(_choice(one) for one in lines))


def _choice(one: Line) -> str:
    address = next((value for kind, value in one.identities if kind == "email"), "")
    beside = ", ".join(part for part in (one.works, address) if part)
    return f"{one.id}  {one.name}" + (f" ({beside})" if beside else "")


def _by_address(viewer: Viewer, said: str) -> set[int]:
    values = {said.casefold(), addresses.email(said), addresses.linkedin(said) if "linkedin" in said else ""} - {""}
    found = Identity.objects.filter(space=viewer.space, value__in=values)
    return {int(root) for root in found.values_list("person__root_id", flat=True) if root}


def _by_phone(viewer: Viewer, said: str) -> set[int]:
    """A number, however it is spaced; without its country it is the end of one that has it."""
    if sum(sign.isdigit() for sign in said) < 5 or any(sign.isalpha() for sign in said):
        return set()
    value = addresses.phone(said)
    found = Identity.objects.filter(space=viewer.space, kind=PHONE)
    if value.startswith(addresses.LOCAL_MARK):
        found = found.filter(value__endswith=value[1:].lstrip("0") or value)
    else:
        found = found.filter(value=value)
    return {int(root) for root in found.values_list("person__root_id", flat=True) if root}


def _by_whole_name(viewer: Viewer, said: str) -> set[int]:
    return _roots(Person.objects.filter(space=viewer.space, name_key=names.key(said)).exclude(name_key=""))


def _by_beginnings(viewer: Viewer, said: str) -> set[int]:
    """Every word begins a word of the name."""
    words = names.key(said).split()
    begun = [Q(name_key__startswith=word) | Q(name_key__contains=f" {word}") for word in words]
    return _roots(Person.objects.filter(*begun, space=viewer.space)) if words else set()


def _by_parts(viewer: Viewer, said: str) -> set[int]:
    """Every word stands somewhere in the name."""
    words = [Q(name_key__contains=word) for word in names.key(said).split()]
    return _roots(Person.objects.filter(*words, space=viewer.space)) if words else set()


def _by_likeness(viewer: Viewer, said: str) -> set[int]:
    """A slip of the keyboard."""
    key = names.key(said)
    known = dict(_keys(viewer))
    whole = get_close_matches(key, known, n=1, cutoff=0.85)
    if whole:
        return known[whole[0]]
    words = _words(known)
    near = get_close_matches(key, words, n=1, cutoff=0.8)
    return set(words[near[0]]) if near else set()


_LENIENT = (_by_parts, _by_likeness)


def _near(viewer: Viewer, said: str) -> set[int]:
    """A few whose name, or a word of it, is somewhat like this."""
    within = _by_parts(viewer, said)
    if within:
        return set(sorted(within)[:_CHOICES])
    known = dict(_keys(viewer))
    names_near = {**_words(known), **known}
    close = get_close_matches(names.key(said), names_near, n=3, cutoff=0.66)
    return set(sorted({person for name in close for person in names_near[name]})[:_CHOICES])


def _words(known: dict[str, set[int]]) -> dict[str, set[int]]:
    words: defaultdict[str, set[int]] = defaultdict(set)
    for name, people_ in known.items():
        for word in name.split():
            words[word] |= people_
    return words


def _keys(viewer: Viewer) -> list[tuple[str, set[int]]]:
    keyed: defaultdict[str, set[int]] = defaultdict(set)
    found = Person.objects.filter(space=viewer.space, tie__isnull=False).exclude(name_key="")
    for key, person in found.values_list("name_key", "id"):
        keyed[key].add(person)
    return list(keyed.items())


def _roots(found: Iterable[Person]) -> set[int]:
    return {person.root_id or person.id for person in found}
