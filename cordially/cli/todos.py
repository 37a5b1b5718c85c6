"""Follow-ups as to-dos on your own calendar server: `cordially todos`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened
from cordially.cli.waiting import patient
from cordially.errors import NotFound, Problem, WrongUse

if TYPE_CHECKING:
    from cordially.outside.caldav import Server


@click.group("todos", short_help="Your follow-ups as to-dos on your calendar server.", invoke_without_command=True)
@as_json
@click.pass_context
def todos_command(context: click.Context, is_json: bool) -> None:
    """Your follow-ups as to-dos on your own calendar server: how it stands."""
    if context.invoked_subcommand is not None:
        return
    viewer, _ = opened()
    from cordially.outside import caldav
    from cordially.queries import todos as query

    found, told = query.status(viewer), caldav.account()
    if is_json:
        plain.print_json({"todos": None if found is None else found.as_plain()})
    elif found is None:
        told_where = "“cordially todos sync” begins." if told else "Say in accounts.toml where: docs/accounts.md."
        click.echo(f"No to-dos are put into a calendar. {told_where}")
    else:
        _tell(found.sentences())


@todos_command.command("sync")
@click.option("--put-again", is_flag=True, help="Put there again what you deleted there.")
@click.option("--leave-out", is_flag=True, help="Much was deleted there, and it was meant.")
@click.option("--if-due", is_flag=True, help="Only after a quarter of an hour, and once it was begun: for a timer.")
def sync_command(put_again: bool, leave_out: bool, if_due: bool) -> None:
    """Do here what you did in the calendar, and there what was done here."""
    viewer, now = opened()
    from cordially.actions import todos
    from cordially.outside import caldav

    if put_again and leave_out:
        raise WrongUse("Put again, or leave out: one of them.")
    if if_due:
        with patient("your calendar server"):
            _tell(todos.look(viewer, caldav.connect, now=now))
        return
    with _server() as server, patient("your calendar server"):
        if server is None:
            raise WrongUse("Say in accounts.toml which calendar server: docs/accounts.md.")
        missing = todos.PUT if put_again else todos.LEAVE if leave_out else ""
        _tell(todos.sync(viewer, server, missing=missing, now=now) or ["Both are the same."])


@todos_command.command("stop")
@click.option("--keep", is_flag=True, help="Leave there what was put there.")
def stop_command(keep: bool) -> None:
    """Take away what was put there, and put no more. The follow-ups stay here."""
    viewer, now = opened()
    from cordially.actions import todos
    from cordially.queries import todos as query

    found = query.status(viewer)
    with _server() as server, patient("your calendar server"):
        if server is None and not keep and found is not None and found.path:
            raise WrongUse("accounts.toml names no calendar server any more; “--keep” leaves there what is there.")
        try:
            event = todos.stop(viewer, None if keep else server, now=now)
        except NotFound:
            raise
        except Problem as problem:
            problem.help = "“cordially todos stop --keep” stops without the server, and leaves there what is there."
            raise
    click.echo(f"{event.what} The follow-ups stay here.")


@contextmanager
def _server() -> Iterator[Server | None]:
    from cordially.outside import caldav

    server = caldav.connect()
    try:
        yield server
    finally:
        if server is not None:
            server.close()


def _tell(sentences: list[str]) -> None:
    for sentence in sentences:
        click.echo(plain.clean(sentence))
