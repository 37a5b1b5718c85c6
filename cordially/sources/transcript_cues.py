"""Subtitles with times: WebVTT as Teams, Zoom and Meet write it, SRT, and YouTube's SBV."""

import html
import re
from collections.abc import Iterator

from cordially.core.records import Turn
from cordially.sources.transcript_names import named, speaker

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"^[ \t]{{0,9}}{_TIME}[ \t]{{0,9}}(?:-->|,)[ \t]{{0,9}}{_TIME}(?:[ \t].{{0,200}})?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]([^>]{1,200})>")
_TAG = re.compile(r"</?[a-z0-9.:][^<>]{0,200}>", re.IGNORECASE)


def turns(lines: list[str], names: frozenset[str]) -> Iterator[Turn]:
    """Each cue as one turn, or more where several voices speak in it; a cue that names nobody goes on with the last."""
    last, shown = "", ""
    for start, end, said in _cues(lines):
        for who, words, since, until in _shared(list(_voices(said, names)), start, end):
            last = who or last
            fresh = _unseen(words, shown)
            shown = words
            if fresh:
                yield Turn(last, fresh, since, until)


def texts(lines: list[str]) -> Iterator[str]:
    """The lines that are spoken, for finding the names in them."""
    for _start, _end, said in _cues(lines):
        yield from said


def _cues(lines: list[str]) -> Iterator[tuple[float, float, list[str]]]:
    at = 0
    while at < len(lines):
        timing = TIMING.match(lines[at])
        at += 1
        if not timing:
            continue
        said = []
        while at < len(lines) and lines[at].strip() and not TIMING.match(lines[at]):
            said.append(lines[at])
            at += 1
        if at < len(lines) and TIMING.match(lines[at]) and said and said[-1].strip().isdecimal():
            said.pop()  # the number of a cue that no blank line parts from this one
        yield seconds(timing.groups()[:4]), max(seconds(timing.groups()[4:]), seconds(timing.groups()[:4])), said


def seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, secs, thousandths = (int(part or 0) for part in (*parts[:3], (parts[3] or "0").ljust(3, "0")))
    return hours * 3600 + minutes * 60 + secs + thousandths / 1000


def _voices(said: list[str], names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Who speaks in a cue, and what."""
    text = "\n".join(said)
    if "<v" in text:
        before, *rest = _VOICE.split(text)
        yield "", plain(before)
        for who, spoken in zip(rest[::2], rest[1::2], strict=True):
            yield speaker(html.unescape(who)), plain(spoken)
        return
    who, words = "", list[str]()
    for line in said:
        found, rest_of_line = named(plain(line), names)
        if found and words:
            yield who, " ".join(words)
            words = []
        who = found or who
        words += [rest_of_line] if rest_of_line else []
    yield who, " ".join(words)


def _shared(voices: list[tuple[str, str]], start: float, end: float) -> Iterator[tuple[str, str, float, float]]:
    """The time of a cue, shared out among its voices by their words."""
    counts = [len(words.split()) for _who, words in voices]
    pace = (end - start) / max(sum(counts), 1)
    for (who, words), count in zip(voices, counts, strict=True):
        yield who, words, round(start, 3), round(start + count * pace, 3)
        start += count * pace


def plain(text: str) -> str:
    """Without the marks for voices, colours and times inside a cue."""
    return " ".join(html.unescape(_TAG.sub("", text)).replace("\xa0", " ").split())


def _unseen(words: str, shown: str) -> str:
    """What is new in a cue: captions that roll up show the last line again."""
    if shown and words.startswith(shown):
        return words[len(shown) :].strip()
    return words
