"""Who is looking, into which space, with which role."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordially.models import Space

OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Viewer:
    """First in every query and every action; what a viewer may not see is not found."""

    space: "Space"
    role: str = OWNER
