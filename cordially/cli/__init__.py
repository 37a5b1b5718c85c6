"""The command line: thin, scriptable, and quick to answer."""

import gc
import sys


def main() -> None:
    """Run the command. Exit codes: 0 done, 1 failed, 2 wrong use, 3 done in part, 130 stopped."""
    gc.set_threshold(50_000, 20, 50)  # what starting makes lasts: to look for what does not costs a tenth of it
    from cordially.cli.app import run

    sys.exit(run(sys.argv[1:]))
