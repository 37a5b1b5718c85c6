"""Making the meanings that matching looks at, a bounded number at a time, where the extra for it is installed."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from cordially.queries import matches
from cordially.store import meanings
from cordially.viewer import Viewer

AT_ONCE, BATCH = 1500, 100  # of a look: a few seconds; of a transaction


def catch_up(
    viewer: Viewer,
    *,
    now: datetime,
    person: int | None = None,
    most: int = AT_ONCE,
    progress: Callable[[int, int], None] = lambda d, t: None,
) -> int:
    """Make what is missing, and let go what nobody looks at any more. Returns how many were made.

    Can be stopped at any time; what is not made yet is matched by its words.
    """
    if not meanings.is_there():
        return 0
    texts = matches.texts(viewer, now=now, person=person)
    kept = meanings.kept(viewer.space.id, texts)
    missing = [text for text in texts if text not in kept][:most]
    for start in range(0, len(missing), BATCH):
        with transaction.atomic():
            meanings.keep(viewer.space.id, missing[start : start + BATCH])
        progress(min(start + BATCH, len(missing)), len(missing))
    if person is None:
        with transaction.atomic():
            meanings.keep_only(viewer.space.id, texts)
    return len(missing)
