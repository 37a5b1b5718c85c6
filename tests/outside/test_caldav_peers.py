"""With real programs: a to-do goes to Radicale, by vdirsyncer to todoman, is ticked there, and is done here."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Served

pytestmark = pytest.mark.slow
NAMES = ("radicale", "vdirsyncer", "todo")


@pytest.fixture
def peers() -> dict[str, str]:
    own = Path(sys.prefix, "peers", "bin")  # where `make test-slow` puts them
    path = f"{os.environ.get('PATH', '')}{os.pathsep}{own}"
    found = {name: shutil.which(name, path=path) or "" for name in NAMES}
    missing = [name for name, where in found.items() if not where]
    if missing and os.environ.get("CI"):
        pytest.fail(f"{', '.join(missing)} is missing, which to-dos are tried with here.")
    if missing:
        pytest.skip("“pip install radicale vdirsyncer todoman” in a place of their own brings what this is tried with.")
    return found


@contextmanager
def radicale(program: str, folder: Path) -> Iterator[str]:
    """The address of a calendar server on this machine that begins with no calendar at all."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "users").write_text("lena:secret")
    (folder / "radicale").write_text(_RADICALE.format(folder=folder, port=port))
    with (folder / "radicale.log").open("wb") as log:
        process = subprocess.Popen([program, "-C", str(folder / "radicale")], stdout=log, stderr=log)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("Radicale did not start.")


class Client:
    """Another machine of the same person: vdirsyncer brings the calendar, todoman shows it."""

    def __init__(self, peers: dict[str, str], folder: Path, url: str) -> None:
        (folder / "sync").write_text(_SYNC.format(folder=folder, url=url))
        (folder / "todoman.py").write_text(_TODO.format(folder=folder))
        self.environment = os.environ | {"HOME": str(folder)}
        self.syncer = [peers["vdirsyncer"], "-c", str(folder / "sync")]
        self.todoman = [peers["todo"], "--config", str(folder / "todoman.py")]
        self._run([*self.syncer, "discover"], "y\n" * 5)

    def _run(self, command: list[str], typed: str = "") -> str:
        done = subprocess.run(
            command, env=self.environment, input=typed, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sync(self, *more: str) -> None:
        self._run([*self.syncer, "sync", *more])

    def all(self) -> dict[str, Any]:
        listed = self._run([*self.todoman, "--porcelain", "list", "--status", "ANY"])
        return {one["summary"]: one for one in json.loads(listed)}

    def do(self, verb: str, summary: str, *more: str) -> None:
        self._run([*self.todoman, verb, *more, str(self.all()[summary]["id"])], "y\n")


@pytest.fixture
def served(tmp_path: Path) -> Served:
    served = Served(tmp_path)
    served.run("add", "Ana Silva", "--email", "ana@acme.example")
    for words, day in (("send the book; and, perhaps, the map", "27"), ("call her", "28"), ("ask about Rome", "29")):
        served.run("follow-up", "Ana", words, "--on", f"{day} November")
    served.run("promise", "Ana", "introduce her to Ben", "--on", "4 December")
    return served


def test_ticked_in_a_calendar_program_is_done_here_and_the_other_way_round(
    peers: dict[str, str], served: Served, tmp_path: Path
) -> None:
    book, call, rome = (
        "Ana Silva: send the book; and, perhaps, the map",
        "Ana Silva: call her",
        "Ana Silva: ask about Rome",
    )
    with radicale(peers["radicale"], tmp_path) as url:
        accounts = tmp_path / "home" / "accounts.toml"
        accounts.write_text(f'[caldav]\nurl = "{url}"\nuser = "lena"\npassword = "secret"\n')
        accounts.chmod(0o600)
        assert "4 to-dos were put there." in served.run("todos", "sync")
        client = Client(peers, tmp_path, url)
        client.sync()
        assert len(client.all()) == 4
        client.do("done", book)
        client.do("edit", call, "--due", "2026-12-05")
        client.do("delete", rome, "--yes")
        client.sync()
        told = served.run("todos", "sync")
        assert "It is done: send the book; and, perhaps, the map (ticked in your calendar)" in told
        assert "Put off until 5 December: call her (moved in your calendar)" in told
        assert "it stays here: Ana Silva: ask about Rome" in told
        found = {one["id"]: one for one in json.loads(served.run("follow-ups", "--all", "--json"))["follow_ups"]}
        assert [found[mark]["state"] for mark in ("f1", "f2", "f3")] == ["ended", "snoozed", "coming"]
        assert served.run("todos", "sync") == "Both are the same.\n"
        served.run("followed", "p1")
        served.run("undo", found_event(served, "the book"))
        served.run("todos", "sync")
        client.sync()
        shown = client.all()
        assert {words: one["completed"] for words, one in shown.items()} == {
            book: False, call: False, next(words for words in shown if "Ben" in words): True,
        }  # fmt: skip
        assert "3 to-dos were taken away." in served.run("todos", "stop")
        client.sync("--force-delete", "todos/cordially")  # it asks, where all is gone at once
        assert client.all() == {}


def found_event(served: Served, words: str) -> str:
    line = next(line for line in served.run("history").splitlines() if "It is done" in line and words in line)
    return line.split()[0]


_RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
[rights]
type = owner_only
[storage]
filesystem_folder = {folder}/kept
"""
_SYNC = """\
[general]
status_path = "{folder}/status"
[pair todos]
a = "there"
b = "files"
collections = ["cordially"]
[storage there]
type = "caldav"
url = "{url}"
username = "lena"
password = "secret"
[storage files]
type = "filesystem"
path = "{folder}/calendars"
fileext = ".ics"
"""
_TODO = """\
path = "{folder}/calendars/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "cordially"
cache_path = "{folder}/todo.db"
"""
