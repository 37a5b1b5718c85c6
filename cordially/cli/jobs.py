"""The morning's mail, and what runs by itself: `cordially digest`, `cordially jobs`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cordially.cli import plain
from cordially.cli.opening import opened
from cordially.cli.waiting import patient

if TYPE_CHECKING:
    from datetime import datetime

    from cordially.viewer import Viewer

_UNITS = ("cordially.service", "cordially-jobs.service", "cordially-jobs.timer")


@click.group("jobs", short_help="What runs by itself.")
def jobs_command() -> None:
    """What runs by itself: in “cordially serve”, or by a timer."""


@jobs_command.command("run")
def run_command() -> int:
    """Do once what is due: read words that wait, send the morning's mail, look at your calendar.

    Where something failed, it is told with when it is tried again, and the exit code is 1.
    """
    viewer, now = opened()
    from cordially import jobs

    with patient("your servers"):
        told = jobs.run(viewer, now=now)
    for sentence in told.done or () if told else ["Nothing is due."]:
        click.echo(plain.clean(sentence))
    for sentence in told.failed:
        click.echo(plain.clean(sentence), err=True)
    return 1 if told.failed else 0


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
    if not to and notice is None and briefs is None and at is None:
        _tell(viewer, now)
        return
    _accounts(bool(to), bool(notice))
    if to:
        event = digests.ask_for(viewer, to, at, notice=notice, briefs=briefs, now=now)
    else:
        event = digests.set_ways(viewer, notice=notice, briefs=briefs, at=at, now=now)
    click.echo(event.what)


def _accounts(is_mail: bool, is_notice: bool) -> None:
    """What cannot go out is not asked for; the sentence says what is missing."""
    from cordially.outside import checks

    checks.need(*["smtp"] * is_mail, *["apprise"] * is_notice)


def _tell(viewer: Viewer, now: datetime) -> None:
    """What is asked for, and what became of the last ones."""
    from cordially.actions import digests
    from cordially.queries import digests as query

    click.echo(
        digests.wish(viewer).words
        if query.wanted(viewer)
        else "No mail is asked for. “cordially digest --to YOU@ADDRESS” asks for one."
    )
    for one in query.deliveries(viewer):
        again = f", again from {query.hour(query.next_try(viewer, one.next_at), now)} on" if one.waits else ""
        is_failed = bool(one.failed_why) and one.is_wanted
        click.echo(f"{plain.day(one.on)}  {one.name}, {one.state}{f' ({one.tried}{again})' if is_failed else ''}")
        if is_failed:
            click.echo(f"  {plain.clean(one.failed_why)}")
