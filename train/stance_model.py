"""The stance model in torch: MiniLM's lower layers, the target marked above the lowest, one vote a word.

Each word votes for the three stances with a weight that depends on the target; the sum of the votes decides. So the
share of each word in the result is exact, and the words that decided are its evidence.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from onrecord.reader.stance import LONGEST, TARGET
from train.model import Layer, Shape, pretrained

WIDTH = 384


@dataclass(frozen=True)
class StanceShape:
    """How many layers, how many of the lowest are MiniLM's own and not trained, the width of the head."""

    layers: int = 5
    frozen: int = 2
    head: int = 128


class StanceModel(nn.Module):
    """Sentence and marks to votes; `forward` gives the logits and each piece's weight and vote."""

    def __init__(self, shape: StanceShape, dropout: float = 0.1):
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(Shape().vocabulary, WIDTH)
        self.position = nn.Embedding(LONGEST, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, 12, 1536, dropout) for _ in range(shape.layers))
        self.mark = nn.Embedding(3, WIDTH)
        self.drop = nn.Dropout(dropout)
        self.query = nn.Linear(WIDTH, shape.head)
        self.key = nn.Linear(WIDTH, shape.head)
        self.inner = nn.Linear(WIDTH, shape.head)
        self.of_target = nn.Linear(WIDTH, shape.head, bias=False)
        self.vote = nn.Linear(shape.head, 3)
        nn.init.normal_(self.mark.weight, std=0.02)

    def below(self, ids: Tensor, bias: Tensor) -> Tensor:
        """States (b, n, width) after the layers that are not trained."""
        with torch.no_grad():
            x: Tensor = self.norm(self.word(ids) + self.position(torch.arange(ids.shape[1])))
            for layer in self.layers[: self.shape.frozen]:
                x = layer.eval()(x, bias)
        return x

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (b, 3), weights (b, n), votes (b, n, 3)."""
        bias = torch.zeros(mask.shape).masked_fill(mask == 0, -1e9)[:, None, None, :]
        x = self.below(ids, bias) + self.mark(marks)
        for layer in self.layers[self.shape.frozen :]:
            x = layer(x, bias)
        x = self.drop(x)
        own = (marks == TARGET).float()
        target = (x * own[:, :, None]).sum(1) / own.sum(1, keepdim=True)
        reach = (self.key(x) * self.query(target)[:, None]).sum(-1) / self.shape.head**0.5
        weights = reach.masked_fill(mask == 0, -1e9).softmax(-1)
        votes = self.vote(torch.tanh(self.inner(x) + self.of_target(target)[:, None]))
        return (weights[:, :, None] * votes).sum(1), weights, votes


def load_stance(path: Path) -> StanceModel:
    """The model that a run wrote to `path`."""
    held = torch.load(path, weights_only=True)
    model = StanceModel(StanceShape(**held["shape"]))
    model.load_state_dict(held["weights"])
    return model.eval()


def reader_words(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The 8-bit word embeddings of a `reader.onnx` and the scale of each row."""
    held = {each.name: each for each in onnx.load(path).graph.initializer}
    words = next(each for each in held.values() if list(each.dims) == [Shape().vocabulary, WIDTH])
    scales = next(each for each in held.values() if list(each.dims) == [Shape().vocabulary, 1])
    return numpy_helper.to_array(words), numpy_helper.to_array(scales)


def started(shape: StanceShape, base: Path, reader: Path, dropout: float) -> StanceModel:
    """A model with MiniLM's layers from the file `base` and the word embeddings of the shipped reader."""
    model = StanceModel(shape, dropout)
    weights = pretrained(Shape(), base).state_dict()
    words, scales = reader_words(reader)
    new = {name: weights[name] for name in model.state_dict() if name.startswith(("norm.", "layers."))}
    new["word.weight"] = torch.from_numpy(words * scales)
    new["position.weight"] = weights["position.weight"][:LONGEST]
    model.load_state_dict(new, strict=False)
    for part in (model.word, model.position, model.norm, *model.layers[: shape.frozen]):
        part.requires_grad_(False)
    return model
