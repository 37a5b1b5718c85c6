"""The morning's mail, and what runs by itself: `cordially digest`, `cordially jobs`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cordially.cli import plain
from cordially.cli.opening import opened

if TYPE_CHECKING:
    from cordially.viewer import Viewer

_UNITS = ("cordially.service", "cordially-jobs.service", "cordially-jobs.timer")


@click.group("jobs", short_help="What runs by itself.")
def jobs_command() -> None:
    """What runs by itself: in “cordially serve”, or by a timer."""


@jobs_command.command("run")
def run_command() -> None:
    """Do once what is due: read words that wait, send the morning's mail."""
    viewer, now = opened()
    from cordially import jobs

    for sentence in jobs.run(viewer, now=now) or ["Nothing is due."]:
        click.echo(plain.clean(sentence))


@jobs_command.command("units")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def units_command(folder: Path) -> None:
    """Write systemd user units there, such as into ~/.config/systemd/user."""
    from importlib.resources import files

    folder = folder.expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    program = str(Path(sys.argv[0]).resolve()).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
    for name in _UNITS:
        told = files("cordially.deploy").joinpath(name).read_text("utf-8")
        (folder / name).write_text(told.replace("@PROGRAM@", f'"{program}"'), "utf-8")
    click.echo("Now: systemctl --user daemon-reload; systemctl --user enable --now cordially.service")
    click.echo("or, without the page: systemctl --user enable --now cordially-jobs.timer")


@click.command("digest", short_help="A mail in the morning.")
@click.option("--to", default="", metavar="ADDRESS", help="Your own address.")
@click.option("--at", "hour", default="", help="From which hour on; 7:30 where none is said.")
@click.option("--notices/--no-notices", "notice", default=None, help="In short too, by way of [apprise].")
@click.option("--briefs/--no-briefs", default=None, help="Also half an hour before a meeting.")
@click.option("--stop", is_flag=True, help="No more of all that.")
@click.option("--show", is_flag=True, help="Print today's.")
def digest_command(to: str, hour: str, notice: bool | None, briefs: bool | None, stop: bool, show: bool) -> None:
    """A mail in the morning with whom to turn to today; and what became of the last ones."""
    viewer, now = opened()
    from cordially.actions import digests
    from cordially.cli.followups import hour_meant
    from cordially.queries import digests as query

    if show:
        click.echo(query.text(query.content(viewer, now=now)) or "Nothing waits for you.")
        return
    if stop:
        click.echo(digests.stop(viewer, now=now).what)
        return
    at = hour_meant(hour) if hour else None
    if to:
        click.echo(digests.ask_for(viewer, to, at or hour_meant("7:30"), now=now).what)
    if notice is not None or briefs is not None or (at and not to):
        click.echo(digests.set_ways(viewer, notice=notice, briefs=briefs, at=at, now=now).what)
    elif not to:
        _tell(viewer)


def _tell(viewer: Viewer) -> None:
    """What is asked for, and what became of the last ones."""
    from cordially.actions.digests import Wish
    from cordially.queries import digests as query

    kept = query.wanted(viewer)
    click.echo(Wish(kept.to, kept.at, kept.notice, kept.briefs).words if kept else "No mail is asked for.")
    for one in query.deliveries(viewer):
        state = f"sent {one.sent_at:%H:%M}" if one.sent_at else "given up" if one.given_up_at else "waits"
        why = f" ({one.failed_why}; {one.tries} tries)" if one.failed_why else ""
        click.echo(plain.clean(f"{one.on.day} {one.on:%b %Y}  {one.name}, {state}{why}"))
