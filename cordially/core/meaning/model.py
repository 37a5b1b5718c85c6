"""What a text means, as a direction in space: BERT with six layers, reckoned with numpy alone."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cordially.core.meaning.pieces import Cut, Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WIDE, LAYERS, HEADS = 384, 6, 12
AT_ONCE = 1024  # pieces in one pass: enough for the processor to be busy, few enough for its cache
TINY = 1e-12  # added to a variance, as the model was taught with
UNKNOWN_MOST = 0.4  # of the pieces; a text of which more is unknown (another script) has no meaning here


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix (inputs, outputs) and what is added."""

    matrix: "Floats"
    bias: "Floats"

    def __call__(self, given: "Floats") -> "Floats":
        made = given @ self.matrix
        made += self.bias
        return made


@dataclass(frozen=True, slots=True)
class Layer:
    asked: Linear  # (384, 3 * 384): queries, keys and values beside each other
    told: Linear
    wide: Linear
    narrow: Linear
    after_attention: "Floats"  # (2, 384): by how much and what beside
    after: "Floats"


@dataclass(frozen=True, slots=True)
class Model:
    """The weights, as they are reckoned with; the table of pieces stays in bytes and is widened where looked up."""

    pieces: Pieces
    table: "NDArray[np.int8]"  # (pieces, 384)
    scales: "Floats"  # (pieces, 1)
    places: "Floats"  # (128, 384)
    first: "Floats"  # (2, 384)
    layers: tuple[Layer, ...]


def load(weights: bytes) -> Model:
    """The model from the file that extras/meaning/build.py makes. ValueError or KeyError if it is another file."""
    import numpy as np

    with np.load(io.BytesIO(weights), allow_pickle=False) as kept:
        return Model(
            pieces=Pieces(kept["pieces"].tobytes().decode().split("\n")),
            table=kept["table"],
            scales=kept["table.scale"].reshape(-1, 1),
            places=kept["places"],
            first=kept["first"],
            layers=tuple(_layer(kept, f"{number}.") for number in range(LAYERS)),
        )


def _layer(kept: "Mapping[str, NDArray[Any]]", here: str) -> Layer:
    return Layer(
        asked=_linear(kept, here + "asked"),
        told=_linear(kept, here + "told"),
        wide=_linear(kept, here + "wide"),
        narrow=_linear(kept, here + "narrow"),
        after_attention=kept[here + "after_attention"],
        after=kept[here + "after"],
    )


def _linear(kept: "Mapping[str, NDArray[Any]]", name: str) -> Linear:
    matrix: Floats = kept[name].astype("float32")
    matrix *= kept[f"{name}.scale"]
    return Linear(matrix, kept[f"{name}.bias"])


def vectors(model: Model, texts: Sequence[str], *, layers: int = LAYERS) -> "Floats":
    """The direction of each text, of length 1, as (texts, 384); zeros where most of its pieces are unknown.

    Of a text the first 128 pieces count. The mean over all pieces, as in Reimers and Gurevych, EMNLP 2019. After fewer
    layers it tells more of how a thing is said, and less of what it is about.
    """
    import numpy as np

    found = np.zeros((len(texts), WIDE), np.float32)
    cuts = [model.pieces.cut(text) for text in texts]
    heard = [place for place, cut in enumerate(cuts) if _is_known(model, cut)]
    for some in _shares(sorted(heard, key=lambda place: len(cuts[place].numbers)), cuts):
        state, runs = states(model, [cuts[place] for place in some], layers=layers)
        means = [part.mean(axis=1) for part in (_run(state, *run) for run in runs)]
        found[some] = np.concatenate(means)
    return of_length_1(found)


def of_length_1(rows: "Floats") -> "Floats":
    """In place; rows of zeros stay."""
    import numpy as np

    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    np.divide(rows, lengths, out=rows, where=lengths > 0)
    return rows


def _is_known(model: Model, cut: Cut) -> bool:
    inner, unknown = len(cut.numbers) - 2, cut.numbers.count(model.pieces.unknown)
    return inner > 0 and unknown <= UNKNOWN_MOST * inner


def _shares(ordered: Sequence[int], cuts: Sequence[Cut]) -> Iterator[list[int]]:
    """What is reckoned in one pass each: no more than AT_ONCE pieces, of one text at least."""
    share: list[int] = []
    size = 0
    for place in ordered:
        length = len(cuts[place].numbers)
        if share and size + length > AT_ONCE:
            yield share
            share, size = [], 0
        share.append(place)
        size += length
    if share:
        yield share


Run = tuple[int, int, int]  # where texts of one length begin, how many they are, their length


def states(model: Model, cuts: Sequence[Cut], *, layers: int = LAYERS) -> "tuple[Floats, list[Run]]":
    """What the last of so many layers says of each piece, (pieces of all texts, 384), the texts one after the other.

    The texts must be in order of length; those of one length are a run. So nothing is padded.
    """
    import numpy as np

    runs: list[Run] = []
    begin = 0
    for length in (len(cut.numbers) for cut in cuts):
        if runs and runs[-1][2] == length:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1, length)
        else:
            runs.append((begin, 1, length))
        begin += length
    numbers = np.array([number for cut in cuts for number in cut.numbers])
    places = np.array([place for cut in cuts for place in range(len(cut.numbers))])
    state = model.table[numbers] * model.scales[numbers] + model.places[places]
    state = _even(state, model.first)
    for layer in model.layers[:layers]:
        state = _even(state + layer.told(_attended(layer.asked(state), runs)), layer.after_attention)
        state = _even(state + layer.narrow(_bent(layer.wide(state))), layer.after)
    return state, runs


def _run(state: "Floats", begin: int, count: int, length: int) -> "Floats":
    return state[begin : begin + count * length].reshape(count, length, -1)


def _attended(asked: "Floats", runs: Sequence[Run]) -> "Floats":
    """Each piece looks at all pieces of its own text (Vaswani and others, NeurIPS 2017)."""
    import numpy as np

    told = np.empty((len(asked), WIDE), np.float32)
    for run in runs:
        _, count, length = run
        parts = _run(asked, *run).reshape(count, length, 3, HEADS, WIDE // HEADS).transpose(2, 0, 3, 1, 4)
        weights = parts[0] @ parts[1].swapaxes(-1, -2)  # the scale is in the queries
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        _run(told, *run)[...] = (weights @ parts[2]).transpose(0, 2, 1, 3).reshape(count, length, WIDE)
    return told


def _even(state: "Floats", how: "Floats") -> "Floats":
    import numpy as np

    state -= state.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", state, state)[:, None] / WIDE
    state /= np.sqrt(spread + TINY)
    state *= how[0]
    state += how[1]
    return state


def _bent(state: "Floats") -> "Floats":
    """GELU by its tanh form (Hendrycks and Gimpel, 2016): within 0.0005 of the exact one, and four times faster."""
    import numpy as np

    bent = state * state
    bent *= 0.0356774081
    bent += 0.7978845608
    bent *= state
    np.tanh(bent, out=bent)
    bent += 1
    bent *= state
    bent *= 0.5
    return bent
