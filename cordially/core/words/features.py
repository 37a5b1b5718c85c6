"""What a sentence is made of, as numbers: words, neighbours, word parts, and which patterns are in it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from cordially.core.words.lexicon import part_of

LONGEST = 500  # characters of a sentence that are read; the first and the last of a longer one
_TOKEN = re.compile(
    r"https?://\S+|www\.\S+|\$[A-Z]{3,}|[\w.+-]{1,64}@[\w.-]{1,64}|[^\W\d_]+(?:['’`´-][^\W\d_]+){0,3}|\d[\d.,:/-]{0,20}|\.{2,}|[?!.,:;$&%]"
)
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD])
_KEPT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december i i'm i'll i'd i've please thanks thank you we let can could would will the a if my our".split()
)
_CHAT = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks", "tx": "thanks", "ty": "thanks",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "lemme": "let me", "im": "i am", "ive": "i have",
    "dont": "do not", "cant": "can not", "wont": "will not", "cannot": "can not", "can't": "can not", "won't": "will not",
    "shan't": "shall not", "lets": "let's", "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow", "tomorow": "tomorrow",
    "let's": "let's", "y'all": "you", "e-mail": "email", "youre": "you are", "thats": "that is", "didnt": "did not",
    "doesnt": "does not", "id": "id", "bday": "birthday", "wasn't": "was not",
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
    return Parts(words, f" {' '.join(words)} ")


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 200]} {text[-200:]}"
    return text if text.isascii() else text.translate(_UNSEEN).replace("’", "'").replace("`", "'").replace("´", "'")


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
    if word in _CHAT:
        return tuple(_CHAT[word].split())
    for tail, full in _TAILS:
        if word.endswith(tail) and len(word) > len(tail):
            return (*_plain(token[: -len(tail)], is_inside), full)
    is_name = is_inside and token[0].isupper() and not (token.isupper() and len(token) > 3) and word not in _KEPT_NAMES
    return ("#n",) if is_name else (word[:24],)


@lru_cache(maxsize=20_000)
def number(word: str) -> int:
    return crc32(word.encode())


@lru_cache(maxsize=20_000)
def part(word: str) -> str:
    return part_of(word)
