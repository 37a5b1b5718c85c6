"""Many files of a few folders: each is kept as a name and a size, and made a File when it is its turn."""

from array import array
from collections.abc import Sequence
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
            folder, name = _parted(file)
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
        return (
            name if isinstance(name, File) else on_disk(self._by_place[self._places[place]], name, self._sizes[place])
        )


def on_disk(folder: str, name: str, size: int) -> File:
    """A file whose size is known already."""
    file = File(Path(folder, name))
    file.__dict__["size"] = size  # what the cached property would ask again
    return file


def _parted(file: File) -> tuple[str, str]:
    return str(file.path.parent), file.path.name
