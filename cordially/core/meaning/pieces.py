"""A text cut into the pieces of words that the model knows, as the model was taught to cut them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

LONGEST = 2000  # characters of a text that are looked at
MOST = 128  # pieces, with the first and the last, which are marks
LONGEST_WORD = 100  # characters; a longer one is unknown
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


@dataclass(frozen=True, slots=True)
class Cut:
    """The numbers of the pieces of a text with their marks, and the word that each comes from ("" for a mark)."""

    numbers: list[int]
    words: list[str]


@dataclass(frozen=True)
class Pieces:
    """WordPiece (Schuster and Nakajima, ICASSP 2012) in small letters, without accents, as BERT cuts English."""

    known: Sequence[str]  # a piece inside a word begins with ##

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {piece: number for number, piece in enumerate(self.known)}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.known), default=0)

    @property
    def unknown(self) -> int:
        return self._numbers[UNKNOWN]

    def cut(self, text: str) -> Cut:
        """At most `MOST` pieces; what comes after them is left out."""
        numbers, words = [self._numbers[FIRST]], [""]
        for word in _words(text[:LONGEST]):
            pieces = self._of(word)
            numbers += pieces
            words += [word] * len(pieces)
            if len(numbers) >= MOST:
                break
        return Cut([*numbers[: MOST - 1], self._numbers[LAST]], [*words[: MOST - 1], ""])

    def _of(self, word: str) -> list[int]:
        """Always the longest piece that is known; a word with a part that is not is unknown as a whole."""
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found, begin = [], 0
        while begin < len(word):
            for end in range(min(len(word), begin + self._longest), begin, -1):
                number = self._numbers.get(word[begin:end] if begin == 0 else "##" + word[begin:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            begin = end
        return found


def _words(text: str) -> Iterator[str]:
    """Words in small letters without accents; every sign and every Chinese character stands alone."""
    for part in _cleaned(text).split():
        word = ""
        for sign in part:
            if _is_sign(sign):
                yield from (word, sign) if word else (sign,)
                word = ""
            else:
                word += sign
        if word:
            yield word


def _cleaned(text: str) -> str:
    kept = []
    for sign in text:
        if sign in "\t\n\r" or unicodedata.category(sign) == "Zs":
            kept.append(" ")
        elif sign != "�" and unicodedata.category(sign)[0] != "C":
            kept.append(f" {sign} " if _is_chinese(sign) else sign)
    apart = unicodedata.normalize("NFD", "".join(kept))
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn").lower()


def _is_sign(sign: str) -> bool:
    return (sign.isascii() and sign.isprintable() and not sign.isalnum()) or unicodedata.category(sign)[0] == "P"


_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


def _is_chinese(sign: str) -> bool:
    return sign >= "㐀" and any(low <= ord(sign) <= high for low, high in _CHINESE)
