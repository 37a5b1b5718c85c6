"""What keeps a promise: the thing sent, the introduction made, the meeting held, the thanks that came."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cordially.core.promises.kinds import ANSWER, ASK, DO, INTRODUCE, MEET, SEND, Open, about, kind_of, topic

LONGEST = 400 * 86_400  # seconds after which nothing keeps a promise any more
MEETINGS = ("meeting", "call")
FEW = 6  # in a larger round nobody meets anybody in particular
_HALF_A_DAY = 12 * 3600

_HERE = re.compile(
    r"\b(?:here (?:is|are|'s|’s|you (?:go|are)|comes?|they are|it is)|attached|enclosed|as promised|as discussed"
    r"|find (?:it|the|them|below)|below (?:is|are)|my (?:review|notes|comments|feedback|answer)"
    r"|(?:is|are|it's|it’s) (?:now )?(?:on (?:its|their|the) way|in the post|booked|done|ready|finished|sent)"
    r"|(?:i|we)(?:'ve|’ve| have| just)(?: now| just| already)? \w+(?:ed|en|nt|ught|oken|one|ade)"
    r"|(?:i|we) (?:sent|asked|spoke|talked|checked|booked|wrote|posted|found|made|looked)"
    r"|anbei|im anhang|angehängt|hängt (?:dran|an)|beigefügt|wie versprochen|hier (?:ist|sind|kommt|kommen)"
    r"|(?:ist|sind|habe?|haben) (?:\w+ ){0,4}ge\w+t)\b|^\W*(?:all )?done\b[,.!:]",
    re.MULTILINE,
)
_HANDED = re.compile(
    r"\b(?:here (?:is|are|'s|’s|you (?:go|are)|comes?|they are|it is)|attached|enclosed|as promised"
    r"|anbei|im anhang|wie versprochen|hier (?:ist|sind|kommt|kommen))\b"
)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|thx|cheers for|grateful|danke\w*|vielen dank|merci|gracias|obrigad[ao]"
    r"|(?:it|they|the \w+)(?: has| have)? (?:just )?arrived|(?:i|we) (?:got|received) (?:it|your|the|them)"
    r"|angekommen)\b"
)
_AHEAD = re.compile(
    r"in advance|look(?:ing)? forward|can(?:'|’)?t wait|would be|will be|whenever|if you|when you|please|offer|promis"
    r"|voraus|freue mich|wäre|\?\s*$"
)
_LINK = re.compile(r"https?://\S|\bwww\.\S")
_PRESENT = re.compile(
    r"\b(?:meet|introduc\w*|intro\b|let me connect|i'd like you (?:two )?to|happy to connect|(?:you|du) two"
    r"|you(?:'ve|’ve| have)? both|both of you|the two of you|please talk to each other|this is|vorstell\w*"
    r"|ihr (?:beide|zwei))\b"
)
_SEEN = re.compile(
    r"\b(?:good|great|lovely|nice|wonderful|schön) to (?:see|meet|talk|speak|catch up)"
    r"|\bthank(?:s| you) for (?:coming|the (?:call|visit|coffee|lunch|dinner)|meeting|visiting)|\bschön,? dich"
)
_TOLD = re.compile(
    r"\b(?:he|she|they|both) (?:said|says?|told|would|is happy|are happy|agree[sd]?|can(?:'|’)?t|wants?|thinks?)\b"
)
_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True)
class Later:
    """What passed between the two afterwards."""

    id: int
    at: float
    by_promiser: bool
    kind: str
    text: str = ""
    subject: str = ""
    attachments: tuple[str, ...] = ()
    others: int = 1  # addressed by it, or taking part
    thread: int | None = None
    names: tuple[str, ...] = ()  # first names of those it was addressed to, but for whoever was promised something
    is_theirs: bool = True  # by one of the two; False: somebody else in the same thread

    @cached_property
    def plain(self) -> str:
        return self.text.casefold()

    @cached_property
    def whole(self) -> frozenset[str]:
        return topic(self.text) | self.title

    @cached_property
    def title(self) -> frozenset[str]:
        return topic(self.subject) | topic(" ".join(re.sub(r"[-_.]", " ", name) for name in self.attachments))

    @cached_property
    def link(self) -> str:
        """The line with the first link; empty where there is none."""
        found = _LINK.search(self.text)
        if found is None:
            return ""
        end = self.text.find("\n", found.start())
        return self.text[self.text.rfind("\n", 0, found.start()) + 1 : end if end >= 0 else len(self.text)]

    @cached_property
    def told(self) -> str:
        """The sentence that says that something is done."""
        return _sentence_with(_HERE, self.plain, self.text)

    @cached_property
    def thanking(self) -> str:
        return _sentence_with(_THANKS, self.plain, self.text)


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise, the interaction that shows it kept, and why."""

    promise: int
    by: int
    at: float
    why: str


def kept(promise: Open, later: Iterable[Later]) -> Kept | None:
    """The first thing afterwards that shows the promise kept, with why. `later` comes in time's order."""
    since = max(promise.said_at, promise.since or promise.said_at)
    for one in later:
        if one.at <= since or one.id == promise.interaction or not one.is_theirs:
            continue
        if one.at - promise.said_at > LONGEST:
            return None
        why = _shown(promise, one)
        if why:
            return Kept(promise.id, one.id, one.at, why)
    return None


def _shown(promise: Open, one: Later) -> str:
    kind = kind_of(promise.text)
    same_thread = one.thread is not None and one.thread == promise.thread
    if one.kind in MEETINGS:
        return _met(promise, one, kind)
    if kind == MEET and _SEEN.search(one.plain):
        return "they met: " + _sentence_with(_SEEN, one.plain, one.text)
    if one.by_promiser:
        return _SHOWN[kind](promise, one, same_thread)
    return _thanked(promise, one, kind, same_thread)


def _met(promise: Open, one: Later, kind: str) -> str:
    is_meant = kind == MEET and (one.others <= FEW or about(promise) & one.whole)
    return f"they met or spoke: {one.subject[:80]}" if is_meant else ""


def _sent(promise: Open, one: Later, same_thread: bool) -> str:
    wanted = about(promise)
    if one.attachments and (same_thread or wanted & one.whole):
        return f"sent: {one.attachments[0]}"
    near = one.title | topic(one.told) | topic(one.link)
    if one.link and (wanted & near or len(wanted & one.whole) > 1 or (same_thread and one.told)):
        return "sent a link"
    if same_thread and _HANDED.search(one.told.casefold()):
        return f"said so: {one.told}"
    return _said(promise, one, same_thread)


def _introduced(promise: Open, one: Later, _: bool) -> str:
    if not 2 <= one.others <= FEW:
        return ""
    return "the introduction was made" if _PRESENT.search(one.plain) or _presented(one) > 1 else ""


def _presented(one: Later) -> int:
    """How many of the addressed are spoken of below the greeting."""
    _, _, below = one.plain.partition("\n")
    return sum(name.casefold() in below for name in one.names)


def _asked(promise: Open, one: Later, same_thread: bool) -> str:
    made = _introduced(promise, one, same_thread)
    if made:
        return made
    if same_thread and one.at - promise.said_at > 3600:
        said = _sentence_with(_TOLD, one.plain, one.text)
        if said:
            return f"told what they said: {said}"
    return _said(promise, one, same_thread)


def _answered(promise: Open, one: Later, same_thread: bool) -> str:
    if same_thread and _statements(one.text) >= 6:
        if about(promise) & one.whole or one.told or one.at - promise.said_at > _HALF_A_DAY:
            return "answered in the same thread: " + (one.told or _first_sentence(one.text))
        return ""
    return _said(promise, one, same_thread)


def _said(promise: Open, one: Later, same_thread: bool) -> str:
    """They say that it is done, in a sentence about it."""
    if not one.told:
        return ""
    told, own = topic(one.told) | one.title, topic(promise.text)
    is_about = bool(own & told) if own else bool(about(promise) & told)
    is_strong = "as promised" in one.plain or "wie versprochen" in one.plain
    if is_about or len(about(promise) & told) > 1 or (same_thread and is_strong):
        return f"said so: {one.told}"
    if kind_of(promise.text) == DO and same_thread and one.attachments:
        return f"sent: {one.attachments[0]}"
    return ""


_SHOWN = {
    SEND: _sent,
    INTRODUCE: _introduced,
    MEET: _said,
    ASK: _asked,
    ANSWER: _answered,
    DO: _said,
}


def _thanked(promise: Open, one: Later, kind: str, same_thread: bool) -> str:
    thanking = one.thanking
    if not thanking or _AHEAD.search(thanking.casefold()):
        return ""
    wanted = about(promise)
    fits = kind_of(_after_for(thanking)) == kind and kind != DO
    if wanted & topic(thanking) or (fits and (same_thread or kind == INTRODUCE)):
        return f"thanked for it: {thanking}"
    if kind == SEND and "arrived" in thanking and (same_thread or wanted & one.whole):
        return f"it arrived: {thanking}"
    return ""


def _after_for(sentence: str) -> str:
    """What somebody is thanked for."""
    return sentence.casefold().partition(" for ")[2]


def _statements(text: str) -> int:
    """How many words stand in what is no question."""
    words, begin = 0, 0
    for end in _END.finditer(text[:2000]):
        words += 0 if end.group() == "?" else len(text[begin : end.end()].split())
        begin = end.end()
    return words + len(text[begin:2000].split())


def _first_sentence(text: str) -> str:
    """The first that is longer than a greeting."""
    for piece in _END.split(text[:1000]):
        if len(piece.split()) >= 4:
            return " ".join(piece.split())[:160]
    return " ".join(text.split())[:160]


def _sentence_with(pattern: "re.Pattern[str]", plain: str, text: str) -> str:
    found = pattern.search(plain)
    if found is None:
        return ""
    start = max(plain.rfind(sign, 0, found.start()) for sign in ".!?\n") + 1
    ends = [place for sign in ".!?\n" if (place := plain.find(sign, max(found.start() + 1, found.end() - 1))) >= 0]
    told = text if len(text) == len(plain) else plain
    return " ".join(told[start : min(ends, default=len(told))].split())[:160]
