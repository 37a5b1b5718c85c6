"""`cordially closer`, `farther`, `not-suggested` and `withdraw`."""

import click

from cordially.cli.opening import complete_names, meant, opened


def _correct(name: str, kind: str) -> None:
    viewer, now = opened()
    from cordially.actions import corrections

    click.echo(corrections.correct(viewer, meant(viewer, name, now), kind, now=now).what)


@click.command("closer")
@click.argument("name", shell_complete=complete_names)
def closer_command(name: str) -> None:
    """Say that you are closer to somebody than it looks. It lasts."""
    _correct(name, "closer")


@click.command("farther")
@click.argument("name", shell_complete=complete_names)
def farther_command(name: str) -> None:
    """Say that you are less close to somebody than it looks. It lasts."""
    _correct(name, "farther")


@click.command("not-suggested")
@click.argument("name", shell_complete=complete_names)
def not_suggested_command(name: str) -> None:
    """Never suggest somebody on Today. It lasts."""
    _correct(name, "not suggested")


@click.command("withdraw")
@click.argument("name", shell_complete=complete_names)
def withdraw_command(name: str) -> None:
    """Take back all that you said about the relationship with somebody."""
    viewer, now = opened()
    from cordially.actions import corrections

    click.echo(corrections.withdraw(viewer, meant(viewer, name, now), now=now).what)
