"""`cordially import` and `cordially imports`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cordially import config
from cordially.cli import plain
from cordially.cli.opening import as_json, opened

if TYPE_CHECKING:
    from cordially.actions.imports import Report
    from cordially.actions.reading import Read


@click.command("import", short_help="Read files, folders and archives.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what it would add, change, leave and skip; write nothing.")
@click.option(
    "--me", "me_said", multiple=True, metavar="ADDRESS", help="An address of yours. May be given several times."
)
@click.option("--quiet", is_flag=True, help="No progress.")
@as_json
def import_command(paths: tuple[Path, ...], dry_run: bool, me_said: tuple[str, ...], quiet: bool, is_json: bool) -> int:
    """Read any mix of files, folders and zip archives: mailboxes (mbox, Maildir, .eml), vCards, calendars, LinkedIn."""
    if dry_run:
        with _nothing_kept():
            report = _look(paths, quiet=quiet or is_json)
    else:
        report = _read(paths, me_said, quiet=quiet or is_json)
    if is_json:
        plain.print_json(_as_json(report))
    else:
        _tell(report, dry_run=dry_run)
        if not dry_run:
            _tell_me(report)
    return 0 if report.is_whole else 3


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Where there is no store yet, one in a temporary folder, so that a dry run leaves nothing behind."""
    if (config.home() / "cordially.db").exists():
        yield
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="cordially-", ignore_cleanup_errors=True) as folder:
        os.environ[config.HOME.name] = folder
        yield


def _look(paths: Sequence[Path], *, quiet: bool) -> Report:
    viewer, _ = opened()
    from cordially.actions import imports

    with _progress(quiet) as progress:
        return imports.look(viewer, paths, progress=progress)


def _read(paths: Sequence[Path], me_said: Sequence[str], *, quiet: bool) -> Report:
    viewer, now = opened()
    from cordially.actions import imports

    with _progress(quiet) as progress:
        return imports.read(viewer, paths, now=now, me_said=me_said, progress=progress, waiting=_say_waiting)


def _say_waiting() -> None:
    click.echo("Another import is running; waiting for it to end.", err=True)


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "imports": [
            {
                "id": one.id,
                "source": one.source,
                "path": one.path,
                "read": one.read,
                "new": one.new,
                "changed": one.changed,
                "known": one.known,
                "left_out": one.left_out,
                "problems": [{"where": problem.where, "what": problem.what} for problem in one.problems],
            }
            for one in report.reads
        ],
        "unknown": report.unknown,
        "problems": [{"where": problem.where, "what": problem.what} for problem in report.problems],
    }


def _tell(report: Report, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    for one in report.reads:
        click.echo(f"{plain.clean(one.path)} ({one.source})")
        click.echo(f"  {one.read:,} read: {one.new:,} {would}new, {one.changed:,} {would}changed, {one.known:,} known")
        for what, count in sorted(one.left_out.items()):
            click.echo(f"  {count:,} left out: {what}")
        _tell_problems(one)
    for problem in report.problems:
        click.echo(f"{plain.clean(problem.where)} {plain.clean(problem.what)}")
    if report.unknown:
        shown = ", ".join(plain.clean(name) for name in report.unknown[:5])
        more = f" and {len(report.unknown) - 5:,} more" if len(report.unknown) > 5 else ""
        click.echo(f"Not read, since no source knows them: {shown}{more}")


def _tell_problems(one: Read, most: int = 10) -> None:
    for problem in one.problems[:most]:
        click.echo(f"  {plain.clean(problem.where)} {plain.clean(problem.what)}")
    if len(one.problems) > most:
        click.echo(f"  and {len(one.problems) - most:,} more; see “cordially imports --problems”")


def _tell_me(report: Report) -> None:
    """Say who was taken for me; on a terminal ask, where that could not be told."""
    viewer, now = opened()
    from cordially.queries import spaces

    if viewer.space.me_id is None:
        _ask_me(viewer, now)
    elif report.guessed_me:
        values = [value for _, value in spaces.my_identities(viewer)]
        click.echo(f"Taken for you: {', '.join(values)}. Mend it with “cordially me add” or “cordially me drop”.")


def _ask_me(viewer: Any, now: datetime) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        click.echo("Whose history this is could not be told. Say it with “cordially me add YOUR@ADDRESS”.")
        return
    from cordially.actions import mine

    said = click.prompt(
        "Which address is yours? (several with spaces between)", default="", show_default=False, err=True
    )
    if said.split():
        click.echo(mine.add(viewer, said.split(), now=now).what)


@contextmanager
def _progress(is_quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar with rate and time left, on a terminal only."""
    if is_quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}
        began = time.monotonic()

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(plain.shortened(Path(what).name, 40), total=total or 1, rate="")
            rate = done / max(0.001, time.monotonic() - began)
            shown = f"{rate / 1e6:.1f} MB/s" if total > 100_000 else f"{rate:.0f}/s"
            bar.update(tasks[what], completed=done, total=total or 1, rate=shown)

        yield show


@click.command("imports", short_help="What was imported.")
@click.option("--problems", is_flag=True, help="Also list what could not be read.")
@as_json
def imports_command(problems: bool, is_json: bool) -> None:
    """What was imported, newest first, and what came of it."""
    viewer, _ = opened()
    from cordially.queries import imports

    readings = imports.imports(viewer)
    if is_json:
        plain.print_json({"imports": [_reading(one) for one in readings]})
        return
    for one in readings:
        state = " (undone)" if one.undone_at else "" if one.is_whole else " (broken off; import it again to carry on)"
        click.echo(f"{one.id:>5}  {plain.day(one.at)}  {plain.clean(one.path)} ({one.source}){state}")
        click.echo(f"       {one.read:,} read: {one.new:,} new, {one.changed:,} changed, {one.known:,} known")
        for where, what in one.problems if problems else ():
            click.echo(f"       {plain.clean(where)} {plain.clean(what)}")
    if not readings:
        click.echo("Nothing was imported yet. Begin with “cordially import” and a file or folder.")


def _reading(one: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "source": one.source,
        "path": one.path,
        "at": one.at,
        "read": one.read,
        "new": one.new,
        "changed": one.changed,
        "known": one.known,
        "left_out": one.left_out,
        "problems": [{"where": where, "what": what} for where, what in one.problems],
        "whole": one.is_whole,
        "undone_at": one.undone_at,
    }
