"""What was said: `cordially hear`, `promises`, `owed`, `needs`, `offers`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from datetime import datetime

    from cordially.queries.promises import Told
    from cordially.viewer import Viewer


@click.command("hear", short_help="Read the words of what was imported.")
@click.option("--limit", "most", type=click.IntRange(min=1), help="At most so many messages.")
@click.option("--again", is_flag=True, help="Read all words anew; what you decided stays.")
def hear_command(most: int | None, again: bool) -> None:
    """Read what was imported for promises, asks, offers and needs, the newest first. Can be stopped and carried on."""
    viewer, now = opened()
    from cordially.actions import hearing

    if again:
        hearing.begin_again(viewer)
    click.echo(f"{catch_up(viewer, now, most=most):,} messages were read.")


def catch_up(viewer: Viewer, now: datetime, *, most: int | None = None) -> int:
    """Read what waits, with a bar on a terminal."""
    from cordially.actions import hearing

    if not sys.stderr.isatty():
        return hearing.hear(viewer, now=now, most=most)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading what was said"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        return hearing.hear(viewer, now=now, most=most, progress=lambda d, t: bar.update(task, completed=d, total=t))


@click.command("promises", short_help="What you promised, and what was promised to you.")
@click.option("--mine", "whose", flag_value="mine", help="Only yours.")
@click.option("--theirs", "whose", flag_value="theirs", help="Only those made to you.")
@click.option("--all", "everything", is_flag=True, help="Also kept ones, those let go, and lapsed ones.")
@as_json
def promises_command(whose: str | None, everything: bool, is_json: bool) -> None:
    """Open promises, what is due first, with the sentence and the day; “maybe” waits for your confirm or dismiss."""
    viewer, now = opened()
    catch_up(viewer, now)
    from cordially.queries import promises

    mine = None if whose is None else whose == "mine"
    _show("promises", promises.promises(viewer, now=now, mine=mine, everything=everything), is_json)


@click.command("owed", short_help="Whose answer you owe, and whose you wait for.")
@click.option("--days", type=click.IntRange(min=1), default=60, show_default=True, help="How far back.")
@as_json
def owed_command(days: int, is_json: bool) -> None:
    """Whose answer you owe, and whose you wait for. An answer on any channel, or a meeting, ends it."""
    viewer, now = opened()
    catch_up(viewer, now)
    from cordially.queries import promises

    owe = promises.asks(viewer, now=now, mine=False, days=days)
    wait = promises.asks(viewer, now=now, mine=True, days=days)
    if is_json:
        plain.print_json({"owed": [as_plain(one) for one in owe], "awaited": [as_plain(one) for one in wait]})
        return
    click.echo("You owe an answer to" if owe else "You owe nobody an answer.")
    _list(owe)
    click.echo("\nYou wait for an answer of" if wait else "\nYou wait for nobody's answer.")
    _list(wait)


@click.command("needs", short_help="What people try to reach, in their words.")
@click.argument("name", nargs=-1, shell_complete=complete_names)
@click.option("--all", "everything", is_flag=True, help="Also what is less likely.")
@as_json
def needs_command(name: tuple[str, ...], everything: bool, is_json: bool) -> None:
    """What people said they try to reach or struggle with, what moves them, and what happened to them."""
    viewer, now = opened()
    person = meant(viewer, " ".join(name), now, is_sure=False) if name else None
    catch_up(viewer, now)
    from cordially.queries import promises

    _show("needs", promises.needs(viewer, now=now, person=person, everything=everything), is_json)


@click.command("offers", short_help="What people would gladly give.")
@click.argument("name", nargs=-1, shell_complete=complete_names)
@as_json
def offers_command(name: tuple[str, ...], is_json: bool) -> None:
    """What people said they would gladly give, and what you offered."""
    viewer, now = opened()
    person = meant(viewer, " ".join(name), now, is_sure=False) if name else None
    catch_up(viewer, now)
    from cordially.queries import promises

    _show("offers", promises.offers(viewer, now=now, person=person), is_json)


def _show(noun: str, found: list[Told], is_json: bool) -> None:
    if is_json:
        plain.print_json({noun: [as_plain(one) for one in found]})
        return
    _list(found)
    if not found:
        click.echo(f"No {noun} were found.")


def _list(found: list[Told]) -> None:
    for one in found:
        who = f"you to {one.person[1]}" if one.is_mine else one.person[1]
        due = f", due {plain.day(one.due_on)}" if one.due_on else ""
        click.echo(f"{one.mark:>6}  {plain.clean(who)}, {plain.day(one.said_at)}{due}  ({one.kind}, {one.state})")
        click.echo(f"        “{plain.shortened(one.text, 110)}”")
        if one.state in ("kept", "answered"):
            click.echo(f"        {plain.day(one.ended_at)}: {plain.shortened(one.why, 100)}")


def as_plain(one: Told) -> dict[str, Any]:
    """One of them as JSON."""
    return {
        "id": one.mark,
        "kind": one.kind,
        "person": {"id": one.person[0], "name": one.person[1]},
        "mine": one.is_mine,
        "text": one.text,
        "said_at": one.said_at,
        "due": one.due_on,
        "sure": one.sure,
        "state": one.state,
        "ended_at": one.ended_at,
        "why": one.why,
        "interaction": one.interaction,
        "ended_by": one.ended_by,
        "again": one.again,
    }
