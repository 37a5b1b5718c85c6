"""`cordially me`."""

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened


@click.group("me", invoke_without_command=True, short_help="Which addresses are yours.")
@as_json
@click.pass_context
def me_command(ctx: click.Context, is_json: bool) -> None:
    """Which addresses are yours; “cordially me add ADDRESS” and “cordially me drop ADDRESS” mend it."""
    if ctx.invoked_subcommand:
        return
    viewer, _ = opened()
    from cordially.queries import spaces

    identities = spaces.my_identities(viewer)
    if is_json:
        told = [{"kind": kind, "value": value} for kind, value in identities]
        plain.print_json({"me": {"name": spaces.my_name(viewer), "identities": told}})
        return
    click.echo(plain.clean(spaces.my_name(viewer)) or "Nobody yet: “cordially me add YOUR@ADDRESS”.")
    for kind, value in identities:
        click.echo(f"  {kind:<9} {plain.clean(value)}")


@me_command.command("add")
@click.argument("addresses", nargs=-1, required=True)
def add_command(addresses: tuple[str, ...]) -> None:
    """These are yours."""
    viewer, now = opened()
    from cordially.actions import mine

    click.echo(mine.add(viewer, addresses, now=now).what)


@me_command.command("drop")
@click.argument("address")
def drop_command(address: str) -> None:
    """This one is not yours after all."""
    viewer, now = opened()
    from cordially.actions import mine

    click.echo(mine.drop(viewer, address, now=now).what)
