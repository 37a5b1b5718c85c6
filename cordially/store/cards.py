"""Writing what address books told: each card once, its addresses held together, its positions beside it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from cordially.core import addresses, names
from cordially.core.records import EMAIL, NAME, Card
from cordially.store import rows
from cordially.store.identities import Identities

_FIND = "SELECT key, id, told, person_id, event_id FROM card WHERE key IN ({}) AND space_id = ? AND source = ?"
_ADD = "INSERT INTO card (id, space_id, source, key, name, told, person_id, event_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_POSITION = (
    "INSERT INTO position (person_id, card_id, organisation, title, since, until, event_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_LINK = "INSERT INTO link (space_id, person_id, other_id, sure, reasons, event_id) VALUES (?, ?, ?, ?, ?, ?)"
_CHANGE = 'INSERT INTO change (event_id, "table", "row", before, after) VALUES (?, ?, ?, ?, ?)'
ON_ONE_CARD = 0.98
ALIKE = 0.5  # below it two names are of two people


@dataclass
class CardCounts:
    new: int = 0
    known: int = 0
    changed: int = 0
    touched: set[int] = field(default_factory=set)
    me: list[int] = field(default_factory=list)  # identities on a card that its source calls its owner's


def told(card: Card) -> dict[str, Any]:
    """The card as plain JSON."""
    plain = asdict(card)
    plain["connected_on"] = card.connected_on.isoformat() if card.connected_on else None
    return plain


class CardWriter:
    def __init__(self, space_id: int, event_id: int, source: str, label: str) -> None:
        self.space_id, self.event_id, self.source, self.label = space_id, event_id, source, label
        self.identities = Identities(space_id, event_id)
        self._borne: defaultdict[int, set[str]] = defaultdict(set)  # names seen beside identities

    def write(self, batch: Sequence[Card], counts: CardCounts) -> None:
        cards = {card.key: card for card in batch}
        counts.known += len(batch) - len(cards)
        known = {row[0]: row[1:] for row in rows.among(_FIND, cards, self.space_id, self.source)}
        keys = {key: self._keys(card) for key, card in cards.items()}
        self.identities.ensure(each for named in keys.values() for each in named)
        self._look_up_names([self.identities.of(each) for named in keys.values() for each in named])
        for key, card in cards.items():
            found = self._own(card, keys[key])
            counts.touched.update(self.identities.of(each) for each in keys[key])
            counts.touched.update(found)
            if card.is_me:
                counts.me += found
            if key not in known:
                self._add(card, found)
                counts.new += 1
            elif self._tell_again(card, known[key], found):
                counts.changed += 1
            else:
                counts.known += 1
        self.identities.flush()

    def _keys(self, card: Card) -> list[tuple[str, str]]:
        named = list(dict.fromkeys((address.kind, address.value) for address in card.addresses if address.value))
        return named or [self._by_itself(card)]

    def _by_itself(self, card: Card) -> tuple[str, str]:
        """Where a card bears no address of its own, the card itself is what its person is known by."""
        return NAME, f"{card.name} ({self.label} {card.key})"[:300]

    def _look_up_names(self, identities: list[int]) -> None:
        sql = "SELECT identity_id, name FROM identity_name WHERE identity_id IN ({})"
        for identity, name in rows.among(sql, set(identities)):
            self._borne[identity].add(name)

    def _own(self, card: Card, keys: list[tuple[str, str]]) -> list[int]:
        """The identities on a card that are this person's alone: a family's mailbox or a switchboard joins nobody."""
        own = [self.identities.of(key) for key in keys if not _is_of_several(*key)]
        own = [identity for identity in own if not self._is_of_another(identity, card.name)]
        if not own:
            self.identities.ensure([self._by_itself(card)])
            own = [self.identities.of(self._by_itself(card))]
        if not card.is_organisation:
            for identity in own:
                self._borne[identity].add(card.name)
        return own

    def _is_of_another(self, identity: int, name: str) -> bool:
        """Somebody whose name contradicts this one bears it already, and nobody whose name fits."""
        others = [other for other in self._borne[identity] if names.is_human(other)]
        return bool(name) and bool(others) and all(names.same(name, other).degree < ALIKE for other in others)

    def _add(self, card: Card, found: list[int]) -> None:
        row = rows.next_id("card")
        home = self.identities.home(found[0])
        plain = json.dumps(told(card))
        rows.write(_ADD, [(row, self.space_id, self.source, card.key, card.name, plain, home, self.event_id)])
        self._add_positions(card, row, home)
        self._name_and_link(card, found)

    def _name_and_link(self, card: Card, found: list[int]) -> None:
        if card.is_organisation:
            return
        for identity in found:
            self.identities.name(identity, card.name)
        reason = json.dumps([f"both are on the card {card.name or 'without a name'} ({self.label})"])
        homes = [self.identities.home(identity) for identity in found]
        links = [(self.space_id, homes[0], h, ON_ONE_CARD, reason, self.event_id) for h in homes[1:] if h != homes[0]]
        rows.write(_ADD_LINK, links)

    def _add_positions(self, card: Card, row: int, home: int) -> None:
        rows.write(
            _ADD_POSITION,
            [(home, row, p.organisation, p.title, p.since, p.until, self.event_id) for p in card.positions],
        )

    def _tell_again(self, card: Card, known: tuple[Any, ...], found: list[int]) -> bool:
        """A card known from before: what changed is replaced, and the old card kept in the event."""
        row, before, home, event = known
        plain = told(card)
        if event != self.event_id:
            sql = 'INSERT OR IGNORE INTO sighting ("table", "row", event_id) VALUES (?, ?, ?)'
            rows.write(sql, [("card", row, self.event_id)])
        if json.loads(before) == json.loads(json.dumps(plain)):
            return False
        old = [list(position) for position in rows.select(_POSITIONS, (row,))]
        kept = json.dumps({"told": json.loads(before), "positions": old})
        rows.write(_CHANGE, [(self.event_id, "card", row, kept, json.dumps({"told": plain}))])
        rows.database().execute("UPDATE card SET told = ?, name = ? WHERE id = ?", (json.dumps(plain), card.name, row))
        rows.database().execute("DELETE FROM position WHERE card_id = ?", (row,))
        self._add_positions(card, row, home)
        self._name_and_link(card, found)
        return True


_POSITIONS = (
    "SELECT id, person_id, card_id, organisation, title, since, until, event_id FROM position WHERE card_id = ?"
)
_RESTORE_POSITION = (
    "INSERT INTO position (id, person_id, card_id, organisation, title, since, until, event_id)"
    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, CASE WHEN EXISTS (SELECT 1 FROM event WHERE id = ?8 AND undone_at IS NULL)"
    " THEN ?8 ELSE c.event_id END FROM card c WHERE c.id = ?3"
)


def restore(row: int, kept: dict[str, Any]) -> None:
    """Put a card back as an event kept it."""
    rows.database().execute(
        "UPDATE card SET told = ?, name = ? WHERE id = ?", (json.dumps(kept["told"]), kept["told"]["name"], row)
    )
    rows.database().execute("DELETE FROM position WHERE card_id = ?", (row,))
    rows.write(_RESTORE_POSITION, kept["positions"])


def _is_of_several(kind: str, value: str) -> bool:
    return kind == EMAIL and (addresses.is_shared(value) or addresses.is_no_reply(value))
