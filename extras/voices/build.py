"""Make cordially_voices/weights.npz anew: python build.py Resemblyzer-0.1.4-py3-none-any.whl.

The origin is resemblyzer/pretrained.pt (Apache-2.0): pickles, then the numbers of each storage. Only the three names
that such a file needs are known to the reader here, and none of them runs anything.
"""

import hashlib
import io
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ORIGIN = "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e"
MEMBER = "resemblyzer/pretrained.pt"
LAYERS, WIDE, MELS = 3, 256, 40
OUT = Path(__file__).parent / "cordially_voices" / "weights.npz"
Numbers = NDArray[np.float32]


class Part(NamedTuple):
    """A tensor: which storage, where in it, and its shape."""

    storage: str
    offset: int
    shape: tuple[int, ...]


def part(storage: tuple[Any, ...], offset: int, shape: tuple[int, ...], *_rest: object) -> Part:
    return Part(storage[2], offset, shape)


class Reader(pickle.Unpickler):
    """Knows three names, and refuses all others."""

    KNOWN: dict[tuple[str, str], Any] = {  # noqa: RUF012
        ("collections", "OrderedDict"): OrderedDict,
        ("torch._utils", "_rebuild_tensor_v2"): part,
        ("torch", "FloatStorage"): "float32",
    }

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self.KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in such a file")
        return self.KNOWN[module, name]

    def persistent_load(self, pid: Any) -> Any:
        return pid


def tensors(raw: bytes) -> dict[str, Numbers]:
    """Magic number, version, system, contents, the storages' names; then each storage: a length and its numbers."""
    stream = io.BytesIO(raw)
    _magic, _version, _system, contents, keys = (Reader(stream).load() for _ in range(5))
    storages = {}
    for key in keys:
        (length,) = struct.unpack("<q", stream.read(8))
        storages[key] = np.frombuffer(stream.read(4 * length), "<f4")
    return {
        name: storages[told.storage][told.offset : told.offset + int(np.prod(told.shape))].reshape(told.shape)
        for name, told in contents["model_state"].items()
    }


def build(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        raw = archive.read(MEMBER)
    if hashlib.sha256(raw).hexdigest() != ORIGIN:
        sys.exit(f"{MEMBER} of {wheel} is not the file this was made for.")
    origin = tensors(raw)
    arrays: dict[str, Numbers] = {"out": origin["linear.weight"], "out.bias": origin["linear.bias"]}
    for layer in range(LAYERS):
        arrays[f"{layer}.into"] = origin[f"lstm.weight_ih_l{layer}"]
        arrays[f"{layer}.over"] = origin[f"lstm.weight_hh_l{layer}"]
        arrays[f"{layer}.bias"] = origin[f"lstm.bias_ih_l{layer}"] + origin[f"lstm.bias_hh_l{layer}"]
        assert arrays[f"{layer}.into"].shape == (4 * WIDE, WIDE if layer else MELS)
    np.savez(OUT, **{name: numbers.astype(np.float16) for name, numbers in arrays.items()})  # type: ignore[arg-type]
    sys.stdout.write(f"{OUT}: {OUT.stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
