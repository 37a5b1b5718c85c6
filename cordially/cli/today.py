"""`cordially today`, `cordially snooze`, `cordially done`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from cordially.queries.steps import Item


@click.command("today", short_help="Whom to turn to today, and why.")
@as_json
def today_command(is_json: bool) -> None:
    """At most five people worth turning to today, why now, and a first step."""
    viewer, now = opened()
    from cordially.actions import days

    items = days.draw(viewer, now=now)
    if is_json:
        plain.print_json({"today": [_as_json(item) for item in items]})
        return
    for item in items:
        _tell(item)
    if not items:
        click.echo("Nobody needs you today, as far as your history tells.")


def _as_json(item: Item) -> dict[str, Any]:
    return {
        "person": {"id": item.person.id, "name": item.person.name},
        "kind": item.kind,
        "why": item.why,
        "first_step": item.first_step,
        "evidence": [{"kind": e.kind, "id": e.id, "at": e.at, "quote": e.quote} for e in item.evidence],
    }


def _tell(item: Item) -> None:
    works = f", {plain.clean(item.person.works)}" if item.person.works else ""
    click.echo(
        click.style(plain.clean(item.person.name), bold=True) + works + f"  ({item.kind}, number {item.person.id})"
    )
    click.echo(f"  {plain.clean(item.why)}")
    click.echo(f"  {plain.clean(item.first_step)}")
    for evidence in item.evidence:
        click.echo(f"  {plain.day(evidence.at)}, {evidence.kind} {evidence.id}: {plain.shortened(evidence.quote, 90)}")
    click.echo("")


@click.command("snooze", short_help="Put somebody off until a later day.")
@click.argument("name", shell_complete=complete_names)
@click.option(
    "--until", default="in a week", show_default=True, help="An everyday date: “monday”, “in 3 weeks”, “12 March”."
)
def snooze_command(name: str, until: str) -> None:
    """Not today: name somebody on Today again from that day on."""
    viewer, now = opened()
    from cordially.actions import days
    from cordially.cli.hand import day_meant

    event = days.snooze(viewer, meant(viewer, name, now), until=day_meant(until, now, past=False), now=now)
    click.echo(event.what)


@click.command("done", short_help="Say that you turned to somebody.")
@click.argument("name", shell_complete=complete_names)
def done_command(name: str) -> None:
    """You turned to somebody; they are not named again before there is a new reason."""
    viewer, now = opened()
    from cordially.actions import days

    click.echo(days.done(viewer, meant(viewer, name, now), now=now).what)
