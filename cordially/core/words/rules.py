"""Turns of phrase by which people promise, ask, offer, sell, and tell what they hope for or struggle with."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """A turn of phrase, looked for in a sentence's one form: small letters, "i'll" as "i will", spaces at both ends."""

    kind: str
    name: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    found, short = [], {}
    for line in (files(__package__) / "rules.tsv").read_text("utf-8").splitlines():
        if line.startswith("="):
            name, pattern = line[1:].split("\t")
            short[name] = pattern
        elif not line.startswith("#"):
            kind, name, pattern = line.split("\t")
            for key, value in short.items():
                pattern = pattern.replace(f"{{{key}}}", value)
            found.append(Rule(kind, name, re.compile(pattern)))
    return tuple(found)


def marks(line: str) -> list[int]:
    """The numbers of the turns of phrase that stand in a sentence's one form."""
    return [number for number, rule in enumerate(rules()) if rule.pattern.search(line)]
