"""Teaches the finder of mentions over the frozen encoder: spans, their types and their main words, on GUM.

The encoder is run once, by the runtime itself, so that the finder learns from exactly the hidden states it will see.
"""

import copy
import json
import random
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from onrecord.reader.network import session
from onrecord.reader.pieces import Cutter, Pieces, paragraphs
from onrecord.reader.reading import MENTION_TYPES
from onrecord.reader.windows import CONTEXT, LENGTH, pack
from onrecord.reader.wordpiece import WordPieces
from train.model import rotation

WIDTH = 384
WIDEST = 40
"""Longest mention, in pieces."""
PROPOSED = -2.0
"""Least span score of a candidate."""


@dataclass(frozen=True)
class Gold:
    """One mention of a document: span and main word in code points, type and chain by number."""

    start: int
    end: int
    head_start: int
    head_end: int
    kind: int
    chain: int


@dataclass(frozen=True)
class Hidden:
    """One window: pieces, the first that it answers for, hidden states (n, WIDTH), and the mentions in it.

    `gold` (m, 4): first piece, last piece, type, first piece of the main word.
    """

    pieces: Pieces
    core: int
    states: Tensor
    gold: Tensor


@dataclass(frozen=True)
class Document:
    """One document of GUM as the encoder sees it."""

    id: str
    text: str
    gold: list[Gold]
    windows: list[Hidden]


class Frozen:
    """The encoder of a folder of weights as the runtime runs it; needs no config and no other files."""

    def __init__(self, folder: Path):
        self.cutter = Cutter(WordPieces(folder / "vocab.txt"))
        self._session = session(folder / "reader.onnx")

    def states(self, pieces: Pieces) -> Tensor:
        """Hidden states (n, WIDTH) of one window, in half precision."""
        feed = {name: getattr(pieces, name)[None] for name in ("ids", "case", "layout", "quote")}
        return torch.from_numpy(self._session.run(["hidden"], feed)[0][0].astype(np.float16))


def documents(frozen: Frozen, path: Path) -> list[Document]:
    """All documents of one part of GUM, read by the frozen encoder."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_document(frozen, row) for row in rows]


def _document(frozen: Frozen, row: dict[str, Any]) -> Document:
    text, tokens = row["text"], row["tokens"]
    starts = [token[0] for token in tokens]
    gold = []
    for mention in row["mentions"]:
        start, end = mention["span"]
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        head = next((i for i in inside if tokens[i][4] not in inside), inside[-1])
        kind = MENTION_TYPES.index(mention["type"])
        gold.append(Gold(start, end, tokens[head][0], tokens[head][1], kind, int(mention["chain"])))
    parts = [part for part in frozen.cutter.cut(text, list(paragraphs(text))) if len(part)]
    windows = [
        Hidden(window.pieces, window.core, frozen.states(window.pieces), _in_window(window.pieces, gold))
        for window in pack(parts, LENGTH, CONTEXT)
    ]
    return Document(row["id"], text, gold, windows)


def _in_window(pieces: Pieces, gold: list[Gold]) -> Tensor:
    starts, ends = pieces.starts[1:-1], pieces.ends[1:-1]
    rows = set()
    for g in gold:
        first = int(np.searchsorted(ends, g.start, side="right"))
        last = int(np.searchsorted(starts, g.end, side="left")) - 1
        head = int(np.searchsorted(ends, g.head_start, side="right"))
        whole = first <= last and starts[first] <= g.start and ends[last] >= g.end
        if whole and last - first < WIDEST:
            rows.add((first + 1, last + 1, g.kind, min(max(head, first), last) + 1))
    return torch.tensor(sorted(rows), dtype=torch.long).reshape(-1, 4)


@dataclass(frozen=True)
class Candidates:
    """Spans of one window with what the finder says of them; `reach` (m, n) are the logits of each piece as main word,
    -1e4 outside the span, `spans` (n, n) the span scores and `allowed` where a span may be."""

    first: Tensor
    last: Tensor
    kinds: Tensor
    reach: Tensor
    spans: Tensor
    allowed: Tensor


class Finder(nn.Module):
    """Proposes spans by rotary pairs of pieces, then judges each by its pieces, its main word and its neighbours."""

    def __init__(self, size: int = 64, narrow: int = 96, dropout: float = 0.2):
        super().__init__()
        self.size = size
        self.ends = nn.Linear(WIDTH, 2 * size)
        self.narrow = nn.Linear(WIDTH, narrow)
        self.head = nn.Linear(WIDTH, 1)
        self.width = nn.Embedding(WIDEST, narrow)
        self.span = nn.Linear(1, narrow, bias=False)
        self.judge = nn.Linear(5 * narrow, narrow)
        self.kinds = nn.Linear(narrow, 1 + len(MENTION_TYPES))
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.width.weight, std=0.02)

    def forward(self, states: Tensor, gold: Tensor | None = None) -> Candidates:
        """Judge the spans of one window's `states` (n, WIDTH) that are likely, and those of `gold` in any case."""
        x = self.drop(states)
        n = len(x)
        spans = self._spans(x)
        allowed = torch.ones(n, n, dtype=torch.bool).triu().tril(WIDEST - 1)
        allowed[0] = False
        allowed[:, -1] = False
        chosen = allowed & (spans.detach() > PROPOSED)
        if gold is not None:
            chosen[gold[:, 0], gold[:, 1]] = True
        first, last = chosen.nonzero(as_tuple=True)
        narrow = F.gelu(self.narrow(x))
        place = torch.arange(n)
        outside = (place < first[:, None]) | (place > last[:, None])
        reach = self.head(x)[:, 0].expand(len(first), n).masked_fill(outside, -1e4)
        parts = [narrow[first], narrow[last], reach.softmax(-1) @ narrow, narrow[first - 1], narrow[last + 1]]
        judged = self.judge(self.drop(torch.cat(parts, -1))) + self.width(last - first)
        judged = F.relu(judged + self.span(spans[first, last][:, None]))
        return Candidates(first, last, self.kinds(self.drop(judged)), reach, spans, allowed)

    def _spans(self, x: Tensor) -> Tensor:
        n = len(x)
        cosine, sine = rotation(n, self.size)
        both = self.ends(x).view(n, 2, self.size).transpose(0, 1)
        turned = torch.stack([-both[..., 1::2], both[..., ::2]], -1).flatten(-2)
        q, k = both * cosine + turned * sine
        scores: Tensor = q @ k.T / self.size**0.5
        return scores


def train_finder(taught: list[Document], epochs: int = 8, rate: float = 2e-3, seed: int = 1) -> Finder:
    """A finder taught on all windows, four at a time; the rate falls in a line."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    finder = Finder()
    windows = [window for document in taught for window in document.windows]
    optimizer = torch.optim.AdamW(finder.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * (len(windows) // 4)
    mean = copy.deepcopy(finder)
    for step in range(steps):
        at = step % (len(windows) // 4)
        if at == 0:
            rng.shuffle(windows)
        for group in optimizer.param_groups:
            group["lr"] = rate * (1 - step / steps)
        loss = sum((_loss(finder, window) for window in windows[4 * at : 4 * at + 4]), torch.zeros(())) / 4
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(finder.parameters(), 1.0)
        optimizer.step()
        approach(mean, finder, step)
    return mean.eval()


@torch.no_grad()
def approach(mean: nn.Module, model: nn.Module, step: int, keep: float = 0.99) -> None:
    """Move the running mean of a model's weights towards those after `step`; the mean is what a training gives."""
    share = 1 - min(keep, (1 + step) / (10 + step))
    for name, value in model.state_dict().items():
        mean.state_dict()[name].lerp_(value, share)


def _loss(finder: Finder, window: Hidden) -> Tensor:
    """Span ranking against a zero threshold, cross-entropy of the type or none, and of the main word."""
    gold = window.gold
    found = finder(window.states.float(), gold)
    n = len(window.states)
    right = torch.zeros(n, n, dtype=torch.bool)
    right[gold[:, 0], gold[:, 1]] = True
    zero = torch.zeros(1)
    positive = torch.cat([zero, -found.spans[right]]).logsumexp(0)
    negative = torch.cat([zero, found.spans[found.allowed & ~right]]).logsumexp(0)
    target = torch.zeros(n, n, 2, dtype=torch.long)
    target[gold[:, 0], gold[:, 1]] = torch.stack([gold[:, 2] + 1, gold[:, 3]], 1)
    kind, head = target[found.first, found.last].unbind(-1)
    loss = 0.1 * (positive + negative) + F.cross_entropy(found.kinds, kind)
    if (kind > 0).any():
        loss = loss + 0.3 * F.cross_entropy(found.reach[kind > 0], head[kind > 0])
    return loss
