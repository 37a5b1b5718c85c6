"""Reading the written scenes: who writes what to whom, when, and what in it is a promise, an offer, a goal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_MARK = re.compile(r"\[(promise|offer|ask|pitch|goal|challenge|interest|life)((?: \w+=[^\s\]~]+)*)~([^\]]*)\]")
_SEPARATOR = re.compile(r" ;(?: |$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One letter of a scene, as written."""

    sender: str
    to: tuple[str, ...]
    when: (
        str  # "41d 10:14" before the end of the story; "+2d 20:03", "+3h", "+20m" after the one before; "~" at leisure
    )
    options: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    key: str
    subject: str
    tags: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence that matters."""

    kind: str
    options: dict[str, str]
    sentence: str


@lru_cache
def scenes(name: str) -> tuple[Scene, ...]:
    """All scenes of one file of this package's folder `scenes`."""
    text = files("cordially.demo.scenes").joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(_scene(part) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:])


def _scene(part: str) -> Scene:
    head, *lines = re.split(r"^--- ", part, flags=re.MULTILINE)
    key, subject, *tags = (field.strip() for field in _SEPARATOR.split(head.splitlines()[0]))
    return Scene(key, subject, tuple(" ".join(tags).split()), tuple(_line(line) for line in lines))


def _line(part: str) -> Line:
    head, _, text = part.partition("\n")
    route, when, *options = (field.strip() for field in _SEPARATOR.split(head))
    sender, to = route.split(" > ")
    told = {word: rest for word, _, rest in (option.partition(" ") for option in options)}
    return Line(sender.strip(), _keys(to), when, told, text.strip())


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def keys(options: dict[str, str], name: str) -> tuple[str, ...]:
    """The people that an option names."""
    return _keys(options.get(name, ""))


def marks(text: str) -> Iterator[Mark]:
    """The marked sentences of a text."""
    for kind, options, sentence in _MARK.findall(text):
        pairs = (option.split("=", 1) for option in options.split())
        yield Mark(kind, dict(pairs), " ".join(sentence.split()))


def unmarked(text: str) -> str:
    """The text as it was sent."""
    return _MARK.sub(lambda found: found[3], text)
