"""Transcripts as text: Otter, Zoom's saved captions, Google Meet, and "Name: words" as people write them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cordially.core.records import Turn
from cordially.sources.transcript_names import LONGEST, named, names, speaker, split

_CLOCK = r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})(?:\.\d{1,3})?"
ZOOM = re.compile(
    rf"^\[(?P<name>[^\]\n]{{1,{LONGEST}}})\][ \t]{{1,9}}{_CLOCK}(?:[ \t]?(?P<half>[AaPp])\.?[Mm]\.?)?[ \t]*$"
)
HEADED = re.compile(
    rf"^[ \t*_#]{{0,6}}(?P<name>[^\W\d_][^\n:<>{{}}\[\]()|=\\;!?\"]{{0,{LONGEST - 1}}}?)[ \t*_]{{0,4}}"
    rf"(?:[ \t]{{1,9}}|[ \t]{{0,9}}[-\u2013(\[][ \t]?){_CLOCK}[)\]]?:?[ \t*_]{{0,4}}$"
)
TIMED = re.compile(
    rf"^[ \t\[(*@]{{0,4}}{_CLOCK}[\])]?[ \t]{{0,3}}[-\u2013|]?[ \t]{{1,3}}"
    rf"(?P<name>[^\W\d_][^\n:<>{{}}\[\]()|=\\;!?\".,]{{0,{LONGEST - 1}}})[ \t*]{{0,4}}$"
)
_ALONE = re.compile(rf"^[ \t\[(]{{0,4}}{_CLOCK}[\])]?[ \t]{{0,9}}$")
SLOWEST = 2.0  # seconds a word; slower is silence
_END = re.compile(
    r"transcribed by https://otter\.ai|meeting ended after|this editable transcript was|transcription ended",
    re.IGNORECASE,
)


def form(lines: list[str]) -> str:
    """ "zoom", "headed" or "timed" (a line with name and time, or time and name, above the words), or "plain"."""
    full = [line for line in lines if line.strip()]
    if sum(bool(ZOOM.match(line)) for line in full) >= 1 and full and ZOOM.match(full[0]):
        return "zoom"
    heads = sum(bool(HEADED.match(line)) for line in full)
    if heads >= 2 or (heads == 1 and len(full) <= 3):
        return "headed"
    if sum(bool(TIMED.match(line)) for line in full) >= 2:
        return "timed"
    return "plain" if _is_plain(full) else ""


def _is_plain(full: list[str]) -> bool:
    """Two people or more, one of them again, and at least half of the lines theirs."""
    known = names(full)
    spoken = [name for line in full if (name := split(line)[0]) in known]
    return len(spoken) >= 3 and 2 <= len(set(spoken)) < len(spoken) and 2 * len(spoken) >= len(full) - 8


def turns(lines: list[str], kind: str) -> Iterator[Turn]:
    heads = {"zoom": ZOOM, "headed": HEADED, "timed": TIMED}
    reading = _headed(lines, heads[kind]) if kind in heads else _plain(lines)
    return _ended(_from_zero(list(reading)) if kind == "zoom" else reading)


def _headed(lines: list[str], head: re.Pattern[str]) -> Iterator[Turn]:
    who, start, words = "", None, list[str]()
    for line in lines:
        match = head.match(line)
        if match:
            if words:
                yield Turn(who, " ".join(words), start, None)
            who, start, words = speaker(match["name"]), _seconds(match), []
        elif who and line.strip() and not _END.search(line[:200]):
            words.append(" ".join(line.split()))
    if words:
        yield Turn(who, " ".join(words), start, None)


def _plain(lines: list[str]) -> Iterator[Turn]:
    """A line that names nobody goes on with the last speaker; what stands before the first is the title."""
    known = names(lines)
    who, start, words = "", None, list[str]()
    stamp: float | None = None
    for line in lines:
        alone = _ALONE.match(line)
        if alone:
            stamp = _clock(alone.groups())
            continue
        name, said = named(line, known)
        if name:
            if words:
                yield Turn(who, " ".join(words), start, None)
            who, words = name, []
            start, stamp = _stamped(line, stamp), None
        if who and said and not _END.search(said[:200]):
            words.append(" ".join(said.split()))
    if words:
        yield Turn(who, " ".join(words), start, None)


def _stamped(line: str, stamp: float | None) -> float | None:
    time = split(line)[1]
    parts = [int(float(part)) for part in time.split(":")] if time else []
    return float(sum(part * 60**place for place, part in enumerate(reversed(parts)))) if parts else stamp


def _seconds(match: re.Match[str]) -> float:
    groups = match.groupdict()
    seconds = _clock((groups["hours"], groups["minutes"], groups["seconds"]))
    if groups.get("half"):
        seconds = seconds % 43_200 + (43_200 if groups["half"] in "pP" else 0)
    return seconds


def _clock(parts: Iterable[str | None]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return float(hours * 3600 + minutes * 60 + seconds)


def _from_zero(turns: list[Turn]) -> list[Turn]:
    """Hours of the day made seconds from the first."""
    first = next((turn.start for turn in turns if turn.start is not None), 0.0)
    return [
        Turn(turn.speaker, turn.text, None if turn.start is None else (turn.start - first) % 86_400) for turn in turns
    ]


def _ended(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Each turn lasts until the next begins, unless nobody speaks that slowly; the end of the last is not known."""
    listed = list(turns)
    for turn, after in pairwise(listed):
        yield Turn(turn.speaker, turn.text, turn.start, after.start if _may_last(turn, after.start) else None)
    yield from listed[-1:]


def _may_last(turn: Turn, until: float | None) -> bool:
    if turn.start is None or until is None:
        return False
    return 0 <= until - turn.start <= SLOWEST * (len(turn.text.split()) + 5)
