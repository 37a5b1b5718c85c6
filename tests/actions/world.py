"""A small world to follow up in: two people I write with, imported and read."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from cordially.actions import hearing, imports
from cordially.core.followups import FollowUp
from cordially.queries import followups as query
from cordially.queries import people as people_query
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk
from tests.worlds import lay


class World:
    """Two people I write with, imported and read."""

    def __init__(self, viewer: Viewer, folder: Path, now: datetime) -> None:
        self.viewer, self.folder, self.now, self.files = viewer, folder, now, 0
        lay(f"two people {now}", viewer, self._begin)
        self.files = 1

    def _begin(self) -> None:
        start = self.now - timedelta(days=120)
        self.tell(*talk(ANA, start, times=11, every=9), *talk(BEN, start, times=11, every=9))

    def tell(self, *letters: EmailMessage, now: datetime | None = None) -> None:
        self.files += 1
        path = mbox(self.folder / f"{self.files}.mbox", letters)
        imports.read(self.viewer, [path], now=now or self.now, me_said=[ME[1]])
        hearing.hear(self.viewer, now=now or self.now)

    def read(self, name: str, text: str, *, now: datetime | None = None) -> None:
        """Import a file that says this."""
        self.files += 1
        folder = self.folder / str(self.files)
        folder.mkdir()
        (folder / name).write_text(text)
        imports.read(self.viewer, [folder / name], now=now or self.now)
        hearing.hear(self.viewer, now=now or self.now)

    def who(self, name: str) -> int:
        return people_query.find(self.viewer, name, now=self.now)

    def list(self, kind: str = "", *, state: str = "", now: datetime | None = None) -> list[FollowUp]:
        found = [one.what for one in query.followups(self.viewer, now=now or self.now, everything=True)]
        return [one for one in found if kind in ("", one.kind) and state in ("", one.state)]
