"""`cordially listen`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cordially.cli import listen_recording, plain
from cordially.cli.opening import as_json, complete_names, meant, opened

if TYPE_CHECKING:
    from datetime import datetime

    from cordially.core.listening import Listening
    from cordially.viewer import Viewer

FIGURES = (
    ("questions", "questions you asked"),
    ("follow_ups", "of them asked back about what was said"),
    ("unasked_advice", "times you gave advice that nobody asked for"),
    ("signs", "signs of listening"),
    ("reflections", "times you put in your words what they said"),
)


@click.command("listen", short_help="How much you listen.")
@click.argument("who", nargs=-1, metavar="[PERSON|FILE]", shell_complete=complete_names)
@click.option(
    "--me",
    "me_said",
    default="",
    metavar="NAME|first|second",
    help="How you are called in the file; of a recording, whether your voice speaks first or second.",
)
@click.option("--two", "is_two", is_flag=True, help="In the recording two people speak, and no more.")
@as_json
def listen_command(who: tuple[str, ...], me_said: str, is_two: bool, is_json: bool) -> None:
    """How much you listen: with everybody, with a person, or in a call's transcript or recording.

    Facts, never a grade. A recording (WAV, FLAC, MP3, OGG) needs the extra “audio”, and is not kept.
    """
    said = " ".join(who)
    path = _meant(said)
    if path is None:
        viewer, now = opened()
        _person(viewer, said, now, is_json)
    elif _is_recording(path):
        listen_recording.tell(path, me_said, is_two=is_two, is_json=is_json)
    else:
        _file(opened()[0], path, me_said, is_json)


def _meant(said: str) -> Path | None:
    """The file that is meant, if any; what looks like a path and is none is told."""
    from cordially.errors import NotFound

    path = Path(said).expanduser()
    if said and path.is_file():
        return path
    if said and path.is_dir() and _is_pathlike(said):
        raise NotFound(f"{plain.clean(said)} is a folder; name one file.")
    if _is_pathlike(said):
        raise NotFound(f"There is no file {plain.clean(said)}.")
    return None


def _is_pathlike(said: str) -> bool:
    """A slash, or an ending as files have; “Dr. Ana Silva” and ana@example.org are no paths."""
    ending = Path(said).suffix.lower().removeprefix(".")
    return "/" in said or "\\" in said or ending in _ENDINGS


_ENDINGS = frozenset(
    "wav flac mp3 ogg oga opus aif aiff m4a mp4 aac wma amr webm mkv mov 3gp".split()
    + "txt text md vtt srt sbv transcript cc doc docx pdf".split()
)


def _is_recording(path: Path) -> bool:
    from cordially.actions import recordings

    return recordings.is_recording(path)


def _file(viewer: Viewer, path: Path, me_said: str, is_json: bool) -> None:
    from cordially.actions import talks
    from cordially.errors import WrongUse
    from cordially.queries import listening

    names = [me_said] if me_said else listening.my_names(viewer)
    talk = talks.look(path)
    found = listening.of_turns(list(talk.turns), names)
    if found.kind == "unknown":
        speakers = ", ".join(sorted({turn.speaker for turn in talk.turns}))
        raise WrongUse(f"Which of the speakers is you? Say --me NAME, one of: {speakers}.")
    if is_json:
        plain.print_json({"file": str(path), "title": talk.title, "at": talk.at, "listening": as_plain(found)})
    else:
        _tell(found)


def _person(viewer: Viewer, said: str, now: datetime, is_json: bool) -> None:
    from cordially.queries import listening

    person = meant(viewer, said, now) if said else None
    found = listening.heard(viewer, now=now, person=person)
    if is_json:
        conversations = [
            {"id": one.id, "at": one.at, "title": one.title, "listening": as_plain(one.what)}
            for one in found.conversations
        ]
        months = [{"month": month, "listening": as_plain(what)} for month, what in found.months]
        told = {"person": person, "listening": as_plain(found.whole)}
        plain.print_json(told | {"months": months, "conversations": conversations})
        return
    _tell(found.whole)
    for month, what in found.months[-12:]:
        click.echo(f"  {month}  {_share(what)}")
    if not found.conversations:
        click.echo("There is no conversation to look at yet: mail both ways, or a call's transcript.")


def _tell(found: Listening) -> None:
    click.echo(f"{found.kind.capitalize()}: {_share(found)}; two of theirs for one of yours is the aim.")
    if found.my_seconds is not None and found.their_seconds is not None:
        click.echo(f"  You spoke {found.my_seconds / 60:.0f} minutes, they {found.their_seconds / 60:.0f}.")
    for name, words in FIGURES:
        click.echo(f"  {getattr(found, name):>4} {words}")
    if found.suggestion:
        click.echo(plain.clean(found.suggestion))


def _share(found: Listening) -> str:
    if not found.my_words:
        return f"{found.their_words:,} words of theirs, none of yours"
    return f"{found.their_words / found.my_words:.1f} words of theirs for each of yours"


def as_plain(found: Listening) -> dict[str, Any]:
    """The figures as JSON."""
    words = found.my_words + found.their_words
    timed = found.my_seconds is not None and found.their_seconds is not None
    seconds = (found.my_seconds or 0) + (found.their_seconds or 0)
    return {
        "kind": found.kind,
        "my_words": found.my_words,
        "their_words": found.their_words,
        "my_share_of_words": round(found.my_words / words, 4) if words else None,
        "my_seconds": found.my_seconds,
        "their_seconds": found.their_seconds,
        "my_share_of_time": round((found.my_seconds or 0) / seconds, 4) if timed and seconds else None,
        "turns": found.turns,
        "my_turns": found.my_turns,
        **{name: getattr(found, name) for name, _ in FIGURES},
        "open_questions": found.open_questions,
        "their_questions": found.their_questions,
        "suggestion": found.suggestion,
        "evidence": [{"what": one.what, "turn": one.turn} for one in found.evidence],
    }
