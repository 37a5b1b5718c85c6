"""The few for today: whom of those worth turning to, so that nobody comes day after day while others wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

PROMISED, OWED, HELP, COOLING = "promise due", "answer owed", "help", "cooling"
FOLLOW, TIME, ASLEEP = "follow-up", "time again", "asleep"
ORDER = (PROMISED, OWED, HELP, COOLING, FOLLOW, TIME, ASLEEP)  # of one kind the warmest come first, as METHOD has it
AT_MOST = {PROMISED: 1, OWED: 1, HELP: 1, COOLING: 1, FOLLOW: 1, TIME: 1, ASLEEP: 1}  # while others wait
MOST = 5
RESTS = 3  # days on which others come first
RESTS_LONG = 10  # the same where nothing waits: what was let lie once is not brought up twice a week
_GENTLE = (HELP, COOLING, TIME, ASLEEP)
MOST_UNANSWERED = 2  # who left three messages unanswered is let be


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reason to turn to somebody today. `worth` orders those of one kind; it is never shown."""

    person: int
    kind: str  # one of ORDER
    worth: float
    is_firm: bool = False  # of this day, whoever else waits and whatever the pace


def pick(
    candidates: Iterable[Candidate], shown: Mapping[int, date], *, today: date, most: int = MOST
) -> list[Candidate]:
    """At most `most`, and of what is firm up to MOST; each person once, what is firm first, then in ORDER.

    `shown` tells on which day each person was last named, in that order. Who was named today stays, the first before
    whoever took a place that fell free; who was named within RESTS days (RESTS_LONG, where nothing waits for me) comes
    only where nobody else waits, or with what is firm. The last place is for who has waited longest.
    """
    best = _one_reason_each(candidates)
    firm = [c for c in best if c.is_firm][:MOST]
    others = [c for c in best if not c.is_firm]
    place = {person: number for number, person in enumerate(shown)}
    staying = sorted((c for c in others if shown.get(c.person) == today), key=lambda c: place[c.person])
    fresh = [c for c in others if not 0 <= (today - shown.get(c.person, date.min)).days <= _rest(c)]
    waiting = {c.person for c in (*staying, *fresh)}
    resting = sorted((c for c in others if c.person not in waiting), key=lambda c: shown[c.person])
    chosen = firm + staying[: max(0, most - len(firm))]
    chosen = _within_shares(fresh, chosen, most - 1)
    longest = sorted(_left(fresh, chosen), key=lambda c: shown.get(c.person, date.min))
    chosen += [*longest, *resting][: max(0, most - len(chosen))]
    return sorted(chosen, key=_place)


def _rest(one: Candidate) -> int:
    return RESTS_LONG if one.kind in _GENTLE else RESTS


def _place(one: Candidate) -> tuple[bool, int, float, int]:
    return not one.is_firm, ORDER.index(one.kind), -one.worth, one.person


def _one_reason_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    best: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=_place):
        best.setdefault(candidate.person, candidate)
    return list(best.values())


def _left(fresh: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in fresh if c not in chosen]


def _within_shares(waiting: Sequence[Candidate], chosen: Sequence[Candidate], most: int) -> list[Candidate]:
    taken = list(chosen)
    for candidate in waiting:
        if len(taken) < most and sum(c.kind == candidate.kind for c in taken) < AT_MOST[candidate.kind]:
            taken.append(candidate)
    return taken
