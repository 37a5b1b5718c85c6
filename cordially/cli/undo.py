"""`cordially undo` and `cordially history`."""

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened


@click.command("undo", short_help="Take back the last command, or a named event.")
@click.argument("event", type=int, required=False)
def undo_command(event: int | None) -> None:
    """Take back the last import or action, or the one with this number (see “cordially history”)."""
    viewer, now = opened()
    from cordially.actions import events

    for undone in events.undo(viewer, event, now=now):
        click.echo(f"Undone: {plain.clean(undone.what)}")


@click.command("history", short_help="What was done.")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True)
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
