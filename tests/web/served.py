"""The real command, serving in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import NOW

COMMAND = [sys.executable, "-c", "from cordially.cli import main; main()"]


class Served:
    """`cordially serve` in a process of its own; each link it prints lets one browser in."""

    def __init__(self, folder: Path) -> None:
        self.folder, now = folder, NOW.isoformat()
        self.environment = os.environ | {"CORDIALLY_HOME": str(folder / "home"), "CORDIALLY_NOW": now}

    def run(self, *words: str) -> str:
        command = [*COMMAND, *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode in (0, 3), done.stderr
        return done.stdout

    def start(self) -> None:
        command = [*COMMAND, "serve", "--port", "0", "--no-open"]
        environment = self.environment | {"PYTHONUNBUFFERED": "1"}
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=self.log, text=True)
        assert self.process.stdout
        self.link = next(word for line in self.process.stdout for word in line.split() if word.startswith("http://"))
        self.address = self.link.partition("/open/")[0]
        self.port = int(self.address.rpartition(":")[2])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        assert self.process.stdout
        self.process.stdout.close()
        self.log.close()
