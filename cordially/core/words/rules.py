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
    by_word, always, searches = _searches()
    worth_trying = set(always)
    for word in by_word.keys() & words:
        worth_trying.update(by_word[word])
    return [number for number in worth_trying if searches[number](line)]


@cache
def _searches() -> tuple[dict[str, list[int]], list[int], list[Callable[[str], object]]]:
    """Which patterns a word makes worth trying: looking a word up is ten times faster than looking for a pattern."""
    by_word: dict[str, list[int]] = {}
    for number, rule in enumerate(rules()):
        for word in rule.gate:
            by_word.setdefault(word, []).append(number)
    always = [number for number, rule in enumerate(rules()) if not rule.gate]
    return by_word, always, [rule.pattern.search for rule in rules()]


def phrases(kind: str, line: str, words: list[str]) -> list[str]:
    """The words of the turns of phrase of one kind that stand in a sentence."""
    worth_trying = [rule for rule in _of_kind(kind) if not (rule.gate and rule.gate.isdisjoint(words))]
    return [match.group() for rule in worth_trying if (match := rule.pattern.search(line))]


@cache
def _of_kind(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.kind == kind)
