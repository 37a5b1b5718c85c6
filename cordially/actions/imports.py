"""Reading files into the space: each source in turn, a thousand records at a time, each batch whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from cordially.actions import mine, reading
from cordially.actions.reading import Progress, Read
from cordially.core.records import Problem
from cordially.errors import DatabaseBusy, NothingRead
from cordially.models import Import
from cordially.sources import Finding, expected, find
from cordially.store import me, sqlite
from cordially.store.settle import everything, settle
from cordially.viewer import Viewer


@dataclass
class Report:
    reads: list[Read] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    guessed_me: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.problems and not any(read.problems for read in self.reads)


def no_progress(what: str, done: int, total: int) -> None:
    """For those who do not look."""


def read(
    viewer: Viewer,
    paths: Sequence[Path],
    *,
    now: datetime,
    me_said: Sequence[str] = (),
    progress: Progress = no_progress,
    waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Import all that lies at the paths. What was stored stays stored, whatever happens; reading again carries on."""
    with _alone(waiting), sqlite.plain_words(), sqlite.many_rows():
        finding = find(paths)
        report = _report(finding)
        batch: int | None = None
        touched: set[int] = set()
        sitting = reading.Sitting(viewer, now=now, progress=progress)
        for found in finding.found:
            one, identities, event_id = sitting.read(found, batch)
            report.reads.append(one)
            touched |= identities
            batch = batch or event_id
        try:
            _refuse_nothing(report, paths)
        except NothingRead:
            Import.objects.filter(event__batch=batch, ended_at=None).update(ended_at=now)  # nothing to carry on
            raise
        if batch is not None:
            report.guessed_me = _settle(viewer, sitting, touched, batch, me_said=me_said, now=now)
        return report


def look(viewer: Viewer, paths: Sequence[Path], *, progress: Progress = no_progress) -> Report:
    """What an import would add, change, leave and skip; writes nothing."""
    finding = find(paths)
    report = _report(finding)
    seen: set[bytes] = set()
    report.reads = [reading.look(viewer, found, seen, progress=progress) for found in finding.found]
    _refuse_nothing(report, paths)
    return report


def _report(finding: Finding) -> Report:
    return Report(unknown=[file.label for file in finding.unknown], problems=list(finding.problems))


def _refuse_nothing(report: Report, paths: Sequence[Path]) -> None:
    """An import that found nothing says so, and why."""
    if any(one.read or one.left_out or one.seen for one in report.reads):
        return
    named = ", ".join(str(path) for path in islice(paths, 3)) or "there"
    said = [f"{p.where} {p.what}" for one in report.reads for p in one.problems] + [
        f"{p.where} {p.what}" for p in report.problems
    ]
    why = f" ({'; '.join(said[:3])})" if said else ""
    can = "" if why else f" What can be read: {expected()}"  # where a reason is told, it is none of the kind
    raise NothingRead(f"Nothing could be read at {named}{why}.{can}")


def _settle(
    viewer: Viewer, sitting: reading.Sitting, touched: set[int], batch: int, *, me_said: Sequence[str], now: datetime
) -> bool:
    """All that follows from what was read, in one transaction with the mark that the import is whole."""
    space = viewer.space
    with transaction.atomic():
        guessed = mine.take(viewer, me_said, sitting.own_cards, sitting.senders, batch)
        stamp = int(now.timestamp())
        if guessed:
            me.direct(me.mine(space.id))
            everything(space.id, event_id=batch, now=stamp)
        else:
            left = reading.unsettled(viewer) if sitting.broken else set()
            settle(space.id, touched | left, event_id=batch, now=stamp)
        Import.objects.filter(event__space=space, ended_at=None).update(ended_at=now)
    return guessed


@contextmanager
def _alone(waiting: Callable[[], None]) -> Iterator[None]:
    """One import at a time on one database; the second waits, and says so."""
    from filelock import FileLock, Timeout

    lock = FileLock(sqlite.lock_path(), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        try:
            lock.acquire(timeout=3600)
        except Timeout:
            raise DatabaseBusy from None
    try:
        yield
    finally:
        lock.release()
