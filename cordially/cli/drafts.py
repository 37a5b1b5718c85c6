"""First lines in your own mail program: `cordially draft`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from datetime import date

    from cordially.queries.letters import Elsewhere, Letter

_MARK = re.compile(r"[a-z][0-9]{1,15}(?:-[0-9]{1,15})?")


@click.command("draft", short_help="First lines to somebody, in your own mail program.")
@click.argument("name", shell_complete=complete_names, metavar="NAME|MARK")
@click.option("--open", "is_open", is_flag=True, help="Open it in your mail program, or the page where it was asked.")
@click.option("--imap", "is_put", is_flag=True, help="Put it into the Drafts folder of your mailbox ([imap]).")
@click.option("--again", is_flag=True, help="With --imap: in place of the one that is there.")
@as_json
def draft_command(name: str, is_open: bool, is_put: bool, again: bool, is_json: bool) -> None:
    """First lines to a person, or for a follow-up by its mark; the way you write to them. Nothing is ever sent.

    \b
    cordially draft Ana
    cordially draft a14 --open
    """
    if again and not is_put:
        raise WrongUse("--again goes with --imap.")
    viewer, now = opened()
    from cordially.queries import letters

    if _MARK.fullmatch(name):
        letter = letters.letter(viewer, mark=name, now=now)
    else:
        letter = letters.letter(viewer, person=meant(viewer, name, now, is_sure=is_put), now=now)
    put = None
    if is_put:
        from cordially.actions import drafts
        from cordially.cli.waiting import patient
        from cordially.outside import imap
        from cordially.outside.drafts import Mailbox

        with patient("your mailbox"):
            put = drafts.put(viewer, letter, Mailbox(imap.box()), again=again, now=now)
    if is_json:
        plain.print_json({"draft": {**as_plain(letter), "folder": put.folder if put else None}})
    elif put is not None:
        click.echo(plain.clean(put.what))
    elif not is_open:
        _show(letter, now.date())
    if is_open:
        _open(letter, now.date(), is_json=is_json)


def as_plain(letter: Letter) -> dict[str, Any]:
    there = letter.elsewhere
    return {
        "person": {"id": letter.person, "name": letter.name},
        "to": letter.to or None,
        "subject": letter.subject,
        "body": letter.body,
        "answers": letter.answers,
        "link": letter.link or None,
        "elsewhere": {"where": there.where, "on": there.on, "text": there.text, "page": there.page or None}
        if there
        else None,
    }


def _show(letter: Letter, today: date) -> None:
    if letter.elsewhere:
        _show_elsewhere(letter, letter.elsewhere, today)
    else:
        click.echo(f"To: {plain.clean(letter.to or 'no address is known')}")
        click.echo(f"Subject: {plain.clean(letter.subject)}\n")
    for line in letter.body.split("\n"):
        click.echo(plain.clean(line))


def _show_elsewhere(letter: Letter, there: Elsewhere, today: date) -> None:
    """What was written, where it can be answered, and that the lines are to be copied."""
    click.echo(plain.clean(there.words(letter.name, today)))
    click.echo(f"  “{plain.clean(there.text)}”")
    if there.page:
        click.echo(f"Answer there: {plain.clean(there.page)}")
    else:
        click.echo(f"Answer there, {there.where}{f'; or by mail to {plain.clean(letter.to)}' if letter.to else ''}.")
    click.echo("First lines, to copy:\n")


def _open(letter: Letter, today: date, *, is_json: bool) -> None:
    """In the mail program; or, where it was not written by mail, the page at which it can be answered."""
    from cordially.cli.launching import launched

    page = letter.elsewhere.page if letter.elsewhere else ""
    if page and not is_json:
        _show(letter, today)
    link = page or letter.link
    if not link:
        raise WrongUse(
            f"No e-mail address of {letter.name} is known; “cordially draft” without --open prints the words."
        )
    if not launched(link):
        program = "browser" if page else "mail program"
        raise WrongUse(f"No {program} answered on this machine. Open this yourself, or copy the words:\n{link}")
