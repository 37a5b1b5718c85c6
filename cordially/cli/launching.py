"""Opening a link in the program that this machine has for it, and noticing where it has none."""

import os
import subprocess
import sys

_PATIENCE = 3.0  # seconds: what still runs then has opened it


def launched(link: str) -> bool:
    """In silence: what the system's own opener says on the way is for nobody."""
    if sys.platform == "win32":
        return _by_windows(link)
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [opener, link], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


def _by_windows(link: str) -> bool:
    try:
        os.startfile(link)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606
    except OSError:
        return False
    return True
