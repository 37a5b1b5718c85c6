"""Files to read from, on the disk or inside a zip archive, with the same few manners."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cordially.core.records import Problem

HEAD = 4096
LARGEST_MEMBER = 64 * 2**30  # bytes a zip member may claim; it is streamed, never held
LARGEST_RATIO = 1000  # times its packed size that a member may grow (past a mebibyte)
LARGEST_GROWTH = 1 << 30  # bytes that the members of an archive may claim together, however small it is packed
MOST_MEMBERS = 2_000_000


@dataclass(frozen=True)
class File:
    """A readable file. `path` is on the disk; `member` names an entry of that zip archive, a label and never a path."""

    path: Path
    member: str = ""
    archive: zipfile.ZipFile | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        return PurePosixPath(self.member).name if self.member else self.path.name

    @property
    def folder(self) -> str:
        return f"{self.path}!{PurePosixPath(self.member).parent}" if self.member else str(self.path.parent)

    @property
    def place(self) -> str:
        """Where it lies, as text: on the disk, or in its archive."""
        return self.member or str(self.path)

    @property
    def label(self) -> str:
        """How to name this file to a person."""
        return spoken(f"{self.path.name} > {self.member}" if self.member else self.path.name)

    @cached_property
    def size(self) -> int:
        return self.archive.getinfo(self.member).file_size if self.archive else self.path.stat().st_size

    @cached_property
    def head(self) -> bytes:
        """The first bytes, to recognise the file by."""
        with self.open() as stream:
            return stream.read(HEAD)

    def open(self) -> BinaryIO:
        if self.archive:
            return io.BufferedReader(self.archive.open(self.member), 1 << 20)  # type: ignore[type-var]
        return self.path.open("rb")

    @cached_property
    def fingerprint(self) -> bytes:
        """Sixteen bytes that change when the content does: the size, and the first and last 64 KiB."""
        if self.archive:
            info = self.archive.getinfo(self.member)
            return _digest(self.member.encode(), info.file_size, info.CRC.to_bytes(4, "big"))
        with self.path.open("rb") as stream:
            head = stream.read(1 << 16)
            stream.seek(max(0, self.size - (1 << 16)))
            return _digest(head, self.size, stream.read(1 << 16), self.path.stat().st_mtime_ns.to_bytes(9, "big"))


def spoken(name: str) -> str:
    """A path or name as text that can be stored and shown, whatever bytes it is made of."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def members(path: Path, problems: list[Problem] | None = None) -> Iterator[File]:
    """The files inside a zip archive. Entries that look like a bomb, or are locked, become problems and are left out.

    An archive that as a whole looks like a bomb raises ValueError.
    """
    archive = zipfile.ZipFile(path)
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise ValueError(f"holds {len(infos):,} files, more than {MOST_MEMBERS:,}")
    grown = sum(info.file_size for info in infos)
    if grown > max(LARGEST_GROWTH, path.stat().st_size * LARGEST_RATIO):
        raise ValueError(f"it would grow to {grown:,} bytes")
    for info in infos:
        why = _why_not(info)
        if why and problems is not None:
            problems.append(Problem(spoken(f"{path.name} > {info.filename}"), why))
        elif not why and not info.is_dir():
            yield File(path, info.filename, archive)


def _why_not(info: zipfile.ZipInfo) -> str:
    if info.is_dir():
        return ""
    if info.flag_bits & 1:
        return "is locked with a password; unpack it first"
    if info.file_size > LARGEST_MEMBER or info.file_size > max(1 << 20, info.compress_size * LARGEST_RATIO):
        return f"would grow to {info.file_size:,} bytes and was left alone"
    return ""


def _digest(*parts: bytes | int) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.to_bytes(9, "big"))
    return digest.digest()
