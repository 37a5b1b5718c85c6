"""Measure on the made-up history what is found of what was planted in it, and what closes it.

    python bench/hearing.py [--seed 7] [--now 2026-11-20] [--all] [--by-words]

Writes the exports into a scratch folder, imports them, hears them, and compares with the story's truth: which
promises are found (sure, maybe, missed), which kept ones are closed and by what, whether an open one was closed,
whose answers are owed, which needs and offers are found; and the CPU time that the hearing takes for one mail.
With --by-words needs are found as without the extra `semantic`.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

WORDS = "text"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--now", default="2026-11-20")
    parser.add_argument("--all", action="store_true", help="also what is found beside what was planted")
    parser.add_argument("--by-words", action="store_true", help="needs by their words alone")
    asked = parser.parse_args()
    now = datetime.fromisoformat(asked.now).replace(hour=9, minute=30, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CORDIALLY_HOME"] = str(Path(folder) / "home")
        os.environ["DJANGO_SETTINGS_MODULE"] = "cordially.settings"
        from cordially.actions import spaces

        viewer = spaces.open_own(now=now)
        _measure(viewer, Path(folder) / "exports", now, asked)
    return 0


def _measure(viewer: object, folder: Path, now: datetime, asked: argparse.Namespace) -> None:
    from hearing_planted import compared, import_story

    from cordially.actions import hearing
    from cordially.store import needs

    if asked.by_words:
        needs.is_there = lambda: False
    story = import_story(viewer, folder, now=now, seed=asked.seed)
    begun = time.process_time()
    count = hearing.hear(viewer, now=now)
    spent = time.process_time() - begun
    for row in compared(story, viewer, now=now, also_others=asked.all):
        print(row)
    print(f"{count} messages heard, {1000 * spent / count:.2f} ms of CPU each")


if __name__ == "__main__":
    sys.exit(main())
