"""A server with one calendar, in memory: it keeps what it is given, and dies at a chosen write."""

import re
from collections.abc import Iterable

from icalendar import Calendar


class BrokenOff(Exception):  # noqa: N818 - the machine died
    """The machine died."""


class ShelfCalendar:
    """Server and calendar at once, with tags as real ones have."""

    def __init__(self) -> None:
        self.digest, self.host, self.path, self.is_new = "one", "dav.example", "", False
        self.kept: dict[str, tuple[bytes, str]] = {}
        self.writes, self.dies_before, self.dies_after = 0, 0, 0

    def calendar(self, path: str = "") -> "ShelfCalendar":
        self.is_new, self.path = not path, path or "/me/cordially/"
        return self

    def close(self) -> None:
        pass

    def tags(self) -> dict[str, str]:
        return {name: tag for name, (_, tag) in self.kept.items()}

    def read(self, names: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        return {name: self.kept[name] for name in names if name in self.kept}

    def put(self, name: str, text: bytes, *, tag: str = "") -> str | None:
        return self._write(name, text, tag)

    def remove(self, name: str, *, tag: str) -> bool:
        return self._write(name, b"", tag) is not None

    def _write(self, name: str, text: bytes, tag: str) -> str | None:
        self.writes += 1
        if self.writes == self.dies_before:
            raise BrokenOff
        if self.kept.get(name, (b"", ""))[1] != tag:
            return None
        self.kept[name] = (text, f'"{self.writes}"')
        if not text:
            del self.kept[name]
        if self.writes == self.dies_after:
            raise BrokenOff
        return f'"{self.writes}"'

    def entries(self) -> dict[str, str]:
        """Each to-do in short, and its state; of several turns the last."""
        found = [Calendar.from_ical(self.kept[name][0]).walk("VTODO")[0] for name in sorted(self.kept)]
        return {str(one["SUMMARY"]): str(one["STATUS"]) for one in found}

    def edit(self, words: str, pattern: str, instead: str) -> None:
        """As a calendar program does, by hand, in the one that says these words."""
        name = next(name for name, (text, _) in self.kept.items() if words.encode() in text)
        text, tag = self.kept[name]
        changed = re.sub(pattern.encode(), instead.encode(), text)
        assert changed != text
        self.kept[name] = (changed, tag[:-1] + 'x"')

    def tick(self, words: str) -> None:
        self.edit(words, "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261125T090000Z")

    def delete(self, words: str) -> None:
        self.kept = {name: one for name, one in self.kept.items() if words.encode() not in one[0]}
