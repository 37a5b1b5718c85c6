"""What a sentence is made of, as numbers: words and their neighbours, the parts they play, and turns of phrase."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from cordially.core.words.lexicon import german, part_of
from cordially.core.words.rules import marks, rules

LONGEST = 500  # characters of a sentence that are read: the first 300 and the last 200 of a longer one
MOST_WORDS = 90
BITS = 22  # of a feature's number

_TOKEN = re.compile(  # addresses, words with their apostrophes, numbers, signs
    r"https?://\S+|www\.\S+|\$[A-Z]{3,}|[\w.+-]{1,64}@[\w.-]{1,64}|[^\W\d_]+(?:['-][^\W\d_]+){0,3}"
    r"|\d[\d.,:/-]{0,20}|\.{2,}|[?!.,:;$&%]"
)
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD])
_SIGNS = {**_UNSEEN, **dict.fromkeys(map(ord, "’‘´`ʼ"), "'"), **dict.fromkeys(map(ord, "‐‑"), "-")}
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december i please thanks thank you we let can could would will the a if my our"
    " sie ihnen ihr ihre ihren ihrem ihrer du dir dich dein deine euch euer kind tag plan zug bahn mail".split(" ")
)
_LONG_FORMS = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks", "tx": "thanks", "ty": "thanks",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "lemme": "let me", "im": "i am", "ive": "i have",
    "dont": "do not", "cant": "can not", "wont": "will not", "cannot": "can not", "can't": "can not",
    "won't": "will not", "shan't": "shall not", "lets": "let's", "tmrw": "tomorrow", "tmr": "tomorrow",
    "tomorow": "tomorrow", "y'all": "you", "e-mail": "email", "youre": "you are", "thats": "that is",
    "didnt": "did not", "doesnt": "does not", "bday": "birthday", "okay": "ok", "k": "ok",
}  # fmt: skip
_TAILS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("'d", "would"), ("'s", "'s"))


@dataclass(frozen=True, slots=True)
class Parts:
    """A sentence in one form: small letters, nothing shortened, numbers and names alike."""

    words: list[str]
    line: str  # the words with one space between, and one at either end


def parts(text: str) -> Parts:
    words: list[str] = []
    for token in _TOKEN.findall(_clean(text)):
        words += _plain(token, bool(words))
    words = words[:MOST_WORDS]
    if words[:1] == ["ill"]:
        words[:1] = ["i", "will"]
    return Parts(words, f" {' '.join(words)} ")


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        text = f"{text[:300]} {text[-200:]}"
    return text if text.isascii() else text.translate(_SIGNS)


@lru_cache(maxsize=20_000)
def _plain(token: str, is_inside: bool) -> tuple[str, ...]:
    """One token in its one form, as one or more words."""
    if token[0].isdigit():
        return ("0",)
    word = token.lower()
    if "@" in word:
        return ("$mail",)
    if word.startswith(("http", "www.")) or (token[0] == "$" and len(token) > 1):
        return ("$url",)
    if word in _LONG_FORMS:
        return tuple(_LONG_FORMS[word].split())
    for tail, full in _TAILS:
        if word.endswith(tail) and len(word) > len(tail):
            return (*_plain(token[: -len(tail)], is_inside), full)
    if not token[0].isupper():
        return (word[:24],)
    noun = german(word)
    is_loud = token.isupper() and len(token) > 3
    is_name = is_inside and not noun and not is_loud and word not in _NO_NAMES
    return ("#n",) if is_name else (noun or word[:24],)


# A feature's number mixes the numbers of what it is made of; the odd factors keep order and place apart.
_A, _B, _C, _MASK = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, (1 << BITS) - 1
_WORDS, _PARTS, _SKIPS, _RULE, _SHAPE, _VERB = 0x1F123BB5, 0x2E5A6C99, 0x3C6EF372, 0x4B7A1D35, 0x5D3F9A17, 0x6A09E667
_JOINTS = frozenset([",", ";", ":", ".", "!", "?", "..", "...", "and", "but", "so", "then", "because", "or"])
_BEGINNINGS = frozenset(
    "i we please can could would let will you what when how do is are if let's thanks call send give just may shall"
    " should did have any feel".split(" ")
)
_MODALS = frozenset(["will", "shall", "would", "can", "could", "should", "may", "might", "must"])
_BETWEEN = frozenset(
    ["be", "also", "not", "then", "just", "still", "definitely", "certainly", "probably", "gladly", "try", "to"]
)


class _Numbers(NamedTuple):
    """A word's numbers as the first, second and third of its neighbours, and those of the part it plays."""

    first: int
    second: int
    third: int
    part_first: int
    part_second: int
    part_third: int


def _mixed(word: bytes, part: bytes) -> _Numbers:
    """Multiplied once for all; what is left to do for each sentence is to add."""
    a, b = crc32(word), crc32(part)
    return _Numbers(a * _A & _MASK, a * _B & _MASK, a * _C & _MASK, b * _A & _MASK, b * _B & _MASK, b * _C & _MASK)


@lru_cache(maxsize=20_000)
def _numbers_of(word: str) -> _Numbers:
    return _mixed(word.encode(), b"part " + part_of(word).encode())


_START, _STOP = _mixed(b"^", b"^"), _mixed(b"$", b"$")


def numbers(said: Parts) -> set[int]:
    """The numbers of all features of a sentence, each once."""
    known = [_START, *map(_numbers_of, said.words), _STOP]
    first, second, third, part_first, part_second, part_third = zip(*known, strict=True)
    found = {(a + _WORDS) & _MASK for a in first}
    found.update([(a + b + _WORDS) & _MASK for a, b in zip(first, second[1:], strict=False)])
    found.update([(a + b + c + _WORDS) & _MASK for a, b, c in zip(first, second[1:], third[2:], strict=False)])
    found.update([(a + _PARTS) & _MASK for a in part_first])
    found.update([(a + b + _PARTS) & _MASK for a, b in zip(part_first, part_second[1:], strict=False)])
    found.update([(a + c + _SKIPS) & _MASK for a, c in zip(part_first, part_third[2:], strict=False)])
    found.update(
        [(a + b + c + _PARTS) & _MASK for a, b, c in zip(part_first, part_second[1:], part_third[2:], strict=False)]
    )
    for place in _new_beginnings(said.words):
        word, after = known[place + 1], known[place + 2]
        found.add((_START.first + word.second + _WORDS) & _MASK)
        found.add((_START.first + word.second + after.third + _WORDS) & _MASK)
        found.add((_START.part_first + word.part_second + after.part_third + _PARTS) & _MASK)
    found.update(_of_rules(said))
    found.update(_of_shape(said.words))
    return found


def _new_beginnings(words: list[str]) -> list[int]:
    """Where a clause begins inside a sentence; its first words count like those of a sentence."""
    return [place + 1 for place, (a, b) in enumerate(pairwise(words)) if a in _JOINTS and b in _BEGINNINGS]


def word_groups(said: Parts) -> list[tuple[str, int]]:
    """Each two and three neighbouring words, with the number of that feature."""
    words = ["^", *said.words, "$"]
    known = [_START, *map(_numbers_of, said.words), _STOP]
    pairs = [
        (f"{words[place]} {words[place + 1]}", (a.first + b.second + _WORDS) & _MASK)
        for place, (a, b) in enumerate(pairwise(known))
    ]
    triples = [
        (" ".join(words[place : place + 3]), (a.first + b.second + c.third + _WORDS) & _MASK)
        for place, (a, b, c) in enumerate(zip(known, known[1:], known[2:], strict=False))
    ]
    return pairs + triples


def _of_rules(said: Parts) -> list[int]:
    standing = marks(said.line, said.words)
    kinds = sorted({rules()[number].kind for number in standing})
    together = crc32("+".join(kinds).encode())
    return [*((number * _A + _RULE) & _MASK for number in standing), (together * _B + _RULE) & _MASK]


def _of_shape(words: list[str]) -> list[int]:
    """How long it is, whether it is a question, who is in it, and of whom "will" and "can" are said to do what."""
    there = set(words)
    is_question = "?" in there
    people = (not there.isdisjoint(("you", "your"))) + 2 * (not there.isdisjoint(("i", "we")))
    ahead = not there.isdisjoint(("will", "shall", "going"))
    first = crc32(words[0].encode()) if words else 0
    found = [min(6, len(words) // 4), 100 + people + 4 * ahead + 8 * is_question, 1000 + first * 2 + is_question]
    found = [(number * _A + _SHAPE) & _MASK for number in found]
    for place, word in enumerate(words):
        if word in _MODALS:
            found += _of_modal(words, place)
    return found


def _of_modal(words: list[str], place: int) -> list[int]:
    who = _numbers_of(words[place - 1]) if place else _START
    will = _numbers_of(words[place])
    after = place + 1
    while after < len(words) and words[after] in _BETWEEN:
        after += 1
    does = _numbers_of(words[after]).part_third if after < len(words) else _STOP.part_third
    return [
        (who.first + will.second + _VERB) & _MASK,
        (will.second + does + _VERB) & _MASK,
        (who.first + will.second + does + _VERB) & _MASK,
    ]
