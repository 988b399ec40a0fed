"""Figures of stances found against a gold: accuracy, F1, calibration error."""

import numpy as np


def figures(found: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    """Accuracy, macro-F1, and F1 of each stance."""
    each = []
    for stance in range(3):
        hit = float(((found == stance) & (gold == stance)).sum())
        each.append(2 * hit / max(1.0, float((found == stance).sum() + (gold == stance).sum())))
    values = {"accuracy": float((found == gold).mean()), "macro_f1": float(np.mean(each)), "negative": each[0]}
    return {name: round(value, 4) for name, value in {**values, "neutral": each[1], "positive": each[2]}.items()}


def calibration_error(scores: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error: |mean score - share right| in bins of like width, weighed by how many are in each."""
    at = np.minimum((scores * bins).astype(int), bins - 1)
    full = [at == i for i in range(bins) if (at == i).any()]
    return float(sum(abs(scores[each].mean() - right[each].mean()) * each.mean() for each in full))
