"""What you said about relationships: whom never to suggest, and who are two."""

from collections.abc import Iterator

from cordially.models import Correction
from cordially.models.correction import DIFFERENT, NOT_SUGGESTED
from cordially.viewer import Viewer


def let_be(viewer: Viewer) -> set[int]:
    """Roots of those never to be suggested."""
    return {root for root, _ in _pairs(viewer, NOT_SUGGESTED) if root is not None}


def apart(viewer: Viewer) -> list[tuple[int | None, int | None]]:
    """Roots of each two that are not the same."""
    return list(_pairs(viewer, DIFFERENT))


def _pairs(viewer: Viewer, kind: str) -> Iterator[tuple[int | None, int | None]]:
    """The few of this kind; asked by their person's space, all people would be looked through first."""
    rows = Correction.objects.filter(kind=kind).values_list("person__space_id", "person__root_id", "other__root_id")
    return ((root, other) for space, root, other in rows if space == viewer.space.id)
