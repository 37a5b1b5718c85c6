"""Tables (CSV) as other programs export them: found by the names of their columns, whatever stands before or around."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cordially.core.letters import visible
from cordially.core.records import Problem
from cordially.sources.files import File

LONGEST_FIELD = 1 << 20  # characters
LONGEST_LINE = 1 << 22
MOST_BEFORE = 20  # rows that may stand before the names of the columns
MOST_COLUMNS = 500

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by the bare names of its columns: "First Name" is "firstname"."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def bare(name: str) -> str:
    """A column's or a file's name, for comparing: letters and digits only, in lower case."""
    return re.sub(r"[\W_]", "", name.lower())


def columns(file: File) -> Iterator[list[str]]:
    """The bare names in each of the first rows, one of which may name the columns."""
    text = _decoded(file.head)
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
        for _ in range(MOST_BEFORE):
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error:
                continue
            if len(row) > 1 or delimiter == ",":
                yield [bare(name) for name in row[:MOST_COLUMNS]]


def rows(file: File, header: Sequence[str]) -> Iterator[Row | Problem]:
    """The rows below the row whose bare names are `header`; empty ones are passed over, overlong ones are problems."""
    csv.field_size_limit(LONGEST_FIELD)
    delimiter = _delimiter(file, header)
    names: list[str] = []
    with file.open() as stream, _Text(stream, _encoding(file)) as text:
        reader = csv.reader(text.lines(), delimiter=delimiter)
        while True:
            where = f"{file.label}, line {reader.line_num + 1}"
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Problem(where, "has a cell that is too long")
                continue
            if not names:
                names = [bare(name) for name in row[:MOST_COLUMNS]]
                names = names if names == list(header) else []
            elif any(cell.strip() for cell in row):
                yield _row(where, names, row)


def _row(where: str, names: list[str], row: list[str]) -> Row:
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        cells.setdefault(name, visible(mended(cell)).strip())
    return Row(where, cells)


def mended(text: str) -> str:
    """Text whose UTF-8 was once taken for Latin-1 ("JosÃ©"), put right where that is certain."""
    if text.isascii() or not any(sign in text for sign in "ÃÂâÄÅðÐãäåæçèé"):
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


class _Text:
    """A stream's lines as text, none longer than a bound."""

    def __init__(self, stream: object, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")  # type: ignore[type-var]

    def __enter__(self) -> "_Text":
        return self

    def __exit__(self, *_: object) -> None:
        self._text.detach()

    def lines(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_LINE):
            yield line.replace("\0", "")


def _delimiter(file: File, header: Sequence[str]) -> str:
    text = _decoded(file.head)
    wanted = list(header)
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
        try:
            if any([bare(name) for name in row] == wanted for row, _ in zip(reader, range(MOST_BEFORE), strict=False)):
                return delimiter
        except csv.Error:
            continue
    return ","


def _encoding(file: File) -> str:
    if file.head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    with file.open() as stream:
        start = stream.read(1 << 20)
    try:
        start[: max(0, len(start) - 4)].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 8:
            return "cp1252"
    return "utf-8-sig"


def _decoded(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")
