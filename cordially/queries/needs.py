"""Needs by what sentences mean: what is found in any text, and whether what was read before should be read anew."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cordially.core.words.read import Read
from cordially.store import needs as store
from cordially.viewer import Viewer

__all__ = ["Read", "by_meaning", "troubles", "weighed"]

if TYPE_CHECKING:
    from cordially.core.words import Found


def weighed(read: "Sequence[Read]") -> "list[tuple[Found, ...]]":
    """What is found in each text, by its meaning too; as it is where the extra is not installed."""
    return store.weighed(read)


def by_meaning() -> bool:
    """Whether needs are found by meaning too: with the extra `semantic` only."""
    return store.is_there()


def troubles(viewer: Viewer) -> list[str]:
    """That words were read before the extra was there, or by an older one."""
    from cordially.store import hearing

    if viewer.space.needs_by == store.edition() or not by_meaning() or not hearing.is_any_heard(viewer.space.id):
        return []
    before = "Some words were read before needs could be found by meaning"
    return [f"{before}: “cordially hear --again” reads all anew; what you decided stays."]
