"""Why a sentence is taken for a promise, a request or a need, in a few of its own words."""

from cordially.core.words.features import Parts, word_groups
from cordially.core.words.kinds import CHALLENGE, COURTESY, GOAL, INTEREST, LIFE_EVENT, OFFER, PITCH, PROMISE, REQUEST
from cordially.core.words.model import Model
from cordially.core.words.rules import phrases

_SAYING = {
    PROMISE: "says “{}”",
    REQUEST: "asks “{}”",
    COURTESY: "polite words: “{}”",
    OFFER: "offers: “{}”",
    PITCH: "sells or asks for oneself: “{}”",
    GOAL: "speaks of a wish: “{}”",
    CHALLENGE: "speaks of something hard: “{}”",
    INTEREST: "speaks of a liking: “{}”",
    LIFE_EVENT: "speaks of an event in life: “{}”",
}
_QUESTION = "a question"
_MOST_WORDS = 7


def reason(kind: str, said: Parts, model: Model) -> str:
    """The turn of phrase of this kind that stands in the sentence, else the words that weigh the most for it."""
    phrase = _shown(max(phrases(kind, said.line, said.words), key=len, default=""))
    if not phrase:
        weighed = [(model.weight(kind, number), words) for words, number in word_groups(said)]
        phrase = _shown(max(weighed, default=(0.0, ""))[1])
    if kind == REQUEST and "?" in said.words and not phrase.strip("?"):
        return _QUESTION
    return _SAYING[kind].format(phrase) if phrase else "as a whole"


def _shown(phrase: str) -> str:
    words = [_SHOWN.get(word, word) for word in phrase.split() if word not in ("^", "$", ".", ",")]
    return " ".join(words[:_MOST_WORDS]).strip(" ,.;:")


_SHOWN = {"i": "I", "#n": "…", "0": "…", "$url": "…", "$mail": "…"}
