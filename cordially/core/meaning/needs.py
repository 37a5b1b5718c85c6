"""Goals, challenges, interests and events in life, found by what a sentence means and by its words together."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cordially.core.meaning.model import Model, of_length_1, vectors
from cordially.core.meaning.nearness import unpacked
from cordially.core.words.features import Parts, numbers, parts
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.model import model as words
from cordially.core.words.personal import Personal
from cordially.core.words.rules import marks, rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LAYERS = 4  # of the six: how a thing is said matters more here than what it is about
NEAREST = 4  # sentences of each kind whose nearness counts
FAR = 10.0  # a logit beyond it says no more than this
MEANING, SCORE, NEAR = 5.0, 0.5, 8.0  # what directions, logits and cosines are multiplied by: one fit suits all
WORTH = -3.0  # the logit of the likeliest need, by the words, from which the meaning is looked at
MOST_WORDS = 12  # of a typical sentence, in a reason
_PEOPLE = (frozenset(("i", "we", "my", "our", "me", "us")), frozenset(("you", "your")), frozenset(("#n",)))


@dataclass(frozen=True, slots=True)
class Head:
    """What was learned, and our own sentences that were learned from: what each is, and its text if it is a need."""

    centre: "Floats"  # (384): where all directions lie, taken from each
    known: "Floats"  # (sentences, 384)
    is_kind: "NDArray[np.bool_]"  # (sentences, NEEDS and none)
    texts: tuple[str, ...]  # empty where it is of no kind
    weights: "Floats"  # (clues, nearness and direction; NEEDS)
    starts: "Floats"
    slopes: "Floats"  # chance = 1 / (1 + exp(-slope * (logit - shown)))
    shown: "Floats"  # the logit from which a sentence is shown as a question
    unlikely: "Floats"  # the logit below which it is not kept, whatever the words alone say


@dataclass(frozen=True, slots=True)
class Judged:
    """One kind for one sentence."""

    kind: str
    chance: float  # from 0.5 it is shown
    is_unlikely: bool
    near_to: str  # the sentence of ours of that kind that is nearest in meaning


def load(data: bytes) -> Head:
    """The head from the file that bench/needs_train.py makes. ValueError or KeyError if it is another file."""
    import numpy as np

    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        known = unpacked([row.tobytes() for row in kept["known"]])
        texts = tuple(kept["texts"].tobytes().decode().split("\n"))
        plain = {name: kept[name].astype(np.float32) for name in ("centre", "weights", "starts")}
        limits = {name: kept[name].astype(np.float32) for name in ("slopes", "shown", "unlikely")}
        return Head(known=known, is_kind=kept["is_kind"], texts=texts, **plain, **limits)


def clues(text: str, personal: Personal | None = None) -> list[float] | None:
    """What the words of a sentence tell; None where they make it so unlikely that its meaning is not looked at."""
    said = parts(text)
    features, scales = numbers(said), words().scales
    logits = [scales[kind].slope * score + scales[kind].shift for kind, score in words().scores(features).items()]
    if personal:
        logits = [one + personal.lean(kind, features) for kind, one in zip(scales, logits, strict=True)]
    by_kind = dict(zip(scales, logits, strict=True))
    return row(said, by_kind) if max(by_kind[kind] for kind in NEEDS) >= WORTH else None


def row(said: Parts, logits: Mapping[str, float]) -> list[float]:
    """The logits of all kinds, the kinds of which a turn of phrase is there, who is in it, and its shape."""
    there = set(said.words)
    kinds = {rules()[number].kind for number in marks(said.line, said.words)}
    return [
        *(SCORE * max(-FAR, min(FAR, logits[kind])) for kind in KINDS),
        *(float(kind in kinds) for kind in KINDS),
        *(float(not there.isdisjoint(people)) for people in _PEOPLE),
        float("?" in there),
        min(len(said.words), 40) / 20,
    ]


def directions(model: Model, texts: Sequence[str]) -> "Floats":
    """Of each text, before the centre is taken from it."""
    return vectors(model, texts, layers=LAYERS)


def centred(found: "Floats", centre: "Floats") -> "Floats":
    """Of length 1 again; zeros stay."""
    return of_length_1((found - centre) * found.any(axis=1, keepdims=True))


def nearness(cosines: "Floats", is_kind: "NDArray[np.bool_]") -> "Floats":
    """For each kind, and for none, the cosine with the nearest sentence of ours and the mean of the nearest few."""
    import numpy as np

    found = []
    for column in range(is_kind.shape[1]):
        of_kind = cosines[:, is_kind[:, column]]
        nearest = -np.partition(-of_kind, NEAREST, axis=1)[:, :NEAREST]
        found += [nearest.max(axis=1), nearest.mean(axis=1)]
    return np.stack(found, axis=1).astype(np.float32)


def inputs(told: "Floats", near: "Floats", found: "Floats") -> "Floats":
    import numpy as np

    return np.concatenate([told, NEAR * near, MEANING * found], axis=1)


def judged(head: Head, told: Sequence[Sequence[float]], found: "Floats") -> list[tuple[Judged, ...]]:
    """All kinds for each sentence, by its clues and its direction; none where it has no direction."""
    import numpy as np

    if not told:
        return []
    has_meaning = [bool(row.any()) for row in found]
    found = centred(found, head.centre)
    cosines = found @ head.known.T
    logits = inputs(np.array(told, np.float32), nearness(cosines, head.is_kind), found) @ head.weights + head.starts
    chances = 1 / (1 + np.exp(-np.clip(head.slopes * (logits - head.shown), -30, 30)))
    return [
        tuple(
            Judged(
                kind,
                float(chances[place, column]),
                bool(logits[place, column] < head.unlikely[column]),
                head.texts[int(np.where(head.is_kind[:, column], cosines[place], -2.0).argmax())],
            )
            for column, kind in enumerate(NEEDS)
        )
        if has_meaning[place]
        else ()
        for place in range(len(told))
    ]


def reason(near_to: str) -> str:
    words_of_it = near_to.split()
    short = " ".join(words_of_it[:MOST_WORDS]) + (" …" if len(words_of_it) > MOST_WORDS else "")
    return f"close in meaning to “{short.rstrip('.')}”"
