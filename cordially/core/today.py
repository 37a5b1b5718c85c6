"""The few for today: whom of those worth turning to, so that nobody comes day after day while others wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

PROMISED, WARM, OWED, COOLING, ASLEEP = "promise due", "warm", "answer owed", "cooling", "asleep"
ORDER = (PROMISED, WARM, OWED, COOLING, ASLEEP)  # a promise on its day; then as METHOD has it, the warmest first
AT_MOST = {PROMISED: 3, WARM: 2, OWED: 2, COOLING: 2, ASLEEP: 1}  # while there are others
MOST = 5
RESTS = 3  # days on which others come first
MOST_UNANSWERED = 2  # who left three messages unanswered is let be


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reason to turn to somebody today. `worth` orders those of one kind; it is never shown."""

    person: int
    kind: str  # one of ORDER
    worth: float


def pick(
    candidates: Iterable[Candidate], shown: Mapping[int, date], *, today: date, most: int = MOST
) -> list[Candidate]:
    """At most `most`, each person once, in ORDER. `shown` tells on which day each person was last named.

    Promises that are due come first. Who was named today stays; who was named within RESTS days comes only where nobody
    else waits.
    """
    best = _one_reason_each(candidates)
    promised = [c for c in best if c.kind == PROMISED]
    others = [c for c in best if c.kind != PROMISED]
    staying = [c for c in others if shown.get(c.person) == today]
    fresh = [c for c in others if not 0 <= (today - shown.get(c.person, date.min)).days <= RESTS]
    waiting = {c.person for c in (*staying, *fresh)}
    resting = [c for c in others if c.person not in waiting]
    chosen = _within_shares(fresh, [*promised[: AT_MOST[PROMISED]], *staying][:most], most)
    chosen += [c for c in fresh if c not in chosen][: most - len(chosen)]
    resting.sort(key=lambda c: shown[c.person])
    chosen += (resting + promised[AT_MOST[PROMISED] :])[: most - len(chosen)]
    return sorted(chosen, key=lambda c: (ORDER.index(c.kind), -c.worth, c.person))


def _one_reason_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A promise due, then an answer owed, outweigh other reasons for the same person; then as ORDER has it."""
    first = (PROMISED, OWED, *(kind for kind in ORDER if kind not in (PROMISED, OWED)))
    ordered = sorted(candidates, key=lambda c: (first.index(c.kind), -c.worth, c.person))
    best: dict[int, Candidate] = {}
    for candidate in ordered:
        best.setdefault(candidate.person, candidate)
    return sorted(best.values(), key=lambda c: (ORDER.index(c.kind), -c.worth, c.person))


def _within_shares(waiting: Sequence[Candidate], chosen: list[Candidate], most: int) -> list[Candidate]:
    taken = list(chosen)
    for candidate in waiting:
        if len(taken) < most and sum(c.kind == candidate.kind for c in taken) < AT_MOST[candidate.kind]:
            taken.append(candidate)
    return taken
