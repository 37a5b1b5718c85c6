"""What a rule for dates is, and the day that it reckons from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from cordially.core.times.lexicon import pattern

AHEAD, BACK = 1, -1


@dataclass(frozen=True, slots=True)
class Base:
    """Where the reader stands: the moment of the message, and whether an unclear day lies ahead or back."""

    at: datetime
    lean: int = AHEAD
    day_first: bool = False

    @property
    def day(self) -> date:
        return self.at.date()


Reckon = Callable[["re.Match[str]", Base], date | None]


@dataclass(frozen=True)
class Rule:
    """A form in which people name a day: how it looks, the words it needs, and how the day is reckoned."""

    name: str
    needs: frozenset[str]  # kinds of words (see `lexicon`), one of which the text must hold; empty: always tried
    form: str  # as `lexicon.pattern` reads it
    reckon: Reckon
    weight: int = 0  # a form that says more wins where two begin at the same place or name different days

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when first needed: a hundred of them would cost every command a third of a second."""
        return pattern(self.form)


def rule(name: str, needs: str, form: str, reckon: Reckon, weight: int = 0) -> Rule:
    """`needs` are kinds of words, apart by blanks."""
    return Rule(name, frozenset(needs.split()), form, reckon, weight)
