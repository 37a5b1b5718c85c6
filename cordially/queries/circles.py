"""Who is in which circle, and who could be."""

from dataclasses import dataclass
from datetime import datetime

from cordially.core import rhythms as core
from cordially.models import Circle, Person
from cordially.queries import people
from cordially.viewer import Viewer

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Member:
    """In a circle by your word (`is_said`), or suggested by how alive it is."""

    person: tuple[int, str]
    name: str
    is_said: bool


def members(viewer: Viewer) -> dict[int, str]:
    """By root, the circle you put them in."""
    rows = Circle.objects.filter(space=viewer.space).order_by("id").values_list("person__root_id", "name")
    return {root: name for root, name in dict(rows).items() if root is not None and name}


def circles(viewer: Viewer, *, now: datetime) -> list[Member]:
    """Circle by circle, from within."""
    said = members(viewer)
    spoken = set(Circle.objects.filter(space=viewer.space).values_list("person__root_id", flat=True))
    lines = people.people(viewer, now=now, limit=_LOOKED_AT)
    names = {line.id: line.name for line in lines}
    names |= dict(Person.objects.filter(id__in=said).values_list("id", "name"))
    proposed = core.circles((line.id, line.warmth.degree) for line in lines if line.id not in spoken)
    found = [Member((root, names[root]), name, True) for root, name in said.items()]
    found += [Member((root, names[root]), name, False) for root, name in proposed.items()]
    return sorted(found, key=lambda one: (core.CIRCLES.index(one.name), not one.is_said))
