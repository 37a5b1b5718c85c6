"""Finding or adding the identities that records name, each with a home person of its own."""

from collections import Counter
from collections.abc import Iterable

from cordially.core import names
from cordially.store import rows

Key = tuple[str, str]  # kind, value

_FIND = "SELECT kind, value, id, person_id FROM identity WHERE value IN ({}) AND space_id = ?"
_ADD_PERSON = (
    "INSERT INTO person (id, space_id, name, name_key, named, nature, nature_said, hats, root_id, event_id)"
    " VALUES (?, ?, ?, '', '', 'human', '', '', ?, ?)"
)
_ADD = "INSERT INTO identity (id, space_id, kind, value, person_id, event_id) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_NAME = (
    "INSERT INTO identity_name (identity_id, name, key, seen, event_id) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (identity_id, name, event_id) DO UPDATE SET seen = seen + excluded.seen"
)


class Identities:
    """Known identities by kind and value; remembers what it looked up for as long as one import lasts."""

    MOST_KEPT = 200_000

    def __init__(self, space_id: int, event_id: int) -> None:
        self.space_id, self.event_id = space_id, event_id
        self._known: dict[Key, int] = {}
        self._homes: dict[int, int] = {}
        self._names: Counter[tuple[int, str]] = Counter()

    def ensure(self, keys: Iterable[Key]) -> None:
        """Look up or add all of them, so that `of` answers."""
        if len(self._known) > self.MOST_KEPT:
            self._known.clear()
            self._homes.clear()
        missing = {key for key in keys if key not in self._known}
        if not missing:
            return
        for kind, value, identity, person in rows.among(_FIND, {key[1] for key in missing}, self.space_id):
            self._keep((kind, value), identity, person)
        self._add(sorted(key for key in missing if key not in self._known))

    def of(self, key: Key) -> int:
        return self._known[key]

    def home(self, identity: int) -> int:
        return self._homes[identity]

    def name(self, identity: int, name: str) -> None:
        """Count a name seen beside an identity; written by `flush`."""
        self._names[identity, name] += 1

    def flush(self) -> None:
        tidied: Counter[tuple[int, str]] = Counter()
        for (identity, name), seen in self._names.items():
            tidy = names.display(name)
            if tidy:
                tidied[identity, tidy] += seen
        rows.write(_ADD_NAME, [(who, name, names.key(name), n, self.event_id) for (who, name), n in tidied.items()])
        self._names.clear()

    def _keep(self, key: Key, identity: int, person: int) -> None:
        self._known[key] = identity
        self._homes[identity] = person

    def _add(self, keys: list[Key]) -> None:
        identity, person = rows.next_id("identity"), rows.next_id("person")
        people, identities = [], []
        for offset, (kind, value) in enumerate(keys):
            people.append((person + offset, self.space_id, value, person + offset, self.event_id))
            identities.append((identity + offset, self.space_id, kind, value, person + offset, self.event_id))
            self._keep((kind, value), identity + offset, person + offset)
        rows.write(_ADD_PERSON, people)
        rows.write(_ADD, identities)
