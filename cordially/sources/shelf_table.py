"""Things for the shelf from a table (CSV): a column "title", and if there are, "kind", "about" and "link"."""

from collections.abc import Iterator
from pathlib import Path

from cordially.core.giving import IDEA, RESOURCE, Thing, is_link, tidy, title_of
from cordially.core.records import Problem
from cordially.sources import tables
from cordially.sources.files import File

MOST = 20_000
TITLES = ("title", "name", "what", "titel", "thing")
ABOUT = ("about", "description", "notes", "note", "text", "tags", "folder", "beschreibung")
LINKS = ("link", "url", "href", "address")
KINDS = ("kind", "type", "art")
_RESOURCE = ("resource", "book", "template", "tool", "room", "ressource")


def read(path: Path) -> Iterator[Thing | Problem]:
    file = File(path)
    header = next((names for names in tables.columns(file) if set(names) & {*TITLES, *LINKS}), None)
    if header is None:
        yield Problem(path.name, "has no column called title.")
        return
    for number, row in enumerate(tables.rows(file, header)):
        if number == MOST:
            yield Problem(path.name, f"holds more than {MOST:,} rows; the rest was left out.")
            return
        yield row if isinstance(row, Problem) else _thing(row)


def _thing(row: tables.Row) -> Thing | Problem:
    link = _first(row, LINKS, 2000)
    link = link if is_link(link) else ""
    title = _first(row, TITLES, 300) or (title_of(link) if link else "")
    if not title:
        return Problem(row.where, "has no title.")
    return Thing(title, _kind(_first(row, KINDS, 40).lower()), _first(row, ABOUT, 1000), link)


def _kind(said: str) -> str:
    return RESOURCE if said in _RESOURCE else IDEA if said else ""


def _first(row: tables.Row, names: tuple[str, ...], longest: int) -> str:
    return next((tidy(row[name], longest) for name in names if row[name]), "")
