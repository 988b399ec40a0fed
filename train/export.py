"""Writes the trained reader as ONNX: integer weights, activations quantised as they come, one window at a time.

The graph is built by hand from ONNX Runtime's fused operators, since a traced graph would have to be fused again. Word
embeddings are 8-bit rows, each with its own scale; matrices are 8-bit columns, each with its own scale. Weights use 7
of the 8 bits, because processors without VNNI add pairs of products in 16 bits and would saturate.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from train.model import Reader, rotation

MS = "com.microsoft"
LENGTH = 256
BITS = 63
"""Largest absolute weight after quantisation."""


class Graph:
    """Collects nodes and initialisers; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, value: np.ndarray) -> str:
        """An initialiser."""
        name = f"w{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def many(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        """A node with several outputs."""
        names = [f"t{self._count + i}" for i in range(outputs)]
        self._count += outputs
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node with one output."""
        return self.many(kind, *inputs, domain=domain, **attributes)[0]

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray, integer: bool) -> str:
        """`x @ weight.T + bias` with weight (out, in), in 8-bit integers or in floats."""
        if not integer:
            return self.add("Add", self.add("MatMul", x, self.constant(weight.T)), self.constant(bias))
        values, scale = quantised(weight)
        parts = [self.constant(values.T), self.constant(scale), self.constant(np.zeros(len(scale), np.int8))]
        return self.add("DynamicQuantizeMatMul", x, *parts, self.constant(bias), domain=MS)


def quantised(rows: np.ndarray, most: int = BITS) -> tuple[np.ndarray, np.ndarray]:
    """Signed 8-bit `rows` and the scale of each row."""
    scale = (np.abs(rows).max(axis=1) / most).astype(np.float32)
    scale[scale == 0] = 1
    return np.round(rows / scale[:, None]).astype(np.int8), scale


def export(model: Reader, folder: Path, integer: bool = True) -> None:
    """Write `reader.onnx` into `folder`: pieces to attributions, and the hidden states that mentions are found in."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {k: v.float().numpy() for k, v in model.state_dict().items()}
    _write(_attributions(model, weights, integer), folder / "reader.onnx")


def _attributions(model: Reader, w: dict[str, np.ndarray], integer: bool) -> onnx.GraphProto:
    g = Graph()
    shape = model.shape
    x = _embed(g, w, integer)
    for i, heads_here in enumerate(shape.heads):
        x = _layer(g, x, w, f"layers.{i}.", heads_here, integer)
    hidden = g.add("Identity", x)
    heads = [w[f"{name}.weight"] for name in ("tags", "attitude", "pointers.project")]
    biases = [w[f"{name}.bias"] for name in ("tags", "attitude", "pointers.project")]
    heads[2], biases[2] = _rotatable(heads[2], biases[2], shape.pointer)
    sizes = [9, 4, 2 * shape.pointer, 2 * shape.pointer]
    flat = g.linear(x, np.concatenate(heads), np.concatenate(biases), integer)
    tags, attitude, content, cue = g.many("Split", flat, g.constant(np.array(sizes, np.int64)), outputs=4, axis=-1)
    pointers = [_pairs(g, part, shape.pointer) for part in (content, cue)]
    outputs = {"tags": tags, "attitude": attitude, "content": pointers[0], "cue": pointers[1], "hidden": hidden}
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "n"]) for n in ("ids", "case", "layout", "quote")]
    return _graph(g, "reader", inputs, outputs)


def _embed(g: Graph, w: dict[str, np.ndarray], integer: bool) -> str:
    """The sum of all embeddings, normalised."""
    if integer:
        values, scale = quantised(w["word.weight"], 127)
        rows = g.add("Cast", g.add("Gather", g.constant(values), "ids"), to=TensorProto.FLOAT)
        x = g.add("Mul", rows, g.add("Gather", g.constant(scale[:, None]), "ids"))
    else:
        x = g.add("Gather", g.constant(w["word.weight"]), "ids")
    for name in ("case", "layout", "quote"):
        x = g.add("Add", x, g.add("Gather", g.constant(w[f"{name}.weight"]), name))
    place = g.constant(w["position.weight"][:LENGTH])
    return g.add("LayerNormalization", g.add("Add", x, _first(g, place)), g.constant(w["norm.weight"]),
                 g.constant(w["norm.bias"]), epsilon=1e-12, axis=-1)  # fmt: skip


def _first(g: Graph, table: str, name: str = "ids") -> str:
    """The first n rows of `table`, n the length of the window."""
    n = g.add("Shape", name, start=1, end=2)
    return g.add("Slice", table, g.constant(np.array([0], np.int64)), n, g.constant(np.array([0], np.int64)))


def _layer(g: Graph, x: str, w: dict[str, np.ndarray], at: str, heads: int, integer: bool) -> str:
    q, k, v = g.many("Split", g.linear(x, w[at + "qkv.weight"], w[at + "qkv.bias"], integer), outputs=3, axis=-1,
                     num_outputs=3)  # fmt: skip
    y = g.add("MultiHeadAttention", q, k, v, domain=MS, num_heads=heads)
    x = _norm(g, x, g.linear(y, w[at + "out.weight"], w[at + "out.bias"], integer), w, at + "norm1")
    y = g.add("Gelu", g.linear(x, w[at + "up.weight"], w[at + "up.bias"], integer), domain=MS)
    return _norm(g, x, g.linear(y, w[at + "down.weight"], w[at + "down.bias"], integer), w, at + "norm2")


def _norm(g: Graph, x: str, y: str, w: dict[str, np.ndarray], at: str) -> str:
    """The sum normalised; the fused operator for this (SkipLayerNormalization) takes eight times as long here."""
    return g.add("LayerNormalization", g.add("Add", x, y), g.constant(w[at + ".weight"]), g.constant(w[at + ".bias"]),
                 epsilon=1e-12, axis=-1)  # fmt: skip


def _rotatable(weight: np.ndarray, bias: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows reordered so that each vector's even places come before its odd ones: rotation is then two halves."""
    order = np.concatenate([np.arange(0, size, 2), np.arange(1, size, 2)])
    rows = (np.arange(0, len(bias), size)[:, None] + order).ravel()
    return weight[rows], bias[rows]


def _pairs(g: Graph, flat: str, size: int) -> str:
    """Scores (1, n, n) of `flat` (1, n, 2 * size): rotated first half times rotated second half."""
    cos, sin = (t.numpy()[:LENGTH, ::2].astype(np.float32) for t in rotation(LENGTH, size))
    half = g.constant(np.array([size // 2] * 4, np.int64))
    parts = g.many("Split", flat, half, outputs=4, axis=-1)
    cosine, sine = (_first(g, g.constant(table), flat) for table in (cos, sin))
    turned = []
    for even, odd in (parts[:2], parts[2:]):
        first = g.add("Sub", g.add("Mul", even, cosine), g.add("Mul", odd, sine))
        second = g.add("Add", g.add("Mul", odd, cosine), g.add("Mul", even, sine))
        turned.append(g.add("Concat", first, second, axis=-1))
    scale = g.constant(np.array(size**-0.5, np.float32))
    return g.add("MatMul", g.add("Mul", turned[0], scale), g.add("Transpose", turned[1], perm=[0, 2, 1]))


def _graph(g: Graph, name: str, inputs: list[onnx.ValueInfoProto], outputs: dict[str, str]) -> onnx.GraphProto:
    for new, old in outputs.items():
        g.nodes.append(helper.make_node("Identity", [old], [new]))
    infos = [helper.make_tensor_value_info(new, TensorProto.FLOAT, None) for new in outputs]
    return helper.make_graph(g.nodes, name, inputs, infos, initializer=g.constants)


def _write(graph: onnx.GraphProto, path: Path) -> None:
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    onnx.save(helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="onrecord"), path)
