"""`cordially tips`."""

from __future__ import annotations

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened


@click.command("tips", short_help="What your last weeks show, line by line, and one suggestion each.")
@as_json
def tips_command(is_json: bool) -> None:
    """For each line of the method a small picture of your last twelve weeks, and one kind suggestion.

    Nobody else is beside you there: nothing is graded, counted up or held against you.
    """
    viewer, now = opened()
    from cordially.cli.words import catch_up
    from cordially.core.tips import NOTHING_TOLD
    from cordially.queries import tips

    catch_up(viewer, now)
    found = tips.tips(viewer, now=now)
    if is_json:
        told = [
            {
                "line": one.line,
                "rows": [{"what": row.label, "values": list(row.values)} for row in one.rows],
                "suggestion": one.suggestion,
            }
            for one in found
        ]
        plain.print_json({"tips": told})
        return
    if not any(one.is_told for one in found):
        click.echo(f"{NOTHING_TOLD}\n")
    for one in found:
        click.echo(plain.clean(one.line))
        for row, picture in zip(one.rows, one.pictures, strict=True) if one.is_told else ():
            click.echo(f"  {picture:<12}  {row.label}")
        click.echo(f"  {plain.clean(one.suggestion)}\n")
