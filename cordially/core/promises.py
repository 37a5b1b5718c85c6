"""What keeps a promise: the thing sent, the introduction made, the meeting held, the thanks that came."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

SEND, INTRODUCE, MEET, ANSWER, DO = "send", "introduce", "meet", "answer", "do"
LONGEST = 400 * 86_400  # seconds after which nothing keeps a promise any more

_MEET = (
    r"meet|met|(?:call|ring|phone) you|give you a (?:call|ring)|see you|visit|come (?:by|over)|drop by|treffen"
    r"|ruf\w* .{0,20}an"
)
_SEND = (
    r"send\w*|forward\w*|share|e?-?mail|attach\w*|pass (?:on|along)|get (?:you|it|them|that) (?:the|a|to)|upload"
    r"|post|bring|drop off|schick\w*|sende\w*|weiterleit\w*"
)
_ANSWER = (
    r"get back|let you know|tell you|repl\w+|respond|answer|check|look into|find out|ask|confirm|keep you posted"
    r"|update you|follow up|review|read|look (?:at|over|through)|comment|feedback|proofread|(?:have|take) a look"
    r"|melde\w*|sag\w* .{0,20}bescheid|anschau\w*|durchles\w*"
)
_VERBS = (
    (INTRODUCE, r"introduc\w*|intro|connect (?:you|the two)|put you (?:two )?in (?:touch|contact)|vorstell\w*"),
    (MEET, _MEET),
    (SEND, _SEND),
    (ANSWER, _ANSWER),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{verbs})\b")) for kind, verbs in _VERBS)
_HERE = re.compile(
    r"\b(?:here (?:is|are|'s|’s|you go|comes)|attached|enclosed|as promised|as discussed|find (?:it|the|below)"
    r"|below (?:is|are)|i(?:'ve|’ve| have| just)? (?:now )?(?:sent|forwarded|shared|uploaded|added|asked|checked|looked"
    r"|read|reviewed|done|finished|booked|found|spoken|talked)|done\b|anbei|im anhang|wie versprochen"
    r"|hier (?:ist|sind|kommt))"
)
_THANKS = re.compile(r"\b(?:thank(?:s| you)|thx|cheers for|grateful|danke\w*|vielen dank|merci|gracias|obrigad[ao])\b")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+")
_PRESENT = re.compile(
    r"\b(?:meet|introduc\w*|intro\b|let me connect|i'd like you (?:two )?to|happy to connect|vorstell\w*)"
)
_WORD = re.compile(r"[^\W\d_]{3,}", re.UNICODE)
_PLAIN = frozenset(
    """the and for you your yours that this with will would shall can could have has had from about into over them they
    then than when what which who how our ours are was were been being let get got send sent forward share pass along
    bring mail email introduce introduction intro connect touch contact call meet see look check ask find know back
    tell reply respond answer tomorrow today tonight week month monday tuesday wednesday thursday friday saturday
    sunday soon later next end day days just also some any more once here there please thanks thank sure try hope need
    want make take give put one two three und der die das ich dir ihnen euch den dem ein eine einen mit auf bis fuer von
    zum zur schicke sende werde morgen heute""".split()
)


@dataclass(frozen=True, slots=True)
class Open:
    """A promise that waits: its sentence and when it was said (seconds since 1970)."""

    id: int
    text: str
    said_at: float
    thread: int | None = None
    interaction: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """What passed between the two afterwards."""

    id: int
    at: float
    by_promiser: bool
    kind: str
    text: str = ""
    subject: str = ""
    attachments: tuple[str, ...] = ()
    others: int = 1  # addressed by it
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    promise: int
    by: int  # the interaction that shows it
    at: float
    why: str


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """What a promise is to do: SEND, INTRODUCE, MEET, ANSWER, or some other thing."""
    plain = text.casefold()
    return next((kind for kind, verb in _KINDS if verb.search(plain)), DO)


@lru_cache(maxsize=4096)
def topic(text: str) -> frozenset[str]:
    """What a sentence is about: stems of its telling words."""
    return frozenset(_stem(word) for word in _WORD.findall(text[:2000].casefold()) if word not in _PLAIN)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "es", "ed", "s", "en", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def is_again(first: str, second: str) -> bool:
    """The same promise, said once more: the same kind of thing about the same thing."""
    if kind_of(first) != kind_of(second):
        return False
    a, b = topic(first), topic(second)
    return bool(a & b) and len(a & b) >= 0.5 * min(len(a), len(b)) if a and b else a == b


def kept(promise: Open, later: Iterable[Later]) -> Kept | None:
    """The first thing afterwards that shows the promise kept, with why. `later` comes in time's order."""
    for one in later:
        if one.at <= promise.said_at or one.id == promise.interaction:
            continue
        if one.at - promise.said_at > LONGEST:
            return None
        why = _shown_by_promiser(promise, one) if one.by_promiser else _shown_by_other(promise, one)
        if why:
            return Kept(promise.id, one.id, one.at, why)
    return None


def _shown_by_promiser(promise: Open, one: Later) -> str:
    kind, same_thread = kind_of(promise.text), one.thread is not None and one.thread == promise.thread
    if one.kind in ("meeting", "call"):
        return "they met or spoke" if kind == MEET else ""
    text = one.text.casefold()
    about = topic(promise.text) & (topic(one.text) | topic(one.subject) | topic(" ".join(one.attachments)))
    if kind == INTRODUCE:
        return "the introduction was made" if one.others >= 2 and _PRESENT.search(text) else ""
    if kind == SEND and (one.attachments or _LINK.search(one.text)) and (about or (same_thread and _HERE.search(text))):
        return f"sent: {one.attachments[0]}" if one.attachments else "sent a link"
    if kind == ANSWER and same_thread and (about or len(one.text.split()) >= 6):
        return "answered in the same thread"
    if _HERE.search(text) and (about or (same_thread and "as promised" in text)):
        return "said so: " + _sentence_with(_HERE, one.text)
    return ""


def _shown_by_other(promise: Open, one: Later) -> str:
    kind, text = kind_of(promise.text), one.text.casefold()
    if one.kind in ("meeting", "call"):
        return "they met or spoke" if kind == MEET else ""
    if not _THANKS.search(text):
        return ""
    thanking = _sentence_with(_THANKS, one.text)
    about = topic(promise.text) & topic(thanking)
    fits = kind_of(_after_for(thanking)) == kind and kind != DO
    same_thread = one.thread is not None and one.thread == promise.thread
    if about or (fits and (same_thread or kind == INTRODUCE)):
        return f"thanked for it: {thanking}"
    return ""


def _after_for(sentence: str) -> str:
    """What somebody is thanked for; a thank for a thing sent reads "for the deck"."""
    return sentence.casefold().partition(" for ")[2]


def _sentence_with(pattern: "re.Pattern[str]", text: str) -> str:
    found = pattern.search(text.casefold())
    if found is None:
        return ""
    start = max(text.rfind(sign, 0, found.start()) for sign in ".!?\n") + 1
    ends = [place for sign in ".!?\n" if (place := text.find(sign, found.end())) >= 0]
    return " ".join(text[start : min(ends, default=len(text))].split())[:160]
