"""Which records are about the same person, how sure that is, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from cordially.core import addresses, names
from cordially.core.records import EMAIL

SURE = 0.9  # from here on two are joined without asking
WORTH_ASKING = 0.5
MOST_IN_BLOCK = 12  # a name that so many bear says nothing


@dataclass(frozen=True, slots=True)
class Known:
    """A home person as far as recognising goes: their identities, names, employers."""

    id: int
    addresses: tuple[tuple[str, str], ...]  # (kind, value)
    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    is_human: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two who share something beside a name: "the same card", "they answered from the other address"."""

    person: int
    other: int
    sure: float
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two are held to be one, this surely, for these reasons."""

    person: int
    other: int
    sure: float
    reasons: tuple[str, ...]


@dataclass
class _Pair:
    chances: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, chance: float, reason: str) -> None:
        if reason not in self.reasons:
            self.chances.append(chance)
            self.reasons.append(reason)


def links(people: Sequence[Known], evidence: Iterable[Evidence] = ()) -> list[Link]:
    """Links between people that are worth a look, surest first. Only those that share a block are ever compared.

    Independent reasons add up as chances do: 1 - (1 - a)(1 - b). A name alone, a shared mailbox or a company's domain
    never reach SURE.
    """
    by_id = {person.id: person for person in people if person.is_human}
    pairs: defaultdict[tuple[int, int], _Pair] = defaultdict(_Pair)
    for told in evidence:
        if told.person in by_id and told.other in by_id and told.person != told.other:
            pairs[_ordered(told.person, told.other)].add(told.sure, told.reason)
    for first, second, chance, reason in (*_same_mailbox(by_id), *_same_name(by_id)):
        pairs[_ordered(first, second)].add(chance, reason)
    for (first, second), pair in pairs.items():
        _weigh_names(by_id[first], by_id[second], pair)
    found = [Link(a, b, _together(pair.chances), tuple(pair.reasons)) for (a, b), pair in pairs.items()]
    return sorted((link for link in found if link.sure >= WORTH_ASKING), key=lambda link: (-link.sure, link.person))


def _ordered(first: int, second: int) -> tuple[int, int]:
    return (first, second) if first < second else (second, first)


def _together(chances: Iterable[float]) -> float:
    against = 1.0
    for chance in chances:
        against *= 1 - chance
    return round(1 - against, 4)


def _same_mailbox(people: dict[int, Known]) -> Iterator[tuple[int, int, float, str]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for person in people.values():
        for kind, value in person.addresses:
            if kind == EMAIL:
                key = addresses.mailbox_key(value)
                if key:
                    blocks[key].append(person.id)
    for key, block in blocks.items():
        for first, second in combinations(sorted(set(block))[:MOST_IN_BLOCK], 2):
            yield first, second, 0.97, f"both addresses reach the mailbox {key}"


def _same_name(people: dict[int, Known]) -> Iterator[tuple[int, int, float, str]]:
    """Full names only. How much a name says falls with how many bear it."""
    blocks: defaultdict[str, set[int]] = defaultdict(set)
    for person in people.values():
        for name in person.names:
            key = names.key(name)
            if " " in key and names.is_human(name):
                blocks[key].add(person.id)
    for key, block in blocks.items():
        if 2 <= len(block) <= MOST_IN_BLOCK:
            chance = 0.7 if len(block) == 2 else 0.55
            for first, second in combinations(sorted(block), 2):
                shown = next(name for name in people[first].names if names.key(name) == key)
                yield first, second, chance, f"both are called {shown}"
                yield from _beside_the_name(people[first], people[second], shown)


def _beside_the_name(first: Known, second: Known, name: str) -> Iterator[tuple[int, int, float, str]]:
    """What, beside a name that both bear, makes it likelier."""
    for here, there in ((first, second), (second, first)):
        employer = _employer_in_domain(here, there)
        if employer:
            yield (
                first.id,
                second.id,
                0.75,
                f"{employer[0]} is where one works and the other writes from ({employer[1]})",
            )
            break
    local = _same_local_part(first, second)
    if local:
        yield first.id, second.id, 0.4, f'both addresses begin with "{local}"'
    shared = {org.casefold() for org in first.organisations} & {org.casefold() for org in second.organisations}
    if shared:
        yield (
            first.id,
            second.id,
            0.75,
            f"both work at {next(o for o in first.organisations if o.casefold() in shared)}",
        )


def _employer_in_domain(here: Known, there: Known) -> tuple[str, str] | None:
    for organisation in here.organisations:
        words = names.key(organisation).split()
        squeezed = "".join(sorted(words, key=lambda word: organisation.casefold().find(word)))
        for kind, value in there.addresses:
            domain = addresses.domain(value) if kind == EMAIL else ""
            if not domain or addresses.is_public_domain(domain):
                continue
            label = domain.rsplit(".", 2)[-2] if domain.count(".") else domain
            label = label.replace("-", "")
            if len(label) >= 3 and (label == squeezed or label in words or (len(label) >= 5 and label in squeezed)):
                return organisation, domain
    return None


def _same_local_part(first: Known, second: Known) -> str:
    locals_ = [
        {value.partition("@")[0].partition("+")[0] for kind, value in person.addresses if kind == EMAIL}
        for person in (first, second)
    ]
    return next((local for local in sorted(locals_[0] & locals_[1]) if len(local) >= 6), "")


def _weigh_names(first: Known, second: Known, pair: _Pair) -> None:
    """Evidence for people whose names contradict each other is no proof: a family's phone, an assistant's answer."""
    ours = [name for name in first.names if names.is_human(name)]
    theirs = [name for name in second.names if names.is_human(name)]
    if not ours or not theirs:
        return
    alike, reason = max((names.same(a, b) for a in ours for b in theirs), key=lambda found: found[0])
    if alike < 0.5:
        pair.chances[:] = [min(chance, 0.45) for chance in pair.chances[:1]]
        pair.reasons.append(f"but the names differ: {ours[0]}, {theirs[0]}")
    elif not any(told.startswith("both are called") for told in pair.reasons) and alike >= 0.8:
        pair.add(0.5, f"the names fit: {ours[0]}, {theirs[0]}" if not isinstance(reason, str) or not reason else reason)


def roots(people: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each person the smallest id of those they are linked with, directly or through others."""
    parent = {person: person for person in people}

    def top(person: int) -> int:
        while parent[person] != person:
            parent[person] = parent[parent[person]]
            person = parent[person]
        return person

    for first, second in pairs:
        if first in parent and second in parent:
            a, b = top(first), top(second)
            parent[max(a, b)] = min(a, b)
    return {person: top(person) for person in parent}
