"""Many files of a few folders: each is kept as a name and a size, and made a File when it is its turn."""

import os
from array import array
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import overload

from cordially.sources.files import File


class Listing(Sequence[File]):
    """Files in the order they were found; a million of them take about a hundred megabytes."""

    def __init__(self) -> None:
        self._names: list[str | File] = []  # what lies in an archive stays as it is
        self._sizes = array("Q")
        self._places = array("L")
        self._folders: dict[str, int] = {}
        self._by_place: list[str] = []

    def append(self, file: File) -> None:
        if file.archive is not None:
            self._add(file, 0, "")
        else:
            folder, name = os.path.split(file.place)
            self._add(name, file.size, folder)

    def _add(self, name: str | File, size: int, folder: str) -> None:
        place = self._folders.setdefault(folder, len(self._by_place))
        if place == len(self._by_place):
            self._by_place.append(folder)
        self._names.append(name)
        self._sizes.append(size)
        self._places.append(place)

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, which: int) -> File: ...

    @overload
    def __getitem__(self, which: slice) -> list[File]: ...

    def __getitem__(self, which: int | slice) -> File | list[File]:
        if isinstance(which, slice):
            return [self._file(place) for place in range(*which.indices(len(self)))]
        return self._file(which)

    def _file(self, place: int) -> File:
        name = self._names[place]
        return name if isinstance(name, File) else OnDisk(self._by_place[self._places[place]], name, self._sizes[place])


class OnDisk(File):
    """A file of a folder that was gone through: its size is known, and its path is made only where it is needed."""

    def __init__(self, folder: str, name: str, size: int) -> None:
        self.__dict__.update(_place=os.path.join(folder, name), size=size)  # noqa: PTH118 - there are very many

    @cached_property
    def path(self) -> Path:
        return Path(self.place)

    @property
    def name(self) -> str:
        return os.path.basename(self.place)  # noqa: PTH119

    @property
    def place(self) -> str:
        return str(self.__dict__["_place"])
