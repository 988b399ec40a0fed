"""Cuts attention heads and inner neurons that the reader needs least, until one window costs what is asked.

What a head or a neuron is worth is the fall in the loss if it went, to first order and squared, window by window
(Molchanov et al. 2019; Michel et al. 2019). Costs are the measured shares of a window's time on one core.
"""

import json
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from train import corpora
from train.data import Encoder, batches, collate, epoch
from train.losses import attribution_loss, mention_loss
from train.model import HEAD, LAYERS, Reader, Shape

GROUP = 64
"""Neurons are cut by so many at once: a row of integer products."""
COST_HEAD = 0.165
"""Milliseconds that one head costs in a window of 240 pieces: attention itself, and its share of two products."""
COST_GROUP = 0.078
"""Milliseconds that one group of neurons costs."""
LEAST_HEADS, LEAST_GROUPS = 2, 3


def worth(model: Reader, encoder: Encoder, data: Path, steps: int, seed: int = 7) -> tuple[list[Tensor], list[Tensor]]:
    """The worth of each head and of each neuron, layer by layer, over `steps` batches of the training part."""
    articles = corpora.polnear(data / "polnear.train.jsonl")
    documents = corpora.gum(data / "gum.train.jsonl")
    heads = [torch.zeros(n) for n in model.shape.heads]
    inner = [torch.zeros(n) for n in model.shape.inner]
    model.eval()
    examples = epoch(encoder, articles[::4], documents[::2], seed)
    for made in islice(batches(examples, seed, 8), steps):
        batch = collate(made)
        size = len(made)
        for layer in model.layers:
            layer.use = (torch.ones(size, layer.heads, requires_grad=True),
                         torch.ones(size, layer.up.out_features, requires_grad=True))  # fmt: skip
        x = model.encode(batch["inputs"], batch["mask"])
        loss = attribution_loss(model, x, batch) if "tags" in batch else mention_loss(model, x, batch)
        marks = [mark for layer in model.layers for mark in layer.use]
        grads = torch.autograd.grad(loss, marks)
        for i in range(LAYERS):
            heads[i] += grads[2 * i].square().sum(0)
            inner[i] += grads[2 * i + 1].square().sum(0)
    for layer in model.layers:
        layer.use = None
    return heads, inner


def choose(heads: list[Tensor], inner: list[Tensor], budget: float) -> tuple[list[Tensor], list[Tensor]]:
    """Which heads and neurons stay (indices by layer): the worthiest for their cost within `budget` milliseconds.

    Worth is a share of its layer's: a change low in the network moves everything above it, which says little about
    what training on would miss. (Loss on 24 development articles at 9 ms: 1.53, against 2.47 with the plain sums;
    layers 0, 2 and 5 kept whole, at 11.5 ms: 2.35.)
    """
    heads, inner = ([values / values.sum() for values in part] for part in (heads, inner))
    offers = []
    for i in range(LAYERS):
        for place, index in enumerate(heads[i].argsort(descending=True).tolist()):
            offers.append((float("inf") if place < LEAST_HEADS else float(heads[i][index]) / COST_HEAD,
                           COST_HEAD, i, True, [index]))  # fmt: skip
        order = inner[i].argsort(descending=True)
        for place, group in enumerate(order.split(GROUP)):
            value = float("inf") if place < LEAST_GROUPS else float(inner[i][group].sum()) / COST_GROUP
            offers.append((value, COST_GROUP, i, False, group.tolist()))
    offers.sort(key=lambda offer: -offer[0])
    kept_heads: list[list[int]] = [[] for _ in range(LAYERS)]
    kept_inner: list[list[int]] = [[] for _ in range(LAYERS)]
    for _, cost, i, is_head, indices in offers:
        if cost <= budget:
            budget -= cost
            (kept_heads if is_head else kept_inner)[i].extend(indices)
    return [torch.tensor(sorted(k)) for k in kept_heads], [torch.tensor(sorted(k)) for k in kept_inner]


def cut(model: Reader, heads: list[Tensor], inner: list[Tensor], dropout: float) -> Reader:
    """A smaller reader with the chosen heads and neurons of `model`, all else as it is."""
    shape = Shape(heads=tuple(len(h) for h in heads), inner=tuple(len(n) for n in inner))
    weights = model.state_dict()
    for i in range(LAYERS):
        at = f"layers.{i}."
        rows = (heads[i][:, None] * HEAD + torch.arange(HEAD)).flatten()
        width = model.shape.heads[i] * HEAD
        three = torch.cat([rows, rows + width, rows + 2 * width])
        parts = (
            ("qkv.weight", three, 0), ("qkv.bias", three, 0), ("out.weight", rows, 1),
            ("up.weight", inner[i], 0), ("up.bias", inner[i], 0), ("down.weight", inner[i], 1),
        )  # fmt: skip
        for name, index, axis in parts:
            weights[at + name] = weights[at + name].index_select(axis, index)
    small = Reader(shape, dropout)
    small.load_state_dict(weights)
    return small


def pruned(model: Reader, encoder: Encoder, data: Path, budget: float, dropout: float, steps: int = 120) -> Reader:
    """`model` cut to `budget` milliseconds a window."""
    small = cut(model, *choose(*worth(model, encoder, data, steps), budget), dropout)
    print(json.dumps(small.shape.as_dict()), flush=True)
    return small
