"""Train the head that finds needs by meaning, and write it into the extra's package.

python bench/needs_train.py --parakweet DIR --forge DIR

From the sentences and labels that the finder by words learns from, and those of bench/words/needs.tsv, without what is
held out; with the finder's weights as they are in the tree, so train those before. docs/words.md tells of the data.
"""

import argparse
import io
from pathlib import Path

import numpy as np
from needs_data import Data, gathered
from needs_fit import Fitted, fitted, known

from cordially.core.meaning.nearness import packed

TARGET = Path(__file__).parents[1] / "extras/meaning/cordially_meaning/needs.npz"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--parakweet", type=Path, required=True)
    ask.add_argument("--forge", type=Path, required=True)
    ask.add_argument("--out", type=Path, default=TARGET)
    told = ask.parse_args()
    data = gathered(told.parakweet, told.forge)
    made = as_file(data, fitted(data, ~data.held_out))
    told.out.write_bytes(made)
    print(f"{(~data.held_out).sum():,} sentences, {len(made):,} bytes in {told.out}")


def as_file(data: Data, made: Fitted) -> bytes:
    rows = np.flatnonzero(known(data))
    texts = [_in_one_line(data.examples[row].text) if data.is_kind[row, :-1].any() else "" for row in rows]
    file = io.BytesIO()
    np.savez_compressed(
        file,
        centre=data.centre.astype(np.float32),
        known=np.frombuffer(b"".join(packed(data.directions[rows])), np.int8).reshape(len(rows), -1),
        is_kind=data.is_kind[rows],
        texts=np.frombuffer("\n".join(texts).encode(), np.uint8),
        weights=made.weights.astype(np.float32),
        **{name: getattr(made, name).astype(np.float32) for name in ("starts", "slopes", "shown", "unlikely")},
    )
    return file.getvalue()


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
