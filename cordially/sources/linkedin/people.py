"""People in a LinkedIn archive: its owner, the connections, the contacts that were once handed over."""

import hashlib
import re
from collections.abc import Iterator

from cordially.core import addresses, names
from cordially.core.records import EMAIL, LINKEDIN, NAME, PHONE, Address, Card, LeftOut, Position, Problem, Yielded
from cordially.sources.linkedin import dates
from cordially.sources.linkedin.archive import Archive, full_name
from cordially.sources.linkedin.kinds import Table
from cordially.sources.tables import Row, rows

LONGEST_NOTE = 20_000


def me(archive: Archive) -> Card | None:
    """The archive's owner, from the profile and what stands beside it; by name alone where there is no more."""
    if not archive.my_name:
        return None
    profile = next((row for row in _rows(archive, "profile")), Row("", {}))
    known = [Address(LINKEDIN, archive.my_page)] if archive.my_page else [Address(NAME, archive.my_name)]
    known += [Address(EMAIL, addresses.email(row["emailaddress"])) for row in _rows(archive, "email addresses")]
    known += [
        Address(PHONE, addresses.phone(row["number"]), row["type"].lower()) for row in _rows(archive, "phone numbers")
    ]
    return Card(
        key="me",
        name=archive.my_name,
        addresses=_each_once(known),
        positions=tuple(_position(row) for row in _rows(archive, "positions")),
        birthday=dates.birthday(profile["birthdate"]),
        place=profile["geolocation"][:200],
        note=profile["summary"][:LONGEST_NOTE],
        pages=tuple(re.findall(r"https?://[^\s,\]\"']{3,300}", profile["websites"]))[:20],
        headline=profile["headline"][:500],
        skills=tuple(dict.fromkeys(row["name"][:100] for row in _rows(archive, "skills") if row["name"]))[:500],
        is_me=True,
    )


def _rows(archive: Archive, kind: str) -> Iterator[Row]:
    return (row for table in archive.of(kind) for row in rows(table.file, table.header) if isinstance(row, Row))


def _each_once(known: list[Address]) -> tuple[Address, ...]:
    return tuple({(one.kind, one.value): one for one in known if one.value}.values())


def _position(row: Row) -> Position:
    since, until = dates.partial(row["startedon"]), dates.partial(row["finishedon"])
    return Position(row["companyname"][:200], row["title"][:200], since, until)


def connections(archive: Archive, table: Table) -> Iterator[Yielded]:
    for row in rows(table.file, table.header):
        yield row if isinstance(row, Problem) else _connection(archive, row)


def _connection(archive: Archive, row: Row) -> Card | LeftOut:
    own, mail = addresses.linkedin(row["url"]), addresses.email(row["emailaddress"])
    name = full_name(row) or names.from_email(mail)
    if not name:
        return LeftOut("connections without a name")
    connected_on = dates.day(row["connectedon"])
    page = own or archive.page_of(name)
    return Card(
        key=own or _key("connection", names.key(name), str(connected_on)),
        name=name,
        addresses=_each_once(
            [Address(LINKEDIN, page), Address(EMAIL, mail)] if page or mail else [Address(NAME, name)]
        ),
        positions=_works(row["company"], row["position"]),
        connected_on=connected_on,
    )


def _works(company: str, title: str) -> tuple[Position, ...]:
    return (Position(company[:200], title[:200]),) if company or title else ()


def _key(*parts: str) -> str:
    return f"{parts[0]}:" + hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def contacts(archive: Archive, table: Table) -> Iterator[Yielded]:
    for row in rows(table.file, table.header):
        yield row if isinstance(row, Problem) else _contact(row)


def _contact(row: Row) -> Card | LeftOut:
    known = [Address(EMAIL, addresses.email(mail)) for mail in _pieces(row["emails"])]
    known += [Address(PHONE, addresses.phone(number)) for number in _pieces(row["phonenumbers"])]
    known += [Address(LINKEDIN, addresses.linkedin(page)) for page in _pieces(row["profiles"])]
    reached = _each_once(known)
    name = full_name(row) or names.display(row["fullname"])
    name = name or next((names.from_email(one.value) for one in reached if one.kind == EMAIL), "")
    if not name:
        return LeftOut("contacts without a name")
    return Card(
        key=_key("contact", names.key(name) or name, reached[0].value if reached else row["companies"]),
        name=name,
        addresses=reached,
        positions=_works(row["companies"], row["title"]),
        birthday=dates.birthday(row["birthday"]),
        place=row["location"][:200],
        pages=tuple(page for page in _pieces(row["sites"]) if not addresses.linkedin(page))[:20],
    )


def _pieces(cell: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"[,;\n]", cell[:5000]) if piece.strip()][:50]
