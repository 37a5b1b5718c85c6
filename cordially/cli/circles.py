"""Circles: `cordially circles`, `cordially circle`."""

from __future__ import annotations

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened


@click.command("circles", short_help="Your inner, close, active and wider circle.")
@as_json
def circles_command(is_json: bool) -> None:
    """Whom you put in which circle, and (with a question mark) who could be, by how alive it is."""
    viewer, now = opened()
    from cordially.queries import circles

    found = circles.circles(viewer, now=now)
    if is_json:
        told = [
            {"person": {"id": one.person[0], "name": one.person[1]}, "circle": one.name, "said": one.is_said}
            for one in found
        ]
        plain.print_json({"circles": told})
        return
    name = ""
    for one in found:
        if one.name != name:
            name = one.name
            click.echo(name.capitalize())
        click.echo(f"  {plain.clean(one.person[1])} ({one.person[0]}){'' if one.is_said else '?'}")
    if not found:
        click.echo("Nobody yet.")


@click.command("circle", short_help="Put somebody in a circle.")
@click.argument("name", shell_complete=complete_names)
@click.argument("circle", default="")
@click.option("--none", "is_none", is_flag=True, help="In no circle.")
def circle_command(name: str, circle: str, is_none: bool) -> None:
    """Put somebody in your inner, close, active or wider circle."""
    viewer, now = opened()
    from cordially.actions import circles
    from cordially.errors import WrongUse

    if not circle and not is_none:
        raise WrongUse("Say which circle: inner, close, active, wider, or --none.")
    click.echo(circles.put(viewer, meant(viewer, name, now), "" if is_none else circle.lower(), now=now).what)
