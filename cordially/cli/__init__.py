"""The command line: thin, scriptable, and quick to answer."""

import sys


def main() -> None:
    """Run the command. Exit codes: 0 done, 1 failed, 2 wrong use, 3 done in part, 130 stopped."""
    from cordially.cli.app import run

    sys.exit(run(sys.argv[1:]))
