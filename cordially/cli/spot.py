"""What any text promises, asks, offers and tells: `cordially spot`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from cordially import config
from cordially.cli import plain, texts
from cordially.cli.opening import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cordially.core.pasted import Pasted
    from cordially.core.words import Found

MOST_NAMED, MOST_MESSAGES = 3, 3000


@click.command("spot", short_help="What a text promises, asks, offers and tells.")
@click.argument("file", default="-")
@click.option("--lines", is_flag=True, help="Each line is a sentence of its own.")
@click.option("--by", default="", metavar="NAME", help="Who says “I”.")
@as_json
def spot_command(file: str, lines: bool, by: str, is_json: bool) -> None:
    """Show what is found in any text: promises, requests, courtesies, offers, pitches, and needs, with the reason.

    A whole mail will do, with its head and what it quotes, its page or its source: each mail of the thread is its
    author's, and days are reckoned from its own. Of a chat copied from WhatsApp, Telegram, Teams, Slack or LinkedIn
    each message is its author's.
    """
    text = texts.read(file)
    messages = [] if lines else _messages(text, by)
    found = [(None, one) for one in _in_lines(text, by)] if lines else _in_messages(messages, by)
    if is_json:
        plain.print_json({"found": [one for _, one in found]})
        return
    _show(found)
    if not text.strip():
        click.echo("Nothing is written there.")
    elif not found:
        click.echo("Nothing is promised, asked, offered or told there, as far as the words say.")
    if any(one.is_quoting for one in messages):
        click.echo("What else is quoted there is by others, and was not looked at.")


def _show(found: Iterable[tuple[Pasted | None, dict[str, Any]]]) -> None:
    """Of a thread, what is found in each mail below its author and day."""
    last = None
    for mail, one in found:
        if mail is not None and mail.is_of_thread and mail is not last:
            click.echo(_author(mail))
        last = mail
        click.echo(f"{one['line']:>4}  {_head(one)}: {plain.shortened(one['text'], 100)}")
        click.echo(f"      {plain.clean(one['reason'])}")


def _author(mail: Pasted) -> str:
    day = f", {mail.at.day} {mail.at:%B %Y}" if mail.at else ""
    return f"{plain.shortened(mail.by, 40) or 'Somebody'}{day}:"


def _head(one: dict[str, Any]) -> str:
    """What it is, whose, to whom and by when, as far as that is told."""
    by = f" of {plain.shortened(one['by'], 40)}" if one["by"] else ""
    to = f" to {plain.shortened(' and '.join(one['to'][:MOST_NAMED]), 60)}" if one["to"] else ""
    due = f", due {plain.day(one['due'])}" if one["due"] else ""
    return f"{'' if one['sure'] else 'maybe '}{one['kind']}{by}{to}{due}"


def _in_lines(text: str, by: str) -> list[dict[str, Any]]:
    from cordially.core.letters import lines

    found: list[dict[str, Any]] = []
    now = config.now()
    for number, (start, line) in enumerate(lines(text), start=1):
        likeliest = _likeliest(_all(line, by, (), now)) if line.strip() else []
        found += [_found(one, number, start + one.start, start + one.end) for one in likeliest]
    return found


def _in_messages(messages: list[Pasted], by: str) -> list[tuple[Pasted, dict[str, Any]]]:
    from cordially.core.pasted import twice

    now = config.now()
    breaks = [place for place, sign in enumerate(messages[0].text) if sign == "\n"] if messages else []
    said = [
        (one, words)
        for one in messages
        for words in _all(one.own, one.by or ("" if one.is_of_thread else by), one.to, one.at or now)
    ]
    found = []
    for one, words in twice.once(said) if any(one.is_of_thread for one in messages) else said:
        start, end = one.place(words.start), one.place(max(words.start, words.end - 1)) + 1
        found.append((one, _found(words, bisect_left(breaks, start) + 1, start, end)))
    return found


def _messages(text: str, by: str) -> list[Pasted]:
    from cordially.core import pasted

    messages = pasted.messages(text, near=config.now(), by=by)
    if len(messages) > MOST_MESSAGES:
        click.echo(f"That is a long chat; only its first {MOST_MESSAGES:,} messages were looked at.", err=True)
    return messages[:MOST_MESSAGES]


def _all(text: str, by: str, to: tuple[str, ...], at: datetime) -> list[Found]:
    from cordially.core import promises, words
    from cordially.queries import needs

    known = words.find(text, by=by, to=to, at=at)
    known = (*known, *promises.plainly(text, known, by=by, to=to, at=at))
    known = (*known, *promises.assigned(text, known, at=at))
    (found,) = needs.weighed([needs.Read(text, known, by, to)])
    return sorted(map(_to_a_third, found), key=lambda one: one.start)


def _to_a_third(one: Found) -> Found:
    """ "I'll send Ben the link" is for Ben."""
    from cordially.core import promises

    named = promises.named(one.text) if one.kind == "promise" else ""
    return replace(one, to=(named,)) if named and named != one.by.split(" ")[0] else one


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
