"""Tag probabilities to spans of pieces, under the constraint that nothing goes on which has not begun."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Run = tuple[int, int]
"""First piece and the one after the last."""

_CERTAIN = float(np.log(0.999))


def log_softmax(logits: FloatArray) -> FloatArray:
    """Logarithms of probabilities along the last axis; what is not a number counts as zero before."""
    if not np.isfinite(np.add.reduce(logits, axis=None)):
        logits = np.nan_to_num(logits, nan=0.0, posinf=1e4, neginf=-1e4)
    shifted = logits - np.maximum.reduce(logits, axis=-1, keepdims=True)
    total = np.add.reduce(np.exp(shifted), axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(total), dtype=np.float32)


def softmax(logits: FloatArray) -> FloatArray:
    """Probabilities along the last axis."""
    return np.asarray(np.exp(log_softmax(logits)), dtype=np.float32)


def best_runs(tags: FloatArray, begin_bonus: float = 0.0, outside_bonus: float = 0.0) -> list[Run]:
    """The likeliest runs given `tags` (n, 3), log-probabilities of outside, begins, inside.

    `begin_bonus` is added for each run (negative: fewer, longer runs), `outside_bonus` for each piece outside.
    Pieces that are certainly outside split the search, so that its cost follows the runs and not the text.
    """
    runs: list[Run] = []
    open_ended = np.flatnonzero(tags[:, 0] < _CERTAIN)
    if not len(open_ended):
        return runs
    breaks = np.flatnonzero(np.diff(open_ended) > 1)
    firsts = open_ended[np.concatenate([[0], breaks + 1])]
    lasts = open_ended[np.concatenate([breaks, [len(open_ended) - 1]])]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        rows = tags[first : last + 1].tolist()
        runs += [(first + a, first + b) for a, b in _search(rows, begin_bonus, outside_bonus)]
    return runs


def _search(rows: Sequence[Sequence[float]], begin_bonus: float, outside_bonus: float) -> list[Run]:
    """Viterbi over one stretch; it may not begin with inside."""
    outside, begin, inside = 0.0, -1e9, -1e9
    back: list[tuple[int, int, int]] = []
    for o, b, i in rows:
        if begin > inside:
            into, came = begin, 1
        else:
            into, came = inside, 2
        best, source = (outside, 0) if outside >= into else (into, came)
        back.append((source, source, came))
        outside, begin, inside = best + o + outside_bonus, best + b + begin_bonus, into + i
    state = max(((outside, 0), (begin, 1), (inside, 2)))[1]
    runs: list[Run] = []
    end = len(rows)
    for position in range(len(rows) - 1, -1, -1):
        if state == 0:
            end = position
        elif state == 1:
            runs.append((position, end))
            end = position
        state = back[position][state]
    return runs[::-1]
