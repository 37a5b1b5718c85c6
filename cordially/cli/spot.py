"""What any text promises, asks, offers and tells: `cordially spot`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cordially import config
from cordially.cli import plain, texts
from cordially.cli.opening import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cordially.core.words import Found


@click.command("spot", short_help="What a text promises, asks, offers and tells.")
@click.argument("file", default="-")
@click.option("--lines", is_flag=True, help="Each line is a sentence of its own.")
@click.option("--by", default="", help="Who says “I”.")
@as_json
def spot_command(file: str, lines: bool, by: str, is_json: bool) -> None:
    """Show what is found in any text: promises, requests, courtesies, offers, pitches, and needs, with the reason.

    A whole mail will do, with what it quotes, or its source: only the author's own words are looked at.
    """
    text = texts.read(file)
    found = _in_lines(text, by) if lines else _in_mail(text, by)
    if is_json:
        plain.print_json({"found": found})
        return
    for one in found:
        due = f", by {plain.day(one['due'])}" if one["due"] else ""
        sure = "" if one["sure"] else "maybe "
        click.echo(f"{one['line']:>4}  {sure}{one['kind']}{due}: {plain.shortened(one['text'], 100)}")
        click.echo(f"      {plain.clean(one['reason'])}")
    if not text.strip():
        click.echo("Nothing is written there.")
    elif not found:
        click.echo("Nothing is promised, asked, offered or told there, as far as the words say.")


def _in_lines(text: str, by: str) -> list[dict[str, Any]]:

    found: list[dict[str, Any]] = []
    start, now = 0, config.now()
    for number, line in enumerate(text.split("\n"), start=1):
        likeliest = _likeliest(_all(line, by, (), now)) if line.strip() else []
        found += [_found(one, number, start + one.start, start + one.end) for one in likeliest]
        start += len(line) + 1
    return found


def _in_mail(text: str, by: str) -> list[dict[str, Any]]:
    from cordially.core import pasted

    mail = pasted.read(text)
    found = []
    for one in _all(mail.own, by or mail.by, mail.to, mail.at or config.now()):
        start, end = mail.place(one.start), mail.place(max(one.start, one.end - 1)) + 1
        found.append(_found(one, mail.text.count("\n", 0, start) + 1, start, end))
    return found


def _all(text: str, by: str, to: tuple[str, ...], at: datetime) -> list[Found]:
    from cordially.core import promises, words

    known = words.find(text, by=by, to=to, at=at)
    return sorted([*known, *promises.plainly(text, known, by=by, to=to, at=at)], key=lambda one: one.start)


def _likeliest(found: Iterable[Found]) -> list[Found]:
    """Of one line each kind once."""
    best: dict[str, Found] = {}
    for one in found:
        if one.kind not in best or one.chance > best[one.kind].chance:
            best[one.kind] = one
    return list(best.values())


def _found(one: Found, line: int, start: int, end: int) -> dict[str, Any]:
    return {
        "line": line,
        "kind": one.kind,
        "sure": one.sure,
        "text": one.text,
        "by": one.by,
        "to": list(one.to),
        "due": one.due,
        "reason": one.reason,
        "start": start,
        "end": end,
        "chance": round(one.chance, 3),
    }
