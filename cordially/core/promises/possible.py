"""A sentence that may be a promise: it waits for a yes or a no."""

from datetime import datetime

from cordially.core import times
from cordially.core.words import Found, Sentence

CHANCE = 0.5


def possible(
    sentence: Sentence,
    reason: str,
    *,
    by: str = "",
    to: tuple[str, ...] = (),
    at: datetime | None = None,
    start: int = 0,
) -> Found:
    """Its day is reckoned from `at`; `start` is where the text stands that the sentence was cut from."""
    day = times.due(sentence.text, at=at) if at else None
    return Found(
        kind="promise",
        sure=False,
        text=sentence.text,
        start=start + sentence.start,
        end=start + sentence.end,
        by=by,
        to=to,
        due=day.day if day else None,
        due_text=day.text if day else "",
        reason=reason,
        chance=CHANCE,
    )
