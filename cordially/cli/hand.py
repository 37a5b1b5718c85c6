"""By hand: `cordially add`, `note`, `met` and `works`."""

from __future__ import annotations

from datetime import date, datetime

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import NotFound, WrongUse


@click.command("add", short_help="Add somebody you know.")
@click.argument("name")
@click.option("--email", "emails", multiple=True, help="An e-mail address. May be given several times.")
@click.option("--phone", "phones", multiple=True, help="A telephone number. May be given several times.")
@click.option("--linkedin", "pages", multiple=True, help="The address of their LinkedIn page.")
@click.option("--works", default="", metavar="“TITLE, PLACE”", help="What they do, where: “Recruiter, Acme”.")
@click.option(
    "--as", "hats", multiple=True, metavar="HAT", help="candidate, recruiter, hiring manager; several or none."
)
@as_json
def add_command(
    name: str,
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    pages: tuple[str, ...],
    works: str,
    hats: tuple[str, ...],
    is_json: bool,
) -> None:
    """Add somebody you know, with what you know of them."""
    viewer, now = opened()
    from cordially.actions import people
    from cordially.queries import people as query

    added = people.add(viewer, name, emails=emails, phones=phones, pages=pages, works=works, hats=hats, now=now)
    if is_json:
        plain.print_json({"person": plain.person(query.line(viewer, added.person.id, now=now))})
    else:
        click.echo(plain.clean(added.what))


@click.command("note", short_help="Write something down about somebody.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", nargs=-1, required=True)
def note_command(name: str, text: tuple[str, ...]) -> None:
    """Write something down about somebody."""
    viewer, now = opened()
    from cordially.actions import notes

    click.echo(notes.write(viewer, meant(viewer, name, now), " ".join(text), now=now).what)


@click.command("met", short_help="Say whom you met.")
@click.argument("names", nargs=-1, required=True, shell_complete=complete_names)
@click.option(
    "--on",
    "on",
    default="today",
    show_default=True,
    metavar="DAY",
    help="An everyday date: “yesterday”, “last friday”.",
)
def met_command(names: tuple[str, ...], on: str) -> None:
    """Say whom you met: several people at once, and in the last place, if you like, a few words about it.

    What comes last and is nobody's name is taken for those words.

    \b
    cordially met Ana Ben --on yesterday "coffee; she looks for a mentor"
    """
    viewer, now = opened()
    from cordially.actions import interactions

    day = day_meant(on, now, past=True)
    people, text = _people_and_text(list(names))
    found = [meant(viewer, name, now) for name in people[:-1]]
    try:
        found.append(meant(viewer, people[-1], now))
    except NotFound:
        if len(people) == 1 or text:
            raise
        text = people[-1]
    event = interactions.met(viewer, found, on=day, text=text, now=now)
    click.echo(event.what)


def _people_and_text(names: list[str]) -> tuple[list[str], str]:
    """The last of several is text where it reads like text: more than four words, or a sign that no name has."""
    last = names[-1]
    is_text = len(names) > 1 and (len(last.split()) > 4 or any(sign in last for sign in ";:,.!?") or not last.strip())
    return (names[:-1], last) if is_text else (names, "")


@click.command("rename", short_help="Call somebody by the name you give them.")
@click.argument("name", shell_complete=complete_names)
@click.argument("new_name")
def rename_command(name: str, new_name: str) -> None:
    """Call somebody by the name you give them, whatever the sources say."""
    viewer, now = opened()
    from cordially.actions import people

    click.echo(people.rename(viewer, meant(viewer, name, now), new_name, now=now).what)


@click.command("works", short_help="Say where somebody works.")
@click.argument("name", shell_complete=complete_names)
@click.argument("text", required=False, default="")
@click.option("--since", default="", metavar="MONTH", help="Since when: 2023, or 2023-05.")
@click.option(
    "--as", "hats", multiple=True, metavar="HAT", help="candidate, recruiter, hiring manager; several or none."
)
def works_command(name: str, text: str, since: str, hats: tuple[str, ...]) -> None:
    """Say what somebody does, where (“Recruiter, Acme”), and which hats they wear."""
    viewer, now = opened()
    from cordially.actions import people

    person = meant(viewer, name, now)
    if not text and not hats:
        raise WrongUse("Say what they do, “Recruiter, Acme”, or which hat they wear, --as recruiter.")
    if text:
        click.echo(people.employ(viewer, person, text, since=since, now=now).what)
    if hats:
        click.echo(people.dress(viewer, person, hats, now=now).what)


def day_meant(text: str, now: datetime, *, past: bool) -> date:
    """An everyday date as a day."""
    from cordially.core import times

    try:
        return times.day(text, today=now.date(), past=past)
    except ValueError as error:
        raise WrongUse(str(error)) from None
