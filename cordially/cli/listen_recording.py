"""What `cordially listen` says of a recording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import plain

if TYPE_CHECKING:
    from cordially.core.voices import Spoken, Voice

PLACES = {"first": 0, "second": 1}


def tell(path: Path, me_said: str, *, is_two: bool, is_json: bool) -> None:
    from cordially.actions import recordings
    from cordially.errors import WrongUse

    if me_said not in ("", *PLACES):
        raise WrongUse("Which voice is you? Say --me first for the voice that speaks first, or --me second.")
    found = recordings.look(path, is_two=is_two)
    mine = PLACES.get(me_said)
    if is_json:
        plain.print_json({"file": str(path), "recording": as_plain(found, mine)})
    else:
        _tell(found, mine)


def _tell(found: Spoken, mine: int | None) -> None:
    if len(found.voices) == 1:
        one = found.voices[0]
        click.echo(f"Only one voice is heard, for {_long(one.seconds)} of {_long(found.seconds)}.")
        return
    if mine is not None:
        click.echo(_ratio(found.voices[mine], found.voices[1 - mine]))
    for number, voice in enumerate(found.voices):
        click.echo(f"  {_called(number, mine)}: {_of(voice)}")
    if found.pauses:
        click.echo(f"  {_many(found.pauses, 'pause')} of a second or more, the longest {_long(found.longest_pause)}.")
    if found.is_apart and found.at_once >= 1:
        click.echo(f"  Both at once for {_long(found.at_once)}.")
    if mine is None:
        click.echo("Which of them is you? Say --me first or --me second, for the voice that speaks first or second.")


def _ratio(mine: Voice, theirs: Voice) -> str:
    if not mine.seconds:
        return "You said nothing."
    ratio = theirs.seconds / mine.seconds
    return f"{ratio:.1f} minutes of theirs for each of yours; two for one is the aim in a talk."


def _called(number: int, mine: int | None) -> str:
    if mine is None:
        return ("The voice that speaks first", "The voice that speaks second")[number]
    return "You" if number == mine else "They"


def _of(voice: Voice) -> str:
    return (
        f"{100 * voice.share:.0f}% of the speaking time ({_long(voice.seconds)}), {_many(voice.turns, 'turn')}, "
        f"the longest {_long(voice.longest)}"
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + "s" * (count != 1)


def _long(seconds: float) -> str:
    if seconds < 99.5:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes"


def as_plain(found: Spoken, mine: int | None) -> dict[str, Any]:
    """The figures as JSON, the voice that speaks first before the other."""
    return {
        "seconds": round(found.seconds, 1),
        "separate_channels": found.is_apart,
        "voices": [
            {
                "is_me": None if mine is None or len(found.voices) == 1 else number == mine,
                "seconds": round(voice.seconds, 1),
                "share": round(voice.share, 4),
                "turns": voice.turns,
                "longest_turn": round(voice.longest, 1),
            }
            for number, voice in enumerate(found.voices)
        ],
        "pauses": found.pauses,
        "longest_pause": round(found.longest_pause, 1),
        "both_at_once": round(found.at_once, 1) if found.is_apart else None,
    }
