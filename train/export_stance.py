"""Writes the stance model as ONNX in 8-bit integers, and `stance.json` with where the reader's embeddings lie."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from onrecord.reader.stance import TARGET, WIDTH, StanceConfig
from train.corpora import digest
from train.export import MS, Graph, _first, _graph, _layer
from train.model import Shape
from train.stance_model import StanceModel, reader_words

NAME = "stance-en-1"
_LAST = np.array([-1], np.int64)
_ROWS = np.array([1], np.int64)


def export_stance(model: StanceModel, folder: Path) -> None:
    """Write `stance.onnx` and an uncalibrated `stance.json` beside the `reader.onnx` in `folder`."""
    weights = {name: value.float().numpy() for name, value in model.state_dict().items()}
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    made = helper.make_model(_votes(model, weights), opset_imports=versions, ir_version=9, producer_name="onrecord")
    onnx.save(made, folder / "stance.onnx")
    reader = folder / "reader.onnx"
    held = reader.read_bytes()
    words, scales = reader_words(reader)
    at = [held.find(values.tobytes()) for values in (words, scales)]
    if min(at) < 0:
        raise SystemExit(f"train: the word embeddings in {reader} are not stored as they are")
    digests = {name: digest(folder / name) for name in ("reader.onnx", "stance.onnx")}
    write_stance(folder, StanceConfig(NAME, digests, Shape().vocabulary, *at, temperature=1.0, bias=[0.0, 0.0, 0.0]))


def write_stance(folder: Path, config: StanceConfig) -> None:
    """Write `stance.json`."""
    (folder / "stance.json").write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")


def recalibrated(config: StanceConfig, temperature: float, bias: list[float]) -> StanceConfig:
    """The config with another calibration."""
    return replace(config, temperature=round(temperature, 4), bias=[round(each, 4) for each in bias])


def _votes(model: StanceModel, w: dict[str, np.ndarray]) -> onnx.GraphProto:
    """Word embeddings (1, n, width) and marks (1, n) to what each piece adds to each stance (1, n, 3)."""
    g = Graph()
    x = g.add("Add", "words", _first(g, g.constant(w["position.weight"]), "marks"))
    x = g.add("LayerNormalization", x, g.constant(w["norm.weight"]), g.constant(w["norm.bias"]), epsilon=1e-12, axis=-1)
    for i in range(model.shape.layers):
        if i == model.shape.frozen:
            x = g.add("Add", x, g.add("Gather", g.constant(w["mark.weight"]), "marks"))
        x = _layer(g, x, w, f"layers.{i}.", 12, integer=True)
    own = g.add("Cast", g.add("Equal", "marks", g.constant(np.array(TARGET, np.int64))), to=TensorProto.FLOAT)
    own = g.add("Unsqueeze", own, g.constant(_ROWS))
    target = g.add("Div", g.add("MatMul", own, x), g.add("ReduceSum", own, g.constant(_LAST), keepdims=1))
    query = g.linear(target, w["query.weight"], w["query.bias"], integer=False)
    key = g.linear(x, w["key.weight"], w["key.bias"], integer=False)
    reach = g.add("MatMul", query, g.add("Transpose", key, perm=[0, 2, 1]))
    weights = g.add("Softmax", g.add("Mul", reach, g.constant(np.array(model.shape.head**-0.5, np.float32))), axis=-1)
    inner = g.linear(x, w["inner.weight"], w["inner.bias"], integer=False)
    toward = g.add("MatMul", target, g.constant(w["of_target.weight"].T))
    votes = g.linear(g.add("Tanh", g.add("Add", inner, toward)), w["vote.weight"], w["vote.bias"], integer=False)
    votes = g.add("Mul", g.add("Transpose", weights, perm=[0, 2, 1]), votes)
    inputs = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "n", WIDTH]),
        helper.make_tensor_value_info("marks", TensorProto.INT64, [1, "n"]),
    ]
    return _graph(g, "stance", inputs, {"votes": votes})
