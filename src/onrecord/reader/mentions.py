"""Mention and coreference outputs to mentions of one text, across its windows."""

from dataclasses import dataclass

import numpy as np

from onrecord.reader.pieces import Pieces
from onrecord.reader.reading import MENTION_TYPES, ReadMention
from onrecord.reader.tagging import FloatArray, softmax
from onrecord.schema import Span

WIDEST = 40
"""Longest mention, in pieces."""
LOOK_BACK = 150
"""How many earlier mentions are compared: bounds the cost of a text of any length."""


@dataclass(frozen=True)
class Candidates:
    """The mentions of one window, arrays of one length: span, type, score, and the vectors that are compared."""

    starts: list[int]
    ends: list[int]
    types: list[int]
    scores: list[float]
    asks: FloatArray
    answers: FloatArray


def candidates(pieces: Pieces, core: int, outputs: tuple[FloatArray, FloatArray, FloatArray]) -> Candidates:
    """The mentions that begin in the core of one window, in text order, longer ones first."""
    spans, types, vectors = outputs
    first, last = np.nonzero(np.triu(spans > 0))
    kept = (first >= core) & (last < len(pieces) - 1) & (last - first < WIDEST)
    first, last = first[kept], last[kept]
    order = np.lexsort((-last, first))
    first, last = first[order], last[order]
    kinds = (types[first, 0] + types[last, 1]).argmax(axis=-1) if len(first) else first
    scores = 1 / (1 + np.exp(-spans[first, last]))
    return Candidates(
        starts=pieces.starts[first].tolist(),
        ends=pieces.ends[last].tolist(),
        types=kinds.tolist(),
        scores=[round(s, 4) for s in scores.tolist()],
        asks=vectors[first, 0] + vectors[last, 1],
        answers=vectors[first, 2] + vectors[last, 3],
    )


def linked(windows: list[Candidates]) -> tuple[ReadMention, ...]:
    """All mentions of a text, each with its likeliest earlier mention of the same, if "none" is not likelier."""
    if not windows:
        return ()
    asks = np.concatenate([w.asks for w in windows])
    answers = np.concatenate([w.answers for w in windows])
    flat = [
        (s, e, t, p) for w in windows for s, e, t, p in zip(w.starts, w.ends, w.types, w.scores, strict=True)
    ]  # fmt: skip
    out: list[ReadMention] = []
    for i, (start, end, kind, score) in enumerate(flat):
        floor = max(0, i - LOOK_BACK)
        against = answers[floor:i] @ asks[i] / np.sqrt(asks.shape[1])
        shares = softmax(np.concatenate([[0.0], against]).astype(np.float32))
        best = int(shares.argmax())
        out.append(
            ReadMention(
                Span(start, end), MENTION_TYPES[kind], score,
                antecedent=floor + best - 1 if best else None,
                antecedent_score=round(float(shares[best]), 4) if best else 0.0,
            )
        )  # fmt: skip
    return tuple(out)
