"""Why there is a follow-up, and its first sentence."""

from datetime import date

from cordially.core.days import written
from cordially.core.followups.kinds import (
    ANNIVERSARY,
    ASKED_AFTER,
    AWAITED,
    BEFORE,
    BIRTHDAY,
    CHANGED,
    GATHERED,
    GOAL,
    HAND,
    INTRODUCED,
    JOB,
    LIFE,
    MET,
    OUTCOME,
    OWED,
    PROMISED,
    RHYTHM,
    TELL,
    THANKS,
    THEIRS,
    Fact,
)

LONGEST = 140  # signs that are quoted
_WHY = {
    PROMISED: "On {day} you promised {called} something{by}.",
    THEIRS: "On {day} {called} promised you something{by}.",
    OWED: "{called} asked you something on {day}.",
    AWAITED: "You asked {called} something on {day}.",
    MET: "You and {called} met on {day}.",
    GATHERED: "You and {called} were both there on {day}.",
    LIFE: "{called} told you this on {day}.",
    BEFORE: "{called} told you on {day}; it is on {due}.",
    JOB: "{called} told you this on {day}.",
    RHYTHM: "You and {called} were last in touch on {day}.",
    HAND: "You wrote this down on {day}.",
    BIRTHDAY: "{called}’s birthday {is_} on {due}{text}.",
    ANNIVERSARY: "On {called}’s address card stands for {due}: {text}.",
}
_FIRST = {
    PROMISED: "Keep it, or say when you will: “{text}”",
    THEIRS: "Ask {called} how it goes with it: “{text}”",
    OWED: "Answer: “{text}”",
    AWAITED: "Ask {called} once more, lightly: “{text}”",
    MET: "Thank {called} for {text}, and name one thing that stayed with you.",
    GATHERED: "Write to {called} after “{text}”: one thing they told you, and what you could do about it.",
    LIFE: "Ask {called} how it went: “{text}”",
    BEFORE: "Wish {called} well for it: “{text}”",
    JOB: "Congratulate {called}: “{text}”",
    RHYTHM: "Say hello, and ask {called} how they are.",
    HAND: "{text}",
    BIRTHDAY: "Wish {called} a happy birthday{late}.",
    ANNIVERSARY: "Write {called} a line on this day: {text}.",
}
_WHY_OF_STEP = {
    (JOB, CHANGED): "{called}’s work has changed; you have known since {day}.",
    (INTRODUCED, ASKED_AFTER): "You introduced {called} and {other} on {day}.",
    (INTRODUCED, OUTCOME): "{called} and {other}, whom you introduced, were in touch on {day}.",
    (INTRODUCED, THANKS): "{called} introduced you to {other} on {day}.",
    (INTRODUCED, TELL): "{called} introduced you to {other}; you were in touch on {day}.",
}
_FIRST_OF_STEP = {
    (LIFE, GOAL): "Ask {called} how it goes: “{text}”",
    (JOB, CHANGED): "Congratulate {called}: {text}. Ask what they look forward to.",
    (INTRODUCED, ASKED_AFTER): "Ask {called} whether they and {other} got to speak.",
    (INTRODUCED, OUTCOME): "Ask {called} what came of meeting {other}, and thank them for trying.",
    (INTRODUCED, THANKS): "Thank {called} for introducing you to {other}.",
    (INTRODUCED, TELL): "Tell {called} how it went with {other}.",
}


def why(fact: Fact, called: str, today: date) -> str:
    return _told(_WHY_OF_STEP.get((fact.kind, fact.step)) or _WHY[fact.kind], fact, called, today)


def first(fact: Fact, called: str, today: date) -> str:
    return _told(_FIRST_OF_STEP.get((fact.kind, fact.step)) or _FIRST[fact.kind], fact, called, today)


def _told(form: str, fact: Fact, called: str, today: date) -> str:
    is_over = fact.due_on is not None and fact.due_on < today
    return form.format(
        called=called,
        other=fact.other or "somebody",
        text=shortened(fact.text, LONGEST) if fact.kind != BIRTHDAY else fact.text,
        is_="was" if is_over else "is",
        late=", even if it is a little late" if is_over else "",
        day=written(fact.since.date(), today),
        due="" if fact.due_on is None else written(fact.due_on, today),
        by="" if fact.due_on is None else f" by {written(fact.due_on, today)}",
    )


def shortened(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
