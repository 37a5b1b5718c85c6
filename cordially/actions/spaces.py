"""Opening one's own space: the database ready, and the viewer who looks into it."""

from datetime import datetime

from cordially.errors import DiskFull, Problem
from cordially.viewer import Viewer


def open_own(*, now: datetime) -> Viewer:
    """Make the database ready and return the viewer of one's own space, which is made at the first time."""
    from cordially.store import sqlite

    with sqlite.plain_words():
        sqlite.prepare()
        from cordially.models import Space

        space = Space.objects.select_related("me").order_by("id").first()
        if space is not None:
            _renew(space.id, now=now)
            keep_up(Viewer(space), now=now)
        return Viewer(space or Space.objects.create(created_at=now))


def keep_up(viewer: Viewer, *, now: datetime) -> None:
    """What has passed since it was last looked at counts from now on: a meeting that is over, for one.

    While another Cordially writes, it waits for the next time.
    """
    from cordially.store import ties

    stamp = int(now.timestamp())
    if not ties.between(viewer.space.id, stamp)[1]:
        return
    from django.db import DatabaseError, transaction

    from cordially.store import closing, settle, sqlite

    try:
        with sqlite.hasty(), transaction.atomic():
            for root in settle.follow(viewer.space.id, now=stamp):
                closing.look_at(root, until=stamp)
    except DatabaseError:
        return


def _renew(space_id: int, *, now: datetime) -> None:
    """Figures that an older version kept are reckoned anew, once."""
    from cordially.store import ties

    if ties.are_old(space_id):
        from django.db import transaction

        from cordially.store import settle

        with transaction.atomic():
            settle.all_ties(space_id, now=int(now.timestamp()))


def in_words(error: Exception) -> Problem | None:
    """What the system or the database said, as a Problem; None where it is a mistake of the program's own."""
    if isinstance(error, OSError):
        if error.errno == 28:
            return DiskFull()
        return Problem(f"{error.filename or 'The file'}: {error.strerror}.")
    if type(error).__name__ in ("OperationalError", "DatabaseError"):
        from cordially.store.sqlite import said_in_words

        return said_in_words(error)
    return None
