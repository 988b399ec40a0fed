"""Articles to training examples: windows of pieces with their targets, rewritten afresh in every epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.reader.pieces import Cutter, paragraphs
from onrecord.reader.windows import Window, pack
from train.augment import Layouts, other_sources, quote_style
from train.corpora import ROLES, Attributed, Mentioned, Spans

IGNORE = -100
TYPES = ("person", "organization", "place", "event", "object", "time", "abstract", "substance", "animal", "plant")
ATTITUDES = ("said", "thought", "intended", "documented")
WIDEST = 40
"""Longest mention that is taught, in pieces."""


@dataclass
class Example:
    """One window: inputs (4 x length), and the targets of its corpus; other corpora's are None."""

    inputs: np.ndarray
    tags: np.ndarray | None = None  # (3, length): 0 outside, 1 begins, 2 inside; by role
    pointers: np.ndarray | None = None  # (2, length): content to cue head, cue to source head; 0 is none
    attitude: np.ndarray | None = None  # (length,) at cue heads
    mentions: np.ndarray | None = None  # (n, 4): first piece, last piece, type, chain


def inputs(window: Window) -> np.ndarray:
    """ids, case, layout, quote as one (4, length) array."""
    p = window.pieces
    return np.stack([p.ids, p.case, p.layout, p.quote])


def silver_attitude(cue: str) -> int:
    """The index of a cue's attitude if its words decide it, else IGNORE."""
    words = set(cue.lower().replace("’", " ").replace("'", " ").split())
    return next((a for a, known in attitudes() if words & known), IGNORE)


@cache
def attitudes(path: Path = Path(__file__).parent / "attitudes.txt") -> list[tuple[int, set[str]]]:
    """The certain cue words by attitude, in order of precedence."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            rows.append((ATTITUDES.index(name), set(words.split())))
    return rows


class Encoder:
    """Turns articles and documents into examples with one tokenizer."""

    def __init__(self, cutter: Cutter):
        self._cutter = cutter

    def windows(self, text: str, length: int, context: int) -> list[Window]:
        """The windows of `text`, as the reader cuts them."""
        return pack(self._cutter.cut(text, list(paragraphs(text))), length, context)

    def attributed(self, article: Attributed, length: int = 256, context: int = 32) -> list[Example]:
        """Windows of an article with tags, pointers and attitudes."""
        return [self._attributed(article, w) for w in self.windows(article.text, length, context)]

    def _attributed(self, article: Attributed, window: Window) -> Example:
        n = len(window.pieces)
        tags = np.zeros((3, n), dtype=np.int64)
        pointers = np.zeros((2, n), dtype=np.int64)
        pointers[1] = IGNORE
        attitude = np.full(n, IGNORE, dtype=np.int64)
        for marked in article.attributions:
            at = {role: _positions(window, marked[role]) for role in ROLES}
            for r, role in enumerate(ROLES):
                for run in at[role]:
                    tags[r, run] = 2
                    if run[0] == 1 or window.pieces.starts[run[0] - 1] != window.pieces.starts[run[0]]:
                        tags[r, run[0]] = 1
            source = int(at["source"][0][0]) if at["source"] else 0
            # Without a cue (a name as heading) the source itself is what its content points at.
            head = int(at["cue"][0][0]) if at["cue"] else 0 if marked["cue"] else source
            for run in at["content"]:
                pointers[0, run] = head or IGNORE
            for run in at["cue"]:
                pointers[1, run] = source if source or not marked["source"] else IGNORE
            if at["cue"]:
                attitude[head] = silver_attitude(" ".join(article.text[s:e] for s, e in marked["cue"]))
        tags[:, 0] = tags[:, -1] = 0
        return Example(inputs(window), tags=tags, pointers=pointers, attitude=attitude)

    def mentioned(self, document: Mentioned, length: int = 256, context: int = 32) -> list[Example]:
        """Windows of a document with its mentions."""
        chains = {chain: i for i, chain in enumerate(dict.fromkeys(m[3] for m in document.mentions))}
        examples = []
        for window in self.windows(document.text, length, context):
            rows = []
            for start, end, kind, chain in document.mentions:
                runs = _positions(window, [(start, end)])
                # A mention cut by the window's edge teaches nothing.
                if runs and window.pieces.ends[runs[0][-1]] >= end and window.pieces.starts[runs[0][0]] <= start:
                    first, last = int(runs[0][0]), int(runs[0][-1])
                    if last - first < WIDEST:
                        rows.append((first, last, TYPES.index(kind), chains[chain]))
            mentions = np.array(sorted(set(rows)), dtype=np.int64).reshape(-1, 4)
            examples.append(Example(inputs(window), mentions=mentions))
        return examples


def _positions(window: Window, spans: Spans) -> list[np.ndarray]:
    """The pieces of each span that the window holds, as index arrays; [CLS] and [SEP] never."""
    starts, ends = window.pieces.starts[1:-1], window.pieces.ends[1:-1]
    runs = []
    for start, end in spans:
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end, side="left"))
        if first < last:
            runs.append(np.arange(first, last) + 1)
    return runs


def epoch(
    encoder: Encoder,
    articles: list[Attributed],
    documents: list[Mentioned],
    seed: int,
    plain: float = 0.5,
    sentences: Sequence[str] = (),
) -> list[Example]:
    """The examples of one epoch: each article as it is or rewritten, made articles, GUM's documents, bare sentences."""
    rng = random.Random(seed)
    layouts = Layouts(articles)
    examples = []
    for article in articles:
        if rng.random() > plain:
            article = quote_style(article, rng) if rng.random() < 0.7 else article
            article = other_sources(article, rng) if rng.random() < 0.4 else article
        examples += encoder.attributed(article, context=rng.choice([0, 16, 32, 48]))
    for _ in range(len(articles) // 4):
        examples += encoder.attributed(layouts.article(rng), context=rng.choice([0, 16, 32]))
    for document in documents:
        examples += encoder.mentioned(document, context=rng.choice([0, 32]))
    if sentences:
        page = "\n".join(rng.sample(sentences, len(sentences)))
        examples += [Example(inputs(window)) for window in encoder.windows(page, 256, 0)]
    return examples


def batches(examples: list[Example], seed: int, size: int = 16) -> Iterator[list[Example]]:
    """Batches of one corpus each and of similar length, in random order."""
    rng = random.Random(seed)
    made: list[list[Example]] = []
    for kind in ((True, False), (False, True), (False, False)):
        some = [e for e in examples if (e.tags is not None, e.mentions is not None) == kind]
        some.sort(key=lambda e: e.inputs.shape[1] + rng.uniform(-8, 8))
        made += [some[i : i + size] for i in range(0, len(some), size)]
    rng.shuffle(made)
    yield from made


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Padded tensors of a batch: inputs (b, 4, n), mask (b, n) and whichever targets it has."""
    n = max(e.inputs.shape[1] for e in batch)

    def padded(arrays: list[np.ndarray], fill: int) -> Tensor:
        out = np.full((len(arrays), *arrays[0].shape[:-1], n), fill, dtype=np.int64)
        for i, a in enumerate(arrays):
            out[i, ..., : a.shape[-1]] = a
        return torch.from_numpy(out)

    mask = padded([np.ones(e.inputs.shape[1], dtype=np.int64) for e in batch], 0)
    made = {"inputs": padded([e.inputs for e in batch], 0), "mask": mask}
    if batch[0].tags is not None:
        made["tags"] = padded([e.tags for e in batch if e.tags is not None], IGNORE)
        made["pointers"] = padded([e.pointers for e in batch if e.pointers is not None], IGNORE)
        made["attitude"] = padded([e.attitude for e in batch if e.attitude is not None], IGNORE)
    if batch[0].mentions is not None:
        rows = [np.insert(e.mentions, 0, i, axis=1) for i, e in enumerate(batch) if e.mentions is not None]
        made["mentions"] = torch.from_numpy(np.concatenate(rows))
    return made
