"""Turns of phrase by which people promise, ask, offer, sell, and tell what they hope for or struggle with."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """A turn of phrase, looked for in a sentence's one form: small letters, "i'll" as "i will", spaces at both ends."""

    kind: str
    name: str
    gate: frozenset[str]  # words of which one must be there; empty: always looked for
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    found, short = [], {}
    for line in (files(__package__) / "rules.tsv").read_text("utf-8").splitlines():
        if line.startswith("="):
            name, pattern = line[1:].split("\t")
            short[name] = pattern
        elif not line.startswith("#"):
            kind, name, gate, pattern = line.split("\t")
            for key, value in short.items():
                pattern = pattern.replace(f"{{{key}}}", value)
            found.append(Rule(kind, name, frozenset(gate.split()), re.compile(pattern)))
    return tuple(found)


def marks(line: str, words: list[str]) -> list[int]:
    """The numbers of the turns of phrase that stand in a sentence's one form."""
    there = frozenset(words)
    return [
        number
        for number, (gate, search) in enumerate(_searches())
        if not (gate and there.isdisjoint(gate)) and search(line)
    ]


@cache
def _searches() -> tuple[tuple[frozenset[str], Callable[[str], object]], ...]:
    """Looking for one word first is ten times faster than looking for its pattern."""
    return tuple((rule.gate, rule.pattern.search) for rule in rules())
