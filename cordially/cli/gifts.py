"""What was given and received: `cordially gave`, `got`, `gifts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.hand import day_meant
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from cordially.queries.gifts import Given


@click.command("gave", short_help="Write down what you gave somebody.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", nargs=-1, required=True)
@click.option("--on", default="today", show_default=True, metavar="DAY", help="An everyday date: “yesterday”.")
def gave_command(name: str, text: tuple[str, ...], on: str) -> None:
    """Write down what you gave somebody; a mark of your shelf (s12) will do.

    \b
    cordially gave Ana "the Lisbon paper" --on yesterday
    """
    _write(name, " ".join(text), on, mine=True)


@click.command("got", short_help="Write down what somebody gave you.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", nargs=-1, required=True)
@click.option("--on", default="today", show_default=True, metavar="DAY", help="An everyday date: “yesterday”.")
def got_command(name: str, text: tuple[str, ...], on: str) -> None:
    """Write down what somebody gave you.

    \b
    cordially got Ana "feedback on my portfolio"
    """
    _write(name, " ".join(text), on, mine=False)


def _write(name: str, text: str, on: str, *, mine: bool) -> None:
    viewer, now = opened()
    from cordially.actions import gifts

    person = meant(viewer, name, now)
    gift = gifts.give(viewer, person, text, on=day_meant(on, now, past=True), mine=mine, now=now)
    click.echo(f"g{gift.id}: {plain.clean(gift.event.what)}")


@click.command("gifts", short_help="What was given and received, in words.")
@click.argument("name", nargs=-1, shell_complete=complete_names)
@click.option("--outcome", nargs=2, metavar="MARK WORDS", help="What came of it: --outcome g3 “got the job”.")
@click.option("--thanks", nargs=2, metavar="MARK WORDS", help="How they thanked.")
@as_json
def gifts_command(
    name: tuple[str, ...], outcome: tuple[str, str] | None, thanks: tuple[str, str] | None, is_json: bool
) -> None:
    """What was given and received, newest first. It is never weighed, and nobody owes anything."""
    viewer, now = opened()
    from cordially.actions import gifts
    from cordially.queries import gifts as query

    if outcome or thanks:
        for mark, words, field in ((*(outcome or ("", "")), "outcome"), (*(thanks or ("", "")), "thanks")):
            if mark:
                click.echo(gifts.tell(viewer, _number(mark), **{field: words}, now=now).what)
        return
    person = meant(viewer, " ".join(name), now, is_sure=False) if name else None
    found = query.gifts(viewer, person=person)
    if is_json:
        plain.print_json({"gifts": [as_plain(one) for one in found]})
        return
    for one in found:
        _show(one)
    if not found:
        click.echo("Nothing is written down yet: cordially gave NAME “what it was”.")


def _show(one: Given) -> None:
    who = f"you to {one.person[1]}" if one.is_mine else f"{one.person[1]} to you"
    click.echo(f"{one.mark:>6}  {plain.day(one.on)}, {plain.clean(who)}: {plain.shortened(one.text, 90)}")
    if one.outcome:
        click.echo(f"        What came of it: {plain.shortened(one.outcome, 100)}")
    if one.thanks:
        click.echo(f"        Thanks: {plain.shortened(one.thanks, 100)}")


def _number(said: str) -> int:
    bare = said.strip().lower().removeprefix("g")
    if not bare.isdecimal() or len(bare) > 9:
        raise WrongUse(f"“{said}” is no mark; they look like g12, as “cordially gifts” lists them.")
    return int(bare)


def as_plain(one: Given) -> dict[str, Any]:
    """One gift as JSON: words only."""
    person = {"id": one.person[0], "name": one.person[1]}
    told = {"id": one.mark, "person": person, "mine": one.is_mine, "text": one.text, "on": one.on}
    return {**told, "outcome": one.outcome, "thanks": one.thanks}
