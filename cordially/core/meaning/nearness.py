"""How near in meaning texts are, and which of their words make it so."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from cordially.core.matching import Nearness
from cordially.core.matching.terms import tells
from cordially.core.meaning.model import WIDE, Model, of_length_1, states
from cordially.core.meaning.pieces import Cut, Pieces

if TYPE_CHECKING:
    from cordially.core.meaning.model import Floats

Key = TypeVar("Key", bound=Hashable)
NEAREST = 100  # texts that are looked at for their meaning alone
MOST_WORDS, WORDS_OF_PART = 60, 3


def packed(found: "Floats") -> list[bytes]:
    """Directions as 384 bytes each, from -127 to 127; their length says nothing."""
    import numpy as np

    largest = np.abs(found).max(axis=1, keepdims=True, initial=0.0)
    whole = np.rint(np.divide(found * 127, largest, out=np.zeros_like(found), where=largest > 0))
    return [row.tobytes() for row in whole.astype(np.int8)]


def unpacked(rows: Sequence[bytes]) -> "Floats":
    """(rows, 384), each of length 1, or zeros; a row of another size is none."""
    import numpy as np

    whole = np.frombuffer(b"".join(row if len(row) == WIDE else bytes(WIDE) for row in rows), np.int8)
    return of_length_1(whole.reshape(len(rows), WIDE).astype(np.float32))


class Near(Generic[Key]):
    """Texts to be near to, each under a key; one key may have several texts, of which the nearest counts."""

    def __init__(self, rows: Iterable[tuple[Key, bytes]]) -> None:
        listed = [(key, row) for key, row in rows if any(row)]
        self._keys = [key for key, _ in listed]
        self._rows = unpacked([row for _, row in listed])
        self._places: defaultdict[Key, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            self._places[key].append(place)

    def to(self, vector: bytes) -> Nearness[Key]:
        """What is nearest to this meaning, and the cosine with each; None of a key whose texts have no meaning."""
        import numpy as np

        cosines = self._rows @ unpacked([vector])[0]
        nearest = np.argpartition(-cosines, NEAREST)[:NEAREST] if len(cosines) > NEAREST else range(len(cosines))

        def cosine(key: Key) -> float | None:
            places = self._places.get(key)
            return max(float(cosines[place]) for place in places) if places else None

        return Nearness({self._keys[place] for place in nearest}, cosine)


def near_parts(model: Model, need: str, text: str) -> tuple[str, str] | None:
    """The part of each, up to three telling words, that are nearest to each other as they stand there.

    The cosine of two texts is the mean over all pairs of their pieces (pooling is a mean), so parts can be compared.
    """
    both = [_parted(model.pieces, one) for one in (need, text)]
    order = sorted((0, 1), key=lambda which: len(both[which][0].numbers))
    state = states(model, [both[which][0] for which in order])[0]
    size = len(both[order[0]][0].numbers)
    cuts = {order[0]: state[:size], order[1]: state[size:]}
    parts = [_parts(cuts[which], both[which][1], both[which][2]) for which in (0, 1)]
    if not parts[0][0] or not parts[1][0]:
        return None
    cosines = parts[0][1] @ parts[1][1].T
    one, two = divmod(int(cosines.argmax()), cosines.shape[1])
    return parts[0][0][one], parts[1][0][two]


def _parted(pieces: Pieces, text: str) -> tuple[Cut, list[str], list[int]]:
    """The cut of a text, its words as they are written, and of which word each piece is (-1: of none)."""
    words = text[:2000].split()[:MOST_WORDS]
    whole = pieces.cut(" ".join(words))
    owners = [-1]
    for number, word in enumerate(words):
        owners += [number] * (len(pieces.cut(word).numbers) - 2)
    return whole, words, [*owners[: len(whole.numbers) - 1], -1]


def _parts(state: "Floats", words: Sequence[str], owners: Sequence[int]) -> "tuple[list[str], Floats]":
    import numpy as np

    sums = np.zeros((len(words), WIDE), np.float32)
    for place, owner in enumerate(owners):
        if owner >= 0:
            sums[owner] += state[place]
    plain = [word.strip(".,;:!?()[]{}\"'“”„‘’«»…–—").removesuffix("'s").removesuffix("’s") for word in words]
    names, rows = [], []
    for begin in range(len(words)):
        for end in range(begin + 1, min(begin + WORDS_OF_PART, len(words)) + 1):
            if not tells(plain[end - 1].casefold()):
                break
            names.append(" ".join(plain[begin:end]))
            rows.append(sums[begin:end].sum(axis=0))
    return names, of_length_1(np.array(rows, np.float32).reshape(len(rows), WIDE))
