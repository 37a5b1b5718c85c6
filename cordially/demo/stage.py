"""Where the story is played: the cast, the day it ends, the dice, and what has been written so far."""

import hashlib
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from importlib.resources import files

from cordially.demo import cast as people
from cordially.demo.cast import ME
from cordially.demo.letters import Letter
from cordially.demo.screenplay import Line, Scene
from cordially.demo.telling import Telling

DAYS_A_MONTH = 30.44
WRITTEN = ("friends", "work", "search", "kindness", "gathering", "chats")  # the scenes that are played once


@dataclass(frozen=True, slots=True)
class Played:
    """One letter, and the written line that it came from."""

    scene: str
    take: str
    number: int  # of the line in its scene, from 1
    line: Line
    letter: Letter
    text: str  # with its marks


class Stage:
    """Everything on it follows from `now` and `seed`."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.cast = people.load()
        self.now = now.astimezone(self.cast[ME].zone)
        self.seed = seed
        self.played: list[Played] = []

    @cached_property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def slots(self) -> dict[str, list[str]]:
        return tomllib.loads(files("cordially.demo").joinpath("words.toml").read_text("utf-8"))

    def chance(self, *parts: object) -> random.Random:
        """Dice of its own for each thing, so that a change in one place leaves all others as they are."""
        return random.Random("/".join(map(str, (self.seed, *parts))))  # noqa: S311

    def months_ago(self, at: datetime) -> float:
        return (self.now - at).total_seconds() / 86400 / DAYS_A_MONTH

    def digest(self, *parts: object, length: int = 24) -> str:
        text = "/".join(map(str, (self.seed, *parts)))
        return hashlib.blake2b(text.encode(), digest_size=(length + 1) // 2).hexdigest()[:length]

    def play(self, scene: Scene, roles: Mapping[str, str], *, start: datetime | None = None, take: str = "") -> bool:
        """Add the scene's letters; False, and nothing added, if it would not be over before the end of the story."""
        telling = Telling(self, scene, roles, start, take)
        played: list[Played] = []
        for number, line in enumerate(scene.lines, start=1):
            letter, text = telling.letter(number, line, played[-1].letter if played else None)
            if letter.at > self.now - timedelta(minutes=20):
                return False
            played.append(Played(scene.key, take, number, line, letter, text))
        self.played += played
        return True
