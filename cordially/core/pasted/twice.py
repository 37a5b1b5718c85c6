"""What a thread says twice, for one mail quotes the other, is said once."""

from collections import defaultdict
from collections.abc import Iterable

from cordially.core.pasted.part import Pasted
from cordially.core.words import Found

LONG = 60  # signs: who says so much a second time in the same words is quoted
MOST_COMPARED = 20


def once(said: Iterable[tuple[Pasted, Found]]) -> list[tuple[Pasted, Found]]:
    """Without repetitions, in the same order; of two, the one stays whose author and day are told."""
    all_ = list(said)
    kept: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number in sorted(range(len(all_)), key=lambda number: (-_known(all_[number][0]), number)):
        mail, found = all_[number]
        text = " ".join(found.text.split()).casefold()
        others = kept[found.kind, text]
        if not any(_is_same(mail, all_[other][0], len(text)) for other in others[:MOST_COMPARED]):
            others.append(number)
    return [all_[number] for number in sorted(number for numbers in kept.values() for number in numbers)]


def _known(mail: Pasted) -> int:
    return (2 if mail.by and not mail.is_guessed else 0) + (1 if mail.at else 0)


def _is_same(one: Pasted, other: Pasted, length: int) -> bool:
    """Can these words be of one mail? Within one mail they are said twice."""
    if one is other:
        return False
    is_by_same = one.by == other.by or not (one.by and other.by) or one.is_guessed or other.is_guessed
    is_of_same_day = not (one.at and other.at) or one.at.date() == other.at.date()
    return is_by_same and (is_of_same_day or length > LONG)
