"""Make cordially_meaning/weights.npz anew: python build.py FOLDER, which holds model.safetensors and vocab.txt.

The origin is sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0). Of its numbers, those of matrices are kept as
bytes, each output with a scale of its own. Left out: the pooler, which sentences do not need; places beyond 128;
and pieces of words that are never met in a language with Latin or Greek letters.
"""

import hashlib
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ORIGIN = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
EDITION = f"all-MiniLM-L6-v2 {ORIGIN[:12]} int8 1"
LAYERS, WIDE, HEADS, PLACES = 6, 384, 12, 128
OUT = Path(__file__).parent / "cordially_meaning" / "weights.npz"
Numbers = NDArray[np.float32]


def tensors(path: Path) -> dict[str, Numbers]:
    """All of a safetensors file: eight bytes of length, a JSON table of contents, raw numbers."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != ORIGIN:
        sys.exit(f"{path} is not the file this was made for.")
    (size,) = struct.unpack("<Q", raw[:8])
    contents = json.loads(raw[8 : 8 + size])
    found = {}
    for name, told in contents.items():
        if name != "__metadata__" and told["dtype"] == "F32":
            begin, end = (8 + size + offset for offset in told["data_offsets"])
            found[name] = np.frombuffer(raw[begin:end], "<f4").reshape(told["shape"])
    return found


def is_needed(piece: str) -> bool:
    """Not a place left free, nor of letters other than Latin and Greek."""
    if re.fullmatch(r"\[unused\d+\]", piece):
        return False
    letters = [sign for sign in piece if sign.isalpha()]
    return all(unicodedata.name(sign, "").split(" ")[0] in ("LATIN", "GREEK", "MICRO") for sign in letters)


def as_bytes(numbers: Numbers, axis: int) -> tuple[NDArray[np.int8], Numbers]:
    """Whole numbers from -127 to 127 and the scale of each, along the axis."""
    scale = np.abs(numbers).max(axis=axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.rint(numbers / scale).astype(np.int8), scale.astype(np.float32).reshape(-1)


def layer(origin: dict[str, Numbers], number: int) -> dict[str, NDArray[np.generic]]:
    inside = f"encoder.layer.{number}."
    ways = [f"{inside}attention.self.{way}." for way in ("query", "key", "value")]
    scales = (1 / np.sqrt(WIDE / HEADS), 1, 1)  # of attention, put into the queries
    found: dict[str, NDArray[np.generic]] = {}
    for name, matrix, bias in (
        (
            "asked",
            np.concatenate([origin[way + "weight"] * scale for way, scale in zip(ways, scales, strict=True)]),
            np.concatenate([origin[way + "bias"] * scale for way, scale in zip(ways, scales, strict=True)]),
        ),
        *(
            (name, origin[f"{inside}{there}.dense.weight"], origin[f"{inside}{there}.dense.bias"])
            for name, there in (("told", "attention.output"), ("wide", "intermediate"), ("narrow", "output"))
        ),
    ):
        whole, scale = as_bytes(np.ascontiguousarray(matrix.T), axis=0)
        found |= {
            f"{number}.{name}": whole,
            f"{number}.{name}.scale": scale,
            f"{number}.{name}.bias": bias.astype(np.float32),
        }
    for name, there in (("after_attention", "attention.output"), ("after", "output")):
        found[f"{number}.{name}"] = norm(origin, f"{inside}{there}.LayerNorm")
    return found


def norm(origin: dict[str, Numbers], name: str) -> Numbers:
    return np.stack([origin[f"{name}.weight"], origin[f"{name}.bias"]])


def build(folder: Path) -> None:
    origin = tensors(folder / "model.safetensors")
    pieces = (folder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    kept = [number for number, piece in enumerate(pieces) if is_needed(piece)]
    table, scale = as_bytes(origin["embeddings.word_embeddings.weight"][kept], axis=1)
    places = origin["embeddings.position_embeddings.weight"][:PLACES]
    arrays: dict[str, NDArray[np.generic]] = {
        "pieces": np.frombuffer("\n".join(pieces[number] for number in kept).encode(), np.uint8),
        "table": table,
        "table.scale": scale,
        "places": places + origin["embeddings.token_type_embeddings.weight"][0],
        "first": norm(origin, "embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        arrays |= layer(origin, number)
    np.savez(OUT, **arrays)  # type: ignore[arg-type]
    OUT.with_name("EDITION").write_text(EDITION + "\n", "utf-8")
    sys.stdout.write(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB, {len(kept)} of {len(pieces)} pieces\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
