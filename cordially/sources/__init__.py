"""Reading: one module per kind of export or account. This is what they all promise, and how the right one is found.

A source is a module with

- NAME, one word; LABEL, for people; EXPECTS, a sentence that says what it reads;
- GROUPED: whether files found together in a folder or an archive are one reading (a Maildir, a LinkedIn archive);
- matches(file): whether this file is its kind, by content;
- read(files, mark=""): records, and LeftOut, Problem and Mark between them; never an exception for a bad entry;
- fingerprint(file), where a file's name and size say enough to know it again (else its content is looked at).
"""

import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from cordially.core.records import Problem, Yielded
from cordially.sources.files import File, members

MODULES = ("maildir", "linkedin", "vcard", "ical", "mbox", "eml", "transcript")


class Source(Protocol):
    NAME: str
    LABEL: str
    EXPECTS: str
    GROUPED: bool

    def matches(self, file: File) -> bool: ...

    def read(self, files: Sequence[File], mark: str = "") -> Iterator[Yielded]: ...


@dataclass
class Found:
    """What one source will read in one go."""

    source: Source
    path: str
    files: list[File] = field(default_factory=list)


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
            if source is None:
                finding.unknown.append(file)
                continue
            where = _group(path, file) if source.GROUPED else file.label
            key = (source.NAME, where)
            if key not in groups:
                groups[key] = Found(source, _shown(path, file) if not source.GROUPED else where)
                finding.found.append(groups[key])
            groups[key].files.append(file)
    return finding


def _shown(path: Path, file: File) -> str:
    return f"{file.path} > {file.member}" if file.member else str(file.path)


def _group(path: Path, file: File) -> str:
    """Files of one archive, of one Maildir, or else of one folder named on the command line, belong together."""
    if file.member:
        return str(file.path)
    if file.path.parent.name in ("cur", "new"):
        folder = file.path.parent.parent
        return str(folder.parent if folder.name.startswith(".") else folder)
    return str(path if path.is_dir() else path.parent)


def _source_of(file: File, known: list[Source], problems: list[Problem]) -> Source | None:
    try:
        return next((source for source in known if source.matches(file)), None)
    except (OSError, zipfile.BadZipFile, RuntimeError, EOFError, ValueError, NotImplementedError) as error:
        problems.append(Problem(file.label, f"could not be opened: {error}"))
        return None


def _files(path: Path, problems: list[Problem]) -> Iterator[File]:
    if not path.exists():
        problems.append(Problem(str(path), "is not there"))
    elif path.is_dir():
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name not in {"tmp", "__MACOSX", ".notmuch"})
            for name in sorted(names):
                yield from _opened(Path(folder, name), problems)
    else:
        yield from _opened(path, problems)


def _opened(path: Path, problems: list[Problem]) -> Iterator[File]:
    file = File(path)
    if path.suffix.lower() != ".zip":
        yield file
        return
    try:
        yield from members(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        problems.append(Problem(path.name, f"is an archive that could not be read whole: {error}"))
