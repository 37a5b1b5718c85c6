"""The original all-MiniLM-L6-v2 as a graph that onnxruntime runs, to compare with."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


class Graph:
    """Operations one after the other, each named by what comes out of it."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights, self.operations, self.constants = weights, list[Any](), list[Any]()

    def do(self, what: str, *given: str, **how: Any) -> str:
        name = f"t{len(self.operations)}"
        self.operations.append(helper.make_node(what, list(given), [name], **how))
        return name

    def fixed(self, numbers: Any) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

    def linear(self, given: str, name: str) -> str:
        matrix, bias = (self.fixed(self.weights[f"{name}.{part}"].T) for part in ("weight", "bias"))
        return self.do("Add", self.do("MatMul", given, matrix), bias)

    def even(self, given: str, name: str) -> str:
        weight, bias = (self.fixed(self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.do("LayerNormalization", given, weight, bias, axis=-1, epsilon=1e-12)


def make(folder: Path, out: Path) -> None:
    """float32.onnx and int8.onnx."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    raw = (folder / "model.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    weights = {
        name: np.frombuffer(raw, "<f4", int(np.prod(one["shape"])), 8 + size + one["data_offsets"][0]).reshape(
            one["shape"]
        )
        for name, one in json.loads(raw[8 : 8 + size]).items()
        if one.get("dtype") == "F32"
    }
    graph = Graph(weights)
    result = _all(graph)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "pieces"]) for name in ("ids", "mask")]
    output = helper.make_tensor_value_info(result, TensorProto.FLOAT, ["texts", 384])
    made = helper.make_graph(graph.operations, "sentences", inputs, [output], graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)])
    model.ir_version = 9
    onnx.save(model, out / "float32.onnx")
    quantize_dynamic(out / "float32.onnx", out / "int8.onnx", per_channel=True, weight_type=QuantType.QInt8)


def _all(graph: Graph) -> str:
    weights = graph.weights
    table = graph.do("Gather", graph.fixed(weights["embeddings.word_embeddings.weight"]), "ids")
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.do("Gather", graph.do("Shape", "ids"), graph.fixed(np.array([1])), axis=0)
    zero = graph.fixed(np.array([0]))
    place = graph.do("Slice", graph.fixed(places), zero, length, zero)
    state = graph.even(graph.do("Add", table, place), "embeddings.LayerNorm")
    mask = graph.do("Cast", "mask", to=TensorProto.FLOAT)
    hidden = graph.do("Unsqueeze", graph.do("Sub", mask, graph.fixed(np.float32(1))), graph.fixed(np.array([1, 2])))
    hidden = graph.do("Mul", hidden, graph.fixed(np.float32(1e9)))
    for number in range(6):
        state = _layer(graph, state, hidden, f"encoder.layer.{number}")
    mask = graph.do("Unsqueeze", mask, graph.fixed(np.array([2])))
    one = graph.fixed(np.array([1]))
    whole = graph.do("ReduceSum", graph.do("Mul", state, mask), one, keepdims=0)
    mean = graph.do("Div", whole, graph.do("ReduceSum", mask, one, keepdims=0))
    return graph.do("LpNormalization", mean, axis=-1, p=2)


def _layer(graph: Graph, state: str, hidden: str, here: str) -> str:
    apart, together = graph.fixed(np.array([0, 0, 12, 32])), graph.fixed(np.array([0, 0, 384]))
    ways = (graph.linear(state, f"{here}.attention.self.{way}") for way in ("query", "key", "value"))
    parts = [graph.do("Reshape", way, apart) for way in ways]
    turned = [
        graph.do("Transpose", part, perm=[0, 2, *end])
        for part, end in zip(parts, ((1, 3), (3, 1), (1, 3)), strict=True)
    ]
    scores = graph.do("Mul", graph.do("MatMul", *turned[:2]), graph.fixed(np.float32(32**-0.5)))
    weights = graph.do("Softmax", graph.do("Add", scores, hidden), axis=-1)
    seen = graph.do("Transpose", graph.do("MatMul", weights, turned[2]), perm=[0, 2, 1, 3])
    told = graph.linear(graph.do("Reshape", seen, together), f"{here}.attention.output.dense")
    state = graph.even(graph.do("Add", state, told), f"{here}.attention.output.LayerNorm")
    wide = graph.do("Gelu", graph.linear(state, f"{here}.intermediate.dense"))
    return graph.even(graph.do("Add", state, graph.linear(wide, f"{here}.output.dense")), f"{here}.output.LayerNorm")
