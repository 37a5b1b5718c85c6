"""What stands around a day: whether it is a deadline, lies behind, comes again every week, or is no day at all."""

import re

from cordially.core.times.reading import AHEAD, BACK

_NEAR = 48  # characters before a day that tell its role


def _before(*forms: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(forms)})[\s\xa0:,(]*$", flags)


_CLOSE = (
    r"(?: (?:the|or before|at the latest|eod|cob|eob|noon|midnight|(?:the )?(?:end|close) of (?:the )?(?:day"
    r"|business|play)),?)?"
)
_DEADLINE = _before(
    rf"(?:by|before|until|till?|no later than|not later than|within|in time for){_CLOSE}(?: on)?(?: the)?",
    r"due(?: on| by| for| date(?: is|:)?)?(?: the)?",
    r"latest|deadline(?: is| of| for [\w ]{1,30} is)?",
    r"(?:mov|postpon|reschedul|push|shift|chang|extend|delay)\w{0,3}\b[^.;]{0,40}\bto(?: the)?",
    r"bis(?: zum| zur| spätestens| zu)?|spätestens(?: am| bis)?|vor",
)
_ASIDE = _before(
    r"(?:from|instead of|rather than|not|other than|except|statt|anstatt)(?: on)?(?: the)?",
    r"(?:can['’]?t|cannot|can not|won['’]t|not able to|unable to)(?: \w+){1,3}(?: on)?(?: the)?",
    r"(?:out|away|off|leave|vacation|holiday|ooo|travell?ing|urlaub)(?: of (?:the )?office)? (?:until|till?"
    r"|through|bis)(?: the)?",
)
_BEHIND = _before("(?:since|seit|dated|dates? from|dating from)(?: the| dem)?")
_AGAIN = _before(
    r"(?:every|each|any|most|usually|jede[nrs]?|once an?|twice an?|per|times an?|casual)(?: other| second| zweiten)?"
)
_LATEST = re.compile(r"\W{0,2}(?:at the (?:very )?latest|or (?:sooner|earlier|before)|spätestens)", re.IGNORECASE)
_VERBS = (
    "was were had did met spoke sent saw went came got told wrote left said heard found gave took made held "
    "began lost won "
    "paid read sat talked called"
)
_HAPPENED = re.compile(
    r"\b(?:(?:I|we|you|he|she|they|it|who|that|which|there|[A-Z]\w+) (?:(?:just|also|already|only|all|both|last"
    r"|first) )?"
    rf"(?:{'|'.join(_VERBS.split())}|[a-z]{{2,}}ed)"
    r"|was|were|(?:has|have|had) been|did"
    r"|[Tt]hank(?:s| you)"
    r"|(?:[Gg]reat|[Nn]ice|[Gg]ood|[Ll]ovely|[Ww]onderful|[Pp]leasure) (?:to have )?(?:to )?(?:seeing|meeting"
    r"|speaking|talking|chatting|see|meet|speak|talk)"
    r"|(?:war|waren|hatte|hatten|habe|haben|hat|hast|[Dd]anke)"
    r"|(?:e-?mail|message|letter|note|invoice|minutes|notes|recording|photos|summary) (?:of|from|dated))\b"
)
_MISSED = re.compile(
    r"\b(?:(?:was|were) (?:supposed|meant|due|going|planning|scheduled) to|(?:should|would|could) have) [^.;]{0,40}$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"[\s\xa0]+(?:was|were|war|waren)\b"
    rf"|,?[\s\xa0]+(?:I|we|you|they|he|she)[\s\xa0]+(?:{'|'.join(_VERBS.split())}|[a-z]{{2,}}ed)\b"
)
_WEEK_OF = re.compile(
    r"\bweek(?: of| commencing| beginning| starting|,? w/c)(?: on)?(?: the)?[\s\xa0]*$|\bw/c[\s\xa0]+$", re.IGNORECASE
)
_COMING = re.compile(
    r"(?:\b(?:will|shall|would|can|could|should|must|need|want|please|let'?s|let me|due|by|until|before"
    r"|to\s+(?!(?:you|me|him|her|us|them|the|my|your|our|an?)\b)[a-z]+|going|plan|"
    r"hope|scheduled|planned|expected|looking forward|see you|if|next|"
    r"werde|wird|werden|möchte|bitte|kann|können|soll|bis|spätestens)\b|['’]ll\b|\b(?:for|to)(?: the)?\s*$)",
    re.IGNORECASE,
)
_WORDS_TOO = ("sun", "may", "march", "mar", "jan", "dec")
_SHORT_DAYS = ("mon", "wed", "weds", "sat", "fri", "thu", "tue", "tues", "thur", "thurs")
_DAY_FOLLOWS = _before(
    r"on|by|before|until|till?|this|next|last|or|and|to|from|due|coming|early|late|eod|cob|end of day|for", flags=0
)


def is_trap(text: str, match: "re.Match[str]") -> bool:
    """A word or number that only looks like a day, or a day of every week."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return bool(_AGAIN.search(before)) or _is_only_a_word(before, match[0])


def _is_only_a_word(before: str, said: str) -> bool:
    """Whether "sun", "wed", "may" or "fri" stands here for itself and for no day."""
    word = said.rstrip(".").lower()
    if word in _WORDS_TOO:
        return not said[0].isupper() or not _DAY_FOLLOWS.search(before)
    needs_more = not said[0].isupper() or word in ("mon", "wed", "sat")
    return word in _SHORT_DAYS and needs_more and not _DAY_FOLLOWS.search(before)


def lean(text: str, match: "re.Match[str]") -> int:
    """Whether the sentence, up to a day in it, tells of what was or of what is to come."""
    before = text[max(0, match.start() - 160) : match.start()]
    if match[0][:3].lower() in ("by ", "for", "unt", "bef", "bis"):
        return AHEAD
    if _BEHIND.search(before) or _MISSED.search(before) or _WAS.match(match.string, match.end()):
        return BACK
    ends = [found.end() for found in _HAPPENED.finditer(before)]
    return BACK if ends and not _COMING.search(before, ends[-1]) else AHEAD


def means_its_week(text: str, start: int) -> bool:
    """Whether not that day is meant but its week: "the week of June 22"."""
    return bool(_WEEK_OF.search(text[max(0, start - _NEAR) : start]))


def role(text: str, start: int, end: int) -> int:
    """2 for a deadline, 1 for a day named, 0 for one that is set aside (from, since, instead of)."""
    before = text[max(0, start - _NEAR) : start]
    if _ASIDE.search(before):
        return 0
    return 2 if _DEADLINE.search(before) or _LATEST.match(text, end) else 1
