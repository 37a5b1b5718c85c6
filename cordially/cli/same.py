"""Who is who: `cordially merge`, `split` and `same`."""

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened
from cordially.errors import WrongUse


@click.command("merge", short_help="Say that two are one person.")
@click.argument("first", shell_complete=complete_names)
@click.argument("second", shell_complete=complete_names)
def merge_command(first: str, second: str) -> None:
    """Say that two are one person. Can be undone at any later time."""
    viewer, now = opened()
    from cordially.actions import people

    event = people.merge(viewer, meant(viewer, first, now), meant(viewer, second, now), now=now)
    click.echo(f"{event.what} Undo it with “cordially undo {event.id}”.")


@click.command("split", short_help="Take addresses out into a person of their own.")
@click.argument("name", shell_complete=complete_names)
@click.argument("addresses", nargs=-1, required=True)
def split_command(name: str, addresses: tuple[str, ...]) -> None:
    """Take some of a person's addresses out into a person of their own. Can be undone at any later time."""
    viewer, now = opened()
    from cordially.actions import people

    event = people.split(viewer, meant(viewer, name, now), addresses, now=now)
    click.echo(f"{event.what} Undo it with “cordially undo {event.id}”.")


@click.command("same", short_help="Who may be one person.")
@click.option("--no", "apart", nargs=2, metavar="A B", help="Say that these two are two people.")
@as_json
def same_command(apart: tuple[str, str] | None, is_json: bool) -> None:
    """Who may be one person, and why, the surest first, waiting for a yes (merge A B) or a no (same --no A B)."""
    viewer, now = opened()
    from cordially.actions import people
    from cordially.queries import suggestions

    if apart:
        first, second = (meant(viewer, name, now) for name in apart)
        if first == second:
            raise WrongUse("Those are one person already; “cordially split” takes an address out.")
        click.echo(people.apart(viewer, first, second, now=now).what)
        return
    pairs = suggestions.same(viewer)
    if is_json:
        plain.print_json({"same": [pair.as_plain() for pair in pairs]})
        return
    for pair in pairs:
        (one, name), (other, their_name) = pair.first, pair.second
        click.echo(f"{plain.clean(name)} (number {one}) and {plain.clean(their_name)} (number {other}): one person?")
        click.echo(f"  {'; '.join(plain.clean(reason) for reason in pair.reasons)}")
        click.echo(f"  yes: cordially merge {one} {other}   no: cordially same --no {one} {other}")
    if not pairs:
        click.echo("Nobody waits for a yes or a no.")
