"""A kill, an I/O error or a full disk at one storage call after another: the same command carries on each time."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.people import ANA, ME, mbox, talk
from tests.sound.conftest import START
from tests.sound.processes import COMMAND, Home

CALLS = "pwrite64,fdatasync,fsync,ftruncate,unlink"
SAMPLE = 5  # places among all storage calls for each kind of fault
STRACE = shutil.which("strace")
MUST = bool(os.environ.get("CI"))
pytestmark = pytest.mark.slow


def _traced(home: Home, path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    if STRACE is None:
        pytest.fail("strace is needed here") if MUST else pytest.skip("strace is not installed on this machine")
    return subprocess.run(
        [str(STRACE), "-f", "-qq", "-o", "trace", *options, *COMMAND, "import", "--me", ME[1], str(path)],
        env=home.environment,
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )


def _count(path: Path) -> int:
    """How many storage calls touch the data folder in an undisturbed import."""
    told = (path.parent / "trace").read_text(errors="replace")
    return sum(f" {call}(" in line for line in told.splitlines() for call in CALLS.split(","))


@pytest.mark.parametrize("fault", ["signal=KILL", "error=EIO", "error=ENOSPC"])
def test_a_fault_at_a_storage_call_loses_nothing(tmp_path: Path, fault: str) -> None:
    box = mbox(tmp_path / "a.mbox", talk(ANA, START, times=60, every=3))
    whole = Home(tmp_path / "whole")
    first = _traced(whole, box, "-e", f"trace={CALLS}")
    if "ptrace" in first.stderr and first.returncode != 0 and not MUST:
        pytest.skip("strace may not look at processes on this machine")
    assert first.returncode == 0, first.stderr
    expected, calls = whole.told(), _count(box)
    assert calls > SAMPLE
    for place in range(1, calls + 1, max(1, calls // SAMPLE)):
        home = Home(tmp_path / f"{fault}{place}")
        struck = _traced(home, box, "-e", f"trace={CALLS}", "-e", f"inject={CALLS}:{fault}:when={place}")
        assert "Traceback" not in struck.stderr, (place, struck.stderr[-600:])
        if fault != "signal=KILL" and struck.returncode:
            assert struck.returncode == 1
            assert struck.stderr.strip()
        home.read(box)
        assert home.told() == expected, place
        assert home.is_sound()
