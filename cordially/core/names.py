"""Names of people: tidied, taken apart, compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from cordially.core import nicknames
from cordially.core.addresses import is_robot, is_shared
from cordially.core.letters import folded
from cordially.core.tidying import GENERATIONS, PARTICLES, SUFFIXES, TITLES
from cordially.core.tidying import LONGEST as LONGEST
from cordially.core.tidying import display as display
from cordially.core.tidying import is_human as is_human
from cordially.core.tidying import via as via

_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af々]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_LONG_FAMILIES = frozenset(
    ("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "남궁", "황보", "제갈", "사공", "선우", "독고")
)


def is_eastern(text: str) -> bool:
    """Is it written in Chinese, Japanese or Korean signs only?"""
    return bool(_EASTERN.fullmatch(text))


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The same for the same name, whatever its case, accents, order and titles: "ana silva" for "SILVA, Dr. Ana"."""
    return " ".join(sorted(_tokens(name)))


@lru_cache(maxsize=1 << 15)
def parts(name: str) -> tuple[str, str]:
    """(what one calls them, the family's name): ("Ana", "da Silva"); either may be empty."""
    pieces = [piece for piece in display(name).replace(",", " ").split() if _is_of_name(piece)]
    if not pieces:
        return "", ""
    if all(_EASTERN.fullmatch(piece) for piece in pieces):
        return _eastern(pieces)
    if len(pieces) == 1:
        return pieces[0], ""
    start = len(pieces) - 1
    while start > 1 and pieces[start - 1].lower() in PARTICLES:
        start -= 1
    called = next((piece for piece in pieces[:start] if len(piece.strip(".")) > 1), pieces[0])
    return called, " ".join(pieces[start:])


def _is_of_name(piece: str) -> bool:
    bare = folded(piece).strip(".")
    if not any(sign.isalnum() for sign in bare):
        return False
    is_title = bare in TITLES and (piece.endswith(".") or len(bare) > 2 or bare in ("dr", "mr", "ms"))
    return not is_title and bare not in GENERATIONS and not (bare in SUFFIXES and piece.isupper() and len(bare) > 2)


def _eastern(pieces: list[str]) -> tuple[str, str]:
    """Family first. Without a space: one sign of family, two where the family is a long one or the name has four."""
    if len(pieces) > 1:
        return "".join(pieces[1:]), pieces[0]
    whole = pieces[0]
    if not 2 <= len(whole) <= 4:
        return whole, ""
    long = whole[:2] in _LONG_FAMILIES or (len(whole) == 4 and not _HANGUL.fullmatch(whole))
    cut = 2 if long and len(whole) > 2 else 1
    return whole[cut:], whole[:cut]


def from_email(address: str) -> str:
    """A guess from what stands before the "@": "ana.silva" is "Ana Silva"; "" where it tells no name."""
    local = address.partition("@")[0].partition("+")[0]
    if is_robot(f"{local}@x") or is_shared(f"{local}@x"):
        return ""
    pieces = [piece for piece in (piece.strip("0123456789") for piece in re.split(r"[._-]+", local)) if piece]
    if not pieces or len(pieces) > 4 or not all(piece.isalpha() for piece in pieces):
        return ""
    if len(pieces) == 1 and not nicknames.is_known(folded(pieces[0])):
        return ""
    if max(len(piece) for piece in pieces) < 3:
        return ""
    return display(" ".join(f"{piece}." if len(piece) == 1 else piece for piece in pieces).lower())


class Likeness(NamedTuple):
    """How alike two names are, from 0 to 1, and why. A name alone never proves that two are one person."""

    degree: float
    reasons: tuple[str, ...]


def same(first: str, second: str) -> Likeness:
    """How alike two names are: in other order, with initials, nicknames or a slip of the pen still much alike."""
    ones, others = _tokens(first), _tokens(second)
    if not ones or not others:
        return Likeness(0.0, ())
    if sorted(ones) == sorted(others):
        return Likeness(1.0, ("the same name",)) if len(ones) > 1 else Likeness(0.5, ("the same single name",))
    if len(ones) == 1 or len(others) == 1:
        return _single(ones, others) if len(ones) == 1 else _single(others, ones)
    found = [_ordered(ones, order) for order in (others, *_turned(others))]
    found += [_ordered(order, others) for order in _turned(ones)]
    return max(found, key=lambda likeness: likeness.degree)


def _turned(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The family's name first, or last."""
    return [*pieces[1:], pieces[0]], [pieces[-1], *pieces[:-1]]


def _tokens(name: str) -> list[str]:
    """The folded words of a name in their order, without titles, degrees and particles."""
    pieces = [piece for piece in display(name).replace("-", " ").replace(",", " ").split() if _is_of_name(piece)]
    bare = [_spelt(re.sub(r"[\W_]", "", folded(piece))) for piece in pieces]
    kept = [word for place, word in enumerate(bare) if word and (place == 0 or word not in PARTICLES)]
    return kept or [word for word in bare if word]


def _spelt(word: str) -> str:
    """ "Müller" and "Mueller" are one spelling."""
    if len(word) < 5 or nicknames.is_known(word):
        return word
    return re.sub(r"(?<=[^aeiouqg])([aou])e(?=[^aeiou])", r"\1", word)


def _single(ones: list[str], others: list[str]) -> Likeness:
    """One word against one other, or against several."""
    word = ones[0]
    if len(others) == 1:
        alike = nicknames.are_forms_of_one(word, others[0])
        return Likeness(0.35, ("forms of one given name",)) if alike else Likeness(0.0, ())
    if word in ("".join(others), "".join(reversed(others))):
        return Likeness(0.85, ("the same name, written in one word",))
    if word == others[0]:
        return Likeness(0.4, ("the same given name; one has no family name",))
    if word == others[-1]:
        return Likeness(0.3, ("the same family name; one has no given name",))
    if nicknames.are_forms_of_one(word, others[0]):
        return Likeness(0.35, (f"{word.title()} is short for {others[0].title()}, or the other way round",))
    if word == others[0][0] + others[-1]:
        return Likeness(0.5, ("an initial and the same family name, written in one word",))
    return Likeness(0.0, ())


def _ordered(ones: list[str], others: list[str]) -> Likeness:
    family = _family(ones, others)
    given = _given(ones[0], others[0], [*ones[:-1]], [*others[:-1]])
    if not family.degree:
        return Likeness(
            0.1 if given.degree == 1 else 0.0, ("only the given name is the same",) if given.degree == 1 else ()
        )
    if not given.degree:
        return Likeness(0.2, ("only the family name is the same",))
    middle = _middle(ones[1:-1], others[1:-1])
    return Likeness(
        round(family.degree * given.degree * middle.degree, 3), family.reasons + given.reasons + middle.reasons
    )


def _family(ones: list[str], others: list[str]) -> Likeness:
    one, other = ones[-1], others[-1]
    if one == other:
        return (
            Likeness(1.0, ("the same family name",))
            if len(one) > 1
            else Likeness(0.5, ("the same initial of the family name",))
        )
    if len(one) == 1 or len(other) == 1:
        return Likeness(0.6, ("an initial of the family name",)) if one[0] == other[0] else Likeness(0.0, ())
    if one in others[1:] or other in ones[1:]:
        return Likeness(0.85, ("one of two family names is the same",))
    if min(len(one), len(other)) >= 5 and is_one_slip(one, other):
        return Likeness(0.85, (f"one letter differs: {one.title()}, {other.title()}",))
    return Likeness(0.0, ())


def _given(one: str, other: str, ones: list[str], others: list[str]) -> Likeness:
    if one == other:
        return Likeness(1.0, ("the same given name",)) if len(one) > 1 else Likeness(0.75, ("the same initial",))
    if len(one) == 1 or len(other) == 1:
        return Likeness(0.75, ("an initial of the given name",)) if one[0] == other[0] else Likeness(0.0, ())
    if nicknames.are_forms_of_one(one, other):
        return Likeness(0.9, (f"{one.title()} and {other.title()} are forms of one name",))
    if one == "".join(word[0] for word in others) or other == "".join(word[0] for word in ones):
        return Likeness(0.7, ("the initials of the given names",))
    if min(len(one), len(other)) >= 4 and is_one_slip(one, other):
        return Likeness(0.85, (f"one letter differs: {one.title()}, {other.title()}",))
    return Likeness(0.0, ())


def _middle(ones: list[str], others: list[str]) -> Likeness:
    if ones and others and not any(one[0] == other[0] for one, other in zip(ones, others, strict=False)):
        return Likeness(0.4, ("other middle names",))
    return Likeness(1.0, ()) if len(ones) == len(others) else Likeness(0.95, ("one has a middle name more",))


def is_one_slip(one: str, other: str) -> bool:
    """Does one letter too many, too few, wrong, or exchanged with its neighbour make the difference?"""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    one, other = one[start:], other[start:]
    exchanged = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return exchanged or one[1:] == other[1:] or one[1:] == other or one == other[1:]
