"""What stands around a day: whether it is a deadline, lies behind, comes again every week, or is no day at all."""

import re

from cordially.core.times.reading import AHEAD, BACK

_NEAR = 48  # characters before a day that tell its role
_DEADLINE = re.compile(
    r"(?:\b(?:by|before|until|till?|due(?: on| by| for| date(?: is|:)?)?|no later than|not later than|latest|deadline(?: is| of|:| for [\w ]{1,30} is)?"
    r"|within|in time for|bis(?: zum| zur| spätestens)?|spätestens(?: am| bis)?|vor)"
    r"(?: (?:the|or before|at the latest|eod|cob|eob|noon|midnight|(?:the )?(?:end|close) of (?:the )?(?:day|business|play)),?(?: on| of)?(?: the)?)?"
    r"|\b(?:moved?|postponed?|rescheduled?|pushed|shifted|changed?|extended|delayed)\b[^.;]{0,40}\bto(?: the)?)[\s:(]*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:from|since|instead of|rather than|not|other than|except|as of|dated|seit|statt|"
    r"(?:out|away|off|leave|vacation|holiday|ooo|travell?ing|urlaub)(?: of (?:the )?office)? (?:until|till?|through|bis))(?: on)?(?: the)?[\s(]*$",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:every|each|any|most|usually|jeden|jede|jedes|once an?|twice an?|per|times an?)(?: other| second)?\s+$",
    re.IGNORECASE,
)
_LATEST = re.compile(r"^\W{0,2}(?:at the (?:very )?latest|or (?:sooner|earlier|before))", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:(?:I|we|you|he|she|they|it|who|that|which|there|[A-Z]\w+)\s+(?:(?:just|also|already|only|all|both|last|first)\s+)?"
    r"(?:was|were|had|did|met|spoke|sent|saw|went|came|got|told|wrote|left|said|heard|found|gave|took|made|held|began|lost|won|paid|had|read|sat|"
    r"[a-z]{2,}ed)|"
    r"(?:thank(?:s| you)|(?:great|nice|good|lovely|wonderful|pleasure)\b[^.;]{0,30}\b(?:seeing|meeting|speaking|talking|chatting|see|meet|speak|talk))"
    r"|(?:war|waren|hatte|hatten|habe|haben|hat|hast|danke)\b[^.;]{0,60}\b|(?:email|e-mail|mail|message|letter|note|invoice|call|conversation|meeting|chat|minutes) (?:of|from|on|dated))\b",
)
_COMING = re.compile(
    r"\b(?:will|'ll|’ll|shall|would|can|could|should|must|need|want|please|let'?s|let me|due|by|until|before|to\s+[a-z]+|for|going|plan|hope|scheduled|planned|expected|"
    r"looking forward|see you|werde|wird|werden|möchte|bitte|kann|können|soll|bis|spätestens)\b",
    re.IGNORECASE,
)


def is_trap(text: str, match: "re.Match[str]") -> bool:
    """A word or number that only looks like a day, or a day of every week."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return bool(_AGAIN.search(before)) or _is_only_a_word(text, match)


_PRONE = ("sun", "sat", "mon", "wed", "may", "march", "mar", "second", "fri", "thu", "tue", "jan", "dec")
_BEFORE_DAY = re.compile(
    r"\b(?:on|by|before|until|till?|this|next|last|for|or|and|to|from|due|coming|early|late|of|eod|cob|end of day)[\s(,/-]*$",
    re.IGNORECASE,
)


def _is_only_a_word(text: str, match: "re.Match[str]") -> bool:
    word = match[0].rstrip(".").lower()
    if word not in _PRONE:
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    if _BEFORE_DAY.search(before):
        return word in ("sun", "second", "may", "march", "mar", "jan", "dec") and not match[0][0].isupper()
    return (
        word in ("sun", "sat", "mon", "wed", "may", "march", "mar", "second", "jan", "dec") or not match[0][0].isupper()
    )


def lean(text: str, start: int) -> int:
    """Whether the sentence, up to a day in it, tells of what was or of what is to come."""
    before = text[max(0, start - 160) : start]
    happened = None
    for happened in _HAPPENED.finditer(before):
        pass
    return BACK if happened and not _COMING.search(before, happened.end()) else AHEAD


def role(text: str, start: int, end: int) -> int:
    """2 for a deadline, 1 for a day named, 0 for one that is set aside (from, since, instead of)."""
    before = text[max(0, start - _NEAR) : start]
    if _ASIDE.search(before):
        return 0
    return 2 if _DEADLINE.search(before) or _LATEST.match(text[end : end + 24]) else 1
