"""What you can share: `cordially shelf`, `shelve`, `unshelve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, meant, opened
from cordially.errors import WrongUse

if TYPE_CHECKING:
    from cordially.queries.shelf import Item

KINDS = ("idea", "resource", "person", "skill")


@click.command("shelf", short_help="What you can share.")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only these.")
@as_json
def shelf_command(kind: str | None, is_json: bool) -> None:
    """What you can share: ideas, resources, people to introduce, and skills that your LinkedIn archive tells of."""
    viewer, _ = opened()
    from cordially.queries import shelf

    found = shelf.shelf(viewer, kind=kind or "")
    if is_json:
        plain.print_json({"shelf": [as_plain(one) for one in found]})
        return
    for one in found:
        click.echo(f"{one.mark:>6}  {one.kind:<8}  {plain.shortened(one.title, 90)}")
        beside = " · ".join(part for part in (one.about, one.link) if part)
        if beside:
            click.echo(f"                  {plain.shortened(beside, 110)}")
    if not found:
        click.echo(
            "Your shelf is empty. What could you give? cordially shelve “Feedback on portfolios”, or a bookmarks file."
        )


@click.command("shelve", short_help="Put something on your shelf.")
@click.argument("what", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(KINDS[:3]), default=None, help="Told by its words where you do not say.")
@click.option("--about", default="", help="What it is good for, and for whom.")
@click.option("--link", default="", help="Where it is to be found.")
@as_json
def shelve_command(what: tuple[str, ...], kind: str | None, about: str, link: str, is_json: bool) -> None:
    """Put something on your shelf: in words, a link, a browser's bookmarks file, or a CSV table with a column "title".

    Any other file is put there by its name; it stays where it lies, and nothing of it is read.

    \b
    cordially shelve "Feedback on portfolios" --kind idea
    cordially shelve "A room for ten people, evenings" --kind resource
    cordially shelve Ana --kind person --about "knows every studio in Lisbon"
    cordially shelve ~/Downloads/bookmarks.html
    """
    viewer, now = opened()
    from cordially.actions import shelf

    paths = [Path(one) for one in what if _is_file(one)]
    if paths:
        if len(paths) != len(what):
            raise WrongUse("Give files, or words, not both at once.")
        if kind or about or link:
            raise WrongUse("A file says itself what lies in it; --kind, --about and --link are for one thing in words.")
        _bring(shelf.bring(viewer, paths, now=now), is_json)
        return
    title = " ".join(what)
    person = meant(viewer, title, now) if kind == "person" else None
    item = shelf.shelve(viewer, title, kind=kind or "", about=about, link=link, person_id=person, now=now)
    if is_json:
        plain.print_json({"id": f"s{item.id}", "kind": item.kind, "title": item.title})
    else:
        click.echo(f"s{item.id} is on your shelf: {plain.clean(item.title)} ({item.kind}).")


def _is_file(said: str) -> bool:
    path = Path(said)
    return path.suffix.lower() in (".html", ".htm", ".csv", ".tsv") or (len(said) < 250 and path.is_file())


def _bring(told: Any, is_json: bool) -> None:
    if is_json:
        problems = [{"where": one.where, "what": one.what} for one in told.problems]
        plain.print_json({"new": told.new, "known": told.known, "problems": problems})
    else:
        click.echo(f"{told.new:,} new on your shelf, {told.known:,} were there already.")
        if told.named:
            names = ", ".join(plain.shortened(name, 60) for name in told.named[:5])
            click.echo(f"By the name of the file, which stays where it lies and was not read: {names}.")
        for one in told.problems:
            click.echo(f"  {plain.clean(one.where)}: {plain.clean(one.what)}", err=True)
    if told.problems:
        raise click.exceptions.Exit(3)


@click.command("unshelve", short_help="Take something off your shelf.")
@click.argument("which", metavar="MARK")
def unshelve_command(which: str) -> None:
    """Take something off your shelf, by its mark (s12)."""
    viewer, now = opened()
    from cordially.actions import shelf

    click.echo(shelf.unshelve(viewer, number(which), now=now).what)


def number(said: str) -> int:
    bare = said.strip().lower().removeprefix("s")
    if not bare.isdecimal() or len(bare) > 9:
        raise WrongUse(f"“{said}” is no mark; they look like s12, as “cordially shelf” lists them.")
    return int(bare)


def as_plain(one: Item) -> dict[str, Any]:
    """One thing of the shelf as JSON."""
    person = {"id": one.person[0], "name": one.person[1]} if one.person else None
    told = {"id": one.mark or None, "kind": one.kind, "title": one.title, "about": one.about, "link": one.link}
    return {**told, "person": person, "from": one.origin}
