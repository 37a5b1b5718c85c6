"""The program as a person starts it: a process of its own, on a data folder of its own."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.people import ME

NOW = "2026-11-25T09:00:00+00:00"
COMMAND = (sys.executable, "-c", "from cordially.cli import main; main()")


class Home:
    """A data folder and the commands run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "cordially.db"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CORDIALLY")},
            "CORDIALLY_HOME": str(folder),
            "CORDIALLY_NOW": NOW,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }

    def start(self, *arguments: str | Path, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="surrogateescape",
            preexec_fn=before,
        )

    def run(
        self, *arguments: str | Path, before: Callable[[], None] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """One command, to its end; what goes wrong is told in words, whatever it is."""
        process = self.start(*arguments, before=before)
        try:
            told, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert "Traceback" not in said, said
        return subprocess.CompletedProcess(list(arguments), process.returncode, told, said)

    def read(self, *paths: Path) -> dict[str, Any]:
        """Import with a report for scripts."""
        done = self.run("import", "--json", "--me", ME[1], *paths)
        assert done.returncode in (0, 3), done.stderr
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows straight from the file."""
        database = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return list(database.execute(sql))
        finally:
            database.close()

    def is_sound(self) -> bool:
        return self.run("doctor").returncode == 0

    def told(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the database says, apart from the numbers of rows and of events."""
        return {what: sorted(self.rows(sql), key=repr) for what, sql in _TOLD.items()}


_TOLD = {
    "interactions": "SELECT i.key, i.kind, i.at, i.direction, i.direct, i.crowd, i.signs, w.subject, w.text"
    " FROM interaction i JOIN words w ON w.interaction_id = i.id",
    "participants": "SELECT i.key, d.kind, d.value, p.role, p.answer FROM participant p"
    " JOIN interaction i ON i.id = p.interaction_id JOIN identity d ON d.id = p.identity_id",
    "names": "SELECT d.value, n.name, sum(n.seen) FROM identity_name n JOIN identity d ON d.id = n.identity_id"
    " GROUP BY 1, 2",
    "people": "SELECT d.value, r.name, p.nature, r.name_key FROM identity d JOIN person p ON p.id = d.person_id"
    " JOIN person r ON r.id = p.root_id",
    "together": "SELECT group_concat(value) FROM (SELECT p.root_id AS root, d.value FROM identity d"
    " JOIN person p ON p.id = d.person_id ORDER BY d.value) GROUP BY root",
    "ties": "SELECT r.name, t.sent, t.received, t.meetings, t.first_at, t.last_at, t.figures, t.peak"
    " FROM tie t JOIN person r ON r.id = t.person_id",
    "me": "SELECT d.value FROM space s JOIN person m ON m.id = s.me_id JOIN person p ON p.root_id = m.root_id"
    " JOIN identity d ON d.person_id = p.id",
    "cards": "SELECT source, key, name, told FROM card",
    "positions": "SELECT organisation, title, since, until FROM position",
}
