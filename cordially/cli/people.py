"""`cordially people` and `cordially person`."""

from typing import Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, complete_names, meant, opened


@click.command("people", short_help="Your people, warmest first.")
@click.argument("words", nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="Also those without a relationship.")
@click.option("--as", "hat", default="", metavar="HAT", help="Only candidates, recruiters or hiring managers.")
@click.option("--limit", type=click.IntRange(min=1), help="How many; 25 on a terminal, all in JSON.")
@as_json
def people_command(words: tuple[str, ...], everyone: bool, hat: str, limit: int | None, is_json: bool) -> None:
    """Your people, warmest first; with WORDS, those whose name, address or work holds them."""
    viewer, now = opened()
    from cordially.queries import people

    most = limit or (None if is_json else 25)
    lines = people.people(viewer, now=now, everyone=everyone, words=" ".join(words), hat=hat.rstrip("s"), limit=most)
    if is_json:
        plain.print_json({"people": [plain.person(line) for line in lines]})
        return
    width = max((len(plain.shortened(line.name, 32)) for line in lines), default=0)
    for line in lines:
        name = plain.shortened(line.name, 32)
        reason = next(iter(line.warmth.reasons), "")
        click.echo(f"{line.id:>6}  {name:<{width}}  {line.warmth.word:<15}  {plain.shortened(reason, 90)}")
    if not lines and (words or hat):
        more = "" if everyone else "Nobody with a relationship fits that; --all also shows those without one."
        click.echo(more or "Nobody here fits that.")
    elif not lines:
        click.echo(
            people.nobody(viewer) or "Nobody yet. Begin with “cordially import”, or “cordially add” somebody you know."
        )


@click.command("person", short_help="One person.")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@as_json
def person_command(name: tuple[str, ...], is_json: bool) -> None:
    """One person, by name, address or number: who they are, how alive it is and why, what happened last."""
    viewer, now = opened()
    from cordially.queries import people, person

    page = person.page(viewer, meant(viewer, " ".join(name), now, is_sure=False), now=now)
    if is_json:
        plain.print_json(_as_json(page))
    else:
        _tell(page, is_me=page.line.id in people.spaces_me(viewer))


def _as_json(page: Any) -> dict[str, Any]:
    return {
        "person": plain.person(page.line)
        | {
            "names": list(page.names),
            "positions": [
                {"title": p.title, "organisation": p.organisation, "since": p.since, "until": p.until}
                for p in page.positions
            ],
            "notes": [{"id": note.id, "text": note.text, "at": note.at} for note in page.notes],
            "birthday": page.birthday,
            "anniversaries": [{"day": day, "label": label} for day, label in page.anniversaries],
            "place": page.place,
            "years": [
                {"year": y.year, "sent": y.sent, "received": y.received, "meetings": y.meetings} for y in page.years
            ],
            "open_thread": [plain.interaction(entry) for entry in page.open_thread],
            "same": [
                {"id": s.id, "person": {"id": s.other.id, "name": s.other.name}, "reasons": list(s.reasons)}
                for s in page.suggestions
            ],
            "links": [
                {"event": link.event_id, "between": list(link.names), "reasons": list(link.reasons), "sure": link.sure}
                for link in page.links
            ],
        }
    }


def _tell(page: Any, *, is_me: bool) -> None:
    line = page.line
    click.echo(click.style(plain.clean(line.name), bold=True) + f"  (number {line.id})")
    days = [("birthday", page.birthday), *((label, day) for day, label in page.anniversaries)]
    of_the_year = [f"{label[:1].upper()}{label[1:]} {day}" for label, day in days if day]
    for text in (line.works, ", ".join(line.hats), page.place, *of_the_year):
        if text:
            click.echo(plain.clean(text))
    click.echo("  ".join(plain.clean(value) for _, value in line.identities))
    if page.names:
        click.echo(f"Also seen as {', '.join(plain.clean(name) for name in page.names[:5])}")
    click.echo("")
    click.echo("This is you." if is_me else line.warmth.word.capitalize())
    for reason in () if is_me else (*line.warmth.reasons, *line.warmth.doubts):
        click.echo(f"  {plain.clean(reason)}")
    _tell_years(page.years)
    for note in page.notes:
        click.echo(f"\n{plain.day(note.at)}  {plain.clean(note.text)}")
    if page.open_thread:
        click.echo("\nThe last thread")
        for entry in page.open_thread:
            who = "you" if entry.direction == "out" else plain.shortened(entry.with_[0][1] if entry.with_ else "", 24)
            click.echo(f"  {plain.day(entry.at)}  {who}: {plain.shortened(entry.text or entry.subject, 90)}")
    for same in page.suggestions:
        click.echo(f"\nThe same as {plain.clean(same.other.name)} ({same.other.id})? {'; '.join(same.reasons)}")
        click.echo(
            f"  yes: cordially merge {line.id} {same.other.id}   no: cordially same --no {line.id} {same.other.id}"
        )


def _tell_years(years: list[Any]) -> None:
    most = max((year.sent + year.received + year.meetings for year in years), default=0)
    if most:
        click.echo("")
    for year in years[-10:]:
        count = year.sent + year.received + year.meetings
        bar = "▪" * max(1 if count else 0, round(30 * count / most))
        click.echo(f"  {year.year}  {bar:<30}  {year.sent} from you, {year.received} from them, met {year.meetings}×")
