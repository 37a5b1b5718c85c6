"""Your word on what was found: `cordially keep`, `reopen`, `let-go`, `confirm`, `dismiss`, `promise`."""

from __future__ import annotations

import re

import click

from cordially.cli.hand import day_meant
from cordially.cli.opening import complete_names, meant, opened
from cordially.errors import WrongUse

KINDS = {"p": "promise", "a": "ask", "o": "offer", "n": "need"}
_MARK = re.compile(r"([paon]?)(\d{1,9})")


def mark(said: str) -> tuple[str, int]:
    """(kind, number) of a mark such as p12; a bare number is a promise."""
    found = _MARK.fullmatch(said.strip().lower())
    if found is None:
        raise WrongUse(f"“{said}” is no mark; they look like p12, as “cordially promises” lists them.")
    return KINDS[found[1] or "p"], int(found[2])


def _promise(said: str) -> int:
    kind, number = mark(said)
    if kind != "promise":
        raise WrongUse(f"Only a promise can be kept, and {said.strip()} is none.")
    return number


@click.command("keep", short_help="A promise was kept.")
@click.argument("which", metavar="MARK")
def keep_command(which: str) -> None:
    """Say that a promise was kept, yours or theirs, by its mark (p12)."""
    viewer, now = opened()
    from cordially.actions import keeping

    click.echo(keeping.keep(viewer, _promise(which), now=now).what)


@click.command("reopen", short_help="A promise is open after all.")
@click.argument("which", metavar="MARK")
def reopen_command(which: str) -> None:
    """Say that a promise (p12), or an answer that waits (a7), is open after all, whatever seemed to end it."""
    viewer, now = opened()
    from cordially.actions import keeping

    kind, number = mark(which)
    click.echo(keeping.reopen(viewer, kind, number, now=now).what)


@click.command("let-go", short_help="Let a promise or an answer go.")
@click.argument("which", metavar="MARK")
def let_go_command(which: str) -> None:
    """Let a promise (p12), an answer that waits (a7) or any other follow-up go: it need not be followed any more."""
    viewer, now = opened()
    from cordially.actions import followups, keeping

    if which.strip().lower()[:1] in set("bcfgijmnrtw"):  # marks that only the list of follow-ups has
        click.echo(followups.let_go(viewer, which, now=now).what)
        return
    kind, number = mark(which)
    click.echo(keeping.let_go(viewer, kind, number, now=now).what)


@click.command("confirm", short_help="It is what it was taken for.")
@click.argument("which", metavar="MARK")
@click.option("--due", default="", metavar="DAY", help="By when: an everyday date.")
def confirm_command(which: str, due: str) -> None:
    """Say that it is what it was taken for: a promise (p12), an ask (a7), an offer (o3) or a need (n9).

    Your word lasts, and teaches.
    """
    viewer, now = opened()
    from cordially.actions import keeping

    kind, number = mark(which)
    due_on = day_meant(due, now, past=False) if due else None
    click.echo(keeping.confirm(viewer, kind, number, due_on=due_on, now=now).what)


@click.command("correct", short_help="It is right, but for its words, its day or its people.")
@click.argument("which", metavar="MARK")
@click.option("--text", help="What was said, better.")
@click.option("--due", default="", metavar="DAY", help="By when: an everyday date, or “none”.")
@click.option("--to", "name", default="", metavar="NAME", shell_complete=complete_names, help="With whom it is.")
@click.option("--mine/--theirs", "mine", default=None, help="Who said it: you, or they.")
def correct_command(which: str, text: str | None, due: str, name: str, mine: bool | None) -> None:
    """Say that it is right, but for its words, its day, whom it is with or whose it is.

    Your word lasts, whatever is read later.
    """
    viewer, now = opened()
    from cordially.actions import keeping

    if text is None and not due and not name and mine is None:
        raise WrongUse("Say what to correct: --text, --due, --to, --mine or --theirs.")
    kind, number = mark(which)
    is_undated = due.strip().lower() == "none"
    due_on = day_meant(due, now, past=False) if due and not is_undated else None
    person = meant(viewer, name, now) if name else None
    event = keeping.correct(
        viewer, kind, number, text=text, due_on=due_on, is_undated=is_undated, person_id=person, mine=mine, now=now
    )
    click.echo(event.what)


@click.command("dismiss", short_help="It is not what it was taken for.")
@click.argument("which", metavar="MARK")
def dismiss_command(which: str) -> None:
    """Say that it is not what it was taken for: no promise (p12), ask (a7), offer (o3) or need (n9).

    Your word lasts, and teaches.
    """
    viewer, now = opened()
    from cordially.actions import keeping

    kind, number = mark(which)
    click.echo(keeping.dismiss(viewer, kind, number, now=now).what)


@click.command("promise", short_help="Write down a promise.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text")
@click.option("--theirs", is_flag=True, help="They promised it to you.")
@click.option("--due", "--on", "due", default="", metavar="DAY", help="By when: an everyday date.")
def promise_command(name: str, text: str, theirs: bool, due: str) -> None:
    """Write down a promise that you made, or that was made to you."""
    viewer, now = opened()
    from cordially.actions import keeping

    due_on = day_meant(due, now, past=False) if due else None
    person = meant(viewer, name, now)
    click.echo(keeping.promise(viewer, person, text, mine=not theirs, due_on=due_on, now=now).what)
