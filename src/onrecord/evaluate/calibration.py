"""Calibration: of the statements given a score of 0.8, are eight in ten right? (Brier 1950; Guo et al. 2017.)

A prediction is right where the headline figure counts it: content aligned with gold, and the sources touch.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

BINS = 10


class Judged(NamedTuple):
    """One prediction: the score it came with (share of one) and whether it is right."""

    score: float
    right: bool


def calibration(judged: Sequence[Judged]) -> dict[str, Any]:
    """The Brier score, the expected calibration error (both shares of one, lower is better), and tenths that hold any.

    Each tenth has its number of predictions, their mean score and the share of them that are right.
    """
    if not judged:
        return {"brier": None, "error": None, "tenths": []}
    tenths: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        tenths[min(int(one.score * BINS), BINS - 1)].append(one)
    rows = [(len(tenth), _mean([j.score for j in tenth]), _mean([j.right for j in tenth])) for tenth in tenths if tenth]
    return {
        "brier": round(_mean([(j.score - j.right) ** 2 for j in judged]), 4),
        "error": round(sum(n * abs(score - right) for n, score, right in rows) / len(judged), 4),
        "tenths": [{"n": n, "score": round(score, 4), "right": round(right, 4)} for n, score, right in rows],
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
