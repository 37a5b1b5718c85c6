"""What waits for a yes or a no."""

from dataclasses import dataclass
from typing import Any

from cordially.models import Suggestion
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one person."""

    first: tuple[int, str]  # number and name
    second: tuple[int, str]
    sure: float
    reasons: tuple[str, ...]

    def as_plain(self) -> dict[str, Any]:
        first, second = ({"id": id_, "name": name} for id_, name in (self.first, self.second))
        return {"first": first, "second": second, "sure": self.sure, "reasons": list(self.reasons)}


def same(viewer: Viewer, *, limit: int = 100) -> list[Pair]:
    """The surest first, each pair of people once."""
    found: dict[tuple[int, int], Pair] = {}
    waiting = Suggestion.objects.filter(space=viewer.space).select_related("person__root", "other__root")
    for one in waiting.order_by("-sure", "id"):
        first, second = one.person.root, one.other.root
        if first and second and first.id != second.id:
            key = (min(first.id, second.id), max(first.id, second.id))
            pair = Pair((first.id, first.name), (second.id, second.name), one.sure, tuple(one.reasons))
            found.setdefault(key, pair)
    return list(found.values())[:limit]
