"""`make demo`: a made-up person's exports are written, imported like any others, and shown."""

import os
import shutil
import sys
from pathlib import Path

FOLDER = Path("demo-data")


def main() -> int:
    """Write the exports, import them, print today's list; then serve the page while a terminal is attached."""
    from cordially import config

    os.environ["CORDIALLY_HOME"] = str((FOLDER / "home").resolve())
    now = config.now()
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "exports").mkdir(parents=True)
    from cordially.demo import write

    story = write(FOLDER / "exports", now=now)
    _say(f"These are the exports of {story.me.name}, a made-up person, in {FOLDER}/exports:")
    for path in sorted((FOLDER / "exports").rglob("*")):
        if path.is_file() and "Maildir" not in path.parts:
            _say(f"  {path.relative_to(FOLDER / 'exports')}  ({path.stat().st_size / 1e6:.1f} MB)")
    return _show(["import", str(FOLDER / "exports")], ["hear"], ["people", "--limit", "12"], ["today"]) or _serve()


def _show(*commands: list[str]) -> int:
    from cordially.cli.app import run

    for command in commands:
        _say(f"\n$ cordially {' '.join(command)}")
        code = run(command)
        if code not in (0, 3):
            return code
    return 0


def _serve() -> int:
    from cordially.cli.app import run

    _say(f"\nLook around:  CORDIALLY_HOME={FOLDER}/home .venv/bin/cordially person …, timeline …, search …")
    if not sys.stdout.isatty():
        _say(f"The page:     CORDIALLY_HOME={FOLDER}/home .venv/bin/cordially serve")
        return 0
    _say("The page (Ctrl-C ends it):")
    return run(["serve"])


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
