"""First lines in your own mail program: `cordially draft`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from cordially.queries.letters import Letter

_MARK = re.compile(r"[a-z][0-9]{1,15}(?:-[0-9]{1,15})?")


@click.command("draft", short_help="First lines to somebody, in your own mail program.")
@click.argument("name", shell_complete=complete_names, metavar="PERSON|MARK")
@click.option("--open", "is_open", is_flag=True, help="Open it in your mail program.")
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
        letter = letters.letter(viewer, person=meant(viewer, name, now), now=now)
    put = None
    if is_put:
        from cordially.actions import drafts
        from cordially.outside import imap
        from cordially.outside.drafts import Mailbox

        put = drafts.put(viewer, letter, Mailbox(imap.box()), again=again, now=now)
    if is_json:
        plain.print_json({"draft": {**as_plain(letter), "folder": put.folder if put else None}})
    elif put is not None:
        click.echo(plain.clean(put.what))
    elif not is_open:
        _show(letter)
    if is_open:
        _open(letter)


def as_plain(letter: Letter) -> dict[str, Any]:
    return {
        "person": {"id": letter.person, "name": letter.name},
        "to": letter.to or None,
        "subject": letter.subject,
        "body": letter.body,
        "answers": letter.answers,
        "link": letter.link or None,
    }


def _show(letter: Letter) -> None:
    click.echo(f"To: {plain.clean(letter.to or 'no address is known')}")
    click.echo(f"Subject: {plain.clean(letter.subject)}\n")
    for line in letter.body.split("\n"):
        click.echo(plain.clean(line))


def _open(letter: Letter) -> None:
    if not letter.link:
        raise WrongUse(f"No e-mail address of {letter.name} is known.")
    if click.launch(letter.link) != 0:
        raise WrongUse("No mail program answered; “cordially draft” without --open prints the words.")
