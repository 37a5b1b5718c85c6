"""What a whole LinkedIn archive says about who is who: whose it is, and which page belongs to which name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cordially.core import addresses, names
from cordially.core.records import LINKEDIN, NAME, Party
from cordially.sources.linkedin.kinds import Table
from cordially.sources.tables import Row, rows

MOST_CONVERSATIONS = 500_000
GONE = frozenset(("linkedin member", "linkedin user", "linkedin-mitglied", "membro do linkedin", "usuario de linkedin"))


@dataclass
class Archive:
    """Filled by one look at all tables before they are read."""

    tables: list[Table]
    my_name: str = ""
    my_keys: set[str] = field(default_factory=set)
    my_page: str = ""
    pages: dict[str, set[str]] = field(default_factory=dict)  # by the key of a name
    connected: Counter[str] = field(default_factory=Counter)  # how many connections have a name, by its key
    answered: set[str] = field(default_factory=set)  # conversations in which the owner wrote
    senders: dict[str, set[str]] = field(default_factory=dict)  # keys of names, by conversation

    def of(self, kind: str) -> Iterator[Table]:
        return (table for table in self.tables if table.kind == kind)

    def party(self, role: str, name: str, url: str = "") -> Party | None:
        """Somebody by their page, else by the one page known for their name, else by name. None for who has left."""
        shown = names.display(name)
        shown = "" if shown.lower() in GONE else shown
        page = addresses.linkedin(url) or self.page_of(shown)
        if page:
            return Party(role, LINKEDIN, page, shown)
        return Party(role, NAME, shown, shown) if shown else None

    def me(self, role: str) -> Party | None:
        return self.party(role, self.my_name, self.my_page) if self.my_name else None

    def is_me(self, name: str, url: str = "") -> bool:
        page = addresses.linkedin(url)
        return page == self.my_page if page and self.my_page else names.key(name) in self.my_keys

    def page_of(self, name: str) -> str:
        """The page of the only one in this archive who has that name; "" where there are none or several."""
        key = names.key(name)
        if self.my_page and key in self.my_keys:
            return self.my_page
        known = self.pages.get(key, set())
        return next(iter(known)) if len(known) == 1 and self.connected[key] <= 1 else ""


def survey(tables: list[Table]) -> Archive:
    archive = Archive(tables)
    told = _Told()
    for table in tables:
        if table.kind == "connections":
            _connections(archive, table)
        elif table.kind == "messages":
            _messages(archive, table, told)
        elif table.kind == "invitations":
            _invitations(table, told)
        elif table.kind == "profile":
            for row in _rows(table):
                archive.my_name = archive.my_name or full_name(row)
    _find_me(archive, told)
    return archive


def full_name(row: Row) -> str:
    return names.display(f"{row['firstname']} {row['lastname']}")


@dataclass
class _Told:
    """Signs of whose archive it is."""

    conversations: Counter[str] = field(
        default_factory=Counter
    )  # how many each person takes part in, by key of the name
    shown: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Counter[str]] = field(default_factory=dict)
    outgoing: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[str, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def page(self, name: str, url: str) -> None:
        key, page = names.key(name), addresses.linkedin(url)
        self.shown.setdefault(key, names.display(name))
        if key and page:
            self.pages.setdefault(key, Counter())[page] += 1


def _rows(table: Table) -> Iterator[Row]:
    return (row for row in rows(table.file, table.header) if isinstance(row, Row))


def _connections(archive: Archive, table: Table) -> None:
    for row in _rows(table):
        page, key = addresses.linkedin(row["url"]), names.key(full_name(row))
        archive.connected[key] += 1
        if page and key:
            archive.pages.setdefault(key, set()).add(page)


def _messages(archive: Archive, table: Table, told: _Told) -> None:
    for row in _rows(table):
        conversation = row["conversationid"]
        if len(told.ids) >= MOST_CONVERSATIONS and conversation not in told.ids:
            continue
        told.ids.add(conversation)
        told.page(row["from"], row["senderprofileurl"])
        key, page = names.key(row["from"]), addresses.linkedin(row["senderprofileurl"])
        if key and page:
            archive.pages.setdefault(key, set()).add(page)
        archive.senders.setdefault(conversation, set()).add(key)
        for name in (row["from"], *people(row["to"])):
            _takes_part(told, conversation, name)


def _takes_part(told: _Told, conversation: str, name: str) -> None:
    key = names.key(name)
    if key and (conversation, key) not in told.seen:
        told.seen.add((conversation, key))
        told.shown.setdefault(key, names.display(name))
        told.conversations[key] += 1


def _invitations(table: Table, told: _Told) -> None:
    for row in _rows(table):
        is_outgoing = row["direction"].upper() == "OUTGOING"
        mine, url = ("from", "inviterprofileurl") if is_outgoing else ("to", "inviteeprofileurl")
        key = names.key(row[mine])
        if key and row["direction"]:
            told.outgoing[key] += 1
            told.page(row[mine], row[url])


def _find_me(archive: Archive, told: _Told) -> None:
    """By the profile; else by whose invitations these are; else by who takes part in all conversations."""
    own = names.key(archive.my_name)
    guess = _guess(told)
    if own and guess and own not in told.pages and names.same(archive.my_name, told.shown[guess]).degree >= 0.8:
        archive.my_keys.add(guess)
    own = own or guess
    if not own:
        return
    archive.my_keys.add(own)
    archive.my_name = archive.my_name or told.shown.get(own, "")
    pages: Counter[str] = Counter()
    for key in archive.my_keys:
        pages.update(told.pages.get(key, Counter()))
    archive.my_page = pages.most_common(1)[0][0] if pages else ""
    archive.answered = {conversation for conversation, keys in archive.senders.items() if keys & archive.my_keys}


def _guess(told: _Told) -> str:
    if told.outgoing:
        return told.outgoing.most_common(1)[0][0]
    ranked = told.conversations.most_common(2)
    if len(told.ids) < 2 or not ranked or ranked[0][1] < 0.9 * len(told.ids):
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[1][1] < ranked[0][1] else ""


def people(text: str) -> list[str]:
    """The names in a cell, apart from the degrees behind them: "Ana Silva, MBA, Ben Costa" names two."""
    found: list[str] = []
    for piece in text[:5000].replace(";", ",").split(",")[:200]:
        name = piece.strip()
        if found and " " not in name and name and names.display(f"{found[-1]}, {name}") == names.display(found[-1]):
            continue
        if name:
            found.append(name)
    return found


def matched(shown: Iterable[str], urls: str) -> list[tuple[str, str]]:
    """Names with their pages, where the cells tell as many of both; else the pages alone, or the names alone."""
    pages = [url.strip() for url in urls.replace(";", ",").split(",")[:200] if url.strip()]
    told = list(shown)
    if len(pages) == 1 and told:
        return [(", ".join(told), pages[0])]
    if len(pages) == len(told):
        return list(zip(told, pages, strict=True))
    return [("", page) for page in pages] if pages else [(name, "") for name in told]
