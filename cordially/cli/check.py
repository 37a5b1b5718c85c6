"""`cordially check`."""

from __future__ import annotations

from typing import TextIO

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened

LONGEST = 200_000


@click.command("check", short_help="Look over a draft before you send it.")
@click.argument("draft", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@click.option("--to", "name", default="", help="Whom it is for.", shell_complete=complete_names)
@as_json
def check_command(draft: TextIO, name: str, is_json: bool) -> None:
    """Look over a draft: a pitch, an agenda, an ask before anything was given, the same text to several.

    It is silent where there is nothing to say, and never blocks. Where the draft asks for something, it tells what was
    given and asked between the two of you lately, as facts.
    """
    viewer, now = opened()
    from cordially.queries import drafts, lately

    person = meant(viewer, name, now) if name else None
    text = draft.read(LONGEST)
    found = drafts.check(viewer, text, person=person, now=now)
    facts = lately.lately(viewer, person, now=now) if person is not None and lately.asks(text) else []
    if is_json:
        fields = ("kind", "start", "end", "words", "why", "better")
        remarks = [{field: getattr(one, field) for field in fields} for one in found]
        told = [{"what": fact.what, "text": fact.text, "on": fact.on} for fact in facts]
        plain.print_json({"remarks": remarks, "lately": told})
        return
    for one in found:
        click.echo(f"“{plain.shortened(one.words, 100)}”")
        click.echo(f"  {plain.clean(one.why)}")
        click.echo(f"  {plain.clean(one.better)}")
    for fact in facts:
        click.echo(plain.shortened(fact.sentence, 110))
