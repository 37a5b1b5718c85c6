"""Reading: one module per kind of export or account. This is what they all promise, and how the right one is found.

A source is a module with

- NAME, one word; LABEL, for people; EXPECTS, a sentence that says what it reads;
- GROUPED: whether files found together in a folder or an archive are one reading (a Maildir, a LinkedIn archive);
- matches(file): whether this file is its kind, by content;
- read(files, mark=""): records, and LeftOut, Problem and Mark between them; never an exception for a bad entry;
- fingerprint(file), where a file's name and size say enough to know it again (else its content is looked at).
"""

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from cordially.core.records import Problem, Yielded
from cordially.sources.files import File, members, spoken
from cordially.sources.listing import Listing, OnDisk

EMPTY = "is empty"
KINDS = frozenset((".eml", ".emlx", ".mbox", ".vcf", ".ics", ".csv", ".vtt", ".srt"))  # names of what would be read
MODULES = ("maildir", "linkedin", "vcard", "ical", "mbox", "eml", "transcript")


class Source(Protocol):
    NAME: str
    LABEL: str
    EXPECTS: str
    GROUPED: bool

    def matches(self, file: File) -> bool: ...

    def read(self, files: Sequence[File], mark: str = "") -> Iterator[Yielded]: ...


class Broken:
    """Reading could not go on; what was read before holds, and another time may bring more."""


@dataclass
class Found:
    """What one source will read in one go."""

    source: Source
    path: str
    files: Listing = field(default_factory=Listing)


@dataclass
class Finding:
    """All that lies at some paths: what can be read, and what nobody knows how to."""

    found: list[Found] = field(default_factory=list)
    unknown: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def sources() -> list[Source]:
    return [cast("Source", import_module(f"cordially.sources.{name}")) for name in MODULES]


def expected() -> str:
    return " ".join(source.EXPECTS for source in sources())


def find(paths: Iterable[Path]) -> Finding:
    """Look at every file at or below the paths and inside archives, and ask each source whether it is its kind."""
    finding, known = Finding(), sources()
    groups: dict[tuple[str, str], Found] = {}
    for path in paths:
        for file in _files(path, finding.problems):
            source = _source_of(file, known, finding.problems)
            if source is None and not file.size and PurePath(file.name).suffix.lower() in KINDS:
                finding.problems.append(Problem(file.label, EMPTY))
            elif source is None:
                finding.unknown.append(file)
            if source is None:
                continue
            where = _group(path, file) if source.GROUPED else _shown(path, file)
            key = (source.NAME, where)
            if key not in groups:
                groups[key] = Found(source, _shown(path, file) if not source.GROUPED else where)
                finding.found.append(groups[key])
            groups[key].files.append(file)
    return finding


def _shown(path: Path, file: File) -> str:
    return spoken(f"{file.path} > {file.member}" if file.member else file.place)


def _group(path: Path, file: File) -> str:
    """Files of one archive, of one Maildir, or else of one folder named on the command line, belong together."""
    return spoken(str(file.path)) if file.member else _group_of(path, os.path.dirname(file.place))  # noqa: PTH120 - four times as fast


@lru_cache(maxsize=64)
def _group_of(path: Path, folder: str) -> str:
    above, name = os.path.split(folder)
    if name in ("cur", "new"):
        is_folder = os.path.basename(above).startswith(".")  # noqa: PTH119
        return spoken(os.path.dirname(above) if is_folder else above)  # noqa: PTH120
    return spoken(str(path if path.is_dir() else path.parent))


def _source_of(file: File, known: list[Source], problems: list[Problem]) -> Source | None:
    try:
        return next((source for source in known if source.matches(file)), None)
    except Exception as error:  # whatever a file can do, the next one is looked at
        problems.append(Problem(file.label, f"could not be opened: {_told(error)}"))
        return None


def _told(error: Exception) -> str:
    """What the system said, without the path that it adds."""
    return (error.strerror or "") if isinstance(error, OSError) else str(error) or type(error).__name__


def records(source: Source, files: Sequence[File], mark: str = "") -> Iterator[Yielded | Broken]:
    """What the source reads from the files; where it cannot go on, a problem and then Broken."""
    try:
        yield from source.read(files, mark)
    except Exception as error:  # a source never raises for an entry; but disks break, and archives lie
        yield Problem(files[0].label, f"could not be read to its end: {_told(error)}")
        yield Broken()


def _files(path: Path, problems: list[Problem]) -> Iterator[File]:
    if not path.exists():
        problems.append(Problem(str(path), "is not there"))
    elif path.is_dir():
        for folder, folders, names in os.walk(path, onerror=lambda error: problems.append(_not_entered(error))):
            folders[:] = sorted(name for name in folders if name not in {"tmp", "__MACOSX", ".notmuch"})
            names.sort()
            for name in names:
                yield from _opened(folder, name, problems)
    else:
        yield from _opened(str(path.parent), path.name, problems)


def _not_entered(error: OSError) -> Problem:
    return Problem(spoken(str(error.filename)), f"is a folder that could not be opened: {error.strerror}")


def _opened(folder: str, name: str, problems: list[Problem]) -> Iterator[File]:
    """Ordinary files only: a pipe or a device may never end."""
    try:
        told = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - a Maildir has very many
        if not stat.S_ISREG(told.st_mode):
            problems.append(Problem(spoken(name), "is no ordinary file"))
        elif not name.lower().endswith(".zip"):
            yield OnDisk(folder, name, told.st_size)
        elif told.st_size:
            yield from members(Path(folder, name), problems)
        else:
            problems.append(Problem(spoken(name), EMPTY))
    except OSError as error:
        problems.append(Problem(spoken(name), f"could not be opened: {_told(error)}"))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        problems.append(Problem(spoken(name), f"is an archive that could not be read whole: {error}"))
