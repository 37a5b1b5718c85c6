"""What meanings cost: load time, memory, sentences per CPU second, how true they stay; beside onnxruntime.

python -m bench.meaning [FOLDER]

FOLDER holds the origin's model.safetensors and tokenizer.json; with it, and onnx, onnxruntime and tokenizers installed,
the original weights run in onnxruntime (float32, and bytes by its own quantising), on the same sentences.
The sentences are this project's own (bench/words/own). One thread each, a process of its own for each.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
OUT = HERE / "out"
Floats = NDArray[np.float32]


def sentences() -> list[str]:
    files = sorted((HERE / "words" / "own").glob("*.tsv"))
    lines = [line for file in files if file.stem not in ("slots", "patterns") for line in file.read_text().splitlines()]
    return [line.split("\t")[1] for line in lines if line and not line.startswith("#")][:2000]


def told(begun: float, loaded: float, vectors: Floats, name: str) -> None:
    done = time.process_time()
    (memory,) = (
        int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    np.save(OUT / f"{name}.npy", vectors)
    speed = len(vectors) / (done - loaded)
    print(json.dumps({"load ms": round((loaded - begun) * 1000), "sentences/s": round(speed), "MB": memory // 1024}))


def ours() -> None:
    from cordially.core.meaning import vectors
    from cordially.store import meanings

    begun = time.process_time()
    model = meanings.model()
    loaded = time.process_time()
    told(begun, loaded, vectors(model, sentences()), "ours")


def onnx(folder: Path, kind: str) -> None:
    import onnxruntime
    from tokenizers import Tokenizer

    begun = time.process_time()
    cutter = Tokenizer.from_file(str(folder / "tokenizer.json"))
    cutter.enable_truncation(128)
    cutter.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(OUT / f"{kind}.onnx"), options)
    loaded = time.process_time()
    cut = [one.ids for one in cutter.encode_batch(sentences())]
    order = sorted(range(len(cut)), key=lambda place: len(cut[place]))
    found = np.zeros((len(cut), 384), np.float32)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        numbers = np.zeros((len(part), max(len(cut[place]) for place in part)), np.int64)
        mask = np.zeros_like(numbers)
        for row, place in enumerate(part):
            numbers[row, : len(cut[place])] = cut[place]
            mask[row, : len(cut[place])] = 1
        found[part] = session.run(None, {"ids": numbers, "mask": mask})[0]
    told(begun, loaded, found, kind)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    folder = sys.argv[1] if len(sys.argv) > 1 else ""
    ways = ["ours"]
    if folder:
        from bench.meaning_graph import make

        make(Path(folder), OUT)
        ways += ["float32", "int8"]
    for way in ways:
        print(way, _run(way, folder))
    for way in ways if folder else ():
        found, origin = (np.load(OUT / f"{one}.npy") for one in (way, "float32"))
        print(f"{way}: cosine with float32 {(found * origin).sum(axis=1).mean():.4f}")


def _run(way: str, folder: str) -> str:
    command = [sys.executable, "-m", "bench.meaning", "--run", way, folder]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout.strip()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        ours() if sys.argv[2] == "ours" else onnx(Path(sys.argv[3]), sys.argv[2])
    else:
        main()
