"""Why the program thinks that a tie is warm or not, in sentences that are true."""

from datetime import UTC, datetime

from cordially.core.warmth.fading import DAY
from cordially.core.warmth.figures import Figures
from cordially.core.warmth.rhythm import COOLS, own_gap, silence


def reasons(figures: Figures, now: float) -> tuple[str, ...]:
    found = (_time(figures), _meetings(figures), _answers(figures), _quiet(figures, now), _waiting(figures, now))
    return tuple(sentence for sentence in found if sentence)


def _time(f: Figures) -> str:
    if f.first_at is None or f.last_at is None or not (f.sent or f.received):
        return ""
    who = _who(f)
    if f.days == 1:
        return f"{who} on one day, {on(f.last_at)}."
    return f"{who} on {f.days} days since {month(f.first_at)}, last on {on(f.last_at)}."


def _who(f: Figures) -> str:
    if f.met:
        return "You were in touch"
    if f.sent and f.received:
        return "You wrote to each other"
    return "You wrote to them" if f.sent else "They wrote to you"


def _meetings(f: Figures) -> str:
    if not f.met or f.last_met_at is None:
        return ""
    return f"You met or spoke {times(f.met)}, last on {on(f.last_met_at)}."


def _answers(f: Figures) -> str:
    if f.their_delay is None or f.answered_by_them < 3:
        return ""
    return f"They answer within {span(f.their_delay)}, usually."


def _quiet(f: Figures, now: float) -> str:
    days = round(silence(f, now))
    if f.days < 5 or f.mean_gap is None or silence(f, now) < COOLS * own_gap(f):
        return ""
    return f"Quiet for {days} days; on average you were in touch every {max(1, round(f.mean_gap))}."


def _waiting(f: Figures, now: float) -> str:
    if f.waiting_since is None or now - f.waiting_since < DAY or f.unanswered <= 1:
        return ""
    return f"Your last {f.unanswered} messages, since {on(f.waiting_since)}, have no answer."


def on(at: float) -> str:
    day = datetime.fromtimestamp(at, UTC)
    return f"{day.day} {day:%B %Y}"


def month(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%B %Y}"


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def span(seconds: float) -> str:
    for unit, size in (("minute", 60), ("hour", 3600), ("day", DAY)):
        count = max(1, -(-seconds // size))
        if count < {"minute": 60, "hour": 36}.get(unit, 1e9):
            return (
                f"{count:.0f} {unit}s"
                if count > 1
                else f"one {unit}".replace("one hour", "an hour").replace("one", "a")
            )
    raise AssertionError
