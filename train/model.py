"""The reader in torch: MiniLM's encoder with extra input embeddings, and light heads.

Names of the encoder's parameters follow the safetensors file so that the pretrained weights load by name.
"""

import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reader.marks import CODES
from onrecord.reader.pieces import CASES, LAYOUTS
from train.data import ATTITUDES, TYPES

LAYERS = 6
HEAD = 32
"""Width of one attention head."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the model: attention heads and inner neurons layer by layer; MiniLM's own unless pruned."""

    width: int = 384
    heads: tuple[int, ...] = (12,) * LAYERS
    inner: tuple[int, ...] = (1536,) * LAYERS
    pointer: int = 64
    coref: int = 48
    vocabulary: int = 30522
    positions: int = 512

    def as_dict(self) -> dict[str, object]:
        """For the run log and the checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One transformer layer, post-normalised, as BERT's."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.use: tuple[Tensor, Tensor] | None = None
        """Ones (b, heads) and (b, inner) to multiply by, where the use of each is to be measured."""

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` (b, n, width); `bias` (b, 1, 1, n) is -inf at padding."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        if self.use is not None:
            y = y * self.use[0][:, :, None, None]
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, n, -1))))
        inner = F.gelu(self.up(x))
        if self.use is not None:
            inner = inner * self.use[1][:, None, :]
        out: Tensor = self.norm2(x + self.drop(self.down(inner)))
        return out


def rotation(n: int, width: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines (n, width) of rotary positions."""
    rate = 10000 ** (-torch.arange(0, width, 2) / width)
    angle = torch.outer(torch.arange(n).float(), rate).repeat_interleave(2, dim=1)
    return angle.cos(), angle.sin()


class Pairs(nn.Module):
    """Scores (b, channels, n, n) of each piece with each other piece, aware of their distance."""

    def __init__(self, width: int, channels: int, size: int, positions: int):
        super().__init__()
        self.channels, self.size = channels, size
        self.project = nn.Linear(width, channels * 2 * size)
        cos, sin = rotation(positions, size)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """`x` (b, n, width)."""
        b, n, _ = x.shape
        qk = self.project(x).float().view(b, n, self.channels, 2, self.size).permute(3, 0, 2, 1, 4)
        turned = torch.stack([-qk[..., 1::2], qk[..., ::2]], dim=-1).flatten(-2)
        q, k = qk * self.get_buffer("cos")[:n] + turned * self.get_buffer("sin")[:n]
        scores: Tensor = q @ k.transpose(-1, -2) / math.sqrt(self.size)
        return scores


class Reader(nn.Module):
    """The whole model; `forward` gives every head's output."""

    def __init__(self, shape: Shape, dropout: float = 0.1):
        super().__init__()
        s = self.shape = shape
        self.word = nn.Embedding(s.vocabulary, s.width)
        self.position = nn.Embedding(s.positions, s.width)
        self.case = nn.Embedding(CASES, s.width)
        self.layout = nn.Embedding(LAYOUTS, s.width)
        self.quote = nn.Embedding(CODES, s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(s.width, h, i, dropout) for h, i in zip(s.heads, s.inner, strict=True))
        self.tags = nn.Linear(s.width, 9)
        self.pointers = Pairs(s.width, 2, s.pointer, s.positions)
        self.attitude = nn.Linear(s.width, len(ATTITUDES))
        self.spans = Pairs(s.width, 1, s.pointer, s.positions)
        self.types = nn.Linear(s.width, 2 * len(TYPES))
        self.coref = nn.Linear(s.width, 4 * s.coref)
        for extra in (self.case, self.layout, self.quote):
            nn.init.normal_(extra.weight, std=0.01)

    def encode(self, inputs: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (b, n, width) of `inputs` (b, 4, n)."""
        ids, case, layout, quote = inputs.unbind(1)
        place = torch.arange(ids.shape[1])
        x = self.word(ids) + self.position(place) + self.case(case) + self.layout(layout) + self.quote(quote)
        x = self.drop(self.norm(x))
        bias = torch.zeros(mask.shape).masked_fill(mask == 0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        hidden: Tensor = x
        return hidden

    def attribute(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag logits (b, n, 3, 3), pointer logits (b, 2, n, n), attitude logits (b, n, 4)."""
        tags = self.tags(x).float().view(*x.shape[:2], 3, 3)
        pointers = self.pointers(x).masked_fill(mask[:, None, None, :] == 0, -1e4)
        return tags, pointers, self.attitude(x).float()

    def mention(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Span scores (b, n, n), type parts (b, n, 2, 10), coreference vectors (b, n, 4, coref).

        They only teach the encoder: `train.coreference` fits what is shipped to its hidden states afterwards.
        """
        types = self.types(x).float().view(*x.shape[:2], 2, -1)
        return self.spans(x)[:, 0], types, self.coref(x).float().view(*x.shape[:2], 4, -1)


def pretrained(shape: Shape, path: Path, dropout: float = 0.1) -> Reader:
    """A reader whose encoder starts from MiniLM's weights in the safetensors file `path`."""
    model = Reader(shape, dropout)
    weights = load_file(path)
    new = {"word.weight": weights["embeddings.word_embeddings.weight"]}
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    new["position.weight"] = weights["embeddings.position_embeddings.weight"] + segment
    for end in ("weight", "bias"):
        new[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
        for i in range(len(shape.heads)):
            old = f"encoder.layer.{i}."
            parts = [weights[f"{old}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            new[f"layers.{i}.qkv.{end}"] = torch.cat(parts)
            new[f"layers.{i}.out.{end}"] = weights[f"{old}attention.output.dense.{end}"]
            new[f"layers.{i}.norm1.{end}"] = weights[f"{old}attention.output.LayerNorm.{end}"]
            new[f"layers.{i}.up.{end}"] = weights[f"{old}intermediate.dense.{end}"]
            new[f"layers.{i}.down.{end}"] = weights[f"{old}output.dense.{end}"]
            new[f"layers.{i}.norm2.{end}"] = weights[f"{old}output.LayerNorm.{end}"]
    missing, unexpected = model.load_state_dict(new, strict=False)
    if unexpected or any(m.startswith(("word", "position", "norm", "layers")) for m in missing):
        raise ValueError(f"{path}: pretrained weights do not fit: {missing} {unexpected}")
    return model
