"""Measure the share of time and words against talks whose speaking times are known: `python bench/listening_share.py`.

A thousand talks are made up from five seeds: who speaks, how long, how fast, with pauses, interruptions and "mm-hm".
Each is written as the programs write it, read back, and the share of "me" compared with the seconds really spoken.
"""

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from cordially.core import listening
from cordially.core.records import Talk
from cordially.sources import transcript
from cordially.sources.files import File

TALKS, SEEDS = 200, (7, 8, 9, 10, 11)
WORDS = "we could look at this again because the team wants to know what happened with that offer in Lisbon".split()


@dataclass
class Cue:
    speaker: str
    text: str
    start: float
    end: float


def main() -> None:
    talks = [made_up(rng) for rng in map(random.Random, SEEDS) for _ in range(TALKS)]
    for name, (ending, write) in FORMS.items():
        timed, worded = zip(*(errors(talk, ending, write) for talk in talks), strict=True)
        known = [error for error in timed if error is not None]
        print(f"{name:12} time, {len(known)} of {len(talks)} talks: {told(known)}; words: {told(list(worded))}")


def told(errors: list[float]) -> str:
    if not errors:
        return "not told"
    nine = sorted(errors)[len(errors) * 9 // 10]
    return f"mean {100 * mean(errors):.1f}, nine of ten {100 * nine:.1f}, most {100 * max(errors):.1f} points"


def made_up(rng: random.Random) -> list[Cue]:
    """A talk in cues of at most seven seconds; the paces of the two differ by up to a third."""
    pace = {"Ana Silva": rng.uniform(0.3, 0.42), "Ben Okafor": rng.uniform(0.3, 0.42)}
    lean, clock, cues = rng.uniform(0.2, 0.8), 0.0, list[Cue]()
    for _ in range(rng.randint(20, 120)):
        who = "Ana Silva" if rng.random() < lean else "Ben Okafor"
        for _ in range(1 if rng.random() < 0.3 else rng.randint(1, 8)):
            words = "Mm-hm." if rng.random() < 0.1 else " ".join(rng.choices(WORDS, k=rng.randint(3, 18))).capitalize()
            last = clock + pace[who] * len(words.split()) * rng.uniform(0.8, 1.25)
            cues.append(Cue(who, words + rng.choice([".", "", "?"]), round(clock, 3), round(last, 3)))
            clock = max(0.0, last + rng.choice([0.0, 0.2, 0.8, 1.5, -0.4]))
    return cues


def errors(cues: list[Cue], ending: str, write: Callable[[list[Cue]], str]) -> tuple[float | None, float]:
    spoken = {
        who: sum(cue.end - cue.start for cue in cues if cue.speaker == who) for who in ("Ana Silva", "Ben Okafor")
    }
    truth = spoken["Ana Silva"] / sum(spoken.values())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"talk{ending}")
        path.write_text(write(cues), "utf-8")
        (talk,) = transcript.read([File(path)])
    assert isinstance(talk, Talk)
    found = listening.talk(talk.turns, listening.me({turn.speaker for turn in talk.turns}, ["Ana Silva"]))
    time = None if found.time_share is None else abs(found.time_share - truth)
    return time, abs((found.word_share or 0) - truth)


def clock(seconds: float, mark: str = ".") -> str:
    return f"{seconds // 3600:02.0f}:{seconds // 60 % 60:02.0f}:{seconds % 60:06.3f}".replace(".", mark)


def teams(cues: list[Cue]) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"{clock(c.start)} --> {clock(c.end)}\n<v {c.speaker}>{c.text}</v>" for c in cues)


def zoom(cues: list[Cue]) -> str:
    """The speaker only where it changes."""
    lines, last = ["WEBVTT\n"], ""
    for number, cue in enumerate(cues, 1):
        name = "" if cue.speaker == last else f"{cue.speaker}: "
        lines.append(f"{number}\n{clock(cue.start)} --> {clock(cue.end)}\n{name}{cue.text}\n")
        last = cue.speaker
    return "\n".join(lines)


def srt(cues: list[Cue]) -> str:
    return "\n\n".join(
        f"{n}\n{clock(c.start, ',')} --> {clock(c.end, ',')}\n{c.speaker}: {c.text}" for n, c in enumerate(cues, 1)
    )


def otter(cues: list[Cue]) -> str:
    """A turn's start alone, in whole seconds."""
    return "\n\n".join(f"{c.speaker}  {int(c.start) // 60}:{int(c.start) % 60:02}\n{c.text}" for c in cues)


def plain(cues: list[Cue]) -> str:
    return "\n".join(f"{c.speaker}: {c.text}" for c in cues)


FORMS: dict[str, tuple[str, Callable[[list[Cue]], str]]] = {
    "Teams": (".vtt", teams),
    "Zoom": (".transcript.vtt", zoom),
    "SRT": (".srt", srt),
    "Otter": (".txt", otter),
    "Name: words": (".txt", plain),
}

if __name__ == "__main__":
    main()
