"""Words that play the same part in a sentence, so that what is learned of one holds for the others."""

from functools import cache
from importlib.resources import files

_ITSELF = "itself"  # the class of small words that are each their own
_SHORTEST = 5  # letters of a noun that is looked for at the end of a longer one: "Fahrprüfung"
_ENDINGS = ("ing", "ed", "ly", "tion", "s")


def part_of(word: str) -> str:
    """The part a word plays: its class, itself where it is a small word, else the shape of its ending."""
    known = _classes().get(word)
    if known:
        return word if known == _ITSELF else known
    for ending in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return f"{_of_stem(word[: -len(ending)])}-{ending}"
    return "-"


def _of_stem(stem: str) -> str:
    """ "calling", "moving" and "getting" are forms of "call", "move" and "get"."""
    classes = _classes()
    known = (
        classes.get(stem) or classes.get(stem + "e") or (classes.get(stem[:-1]) if stem[-1:] == stem[-2:-1] else None)
    )
    return known if known and known != _ITSELF else ""


def german(word: str) -> str:
    """The usual German noun that a word in small letters is or ends in; a German capital tells of no name."""
    nouns = _german_nouns()
    if word in nouns:
        return word
    endings = (word[start:] for start in range(2, len(word) - _SHORTEST + 1))
    return next((ending for ending in endings if ending in nouns), "")


@cache
def _german_nouns() -> frozenset[str]:
    return frozenset(word for word, name in _classes().items() if name.startswith("d:"))


@cache
def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for line in (files(__package__) / "lexicon.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, words = line.split("\t")
            for word in words.split():
                classes.setdefault(word, name)
    return classes
