"""Writes the finder of mentions and the ranker of antecedents as ONNX.

`mentions.onnx`: hidden states of one window to its likely mentions. `coreference.onnx`: descriptions of mentions and of
pairs to scores. The first is in 8-bit integers, the second is small enough for floats.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from onrecord.reader.named import OWN
from onrecord.reader.pairs import FEATURES
from train.export import MS, Graph, _graph, _pairs, _rotatable, quantised
from train.mentions import PROPOSED, WIDEST, WIDTH, Finder
from train.ranking import Ranker

_ROWS = np.array([0], np.int64)
_COLUMNS = np.array([1], np.int64)


def export_mentions(finder: Finder, ranker: Ranker, least: list[float], folder: Path) -> None:
    """Write both files into `folder`; the first carries `least`, the least score of a mention by type, as metadata."""
    found = _model(_finder(finder, ranker))
    helper.set_model_props(found, {"least": " ".join(f"{score:.2f}" for score in least)})
    onnx.save(found, folder / "mentions.onnx")
    onnx.save(_model(_ranker(ranker)), folder / "coreference.onnx")


def _model(graph: onnx.GraphProto) -> onnx.ModelProto:
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="onrecord")


def _finder(finder: Finder, ranker: Ranker) -> onnx.GraphProto:
    g = Graph()
    w = {k: v.detach().numpy() for k, v in finder.state_dict().items()}
    size = finder.size
    ends, ends_bias = _rotatable(w["ends.weight"], w["ends.bias"], size)
    vector = ranker.vector.weight.detach().numpy().reshape(-1, 3, WIDTH)
    of_first, of_last, of_head = vector.transpose(1, 0, 2)
    weights = [ends, w["narrow.weight"], w["head.weight"], of_first, of_last, of_head]
    none = np.zeros(len(of_first), np.float32)
    biases = [ends_bias, w["narrow.bias"], w["head.bias"], ranker.vector.bias.detach().numpy(), none, none]
    flat = g.linear("hidden", np.concatenate(weights), np.concatenate(biases), integer=True)
    cuts = np.array([len(part) for part in weights], np.int64)
    parts = g.many("Split", flat, g.constant(cuts), outputs=len(weights), axis=-1)
    spans = _flat(g, _pairs(g, parts[0], size))
    first, last = _likely(g, spans)
    rows = [_flat(g, part) for part in parts[1:]]
    rows[0] = g.add("Gelu", rows[0], domain=MS)
    reach = _reach(g, rows[1], first, last)
    share = g.add("Softmax", reach, axis=-1)
    one = g.constant(np.array(1, np.int64))
    narrow_rows = [
        g.add("Gather", rows[0], first), g.add("Gather", rows[0], last), g.add("MatMul", share, rows[0]),
        g.add("Gather", rows[0], g.add("Sub", first, one)), g.add("Gather", rows[0], g.add("Add", last, one)),
    ]  # fmt: skip
    judged = _packed(g, g.add("Concat", *narrow_rows, axis=-1), w["judge.weight"], w["judge.bias"])
    width = g.add("Gather", g.constant(w["width.weight"]), g.add("Sub", last, first))
    here = g.add("Concat", *(g.add("Unsqueeze", at, g.constant(_COLUMNS)) for at in (first, last)), axis=-1)
    score = g.add("Unsqueeze", g.add("GatherND", spans, here), g.constant(_COLUMNS))
    judged = g.add("Add", g.add("Add", judged, width), g.add("MatMul", score, g.constant(w["span.weight"].T)))
    kinds = g.linear(g.add("Relu", judged), w["kinds.weight"], w["kinds.bias"], integer=False)
    vectors = g.add("Add", g.add("Gather", rows[2], first), g.add("Gather", rows[3], last))
    vectors = g.add("Add", vectors, g.add("MatMul", share, rows[4]))
    head = g.add("ArgMax", reach, axis=-1, keepdims=0)
    inputs = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [1, "n", WIDTH])]
    graph = _graph(g, "mentions", inputs, {"kinds": kinds, "vectors": vectors})
    return _with_places(graph, {"first": first, "last": last, "head": head})


def _with_places(graph: onnx.GraphProto, places: dict[str, str]) -> onnx.GraphProto:
    """The graph with outputs of whole numbers beside."""
    for new, old in places.items():
        graph.node.append(helper.make_node("Identity", [old], [new]))
        graph.output.append(helper.make_tensor_value_info(new, TensorProto.INT64, None))
    return graph


def _flat(g: Graph, x: str) -> str:
    """Without the axis of the one window."""
    return g.add("Squeeze", x, g.constant(_ROWS))


def _likely(g: Graph, spans: str) -> tuple[str, str]:
    """First and last pieces of the spans that score enough, are not too wide and hold neither [CLS] nor [SEP]."""
    both = g.constant(np.array([0, 1], np.int64))
    inner = g.add(
        "Slice", spans, g.constant(np.array([1, 1], np.int64)), g.constant(np.array([-1, -1], np.int64)), both
    )
    likely = g.add("Cast", g.add("Greater", inner, g.constant(np.array(PROPOSED, np.float32))), to=TensorProto.FLOAT)
    likely = g.add("Trilu", likely, upper=1)
    likely = g.add("Trilu", likely, g.constant(np.array(WIDEST - 1, np.int64)), upper=0)
    at = g.add("Add", g.add("NonZero", likely), g.constant(np.array(1, np.int64)))
    first, last = g.many("Split", at, outputs=2, axis=0, num_outputs=2)
    return g.add("Squeeze", first, g.constant(_ROWS)), g.add("Squeeze", last, g.constant(_ROWS))


def _reach(g: Graph, head: str, first: str, last: str) -> str:
    """Logits (m, n) of each piece as main word of each span, -1e4 outside the span."""
    row = g.add("Transpose", head, perm=[1, 0])
    n = g.add("Squeeze", g.add("Shape", row, start=1, end=2), g.constant(_ROWS))
    place = g.add("Range", g.constant(np.array(0, np.int64)), n, g.constant(np.array(1, np.int64)))
    begin, end = (g.add("Unsqueeze", at, g.constant(_COLUMNS)) for at in (first, last))
    inside = g.add("And", g.add("GreaterOrEqual", place, begin), g.add("LessOrEqual", place, end))
    return g.add("Where", inside, row, g.constant(np.array(-1e4, np.float32)))


def _packed(g: Graph, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
    """A linear layer kept in 8 bits and run in floats, since the number of rows may be none."""
    values, scale = quantised(weight, 127)
    parts = [g.constant(values.T), g.constant(scale), g.constant(np.zeros(len(scale), np.int8))]
    return g.add("Add", g.add("MatMul", x, g.add("DequantizeLinear", *parts, axis=1)), g.constant(bias))


def _ranker(ranker: Ranker) -> onnx.GraphProto:
    g = Graph()
    w = {k: v.detach().numpy() for k, v in ranker.state_dict().items()}
    size = ranker.vector.out_features
    later = g.linear("later", w["later.weight"], w["later.bias"], integer=False)
    earlier = g.add("MatMul", "earlier", g.constant(w["earlier.weight"].T))
    vectors = [_columns(g, side, size) for side in ("later", "earlier")]
    alike = g.add("Mul", g.add("Gather", vectors[0], "row"), g.add("Gather", vectors[1], "column"))
    inner = g.add("Add", g.add("Gather", later, "row"), g.add("Gather", earlier, "column"))
    inner = g.add("Add", inner, g.add("MatMul", alike, g.constant(w["alike.weight"].T)))
    inner = g.add("Relu", g.add("Add", inner, g.add("MatMul", "features", g.constant(w["features.weight"].T))))
    scores = g.linear(inner, w["score.weight"], w["score.bias"], integer=False)
    alone = g.add("Relu", g.linear("later", w["alone.weight"], w["alone.bias"], integer=False))
    alone = g.linear(alone, w["alone_score.weight"], w["alone_score.bias"], integer=False)
    floats = {"later": ["b", size + OWN], "earlier": ["k", size + OWN], "features": ["p", FEATURES]}
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in floats.items()]
    inputs += [helper.make_tensor_value_info(name, TensorProto.INT64, ["p"]) for name in ("row", "column")]
    last = g.constant(np.array([-1], np.int64))
    outputs = {"scores": g.add("Squeeze", scores, last), "alone": g.add("Squeeze", alone, last)}
    return _graph(g, "coreference", inputs, outputs)


def _columns(g: Graph, x: str, size: int) -> str:
    """The first `size` columns."""
    return g.add("Slice", x, g.constant(_ROWS), g.constant(np.array([size], np.int64)), g.constant(_COLUMNS))
