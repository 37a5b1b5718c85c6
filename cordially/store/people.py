"""Who is who: what is known of the people an import touched, links between them, and what they are called."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from cordially.core import addresses, names
from cordially.core.identity import SURE, Evidence, Known, Link, links, roots
from cordially.core.natures import HUMAN
from cordially.core.records import EMAIL
from cordially.models.correction import DIFFERENT
from cordially.models.interaction import FROM, IN, OUT
from cordially.store import rows

_MOST_COMPARED = 12


def homes(identities: Collection[int]) -> set[int]:
    return {row[0] for row in rows.among("SELECT DISTINCT person_id FROM identity WHERE id IN ({})", identities)}


def recognise(space_id: int, people: Collection[int], event_id: int | None) -> None:
    """Compare these home people with all who share a name or a mailbox with them.

    With an event, sure links are written as its own; without (after an undo), nothing new is joined. Unclear ones
    become suggestions.
    """
    touched = near(space_id, people)  # how much a name says changes with how many bear it, for all of them
    around = near(space_id, touched)
    known = list(_known(around))
    found = links(known, _answered_elsewhere(known))
    apart = _apart(around)
    joined = _joined(around)
    fresh = [link for link in found if {link.person, link.other} & touched and _pair(link) not in apart | joined]
    sure = [link for link in fresh if link.sure >= SURE]
    if event_id is not None:
        _write_links(space_id, sure, event_id)
        connect(around)
    _suggest(space_id, touched, fresh if event_id is None else [link for link in fresh if link.sure < SURE])


def near(space_id: int, people: Collection[int]) -> set[int]:
    """These home people, and all who share a name or a mailbox with them."""
    return set(people) | _namesakes(people) | _same_mailboxes(space_id, people)


def _pair(link: Link) -> tuple[int, int]:
    return link.person, link.other


def _namesakes(people: Collection[int]) -> set[int]:
    keys = (
        "SELECT DISTINCT n.key FROM identity_name n JOIN identity i ON i.id = n.identity_id WHERE i.person_id IN ({})"
    )
    wanted = {row[0] for row in rows.among(keys, people) if " " in row[0]}
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    sql = "SELECT n.key, i.person_id FROM identity_name n JOIN identity i ON i.id = n.identity_id WHERE n.key IN ({})"
    for key, person in rows.among(sql, wanted):
        bearers[key].add(person)
    return {person for found in bearers.values() if len(found) <= _MOST_COMPARED for person in found}


def _same_mailboxes(space_id: int, people: Collection[int]) -> set[int]:
    """Only where a provider is known to ignore parts of an address; so only those addresses are looked at."""
    sql = (
        "SELECT value, person_id FROM identity WHERE space_id = ? AND kind = 'email'"
        " AND (value LIKE '%@gmail.com' OR value LIKE '%@googlemail.com')"
    )
    boxes: defaultdict[str, set[int]] = defaultdict(set)
    for value, person in rows.select(sql, (space_id,)):
        boxes[addresses.mailbox_key(value)].add(person)
    touched = set(people)
    return {person for box in boxes.values() if len(box) > 1 and box & touched for person in box}


def _known(people: Collection[int]) -> Iterator[Known]:
    held: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, kind, value in rows.among(
        "SELECT person_id, kind, value FROM identity WHERE person_id IN ({})", people
    ):
        held[person].append((kind, value))
    named: defaultdict[int, list[str]] = defaultdict(list)
    sql = (
        "SELECT DISTINCT i.person_id, n.name FROM identity_name n JOIN identity i ON i.id = n.identity_id"
        " WHERE i.person_id IN ({})"
    )
    for person, name in rows.among(sql, people):
        named[person].append(name)
    works: defaultdict[int, list[str]] = defaultdict(list)
    sql = "SELECT person_id, organisation FROM position WHERE organisation != '' AND person_id IN ({})"
    for person, organisation in rows.among(sql, people):
        works[person].append(organisation)
    sql = "SELECT id, coalesce(nullif(nature_said, ''), nature) FROM person WHERE id IN ({})"
    for person, nature in rows.among(sql, people):
        yield Known(person, tuple(held[person]), tuple(named[person]), tuple(works[person]), nature == HUMAN)


def _answered_elsewhere(known: list[Known]) -> Iterator[Evidence]:
    """I wrote to one address, and the answer in the same thread came from the other, under the same name."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for person in known:
        if person.is_human and any(kind == EMAIL for kind, _ in person.addresses):
            for key in {names.key(name) for name in person.names}:
                if " " in key:
                    blocks[key].append(person.id)
    for block in blocks.values():
        if 2 <= len(block) <= _MOST_COMPARED:
            yield from _in_shared_threads(block)


def _in_shared_threads(block: list[int]) -> Iterator[Evidence]:
    sql = (
        "SELECT DISTINCT x.thread, i.person_id, x.direction FROM participant p JOIN identity i ON i.id = p.identity_id"
        " JOIN interaction x ON x.id = p.interaction_id WHERE i.person_id IN ({}) AND x.thread IS NOT NULL"
        f" AND ((x.direction = {OUT}) OR (x.direction = {IN} AND p.role = {FROM}))"
    )
    threads: defaultdict[int, dict[int, set[int]]] = defaultdict(lambda: {OUT: set(), IN: set()})
    for thread, person, direction in rows.among(sql, block):
        threads[thread][direction].add(person)
    seen = set()
    for sides in threads.values():
        for asked in sides[OUT]:
            for answered in sides[IN] - {asked}:
                if (asked, answered) not in seen:
                    seen.add((asked, answered))
                    yield Evidence(asked, answered, 0.8, "you wrote to one address and the answer came from the other")


def _apart(people: Collection[int]) -> set[tuple[int, int]]:
    """Pairs that are said to be two, by home person, for all who share a root with them."""
    sql = "SELECT person_id, other_id FROM correction WHERE kind = ?"
    said = list(rows.select(sql, (DIFFERENT,)))
    if not said:
        return set()
    pairs = set()
    for first, second in said:
        pairs |= {(min(a, b), max(a, b)) for a in _below(first) for b in _below(second)}
    return pairs


def _below(person: int) -> list[int]:
    sql = "SELECT id FROM person WHERE root_id = (SELECT root_id FROM person WHERE id = ?)"
    return [row[0] for row in rows.select(sql, (person,))]


def _joined(people: Collection[int]) -> set[tuple[int, int]]:
    """Pairs that are one already."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for person, root in rows.among("SELECT id, root_id FROM person WHERE id IN ({})", people):
        found[root].append(person)
    return {(min(a, b), max(a, b)) for members in found.values() for a in members for b in members if a != b}


def _write_links(space_id: int, found: Iterable[Link], event_id: int) -> None:
    rows.write(
        "INSERT INTO link (space_id, person_id, other_id, sure, reasons, event_id) VALUES (?, ?, ?, ?, ?, ?)",
        [(space_id, link.person, link.other, link.sure, json.dumps(link.reasons), event_id) for link in found],
    )


def _suggest(space_id: int, people: Collection[int], found: Iterable[Link]) -> None:
    for side in ("person_id", "other_id"):
        rows.change(f"DELETE FROM suggestion WHERE kind = 'same person' AND {side} IN ({{}})", people)
    root_of: dict[int, int] = {}
    fresh = list(found)
    ends = {end for link in fresh for end in _pair(link)}
    root_of.update(rows.among("SELECT id, root_id FROM person WHERE id IN ({})", ends))
    rows.write(
        "INSERT OR IGNORE INTO suggestion (space_id, kind, person_id, other_id, sure, reasons)"
        " VALUES (?, 'same person', ?, ?, ?, ?)",
        [
            (space_id, link.person, link.other, link.sure, json.dumps(link.reasons))
            for link in fresh
            if root_of[link.person] != root_of[link.other]
        ],
    )


def connect(people: Collection[int]) -> set[int]:
    """Reckon the roots of these people, and of all linked with them, from the links alone. Returns all looked at."""
    reached, edge, pairs = set(people), set(people), []
    while edge:
        found = [
            pair
            for side in ("person_id", "other_id")
            for pair in rows.among(f"SELECT person_id, other_id FROM link WHERE {side} IN ({{}})", edge)
        ]
        pairs += found
        edge = {end for pair in found for end in pair} - reached
        below = rows.among("SELECT id FROM person WHERE root_id IN ({}) AND root_id != id", edge)
        edge |= {row[0] for row in below} - reached
        reached |= edge
    rows.write(
        "UPDATE person SET root_id = ?1 WHERE id = ?2 AND root_id != ?1",
        [(root, person) for person, root in roots(reached, pairs).items()],
    )
    return reached


def rename(people: Collection[int]) -> None:
    """Call each of these by the name they bear most often; a card's name outweighs what stands beside addresses."""
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    sql = (
        "SELECT p.root_id, n.name, sum(n.seen) FROM person p JOIN identity i ON i.person_id = p.id"
        " JOIN identity_name n ON n.identity_id = i.id WHERE p.root_id IN ({}) GROUP BY 1, 2"
    )
    for root, name, seen in rows.among(sql, people):
        counted[root][name] += seen + 1000 * (" " in name) * names.is_human(name)
    sql = "SELECT p.root_id, c.name FROM card c JOIN person p ON p.id = c.person_id WHERE p.root_id IN ({})"
    for root, name in rows.among(sql, people):
        if name:
            counted[root][names.display(name) or name] += 5
    first = "SELECT p.root_id, min(i.kind || ' ' || i.value) FROM identity i JOIN person p ON p.id = i.person_id"
    addressed = dict(rows.among(f"{first} WHERE p.root_id IN ({{}}) GROUP BY 1", people))
    said = dict(rows.among("SELECT id, named FROM person WHERE id IN ({})", people))
    named = []
    for person in people:
        best = said.get(person) or _most_borne(counted[person]) or _of_address(addressed.get(person, ""))
        named.append((best, names.key(best), person))
    rows.write("UPDATE person SET name = ?1, name_key = ?2 WHERE id = ?3 AND (name != ?1 OR name_key != ?2)", named)


def _most_borne(counted: Counter[str]) -> str:
    return max(counted, key=lambda name: (counted[name], len(name), name)) if counted else ""


def _of_address(address: str) -> str:
    kind, _, value = address.partition(" ")
    if kind == EMAIL:
        return names.from_email(value.partition("@")[0]) or value
    return value
