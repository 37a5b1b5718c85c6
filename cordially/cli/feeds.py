"""Your calendar: `cordially feed`."""

from __future__ import annotations

from pathlib import Path

import click

from cordially import config
from cordially.cli import plain
from cordially.cli.opening import opened


@click.command("feed", short_help="Your follow-ups in your calendar.")
@click.option("--write", "path", type=click.Path(dir_okay=False, path_type=Path), help="Write them to a file instead.")
@click.option("--todo", "is_todo", is_flag=True, help="As to-dos, not as events.")
@click.option("--new", "is_new", is_flag=True, help="A new address; the old one ends.")
@click.option("--revoke", "is_revoked", is_flag=True, help="End the address.")
def feed_command(path: Path | None, is_todo: bool, is_new: bool, is_revoked: bool) -> None:
    """A secret address at which a calendar on this machine finds your follow-ups while “cordially serve” runs."""
    viewer, now = opened()
    from cordially.actions import feeds
    from cordially.queries import feeds as query

    if path is not None:
        _write(path, query.calendar(viewer, kind=query.TODO if is_todo else query.EVENT, now=now))
        click.echo(f"Written to {path}.")
    elif is_revoked:
        click.echo(feeds.revoke(viewer, now=now).what)
    elif (since := query.opened_at(viewer)) is not None and not is_new:
        click.echo(f"There is an address since {plain.day(since)}; it was shown then, and only then.")
        click.echo("“cordially feed --new” makes another and ends that one.")
    else:
        address = f"http://127.0.0.1:{config.PORT.value}/feed/{feeds.renew(viewer, now=now)}.ics"
        click.echo(address + ("?kind=todo" if is_todo else ""))
        click.echo("Who knows it reads your follow-ups, while “cordially serve” runs. It is shown this once.")


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a calendar may read the file at any time."""
    import os
    import tempfile

    from cordially.errors import WrongUse

    folder = path.resolve().parent
    if not folder.is_dir():
        raise WrongUse(f"There is no folder {folder}.")
    handle, beside = tempfile.mkstemp(dir=folder, suffix=".ics")  # private to you
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
