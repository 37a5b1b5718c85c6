"""What a promise is to do, what it is about, and whether it is the same one said again."""

import re
from dataclasses import dataclass
from functools import lru_cache

SEND, INTRODUCE, MEET, ASK, ANSWER, DO = "send", "introduce", "meet", "ask", "answer", "do"
AGAIN = 180 * 86_400  # seconds within which the same words are the same promise

_INTRODUCE = (
    r"introduc\w*|intro|connect (?:you|the two)|put you (?:two |both )?in (?:touch|contact)|vorstell\w*"
    r"|stell\w* (?:dich|euch|sie|ihn) .{0,20}vor|bring (?:you two|the two of you) together"
)
_MEET = (
    r"(?:call|ring|phone|visit|join|see|meet) (?:you|u|them)\b|give (?:you|u) a (?:call|ring)"
    r"|come (?:by|over|and|to|along)|drop by|stop by|meet up|be there|treffen|ruf\w* .{0,20}\ban\b"
    r"|komm\w* (?:vorbei|mit)"
)
_SEND = (
    r"send\w*|forward\w*|share|e?-?mail (?:you|it|them|the)|attach\w*|pass (?:on|along|it|them|the)"
    r"|get (?:you|it|them|that) (?:the|a|to|over|back)|upload|post (?:it|you|them|the)|bring|drop off|lend"
    r"|put (?:it|them|that|the \w+|one) (?:in|into) the (?:post|mail|cloud)|schick\w*|sende\w*|weiterleit\w*"
    r"|leite\w* .{0,30}weiter|bringe?"
)
_ASK = r"ask (?:him|her|them|around|my|the|[a-z]+ (?:and|if|whether|tonight|tomorrow))|frag\w* (?:sie|ihn|mal)"
_ANSWER = (
    r"get back|come back to|let (?:you|u) (?:know|have)|tell (?:you|u)|repl\w+|respond|answer|check|look into|find out"
    r"|ask|confirm|keep you posted|update you|follow up|review|read|look (?:at|over|through)|go (?:through|over)"
    r"|comment|feedback|proofread|(?:have|take) a look|write (?:to )?you|melde\w*|sag\w* .{0,20}bescheid|anschau\w*"
    r"|schau\w* .{0,20}\ban\b|durchles\w*|gebe .{0,20}bescheid"
)
_VERBS = ((INTRODUCE, _INTRODUCE), (MEET, _MEET), (SEND, _SEND), (ASK, _ASK), (ANSWER, _ANSWER))
_KINDS = tuple((kind, re.compile(rf"\b(?:{verbs})\b")) for kind, verbs in _VERBS)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset(
    """the and for you your yours that this with will would shall can could have has had from about into over them they
    then than when what which who how our ours are was were been being let get got send sent forward share pass along
    bring mail email introduce introducing introduction intro connect touch contact call meet see look check ask find
    know back tell reply respond answer tomorrow today tonight week month monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december soon later
    next end day days time just also some any more once here there please thanks thank sure try hope need want make take
    give put one two three her his him she its their dear both yes not but all out off very much post latest before
    after until http https www com org
    html und der die das ich dir dich ihnen euch den dem ein eine einen mit auf bis für von zum zur schicke
    sende werde morgen heute montag dienstag mittwoch donnerstag freitag samstag sonntag""".split()
)


@dataclass(frozen=True, slots=True)
class Open:
    """A promise that waits: its sentence, what stood before it, and when it was said (seconds since 1970)."""

    id: int
    text: str
    said_at: float
    thread: int | None = None
    interaction: int | None = None
    before: str = ""  # the sentence before, which tells what "it" is
    since: float | None = None  # you said that it is open after all: only what came later than that counts


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """What a promise is to do: SEND, INTRODUCE, MEET, ASK, ANSWER, or some other thing."""
    plain = text[:1000].casefold()
    return next((kind for kind, verb in _KINDS if verb.search(plain)), DO)


@lru_cache(maxsize=8192)
def topic(text: str) -> frozenset[str]:
    """What a sentence is about: stems of its telling words."""
    return frozenset(_stem(word) for word in _WORD.findall(text[:3000].casefold()) if word not in _PLAIN)


@lru_cache(maxsize=8192)
def _about(text: str, before: str) -> frozenset[str]:
    told = topic(text)
    return told if len(told) > 1 else told | topic(before)


def about(promise: Open) -> frozenset[str]:
    """What a promise is about; "I'll send it to you" is about what the sentence before it speaks of."""
    return _about(promise.text, promise.before)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "es", "ed", "s", "en", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def is_again(first: Open, second: Open) -> bool:
    """The same promise, said once more within half a year: the same kind of thing about the same thing."""
    if abs(first.said_at - second.said_at) > AGAIN or kind_of(first.text) != kind_of(second.text):
        return False
    a, b = about(first), about(second)
    if not (a and b):
        return first.thread is not None and first.thread == second.thread and a == b
    return len(a & b) >= max(1, 0.5 * min(len(a), len(b)))
