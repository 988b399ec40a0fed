"""Fits what the runtime needs for mentions and coreference to an encoder, in minutes: `fit`.

Choices (the least score of a mention by type, and how much speaks for no antecedent) are made on documents of
`gum.train` that are held aside; then all documents teach. `gum.dev` is only reported on.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.evaluate.chains import ChainedMention, ChainedText, score
from onrecord.reader.coreference import Clusters, read_mentions
from onrecord.reader.network import FILES
from onrecord.reader.reading import MENTION_TYPES, ReadMention
from onrecord.schema import Span
from train.corpora import digest
from train.export_mentions import export_mentions
from train.mentions import Document, Finder, Frozen, documents, train_finder
from train.ranking import Ranker, Taught, taught, train_ranker

LEAST = (0.4,) * len(MENTION_TYPES)
"""Least score of a mention by type, where it is not chosen."""
HELD = 8
"""One document in so many is held aside while choices are made."""
SHARES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
BIASES = (-0.6, -0.3, 0.0, 0.3, 0.6)


def fit(folder: Path, data: Path) -> dict[str, Any]:
    """Write `mentions.onnx` and `coreference.onnx` for the encoder in `folder`; what was chosen, and figures on dev."""
    torch.set_num_threads(1)
    frozen = Frozen(folder)
    read_in = documents(frozen, data / "gum.train.jsonl")
    held = read_in[HELD - 1 :: HELD]
    rest = [document for document in read_in if document not in held]
    least, bias = _choose(rest, held)
    finder = train_finder(read_in)
    ranker = train_ranker([taught(finder, document, least) for document in read_in])
    with torch.no_grad():
        ranker.alone_score.bias += bias
    export_mentions(finder, ranker, least, folder)
    _renew_digests(folder)
    dev = documents(frozen, data / "gum.dev.jsonl")
    kinds = {"found": False, "gold": True}
    return {"least": least, "bias": bias} | {
        name: figures(ranker, [taught(finder, d, least, gold) for d in dev]) for name, gold in kinds.items()
    }


def _choose(rest: list[Document], held: list[Document]) -> tuple[list[float], float]:
    """Least scores by type and the bias of having no antecedent, best on `held` after fewer rounds on `rest`."""
    finder = train_finder(rest, epochs=6)
    least = choose_least(finder, held)
    ranker = train_ranker([taught(finder, document, least) for document in rest], epochs=8)
    aside = [taught(finder, document, least) for document in held]
    by_bias = {bias: figures(ranker, aside, bias)["coreference"]["conll"] for bias in BIASES}
    print(json.dumps({"least": least, "by_bias": by_bias}), flush=True)
    return least, max(BIASES, key=lambda bias: (by_bias[bias], -abs(bias)))


def choose_least(finder: Finder, held: Sequence[Document]) -> list[float]:
    """For each type the least score with the best F1 of mentions of that type."""
    low = [taught(finder, document, [min(SHARES)] * len(MENTION_TYPES)) for document in held]
    scores = np.concatenate([t.named.scores for t in low])
    kinds = np.concatenate([t.named.types.argmax(axis=1) for t in low])
    spans = [
        (t.document.id, start, end)
        for t in low
        for start, end in zip(t.named.starts.tolist(), t.named.ends.tolist(), strict=True)
    ]
    gold = {(d.id, g.start, g.end): g.kind for d in held for g in d.gold}
    right = np.array([gold.get(span, -1) for span in spans])
    return [
        _best_share(scores[kinds == k], right[kinds == k] == k, list(gold.values()).count(k)) for k in range(len(LEAST))
    ]


def _best_share(scores: np.ndarray, right: np.ndarray, gold: int) -> float:
    """The one of SHARES with the highest F1, the one nearest to that of LEAST among equals."""

    def f1(share: float) -> float:
        kept = scores >= share
        return 2 * float(right[kept].sum()) / max(1, int(kept.sum()) + gold)

    return max(SHARES, key=lambda share: (round(f1(share), 3), -abs(share - LEAST[0])))


@torch.no_grad()
def read(ranker: Ranker, t: Taught, bias: float = 0.0) -> list[ReadMention]:
    """The mentions of a document in clusters; `bias` is added to the score of having no antecedent."""
    scores, alone = (part.numpy() for part in ranker(t))
    clusters = Clusters(t.named, t.coded)
    at = 0
    for block in t.blocks:
        clusters.add(block, scores[at : at + len(block.later)], alone[block.first : block.last] + bias)
        at += len(block.later)
    return read_mentions(t.named, clusters)


def figures(ranker: Ranker, documents: Sequence[Taught], bias: float = 0.0) -> dict[str, Any]:
    """The figures of `onrecord evaluate` for documents read so."""
    gold = [
        ChainedText(t.document.id, t.document.text, tuple(
            ChainedMention(Span(g.start, g.end), MENTION_TYPES[g.kind], str(g.chain)) for g in t.document.gold
        ))
        for t in documents
    ]  # fmt: skip
    return score(gold, [read(ranker, t, bias) for t in documents])


def _renew_digests(folder: Path) -> None:
    """Tell the config of the new files, if there is one yet."""
    path = folder / "config.json"
    if path.exists():
        config = json.loads(path.read_text(encoding="utf-8"))
        config["digests"] = {name: digest(folder / name) for name in FILES[:-1]}
        path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
