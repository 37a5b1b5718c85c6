"""`cordially doctor`."""

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened


@click.command("doctor", short_help="Is all well?")
@as_json
def doctor_command(is_json: bool) -> int:
    """Is the database sound, what do the imports cover, and what is missing?"""
    viewer, now = opened()
    from cordially.actions import health

    found = health.examine(viewer, now=now)
    if is_json:
        plain.print_json(found.as_plain())
    else:
        for fault in found.faults:
            click.echo(f"Fault: {fault}")
        if not found.faults:
            click.echo("The database is sound.")
        for line in (*found.facts, *found.advice):
            click.echo(plain.clean(line))
    return 1 if found.faults else 0
