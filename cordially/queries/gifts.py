"""What was given and received, in words, newest first."""

from dataclasses import dataclass
from datetime import date

from cordially.models import Gift
from cordially.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Given:
    """One gift: mine to the person, or theirs to me."""

    mark: str
    person: tuple[int, str]
    is_mine: bool
    text: str
    on: date
    outcome: str
    thanks: str


def gifts(viewer: Viewer, *, person: int | None = None, since: date | None = None, limit: int = 200) -> list[Given]:
    found = Gift.objects.filter(space=viewer.space).select_related("person__root").order_by("-on", "-id")
    if person is not None:
        found = found.filter(person__root_id=person)
    if since is not None:
        found = found.filter(on__gte=since)
    return [_given(row) for row in found[:limit]]


def _given(row: Gift) -> Given:
    root = row.person.root or row.person
    return Given(f"g{row.id}", (root.id, root.name), row.mine, row.text, row.on, row.outcome, row.thanks)
