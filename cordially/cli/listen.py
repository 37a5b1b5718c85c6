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
    from cordially.queries.listening import Heard
    from cordially.viewer import Viewer

FIGURES = ("questions", "follow_ups", "unasked_advice", "signs", "reflections", "open_questions", "their_questions")
MOST_NAMED = 20  # speakers of a transcript


@click.command("listen", short_help="How much you listen.")
@click.argument("who", nargs=-1, metavar="[NAME|FILE]", shell_complete=complete_names)
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
    path = _meant(said, who)
    if path is not None and _is_recording(path):
        listen_recording.tell(path, me_said, is_two=is_two, is_json=is_json)
        return
    _only_with_a_file(path, me_said, is_two=is_two)
    if path is None:
        viewer, now = opened()
        _person(viewer, said, now, is_json)
    else:
        _file(opened()[0], path, me_said, is_json)


def _only_with_a_file(path: Path | None, me_said: str, *, is_two: bool) -> None:
    """An option that would change nothing is told, not passed over."""
    from cordially.errors import WrongUse

    if is_two:
        raise WrongUse("--two is for a recording in which two people speak; name one.")
    if me_said and path is None:
        raise WrongUse("--me says which voice or speaker is you; name a recording or a transcript.")


def _meant(said: str, who: tuple[str, ...]) -> Path | None:
    """The file that is meant, if any; what looks like a path and is none is told."""
    from cordially.errors import NotFound, WrongUse

    path = _path(said)
    if path is None or path.is_file():
        return path
    if len(who) > 1 and sum(_is_pathlike(one) for one in who) > 1:
        raise WrongUse("Name one file at a time.")
    if path.is_dir() and _is_pathlike(said):
        raise NotFound(f"{plain.clean(said)} is a folder; name one file.")
    if _is_pathlike(said):
        raise NotFound(f"There is no file {plain.clean(said)}.")
    return None


def _path(said: str) -> Path | None:
    """What was said, as a path; none where it can be none."""
    try:
        path = Path(said).expanduser()
        path.is_file()
    except (OSError, RuntimeError):  # too long, or nobody's home
        return None
    return path if said else None


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
        raise WrongUse(_which(sorted({turn.speaker for turn in talk.turns}), me_said))
    if is_json:
        plain.print_json({"file": str(path), "title": talk.title, "at": talk.at, "listening": as_plain(found)})
    else:
        _tell(found)
        if found.suggestion:
            click.echo(plain.clean(found.suggestion))


def _which(speakers: list[str], me_said: str) -> str:
    """Why it cannot be told how one listened."""
    if len(speakers) == 1:
        return f"Only {speakers[0] or 'one voice'} speaks in it; how one listens shows with two."
    more = f" and {len(speakers) - MOST_NAMED:,} more" if len(speakers) > MOST_NAMED else ""
    named = ", ".join(speakers[:MOST_NAMED]) + more
    if me_said:
        return f"No speaker, or more than one, is called {me_said}. Say --me NAME, one of: {named}."
    return f"Which of the speakers is you? Say --me NAME, one of: {named}."


def _person(viewer: Viewer, said: str, now: datetime, is_json: bool) -> None:
    from cordially.queries import listening

    person = meant(viewer, said, now, is_sure=False) if said else None
    found = listening.heard(viewer, now=now, person=person)
    if is_json:
        plain.print_json({"person": person, **_heard_as_plain(found)})
    else:
        _tell_heard(found)


def _tell_heard(found: Heard) -> None:
    from cordially.core.listening import ratio

    for name, part in found.parts:
        _tell(part, f"{name}: ")
    if found.spoken is not None:
        one = found.spoken
        click.echo(f"In “{plain.shortened(one.title, 60) or 'no subject'}”, {plain.day(one.at)}:")
        click.echo(f"  {plain.clean(one.what.suggestion)}")
    for month, what in found.months[-12:]:
        click.echo(f"  {month}  {ratio(what)}")
    if not found.conversations:
        click.echo("There is no conversation to look at yet: mail both ways, or a call's transcript.")


def _heard_as_plain(found: Heard) -> dict[str, Any]:
    return {
        "listening": as_plain(found.whole),
        "letters": as_plain(found.letters),
        "calls": as_plain(found.calls),
        "suggestion_from": found.spoken.id if found.spoken else None,
        "months": [{"month": month, "listening": as_plain(what)} for month, what in found.months],
        "conversations": [
            {"id": one.id, "at": one.at, "title": one.title, "listening": as_plain(one.what)}
            for one in found.conversations
        ],
    }


def _tell(found: Listening, name: str = "") -> None:
    from cordially.core import listening

    told = listening.head(found)
    click.echo(f"{name}{told if name else told[:1].upper() + told[1:]}")
    for fact in listening.facts(found):
        click.echo(f"  {fact}")


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
        **{name: getattr(found, name) for name in FIGURES},
        "suggestion": found.suggestion,
        "evidence": [{"what": one.what, "turn": one.turn} for one in found.evidence],
    }
