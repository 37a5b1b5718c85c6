"""What you can share: what you put on the shelf, and what your LinkedIn archive says you are good at."""

from dataclasses import dataclass

from cordially.models import Card, ShelfItem
from cordially.viewer import Viewer

SKILL = "skill"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the shelf. A skill of the archive has no number: it goes when the archive says so."""

    id: int | None
    kind: str
    title: str
    about: str = ""
    link: str = ""
    person: tuple[int, str] | None = None
    origin: str = ""

    @property
    def mark(self) -> str:
        return f"s{self.id}" if self.id is not None else ""


def shelf(viewer: Viewer, *, kind: str = "") -> list[Item]:
    """All of it, newest first; skills last."""
    found = ShelfItem.objects.filter(space=viewer.space, off_at=None).select_related("person__root").order_by("-id")
    items = [_item(row) for row in found] + skills(viewer)
    return [item for item in items if not kind or item.kind == kind]


def _item(row: ShelfItem) -> Item:
    root = (row.person.root or row.person) if row.person else None
    named = (root.id, root.name) if root else None
    return Item(row.id, row.kind, row.title, row.about, row.link, named, row.origin)


def skills(viewer: Viewer) -> list[Item]:
    """Skills of one's own, as the cards that are mine tell them."""
    me = viewer.space.me
    if me is None:
        return []
    mine = Card.objects.filter(person__root_id=me.root_id or me.id).order_by("id")
    told = [skill for card in mine for skill in card.told.get("skills") or () if isinstance(skill, str)]
    return [Item(None, SKILL, skill, origin="LinkedIn") for skill in dict.fromkeys(told) if skill.strip()]
