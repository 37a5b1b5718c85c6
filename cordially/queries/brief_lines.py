"""A brief in sentences, the same on the command line, on the page and in the mail before a meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cordially.core.days import written
from cordially.core.followups import shortened
from cordially.queries.briefs import Brief
from cordially.queries.matches import Give
from cordially.queries.promises import Told
from cordially.queries.timeline import Entry

LONGEST = 140  # signs that are quoted
NOTHING = "Nothing passed between you yet, as far as is known here."
TOLD = {
    "goal": "What they want to reach",
    "challenge": "What is hard for them",
    "life event": "What happens to them",
    "interest": "What they like",
}
_SPOKE = {"meeting": "You met", "call": "You spoke"}
_WROTE = {"in": "They wrote", "out": "You wrote"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What it says, and whose words it quotes or names, from which interaction."""

    lead: str
    quote: str = ""
    name: str = ""
    interaction: int | None = None

    @property
    def text(self) -> str:
        return self.lead + (f": “{self.quote}”" if self.quote else f": {self.name}" if self.name else "")


@dataclass(frozen=True, slots=True)
class Section:
    label: str
    sentences: tuple[Sentence, ...]


def sections(one: Brief, today: date) -> list[Section]:
    """Who they are to you, what is open, what they told, what to ask, what to give; without what is empty."""
    found = {
        "Last": _last(one, today),
        "Open": _open(one, today),
        "They told you": _told(one, today),
        "You noted": [Sentence("You noted", name=shortened(note, LONGEST)) for note in one.notes],
        "Ask": _ask(one),
        "Give": [Sentence(_giving(help_.gives[0])) for help_ in one.gives],
        "Lately": [Sentence(fact.sentence) for fact in one.facts],
    }
    return [Section(label, tuple(sentences)) for label, sentences in found.items() if sentences]


def lines(one: Brief, today: date) -> Iterator[str]:
    for section in sections(one, today):
        yield from (sentence.text for sentence in section.sentences)


def _last(one: Brief, today: date) -> list[Sentence]:
    if not one.is_known:
        return [Sentence(NOTHING)]
    return [_passed(entry, today) for entry in one.last]


def _passed(entry: Entry, today: date) -> Sentence:
    on = f" on {written(entry.at.date(), today)}" if entry.at else ""
    if entry.kind in _SPOKE:
        return Sentence(f"{_SPOKE[entry.kind]}{on}", name=shortened(entry.subject, LONGEST), interaction=entry.id)
    words = shortened(_below_greeting(entry.text) or entry.subject, LONGEST)
    return Sentence(f"{_WROTE.get(entry.direction, 'They wrote')}{on}", words, interaction=entry.id)


def _below_greeting(text: str) -> str:
    """What follows "Hi Lena,"."""
    first, _, rest = text.strip().partition("\n")
    is_greeting = len(first.split()) <= 4 and first.rstrip()[-1:] in (",", "!")
    return rest.strip() if is_greeting and rest.strip() else text.strip()


def _open(one: Brief, today: date) -> list[Sentence]:
    found = []
    for promise in one.promises:
        who = "You promised" if promise.is_mine else "They promised"
        by = f" by {written(promise.due_on, today)}" if promise.due_on else ""
        found.append(Sentence(f"{who}{by}", shortened(promise.text, LONGEST), interaction=promise.interaction))
    for ask in one.asks:
        on = written(ask.said_at.date(), today)
        lead = f"You asked on {on}, without an answer yet" if ask.is_mine else f"They asked on {on}, and wait"
        found.append(Sentence(lead, shortened(ask.text, LONGEST), interaction=ask.interaction))
    return found


def _told(one: Brief, today: date) -> list[Sentence]:
    return [_need(need, today) for need in one.needs]


def _need(need: Told, today: date) -> Sentence:
    lead = f"{TOLD.get(need.kind, 'What they told')} ({written(need.said_at.date(), today)})"
    return Sentence(lead, shortened(need.text, LONGEST), interaction=need.interaction)


def _ask(one: Brief) -> list[Sentence]:
    questions = (*(("how it goes with what they told you",) if one.needs else ()), *one.to_ask)
    return [Sentence(f"You could ask {_listed(questions)}.")] if questions else []


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _giving(give: Give) -> str:
    if give.person is not None:
        does = f" ({give.title})" if give.title and give.title != give.person[1] else ""
        return f"You could introduce {give.person[1]}{does}, if both like."
    return f"You know {give.title}: offer an hour." if give.kind == "skill" else f"You could give “{give.title}”."
