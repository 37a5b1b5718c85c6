"""What you said about relationships: whom never to suggest, and who are two."""

from collections.abc import Iterator

from cordially.models.correction import DIFFERENT, NOT_SUGGESTED
from cordially.store import rows
from cordially.viewer import Viewer

_OF_KIND = (
    "SELECT p.root_id, o.root_id FROM correction c CROSS JOIN person p ON p.id = c.person_id"
    " LEFT JOIN person o ON o.id = c.other_id WHERE c.kind = ? AND p.space_id = ?"
)


def let_be(viewer: Viewer) -> set[int]:
    """Roots of those never to be suggested."""
    return {root for root, _ in _pairs(viewer, NOT_SUGGESTED) if root is not None}


def apart(viewer: Viewer) -> list[tuple[int | None, int | None]]:
    """Roots of each two that are not the same."""
    return list(_pairs(viewer, DIFFERENT))


def _pairs(viewer: Viewer, kind: str) -> Iterator[tuple[int | None, int | None]]:
    """The few of this kind; asked by their person's space, all people would be looked through first."""
    return rows.select(_OF_KIND, (kind, viewer.space.id))
