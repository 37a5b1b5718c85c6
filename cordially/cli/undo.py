"""`cordially undo` and `cordially history`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened

if TYPE_CHECKING:
    from cordially.viewer import Viewer


@click.command("undo", short_help="Take back the last command, or a named event.")
@click.argument("event", type=int, required=False)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask before a whole import is taken back.")
def undo_command(event: int | None, is_sure: bool) -> None:
    """Take back the last import or action, or the one with this number (see “cordially history”)."""
    viewer, now = opened()
    from cordially.actions import events

    if event is None and not is_sure and sys.stdin.isatty() and _is_import_last(viewer):
        click.confirm("The last command was an import. Take back all that it alone brought?", abort=True)
    undone = events.undo(viewer, event, now=now)
    for one in undone:
        click.echo(f"Undone: {plain.clean(one.what)}")
    if any(one.kind == "import" for one in undone):
        click.echo("Import the same files again to have it back.")


def _is_import_last(viewer: Viewer) -> bool:
    from cordially.queries import imports

    last = next((one for one in imports.events(viewer) if one.undone_at is None), None)
    return last is not None and last.kind == "import"


@click.command("history", short_help="What was done.")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="How many.")
@as_json
def history_command(limit: int, is_json: bool) -> None:
    """What was done here, newest first, with the numbers that “cordially undo” takes."""
    viewer, _ = opened()
    from cordially.queries import imports

    events = imports.events(viewer, limit=limit)
    if is_json:
        told = [{"id": e.id, "kind": e.kind, "what": e.what, "at": e.at, "undone_at": e.undone_at} for e in events]
        plain.print_json({"events": told})
        return
    for event in events:
        undone = "  (undone)" if event.undone_at else ""
        click.echo(f"{event.id:>5}  {plain.day(event.at)}  {plain.shortened(event.what, 100)}{undone}")
    if not events:
        click.echo("Nothing was done here yet.")
