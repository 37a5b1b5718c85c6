"""One import's work: a source's records in batches, and the mark of how far it came in the same transaction."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from cordially.actions.talks import keep_turns, meeting
from cordially.core.records import Card, LeftOut, Mark, Meeting, Message, Problem, Talk, Yielded
from cordially.models import Event, Import, ImportProblem
from cordially.sources import Broken, Found, records
from cordially.sources.files import File
from cordially.store import broken, me, rows
from cordially.store.bulk import Counts, Writer, key_of
from cordially.store.cards import CardCounts, CardWriter, told
from cordially.viewer import Viewer

BATCH = 2000  # records in one transaction
NO_DAY = "does not tell the day of the call; put it into the file's name, such as “2026-11-20 Ana.vtt”"
FILES = 1000  # files of a folder read in one go
RECORDS = (Card, Meeting, Message, Talk)

Progress = Callable[[str, int, int], None]  # what is being read, bytes done, bytes in all


@dataclass
class Read:
    """What one source's reading came to. What was read before is known; what is left out is not among what was read."""

    id: int | None
    source: str
    path: str
    read: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: int = 0  # files that were read to their end before


class Sitting:
    """One command's imports: what they share, and what settling will need of them."""

    def __init__(self, viewer: Viewer, *, now: datetime, progress: Progress) -> None:
        self.viewer, self.now, self.progress = viewer, now, progress
        self.mine = me.mine(viewer.space.id)
        self.own_cards: list[int] = []
        self.senders: Counter[int] = Counter()
        self.broken = _broken(viewer)
        for event in self.broken:
            self.own_cards += broken.own(event)
            self.senders += broken.senders(event)

    def read(self, found: Found, batch: int | None) -> tuple[Read, set[int], int]:
        """Read one source to its end. Returns the report, the identities touched, and the event's number."""
        reading = _open(self.viewer, found, batch, now=self.now)
        one = _One(self, found, reading)
        one.run()
        self.senders += one.counts.senders
        self.own_cards += one.cards.me
        return one.report, one.counts.touched | one.cards.touched, reading.event_id


def _open(viewer: Viewer, found: Found, batch: int | None, *, now: datetime) -> Import:
    """The import to carry on, where one of the same files was broken off, else a new one."""
    same = Import.objects.filter(event__space=viewer.space, event__undone_at=None, path=found.path)
    begun = same.filter(source=found.source.NAME, ended_at=None).order_by("-event_id").first()
    if begun is not None:
        return begun
    with transaction.atomic():
        what = f"Import of {found.path} ({found.source.LABEL})"
        event = Event.objects.create(space=viewer.space, kind="import", what=what, at=now)
        event.batch = batch or event.id
        event.save(update_fields=["batch"])
        return Import.objects.create(event=event, source=found.source.NAME, path=found.path)


def unsettled(viewer: Viewer) -> set[int]:
    """Identities of imports that were broken off before what follows from them was reckoned."""
    return {identity for event in _broken(viewer) for identity in broken.identities(event)}


def _broken(viewer: Viewer) -> list[int]:
    found = Import.objects.filter(event__space=viewer.space, event__undone_at=None, ended_at=None)
    return list(found.values_list("event_id", flat=True))


class _One:
    def __init__(self, sitting: Sitting, found: Found, reading: Import) -> None:
        space = sitting.viewer.space.id
        self.sitting, self.found, self.reading = sitting, found, reading
        self.writer = Writer(space, reading.event_id, sitting.mine)
        self.card_writer = CardWriter(space, reading.event_id, found.source.NAME, found.source.LABEL)
        self.counts, self.cards = Counts(), CardCounts()
        self.left_out: Counter[str] = Counter(reading.left_out)
        self.problems: list[Problem] = []
        self.before = (reading.new, reading.changed, reading.known)
        self.report = Read(reading.event_id, found.source.NAME, found.path)

    def run(self) -> None:
        files, progress = self.found.files, self.sitting.progress
        total = sum(file.size for file in files) if len(files) < FILES else len(files)
        done = 0
        for start in range(0, len(files), FILES):
            some = files[start : start + FILES]
            part = _fresh(self.found, some, self.counts, own=self.reading.event_id if any(self.before) else None)
            self.report.seen += len(some) - len(part)
            if part:
                self._read(part, _step(progress, self.found.path, done, total))
            done += sum(file.size for file in some) if len(files) < FILES else len(some)
        with transaction.atomic():
            self._save()
        progress(self.found.path, total, total)
        self._tell()

    def _read(self, part: Sequence[tuple[File, bytes]], step: Callable[[str], None]) -> None:
        before = self._read_so_far()
        stream = records(self.found.source, [file for file, _ in part], self._mark(part))
        told: list[bool] = []
        is_whole, is_last = True, False
        while not is_last:
            chunk = list(islice(stream, BATCH))
            is_whole = is_whole and not any(map(_comes_again, chunk))
            is_last = len(chunk) < BATCH
            told += [isinstance(one, RECORDS) for one in chunk if not isinstance(one, Mark)][: FILES + 1 - len(told)]
            with transaction.atomic():
                self._write([one for one in chunk if not isinstance(one, Broken)])
                self._save()
                if is_last and is_whole:
                    self._finish(part, told, self._read_so_far() - before)
            step(self.reading.mark)

    def _finish(self, part: Sequence[tuple[File, bytes]], told: Sequence[bool], read: int) -> None:
        """Keep of each file how many records it holds; where the source does not say which are whose, by the first."""
        if len(self.found.files) == 1:
            held = [self.reading.read]
        elif len(told) == len(part):
            held = [int(one) for one in told]
        else:
            held = [read] + [0] * (len(part) - 1)
        sql = "INSERT OR IGNORE INTO seen_file (fingerprint, event_id, records) VALUES (?, ?, ?)"
        rows.write(sql, [(key, self.reading.event_id, count) for (_, key), count in zip(part, held, strict=True)])

    def _read_so_far(self) -> int:
        counts, cards = self.counts, self.cards
        return counts.new + counts.changed + counts.known + cards.new + cards.changed + cards.known

    def _write(self, chunk: Sequence[Yielded]) -> None:
        talks = self._talks(chunk)
        told = [one for one in chunk if isinstance(one, Message | Meeting)] + [meeting for _, meeting in talks]
        cards = [one for one in chunk if isinstance(one, Card)]
        if told:
            self.writer.write(told, self.counts)
        if cards:
            self.card_writer.write(cards, self.cards)
        if talks:
            keep_turns(self.sitting.viewer.space.id, talks)
        for one in chunk:
            if isinstance(one, LeftOut):
                self.left_out[one.what] += 1
            elif isinstance(one, Problem):
                self._add_problem(one)
            elif isinstance(one, Mark):
                self.reading.mark = one.position

    def _talks(self, chunk: Sequence[Yielded]) -> list[tuple[Talk, Meeting]]:
        """Transcripts as meetings of their speakers; one that tells no day waits until its file's name does."""
        told = [one for one in chunk if isinstance(one, Talk)]
        if not told:
            return []
        mine = me.party(self.sitting.viewer.space.id)
        names = me.names(self.sitting.viewer.space.id)
        for one in told:
            if one.at is None:
                self._add_problem(Problem(self.found.path, NO_DAY))
        return [(one, meeting(one, names, mine)) for one in told if one.at is not None]

    def _add_problem(self, one: Problem) -> None:
        self.problems.append(one)
        ImportProblem.objects.create(reading=self.reading, where=one.where[:500], what=one.what[:2000])

    def _mark(self, part: Sequence[tuple[File, bytes]]) -> str:
        """Where to begin: only a single file on the disk is ever carried on in, and only if its start is the same."""
        if len(part) != 1 or part[0][0].archive or self.found.source.GROUPED:
            return ""
        file = part[0][0]
        for earlier in _earlier(self.reading):
            if earlier.mark and earlier.mark_of and bytes(earlier.mark_of) == _before(file, int(earlier.mark)):
                if earlier.event_id != self.reading.event_id:
                    self.counts.known += earlier.read
                return earlier.mark
        return ""

    def _save(self) -> None:
        reading, counts, cards = self.reading, self.counts, self.cards
        reading.new = self.before[0] + counts.new + cards.new
        reading.changed = self.before[1] + counts.changed + cards.changed
        reading.known = self.before[2] + counts.known + cards.known
        reading.read = reading.new + reading.changed + reading.known
        reading.left_out = dict(self.left_out)
        reading.first_at, reading.last_at = counts.first_at, counts.last_at
        if reading.mark.isdigit() and not self.found.source.GROUPED and not self.found.files[0].archive:
            reading.mark_of = _before(self.found.files[0], int(reading.mark))
        reading.save()

    def _tell(self) -> None:
        report, reading = self.report, self.reading
        report.new, report.changed, report.known = reading.new, reading.changed, reading.known
        report.read, report.left_out = reading.read, dict(self.left_out)
        report.problems = self.problems


def _comes_again(one: Yielded | Broken) -> bool:
    """Reading the file another time may bring more."""
    return isinstance(one, Broken) or (isinstance(one, Talk) and one.at is None)


def _fresh(
    found: Found, files: Sequence[File], counts: Counts | Read, *, own: int | None = None
) -> list[tuple[File, bytes]]:
    """Those that no import has read to their end yet, with their fingerprints; what the others hold is known.

    `own` is the import at work: where it was broken off before, what it read then is counted already.
    """
    fingerprint = getattr(found.source, "fingerprint", None)
    keyed = [(file, fingerprint(file) if fingerprint else file.fingerprint) for file in files]
    sql = "SELECT fingerprint, records, event_id FROM seen_file WHERE fingerprint IN ({})"
    by_key = rows.among(sql, [key for _, key in keyed])
    seen = {bytes(key): 0 if event == own else held for key, held, event in by_key}
    counts.known += sum(seen[key] for _, key in keyed if key in seen)
    return [(file, key) for file, key in keyed if key not in seen]


def _earlier(reading: Import) -> Iterator[Import]:
    """This import where it was broken off, and the last whole one of the same path: a mailbox only grows."""
    yield reading
    same = Import.objects.filter(path=reading.path, source=reading.source, event__undone_at=None)
    yield from same.exclude(event_id=reading.event_id).order_by("-event_id")[:1]


def _before(file: File, position: int) -> bytes:
    """A digest of the file's start and of the 4 KiB before a position: the same while the file only grows."""
    if position > file.size:
        return b""
    with file.open() as stream:
        head = stream.read(min(position, 1 << 16))
        stream.seek(max(0, position - 4096))
        return rows.digest(head, stream.read(min(position, 4096)))


def _step(progress: Progress, what: str, done: int, total: int) -> Callable[[str], None]:
    def step(mark: str) -> None:
        progress(what, done + (int(mark) if mark.isdigit() else 0), total)

    return step


def look(viewer: Viewer, found: Found, seen: set[bytes], *, progress: Progress) -> Read:
    """What reading this source would come to; writes nothing. `seen` are the interactions met before it."""
    report = Read(None, found.source.NAME, found.path)
    for start in range(0, len(found.files), FILES):
        some = found.files[start : start + FILES]
        fresh = _fresh(found, some, report)
        report.seen += len(some) - len(fresh)
        stream = records(found.source, [file for file, _ in fresh]) if fresh else iter(())
        while chunk := list(islice(stream, BATCH)):
            _compare(viewer, found.source.NAME, [one for one in chunk if not isinstance(one, Broken)], seen, report)
    report.read = report.new + report.changed + report.known
    return report


def _compare(viewer: Viewer, source: str, chunk: Sequence[Yielded], seen: set[bytes], report: Read) -> None:
    import json

    space = viewer.space.id
    keys = [key_of(one) for one in chunk if isinstance(one, Message | Meeting)]
    known = {
        row[0] for row in rows.among("SELECT key FROM interaction WHERE key IN ({}) AND space_id = ?", keys, space)
    }
    taken_back = {key_of(one) for one in chunk if isinstance(one, Meeting) and one.is_cancelled} - known
    for key in keys:
        if key in taken_back:
            continue
        is_known = key in known or key in seen
        seen.add(key)
        report.known += is_known
        report.new += not is_known
    cards = {one.key: one for one in chunk if isinstance(one, Card)}
    sql = "SELECT key, told FROM card WHERE key IN ({}) AND space_id = ? AND source = ?"
    stored = dict(rows.among(sql, cards, space, source))
    for name, card in cards.items():
        is_same = name in stored and json.loads(stored[name]) == json.loads(json.dumps(told(card)))
        report.new += name not in stored
        report.known += is_same
        report.changed += name in stored and not is_same
    for one in chunk:
        if isinstance(one, LeftOut):
            report.left_out[one.what] = report.left_out.get(one.what, 0) + 1
        elif isinstance(one, Problem):
            report.problems.append(one)
