"""Putting things on your shelf, and taking them off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from cordially.actions import events, people
from cordially.core import matching
from cordially.core.giving import Thing, is_link, kind_of, same, tidy, title_of
from cordially.core.records import Problem
from cordially.errors import NotFound, NothingRead, WrongUse
from cordially.models import Event, ShelfItem
from cordially.models.shelf import KINDS, PERSON
from cordially.sources import bookmarks, shelf_table
from cordially.sources.files import spoken
from cordially.viewer import Viewer

TABLES = (".csv", ".tsv")


@dataclass
class Shelved:
    """What came of an import onto the shelf."""

    new: int = 0
    known: int = 0
    named: list[str] = field(default_factory=list)  # what files are called that are no list of things
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def shelve(
    viewer: Viewer,
    title: str,
    *,
    kind: str = "",
    about: str = "",
    link: str = "",
    person_id: int | None = None,
    now: datetime,
) -> ShelfItem:
    """Put one thing on the shelf: words, or a link, or a person you could introduce."""
    link = link.strip() or (title.strip() if is_link(title.strip()) else "")
    if link and not is_link(link):
        raise WrongUse(f"“{link}” is no link; it begins with https://.")
    if kind and kind not in KINDS:
        raise WrongUse(f"“{kind}” is not one of: {', '.join(KINDS)}.")
    if kind == PERSON and person_id is None:
        raise WrongUse("Say who it is, by name or number.")
    person = people.of(viewer, person_id) if person_id is not None else None
    words = person.name if person else tidy(title) if title.strip() != link else title_of(link)
    if not words:
        raise WrongUse("Say what you could give: an idea, a link, a file of bookmarks.")
    thing = Thing(words, kind or (PERSON if person else kind_of(words)), tidy(about, 1000), link)
    if _key(thing) in _known(viewer):
        raise WrongUse(f"“{words}” is on your shelf already.")
    event = events.begin(viewer, "shelve", f"You put on your shelf: {words}", now=now)
    return _put(viewer, event, thing, person.id if person else None, "", now=now)


@transaction.atomic
def unshelve(viewer: Viewer, number: int, *, now: datetime) -> Event:
    """Take a thing off the shelf; what was given of it stays told."""
    item = _of(viewer, number)
    event = events.begin(viewer, "unshelve", f"You took off your shelf: {item.title}", now=now)
    events.change(event, item, off_at=now)
    return event


def _of(viewer: Viewer, number: int) -> ShelfItem:
    item = ShelfItem.objects.filter(space=viewer.space, id=number, off_at=None).first()
    if item is None:
        raise NotFound(f"There is no s{number} on your shelf.", lists="shelf")
    return item


@transaction.atomic
def bring(viewer: Viewer, paths: Sequence[Path], *, now: datetime) -> Shelved:
    """Put on the shelf what bookmarks files and tables hold, and other files by name; what is there is passed over."""
    told, known = Shelved(), _known(viewer)
    event: Event | None = None
    for path in paths:
        for thing in _things(path):
            if isinstance(thing, Problem):
                told.problems.append(thing)
            elif _key(thing) in known:
                told.known += 1
            else:
                named = ", ".join(one.name for one in paths)
                event = event or events.begin(viewer, "shelve", f"You put on your shelf what {named} holds.", now=now)
                known.add(_key(thing))
                _put(viewer, event, thing, None, path.name, now=now)
                told.new += 1
                told.named += [thing.title] if thing.title == _called(path) else []
    if not told.new and not told.known:
        raise NothingRead(" ".join(f"{one.where}: {one.what}" for one in told.problems) or "Nothing was found there.")
    return told


def _things(path: Path) -> Iterable[Thing | Problem]:
    if not path.is_file():
        return [Problem(str(path), "There is no such file.")]
    with path.open("rb") as stream:
        head = stream.read(4096)
    if bookmarks.matches(head):
        return bookmarks.read(path)
    if path.suffix.lower() in TABLES:
        return shelf_table.read(path)
    return [_by_name(path)]


def _by_name(path: Path) -> Thing | Problem:
    """What is no list of things is one thing itself: "lisbon-paper.pdf" is “lisbon paper”."""
    title = _called(path)
    return Thing(title) if same(title) else Problem(spoken(path.name), "has no name to call it by.")


def _called(path: Path) -> str:
    return tidy(spoken(path.stem).replace("_", " ").replace("-", " "))


def _known(viewer: Viewer) -> set[tuple[str, str]]:
    live = ShelfItem.objects.filter(space=viewer.space, off_at=None)
    return {_key(Thing(title, about="", link=link)) for title, link in live.values_list("title", "link")}


def _key(thing: Thing) -> tuple[str, str]:
    return ("", thing.link) if thing.link else (same(thing.title), "")


def _put(viewer: Viewer, event: Event, thing: Thing, person_id: int | None, origin: str, *, now: datetime) -> ShelfItem:
    item = ShelfItem.objects.create(
        space=viewer.space,
        kind=thing.kind or kind_of(thing.title),
        title=thing.title,
        about=thing.about,
        link=thing.link,
        person_id=person_id,
        origin=origin,
        terms=matching.pack(f"{thing.title} {thing.about}"),
        added_at=now,
        event=event,
    )
    events.added(event, item)
    return item
