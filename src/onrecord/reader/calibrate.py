"""Shares to a score that means what it says: of attributions scored 0.9, nine in ten are right.

Logistic regressions over the shares that the model gives, fitted on the development part (their errors are in
MODEL_CARD.md).
"""

import math
from dataclasses import dataclass, field

from onrecord.reader.reading import Scores
from onrecord.schema import Attribution

FEATURES = (
    "one", "content", "edge", "cue", "source", "link", "source_link", "no_source", "no_cue", "length", "fragments",
    "quoted",
)  # fmt: skip


@dataclass(frozen=True)
class Calibration:
    """Weights of FEATURES, for "the attribution is right" and for "its source is right, given its content"."""

    attribution: list[float] = field(default_factory=lambda: [0.0] * len(FEATURES))
    speaker: list[float] = field(default_factory=lambda: [0.0] * len(FEATURES))
    least: float = 0.0
    """Attributions scored lower are left out."""


@dataclass(frozen=True)
class Arbiter:
    """Weights of what speaks for a rule's attribution and for the reader's, and the least scores that are kept.

    What the weights are of stands in `onrecord.attribute.together`, which uses them; they lie with the model because
    they were fitted to its outputs.
    """

    rules: list[float]
    reader: list[float]
    least: float


def features(scores: Scores, attribution: Attribution) -> list[float]:
    """The values of FEATURES for an attribution; shares as log-odds, cut at ±6, length as a logarithm of characters."""
    return [
        1.0,
        log_odds(scores.content),
        log_odds(scores.edge),
        log_odds(scores.cue),
        log_odds(scores.source) if attribution.source else 0.0,
        log_odds(scores.link),
        log_odds(scores.source_link),
        0.0 if attribution.source else 1.0,
        0.0 if attribution.cue else 1.0,
        math.log(sum(span.end - span.start for span in attribution.content)),
        float(len(attribution.content) - 1),
        0.0 if attribution.form == "indirect" else 1.0,
    ]


def probability(weights: list[float], values: list[float]) -> float:
    """The calibrated share, 0..1, to four places (so that it prints and compares the same everywhere)."""
    total = sum(w * v for w, v in zip(weights, values, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def log_odds(share: float) -> float:
    """The log-odds of a share, cut at ±6."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    return max(-6.0, min(6.0, math.log(share / (1 - share))))
