"""Whether a sentence that sounds like a promise is one, and to whom it is made."""

import re

from cordially.core.promises.kinds import DO, kind_of

_IF = re.compile(
    r"^\W*(?:(?:and|but|so|then|und|aber) )?(?:if|unless|should (?:he|she|they|you|it)|in case|falls|wenn|sobald)\b"
)
_IF_LATER = re.compile(
    r"\b(?:if (?:he|she|they|it|that|you|somebody|someone|nobody|there|everything|all|nothing)|unless|provided|falls)\b"
)
_TO_SOMEBODY = re.compile(
    r"\b(?:you|your|u|yours|him|her|them|both|us|dir|dich|ihnen|euch|sie|ihm|ihr|für|vous|te|toi)\b"
)
_STATE = re.compile(
    r"\b(?:i|we)(?:'ll|’ll| will| shall)(?: (?:always|never|still|also|only|just|certainly|probably|surely|not))*"
    r" (?:be(?! (?:there|with you|sending|in touch|happy to))|have|miss|remember|recogni[sz]e|need|love|like|want|know"
    r"|keep that|think of|hear no|never|pretend|wish|hope|forgive|forget|stay|live|wear|cry|laugh|smile|survive"
    r"|see\b(?! (?:you|if|what)))\b"
)
_NOT = re.compile(
    r"\b(?:i|we) (?:won['’]?t|will not|can(?:['’]?t|not)|shall not)\b|\b(?:i|we)(?:['’]ll| will) (?:not|never)\b"
    r"|\btell (?:nobody|no one)\b|\bleave (?:you|them) to it\b"
)
_PAST = re.compile(
    r"^\W*(?:you (?:mentioned|asked|wrote)|ich (?:bin|habe|hatte|war)|(?:i|we) (?:said|was|were|had|did|went|got))\b"
    r"(?!.{0,60}\b(?:would|will|could|werde))"
)
_BY_WHEN = re.compile(r"\b(?:by|before|until|no later than|latest|bis|spätestens|vor)\b")
_NAME = r"[A-Z][\w'’-]{1,20}"
_NAMED = re.compile(
    rf"\b(?:send|forward|show|give|write|email|mail|lend|pay|bring|invite|pass)"
    rf"(?: (?:it|them|that|this|these|the \w+)? ?(?:on )?to)? (?P<name>{_NAME})\b"
)
_NO_NAMES = frozenset(
    "I You We They He She It My Your His Her Our Their The A An This That Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday January February March April May June July August September October November December".split()
)


def is_doubtful(text: str) -> bool:
    """A promise that hangs on an "if", or that is made to nobody: it waits for a yes or a no."""
    plain = text[:600].casefold()
    if _IF.search(plain) or _IF_LATER.search(plain):
        return True
    return kind_of(text) == DO and not _TO_SOMEBODY.search(plain)


def is_told_by_when(text: str) -> bool:
    """ "By Friday" makes a plan a promise; "tonight" alone does not."""
    return bool(_BY_WHEN.search(text[:600].casefold()))


def is_nothing(text: str) -> bool:
    """A plan, a feeling or a refusal, nothing done for anybody: "I'll be in Berlin", "I won't make it"."""
    plain = text[:600].casefold()
    return bool(_NOT.search(plain) or _PAST.search(plain)) or (kind_of(text) == DO and bool(_STATE.search(plain)))


def named(text: str) -> str:
    """The first name of a third person for whom it is to be done: "I'll send Ingrid the link". Empty: none."""
    found = _NAMED.search(text[:600])
    return found["name"] if found and found["name"] not in _NO_NAMES else ""
