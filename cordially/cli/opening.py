"""What every command begins with: the space, the time, the person meant."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from cordially import config
from cordially.viewer import Viewer


def opened() -> tuple[Viewer, datetime]:
    """One's own space, and now."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cordially.settings")
    from cordially.actions import spaces

    now = config.now()
    return spaces.open_own(now=now), now


def meant(viewer: Viewer, said: str, now: datetime, *, is_sure: bool = True) -> int:
    """The person a name means; on a terminal an unclear one may be chosen from a list.

    Whoever only looks (not `is_sure`) may be shown the one whose name is nearest.
    """
    from cordially.errors import Unclear
    from cordially.queries import people

    try:
        return people.find(viewer, said, now=now, is_sure=is_sure)
    except Unclear as unclear:
        if not _is_terminal() or not unclear.choices:
            raise
        if len(unclear.choices) == 1:
            click.confirm(unclear.what, abort=True, err=True)
            return int(unclear.choices[0].split()[0])
        click.echo(unclear.what, err=True)
        for choice in unclear.choices:
            click.echo(f"  {choice}", err=True)
        numbers = [choice.split()[0] for choice in unclear.choices]
        return int(click.prompt("Which one", type=click.Choice(numbers), show_choices=False, err=True))


def _is_terminal() -> bool:
    import sys

    return sys.stdin.isatty() and sys.stderr.isatty()


def as_json(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "is_json", is_flag=True, help="Print JSON, for scripts.")(function)


def complete_names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Names that begin so, for the shell."""
    try:
        viewer, now = opened()
        from cordially.queries import people

        lines = people.people(viewer, now=now, words=incomplete, limit=20) if incomplete else []
        return [line.name for line in lines]
    except Exception:
        return []
