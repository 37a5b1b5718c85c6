"""The figures of one conversation, or of many together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cordially.core.listening import kinds, signs
from cordially.core.listening.suggestion import suggest
from cordially.core.records import Turn

QUESTION, OPEN, BACK = "question", "open question", "asking back"
ADVICE, SIGN, MIRROR, MISSED = "advice not asked for", "sign of listening", "saying back", "not asked back"
_FAR = 2  # of their last turns, how many a question may take up, or an ask for advice stand in
_LONG = 25  # words of theirs that deserve a question
_KNOWN = 0.8  # of the words, whose times must be known for the others' to be reckoned
_PACED = 50  # words of a speaker that tell their own pace


@dataclass(frozen=True, slots=True)
class Evidence:
    """A turn that shows something. `turn` counts the turns as given, from 0."""

    what: str
    turn: int


@dataclass(frozen=True, slots=True)
class Listening:
    """Whose words, time and questions. Shares are from 0 to 1; None where nothing tells."""

    kind: str  # "conversation", "messages", "presentation", "short", or "unknown" where I am not among the speakers
    turns: int = 0  # times that somebody else took the word, counting the first
    my_turns: int = 0
    my_words: int = 0
    their_words: int = 0
    my_seconds: float | None = None
    their_seconds: float | None = None
    questions: int = 0
    open_questions: int = 0
    follow_ups: int = 0  # questions that take up what they said before
    their_questions: int = 0
    unasked_advice: int = 0
    signs: int = 0  # "mm-hm", "I see", "tell me more"
    reflections: int = 0  # "so you feel ...", "sounds like ..."
    others: int = 1  # how many spoke beside me
    suggestion: str = ""  # one, kindly; empty where there is nothing to say
    because: tuple[int, ...] = ()  # the turns it is drawn from
    evidence: tuple[Evidence, ...] = ()

    @property
    def word_share(self) -> float | None:
        return _share(self.my_words, self.their_words)

    @property
    def time_share(self) -> float | None:
        if self.my_seconds is None or self.their_seconds is None:
            return None
        return _share(self.my_seconds, self.their_seconds)

    @property
    def ratio(self) -> float | None:
        """Their words for each of mine; two is the aim."""
        return self.their_words / self.my_words if self.my_words else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one side says until the other takes the word."""

    is_mine: bool
    text: str
    turns: tuple[int, ...]
    words: int
    seconds: float | None


def talk(turns: Sequence[Turn], me: Collection[str], *, them: str = "") -> Listening:
    """A call: `me` are the speakers that are me (see `me`), `them` how to call the other in the suggestion."""
    others = {turn.speaker for turn in turns} - set(me)
    if not any(turn.speaker in me for turn in turns) or not others:
        return Listening("unknown")
    paces = _paces(turns)
    sides = [(turn.speaker in me, turn.text, _seconds(turn, paces)) for turn in turns]
    return _listening(sides, others=len(others), them=them)


def exchange(messages: Sequence[tuple[bool, str]], *, them: str = "") -> Listening:
    """A thread or chat: for each message in its order, whether it is mine, and its new text."""
    return _listening([(is_mine, text, None) for is_mine, text in messages], are_messages=True, them=them)


def together(several: Iterable[Listening], *, are_messages: bool = False) -> Listening:
    """The figures of many conversations as one, for a person or a month; presentations are none."""
    kept = [one for one in several if one.kind in ("conversation", "messages", "short")]
    counts = {name: sum(getattr(one, name) for one in kept) for name in _COUNTS}
    timed = [one for one in kept if one.my_seconds is not None and one.their_seconds is not None]
    return Listening(
        kinds.of_many(
            [one.kind for one in kept], words=counts["my_words"] + counts["their_words"], are_messages=are_messages
        ),
        my_seconds=sum(one.my_seconds or 0 for one in timed) if timed else None,
        their_seconds=sum(one.their_seconds or 0 for one in timed) if timed else None,
        others=max((one.others for one in kept), default=1),
        **counts,
    )


_COUNTS = (
    "turns", "my_turns", "my_words", "their_words", "questions", "open_questions", "follow_ups", "their_questions",
    "unasked_advice", "signs", "reflections",
)  # fmt: skip


def _listening(
    sides: list[tuple[bool, str, float | None]], *, others: int = 1, are_messages: bool = False, them: str = ""
) -> Listening:
    stretches = list(_stretches(sides))
    marked = are_messages or any("?" in text for _mine, text, _seconds in sides)
    evidence = tuple(_evidence(stretches, marked=marked, are_messages=are_messages))
    found = Listening(
        kinds.kind(stretches, are_messages=are_messages),
        turns=len(stretches),
        my_turns=sum(one.is_mine for one in stretches),
        my_words=sum(one.words for one in stretches if one.is_mine),
        their_words=sum(one.words for one in stretches if not one.is_mine),
        my_seconds=_sum([one.seconds for one in stretches if one.is_mine]),
        their_seconds=_sum([one.seconds for one in stretches if not one.is_mine]),
        others=others,
        their_questions=sum(_questions(one, marked=marked) for one in stretches if not one.is_mine),
        evidence=evidence,
        **{name: sum(one.what == what for one in evidence) for name, what in _NAMES.items()},  # type: ignore[arg-type]
    )
    return suggest(found, stretches, them)


_NAMES = {
    "questions": QUESTION, "open_questions": OPEN, "follow_ups": BACK, "unasked_advice": ADVICE, "signs": SIGN,
    "reflections": MIRROR,
}  # fmt: skip


def _stretches(sides: list[tuple[bool, str, float | None]]) -> Iterator[Stretch]:
    numbered = enumerate(sides)
    for is_mine, group in groupby(numbered, key=lambda one: one[1][0]):
        said = list(group)
        text = "\n".join(side[1] for _number, side in said)
        turns = tuple(number for number, _side in said)
        yield Stretch(is_mine, text, turns, signs.count(text), _sum([side[2] for _number, side in said]))


def _evidence(stretches: list[Stretch], *, marked: bool, are_messages: bool) -> Iterator[Evidence]:
    for place, one in enumerate(stretches):
        before = [other for other in stretches[max(0, place - 2 * _FAR) : place] if not other.is_mine]
        if one.is_mine:
            yield from _mine(one, before, marked=marked)
        elif one.words >= _LONG and not are_messages and not _is_taken_up(stretches, place, marked=marked):
            yield Evidence(MISSED, one.turns[0])


def _mine(one: Stretch, before: list[Stretch], *, marked: bool) -> Iterator[Evidence]:
    turn = one.turns[0]
    if signs.is_heard(one.text):
        yield Evidence(SIGN, turn)
        return
    heard = frozenset[str]().union(*(signs.topics(other.text[-4000:]) for other in before))
    is_asked = any(signs.wants_advice(other.text[-4000:]) for other in before)
    for sentence in signs.parts(one.text):
        if signs.is_question(sentence, marked=marked):
            yield Evidence(QUESTION, turn)
            if signs.is_open(sentence):
                yield Evidence(OPEN, turn)
            if before and signs.asks_back(sentence, heard):
                yield Evidence(BACK, turn)
        if signs.is_advice(sentence) and not is_asked:
            yield Evidence(ADVICE, turn)
        elif signs.mirrors(sentence):
            yield Evidence(MIRROR, turn)
        elif signs.invites(sentence):
            yield Evidence(SIGN, turn)


def _is_taken_up(stretches: list[Stretch], place: int, *, marked: bool) -> bool:
    """Whether I asked, said back or showed that I heard, right after they spoke at length."""
    if place + 1 >= len(stretches):
        return True
    answer = signs.parts(stretches[place + 1].text)
    return any(signs.is_question(part, marked=marked) or signs.mirrors(part) or signs.is_heard(part) for part in answer)


def _questions(one: Stretch, *, marked: bool) -> int:
    return sum(signs.is_question(sentence, marked=marked) for sentence in signs.parts(one.text))


def _paces(turns: Sequence[Turn]) -> dict[str, float]:
    """Seconds a word of each speaker, and of all under ""; nothing where the times of too few words are known."""
    seconds: defaultdict[str, float] = defaultdict(float)
    words: defaultdict[str, int] = defaultdict(int)
    for turn in turns:
        if turn.start is not None and turn.end is not None:
            for who in (turn.speaker, ""):
                seconds[who] += turn.end - turn.start
                words[who] += signs.count(turn.text)
    if not words[""] or words[""] < _KNOWN * sum(signs.count(turn.text) for turn in turns):
        return {}
    return {who: seconds[who] / count for who, count in words.items() if not who or count >= _PACED}


def _seconds(turn: Turn, paces: dict[str, float]) -> float | None:
    """How long a turn took; where its end is not known, as long as its speaker takes for so many words."""
    if not paces:
        return None
    if turn.start is None or turn.end is None:
        return paces.get(turn.speaker, paces[""]) * signs.count(turn.text)
    return turn.end - turn.start


def _sum(seconds: Collection[float | None]) -> float | None:
    known = [one for one in seconds if one is not None]
    return sum(known) if known else None


def _share(mine: float, theirs: float) -> float | None:
    return mine / (mine + theirs) if mine + theirs else None
