"""`cordially check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cordially.cli import plain, texts
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cordially.core.drafts import Remark


@click.command("check", short_help="Look over a draft before you send it.")
@click.argument("draft", default="-", metavar="[FILE]")
@click.option("--to", "name", default="", metavar="NAME", help="Whom it is for.", shell_complete=complete_names)
@as_json
def check_command(draft: str, name: str, is_json: bool) -> None:
    """Look over a draft: a pitch, an agenda, an ask before anything was given, the same text to several.

    It is silent where there is nothing to say, and never blocks. Where the draft asks for something, it tells what was
    given and asked between the two of you lately, as facts.
    """
    text = texts.read(draft)
    viewer, now = opened()
    from cordially.queries import drafts, lately

    person = meant(viewer, name, now, is_sure=False) if name else None
    found = drafts.check(viewer, text, person=person, now=now)
    facts = lately.lately(viewer, person, now=now) if person is not None and lately.asks(text) else []
    if is_json:
        fields = ("kind", "start", "end", "words", "why", "better")
        remarks = [{field: getattr(one, field) for field in fields} for one in found]
        told = [{"what": fact.what, "text": fact.text, "on": fact.on} for fact in facts]
        plain.print_json({"remarks": remarks, "lately": told})
        return
    _tell(found)
    if facts:
        click.echo("It asks for something. Lately between the two of you:")
    for fact in facts:
        click.echo(f"  {plain.shortened(fact.sentence, 110)}")
    if not text.strip():
        click.echo("Nothing is written there.")


def _tell(found: Sequence[Remark]) -> None:
    """What is said of several words is said once."""
    from cordially.core.drafts import grouped

    for group in grouped(found):
        click.echo(", ".join(f"“{plain.shortened(one.words, 100)}”" for one in group))
        click.echo(f"  {plain.clean(group[0].why)}")
        click.echo(f"  {plain.clean(group[0].better)}")
