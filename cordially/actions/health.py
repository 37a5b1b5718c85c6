"""Looking whether the database is sound, what the imports cover and what is missing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cordially.core.days import written
from cordially.models import Import
from cordially.queries import digests, matches, needs, search, spaces, todos
from cordially.store import sqlite
from cordially.viewer import Viewer

SOURCES = {
    "mail": ("mbox", "maildir", "eml"),
    "a calendar": ("ical",),
    "an address book": ("vcard",),
    "a LinkedIn archive": ("linkedin",),
}
OLD = 30  # days after which an export is worth renewing


@dataclass(frozen=True, slots=True)
class Health:
    faults: tuple[str, ...]
    facts: tuple[str, ...]
    advice: tuple[str, ...]

    def as_plain(self) -> dict[str, Any]:
        return {"sound": not self.faults, "faults": self.faults, "facts": self.facts, "advice": self.advice}


def examine(viewer: Viewer, *, now: datetime, is_deep: bool = True) -> Health:
    """Without `is_deep` the database file itself is not gone through, which takes long for a large one."""
    faults = tuple(sqlite.faults()) if is_deep else ()
    return Health(faults, tuple(_facts(viewer, now.date())), tuple(_advice(viewer, now)))


def _facts(viewer: Viewer, today: date) -> list[str]:
    version = ".".join(map(str, sqlite.version()))
    told = [f"{search.extent(viewer):,} messages and meetings, in {sqlite.database_path()} (SQLite {version})."]
    for cover in spaces.covers(viewer):
        if cover.first_at and cover.last_at:
            first, last = cover.first_at.date(), cover.last_at.date()
            told.append(f"{cover.source}: from {written(first, today)} to {written(last, today)}.")
    if matches.by_meaning():
        found = "found and " if needs.by_meaning() else ""
        told.append(f"Needs are {found}matched by meaning, too (the extra “semantic”).")
    return told


def _advice(viewer: Viewer, now: datetime) -> list[str]:
    read = set(Import.objects.filter(event__space=viewer.space, event__undone_at=None).values_list("source", flat=True))
    said = [f"Not imported yet: {what}." for what, sources in SOURCES.items() if not read & set(sources)]
    said += [
        f"What {cover.source} tells ends on {written(cover.last_at.date(), now.date())};"
        " later silence is unknown, not cold."
        for cover in spaces.covers(viewer)
        if cover.last_at and (now - cover.last_at).days > OLD
    ]
    if Import.objects.filter(event__space=viewer.space, event__undone_at=None, ended_at=None).exists():
        said.append("An import was broken off; run the same “cordially import” again and it carries on.")
    said += [*digests.troubles(viewer, now=now), *todos.troubles(viewer), *needs.troubles(viewer)]
    if viewer.space.me_id is None:
        said.append("Whose history this is, is not known: “cordially me add YOUR@ADDRESS”.")
    if sqlite.version() < sqlite.LEAST_SAFE:
        said.append("This Python's SQLite is old; while an import runs, better write nothing else.")
    return said
