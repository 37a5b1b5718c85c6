"""Promises in plain turns of phrase, English and German, that are worth a question: each waits for a yes or a no."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from cordially.core.promises.possible import possible
from cordially.core.words import Found, sentences

_LET_ME = (
    r"let me (?:ask|check|find out|look into|look it up|send|forward|introduce|put you in touch|get back|talk to|dig)\b"
)
_ICH = (
    r"ich (?:schicke?|sende|maile?|buche?|reserviere|frage?|bringe?|leite|stelle?|besorge|gebe? (?:dir|ihnen|euch)"
    r"|melde? mich|rufe? (?:dich|sie|euch|ihn)|kümmere? mich|werde (?:dir|ihnen|euch))\b"
)
_PLAIN = re.compile(rf"\b(?:{_LET_ME}|{_ICH})", re.IGNORECASE)


def plainly(
    text: str, known: Collection[Found], *, by: str = "", to: tuple[str, ...] = (), at: datetime | None = None
) -> Iterator[Found]:
    """Sentences that promise in so many words, beside the promises that are known already."""
    if not _PLAIN.search(text):
        return
    there = {one.start for one in known if one.kind in ("promise", "courtesy")}
    for sentence in sentences(text):
        found = _PLAIN.search(sentence.text)
        if found is None or sentence.start in there or sentence.text.endswith("?"):
            continue
        yield possible(sentence, f"says “{found.group()}”", by=by, to=to, at=at)
