"""The sentences that needs by meaning are learned from and measured on, with what their words and meanings say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from words_data import HERE, Example, everything
from words_fit import crossed, fit, table

from cordially.core.meaning import needs
from cordially.core.words.features import parts
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.model import model
from cordially.store import meanings

FOLDS, PARTS = 5, 3  # one in three of the sentences in needs.tsv is held out
KEPT = Path(__file__).parent / "out" / "needs_vectors.npz"
REAL = ("parakweet", "forge")


@dataclass
class Data:
    examples: list[Example]
    clues: Any  # (sentences, clues), as core.meaning.needs takes them
    directions: Any  # (sentences, 384), the centre taken from them
    centre: Any
    logits: Any  # (sentences, KINDS): by the words alone, by a fit that did not see the sentence
    folds: Any
    held_out: Any
    is_kind: Any  # (sentences, NEEDS and none)

    def of(self, *sources: str) -> Any:
        return np.array([example.source in sources for example in self.examples])


def told() -> Iterator[Example]:
    """Sentences written for this alone: the finder by words does not learn from them."""
    for line in (HERE / "needs.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            words, text = line.split("\t")
            yield Example(text, frozenset(words.split(", ")) - {"-"}, "told", text)


def gathered(parakweet: Path, forge: Path) -> Data:
    examples, spoken = everything(parakweet, forge), list(told())
    every = [*examples, *spoken]
    folds = np.array([crc32(f"fold {_siblings(example)}".encode()) % FOLDS for example in every])
    held = np.array([e.is_held_out for e in examples] + [crc32(e.text.encode()) % PARTS == 0 for e in spoken])
    logits = _logits(examples, every, folds, held)
    by_kind = [dict(zip(KINDS, one, strict=True)) for one in logits]
    clues = np.array([needs.row(parts(e.text), one) for e, one in zip(every, by_kind, strict=True)], np.float32)
    found = _directions([example.text for example in every])
    centre = found[~held].mean(axis=0)
    is_kind = np.array([[kind in e.kinds for kind in NEEDS] + [e.kinds.isdisjoint(NEEDS)] for e in every])
    return Data(every, clues, needs.centred(found, centre), centre, logits, folds, held, is_kind)


def _siblings(example: Example) -> str:
    """What begins alike stays together, so that no fold is told the answer by a near copy."""
    return " ".join(parts(example.text).words[:3]) if example.source in ("own", "told") else example.group


def _logits(examples: list[Example], every: Sequence[Example], folds: Any, held: Any) -> Any:
    full = table(every).matrix
    many = len(examples)
    matrix, learned = full[:many], ~held[:many]
    unseen = np.concatenate([~learned, np.ones(len(every) - many, dtype=bool)])
    found = np.zeros((len(every), len(KINDS)))
    for column, kind in enumerate(KINDS):
        found[:many, column] = crossed(matrix, examples, kind, folds[:many], learned)
        weights, start = fit(matrix, examples, kind, learned)
        found[unseen, column] = full[unseen] @ weights + start
        scale = model().scales[kind]  # of the model that is shipped: what reading will reckon with
        found[:, column] = scale.slope * found[:, column] + scale.shift
    return found


def _directions(texts: Sequence[str]) -> Any:
    """Made once and kept beside this for the next time."""
    kept = _read()
    keys = [sha256(text.encode()).hexdigest()[:24] for text in texts]
    missing = [place for place, key in enumerate(keys) if key not in kept]
    for start in range(0, len(missing), 500):
        some = missing[start : start + 500]
        made = needs.directions(meanings.model(), [texts[place][: meanings.LONGEST] for place in some])
        kept |= {keys[place]: one for place, one in zip(some, made, strict=True)}
    if missing:
        KEPT.parent.mkdir(exist_ok=True)
        np.savez(KEPT, keys=np.array(list(kept)), rows=np.array(list(kept.values())))
    return np.array([kept[key] for key in keys])


def _read() -> dict[str, Any]:
    if not KEPT.exists():
        return {}
    with np.load(KEPT) as file:
        return dict(zip(map(str, file["keys"]), file["rows"], strict=True))
