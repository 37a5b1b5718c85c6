"""People and messages from a LinkedIn archive: the zip, its folder, or a single one of its tables."""

from collections.abc import Callable, Iterator, Sequence

from cordially.core.records import LeftOut, Problem, Yielded
from cordially.sources.files import File
from cordially.sources.linkedin import people, written
from cordially.sources.linkedin.archive import Archive, survey
from cordially.sources.linkedin.kinds import GUIDE, UNKNOWN, Table, table
from cordially.sources.tables import rows

NAME = "linkedin"
LABEL = "LinkedIn"
EXPECTS = "A LinkedIn archive: the zip, its folder, or a table such as Connections.csv or messages.csv."
GROUPED = True

_READERS: dict[str, Callable[[Archive, Table], Iterator[Yielded]]] = {
    "connections": people.connections,
    "contacts": people.contacts,
    "messages": written.messages,
    "invitations": written.invitations,
    "recommendations": written.recommendations,
    "endorsements received": written.endorsements,
    "endorsements given": written.endorsements,
}
_ABOUT_ME = frozenset(("profile", "positions", "skills", "email addresses", "phone numbers"))


def matches(file: File) -> bool:
    return table(file) is not None


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    archive = survey([found for file in files if (found := table(file))])
    if own := people.me(archive):
        yield own
    for found in archive.tables:
        if found.kind in _READERS:
            yield from _READERS[found.kind](archive, found)
        elif found.kind not in _ABOUT_ME:
            yield from _not_read(archive, found)
    if not own and (mine := next((found for found in archive.tables if found.kind in _ABOUT_ME), None)):
        yield Problem(mine.file.label, "tells of somebody whose name is not there; Profile.csv has it")


def _not_read(archive: Archive, found: Table) -> Iterator[Yielded]:
    if found.kind == UNKNOWN:
        yield Problem(
            found.file.label, "is a web page and no table; ask LinkedIn for the archive again and unpack it as it is"
        )
    elif found.kind == GUIDE:
        if not any(archive.of("messages")):
            yield Problem(found.file.label, "is LinkedIn's guide, not the messages; these are in messages.csv")
    else:
        for row in rows(found.file, found.header):
            yield row if isinstance(row, Problem) else LeftOut(found.kind)
