"""`cordially search`."""

import click

from cordially.cli import plain, timeline
from cordially.cli.opening import as_json, opened


@click.command(
    "search",
    short_help="Find words in what was written, and names.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
@as_json
def search_command(words: tuple[str, ...], limit: int, is_json: bool) -> None:
    """The newest messages and meetings that hold all WORDS, and the people whose names do. “be*” finds beginnings."""
    from cordially.errors import WrongUse

    if not " ".join(words).strip():
        raise WrongUse("Say which words to look for.")
    viewer, now = opened()
    from cordially.queries import search

    hits = search.find(viewer, " ".join(words), now=now, limit=limit)
    if is_json:
        people = [plain.person(line) for line in hits.people]
        plain.print_json({"people": people, "interactions": [plain.interaction(entry) for entry in hits.entries]})
        return
    for line in hits.people:
        click.echo(f"{line.id:>6}  {plain.clean(line.name)}  {plain.clean(line.works)}")
    for entry in hits.entries:
        timeline.show(entry)
    if not hits.people and not hits.entries:
        click.echo(f"Nothing holds “{plain.clean(' '.join(words))}”.")
