"""Commands as processes of their own, forked from one that has loaded what all of them load."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

CAN = hasattr(os, "fork") and sys.platform == "linux"
_LOADED = (  # nothing that looks at the data folder, or at which SQLite there is
    "click", "django.db.models", "cordially.cli.app", "cordially.cli.opening", "cordially.core.warmth",
    "cordially.core.followups", "cordially.core.matching", "cordially.core.names", "cordially.core.words",
    "cordially.core.times", "cordially.sources",
)  # fmt: skip


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What `python -c "…main()"` with these arguments would do, without the quarter second of its start."""
    server = _server()
    assert server.stdin is not None and server.stdout is not None
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = [list(arguments), dict(environment), str(Path.cwd()), str(out), str(err)]
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(list(arguments), code, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _server() -> "subprocess.Popen[str]":
    server = subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(server.kill)
    return server


def _serve() -> None:
    from importlib import import_module

    for name in _LOADED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _be(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _be(arguments: list[str], environment: dict[str, str], place: str, out: str, err: str) -> Any:
    import traceback

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(place)
    for number, name in ((1, out), (2, err)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr, sys.argv = open(2, "w", encoding="utf-8", errors="backslashreplace"), ["-c", *arguments]  # noqa: SIM115
    code = 1
    try:
        from cordially.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
