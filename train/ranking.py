"""Teaches the ranker of antecedents over the frozen encoder, on GUM.

For each mention that the finder finds, all earlier ones that the runtime would compare it with are scored; the loss is
minus the log of the share that those of its own chain (or "none") have together. Mentions of people and organizations
weigh most, since they are what the record is about.
"""

import copy
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from onrecord.reader.mentions import Outputs, joined, seen
from onrecord.reader.named import OWN, Coded, Named, Voices, wordings
from onrecord.reader.pairs import FEATURES, Pairs, pairs
from train.mentions import WIDTH, Document, Finder, approach


@dataclass(frozen=True)
class Taught:
    """One document as the ranker sees it: `raw` (m, 3 * WIDTH) first, last and main piece; `chains` (m,), -1 for none.

    `row` and `column` are where each pair stands in a table of mentions by candidates, whose first column is "none".
    """

    document: Document
    named: Named
    coded: Coded
    raw: Tensor
    own: Tensor
    blocks: list[Pairs]
    features: Tensor
    row: Tensor
    column: Tensor
    other: Tensor
    chains: Tensor


def taught(finder: Finder, document: Document, least: Sequence[float], gold: bool = False) -> Taught:
    """The mentions of a document as the finder finds them, or those of the gold, and their pairs."""
    windows = [
        seen(w.pieces, w.core, _outputs(finder, w.states, w.gold if gold else None), least) for w in document.windows
    ]
    named = joined(windows)
    coded = Coded(named, wordings(document.text, named), Voices(()))
    blocks = list(pairs(document.text, named, coded))
    later, earlier = (np.concatenate([getattr(b, name) for b in blocks]) for name in ("later", "earlier"))
    count = np.bincount(later, minlength=len(named))
    chains = {(g.start, g.end): g.chain for g in document.gold}
    spans = zip(named.starts.tolist(), named.ends.tolist(), strict=True)
    return Taught(
        document, named, coded, torch.from_numpy(named.vectors), torch.from_numpy(coded.own), blocks,
        torch.from_numpy(np.concatenate([b.features for b in blocks]).astype(np.float16)),
        torch.from_numpy(later), torch.from_numpy(1 + np.arange(len(later)) - (np.cumsum(count) - count)[later]),
        torch.from_numpy(earlier), torch.tensor([chains.get(span, -1) for span in spans]),
    )  # fmt: skip


@torch.no_grad()
def _outputs(finder: Finder, states: Tensor, gold: Tensor | None) -> Outputs:
    """What the finder says of one window; `vectors` are hidden states. With `gold`, of its mentions and no others."""
    states = states.float()
    found = finder(states, gold)
    kinds = found.kinds
    if gold is not None:
        right = torch.zeros(len(states), len(states), dtype=torch.bool)
        right[gold[:, 0], gold[:, 1]] = True
        kinds = kinds.clone()
        kinds[:, 0] = torch.where(right[found.first, found.last], -20.0, 20.0)
    raw = torch.cat([states[found.first], states[found.last], found.reach.softmax(-1) @ states], -1)
    whole = (found.first.numpy(), found.last.numpy(), found.reach.argmax(-1).numpy())
    return Outputs(*whole, kinds.numpy(), raw.half().numpy())


class Ranker(nn.Module):
    """Scores of pairs of mentions, and of each having no antecedent."""

    def __init__(self, vector: int = 64, inner: int = 64, dropout: float = 0.3):
        super().__init__()
        self.vector = nn.Linear(3 * WIDTH, vector)
        self.later = nn.Linear(vector + OWN, inner)
        self.earlier = nn.Linear(vector + OWN, inner, bias=False)
        self.alike = nn.Linear(vector, inner, bias=False)
        self.features = nn.Linear(FEATURES, inner, bias=False)
        self.score = nn.Linear(inner, 1)
        self.alone = nn.Linear(vector + OWN, inner)
        self.alone_score = nn.Linear(inner, 1)
        self.drop = nn.Dropout(dropout)
        self.weak = nn.Dropout(0.5)

    def forward(self, t: Taught) -> tuple[Tensor, Tensor]:
        """Scores of all pairs of a document, and of each mention having none."""
        vectors = self.weak(self.vector(t.raw.float()))
        described = torch.cat([vectors, t.own], -1)
        inner = self.later(described)[t.row] + self.earlier(described)[t.other] + self.features(t.features.float())
        inner = inner + self.alike(vectors[t.row] * vectors[t.other])
        alone = self.alone_score(self.drop(F.relu(self.alone(described))))
        return self.score(self.drop(F.relu(inner)))[:, 0], alone[:, 0]


def train_ranker(documents: Sequence[Taught], epochs: int = 12, rate: float = 2e-3, seed: int = 1) -> Ranker:
    """A ranker taught on all documents, two at a time; the rate falls in a line."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    ranker = Ranker()
    order = list(documents)
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(order) // 2)
    mean = copy.deepcopy(ranker)
    for step in range(steps):
        at = step % (len(order) // 2)
        if at == 0:
            rng.shuffle(order)
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - step / steps)
        loss = (_loss(ranker, order[2 * at]) + _loss(ranker, order[2 * at + 1])) / 2
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
        optimizer.step()
        approach(mean, ranker, step)
    return mean.eval()


def _loss(ranker: Ranker, t: Taught) -> Tensor:
    scores, alone = ranker(t)
    table = torch.full((len(t.chains), int(t.column.max()) + 1), -1e4).index_put((t.row, t.column), scores)
    table = torch.cat([alone[:, None], table[:, 1:]], 1)
    right = torch.zeros(table.shape, dtype=torch.bool)
    right[t.row, t.column] = (t.chains[t.row] == t.chains[t.other]) & (t.chains[t.row] >= 0)
    right[:, 0] = ~right[:, 1:].any(1)
    weights = 0.3 + 0.7 * torch.from_numpy(t.named.types[:, :2].sum(1))
    lost: Tensor = table.logsumexp(1) - table.masked_fill(~right, -1e4).logsumexp(1)
    return (lost * weights).mean()
