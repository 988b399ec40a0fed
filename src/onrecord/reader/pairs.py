"""Which earlier mentions each mention is compared with, and what is said of each pair."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from onrecord.reader.named import Coded, Named, one_hot
from onrecord.reader.pieces import IntArray
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wording import FIRST, NAME, PRONOUNS, SECOND, THING, UNKNOWN

RECENT = 60
"""How many mentions before are compared whatever they are."""
_FAR = 12
"""How many earlier mentions of each word are compared beside them."""
_BLOCK = 64
_MENTIONS_APART = (1, 2, 3, 4, 6, 9, 17, 33, 61)
_SENTENCES_APART = (0, 1, 2, 3, 5, 9)
_BETWEEN = 24
"""Longest gap, in code points, between mentions that one construction may join."""
_COPULAS = frozenset("is was are were am 's 're 'm ’s ’re ’m became becomes remains named called as".split())
_GAPS = {"": 0, ",": 1, "(": 2, ":": 3, "–": 3, "—": 3, "-": 3, "and": 4, "or": 4, ", and": 4}
_COPULA = 5
GAPS = 6
FEATURES = 27 + 4 + 4 + 10 + 7 + GAPS
"""How many figures describe a pair."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of the mentions `first` to `last` (exclusive), those of one mention together: arrays of one length."""

    first: int
    last: int
    later: IntArray
    earlier: IntArray
    features: FloatArray


def pairs(text: str, named: Named, coded: Coded) -> Iterator[Pairs]:
    """The pairs of all mentions, in blocks, so that memory does not grow with the text."""
    met: dict[str, list[int]] = defaultdict(list)
    for first in range(0, len(named), _BLOCK):
        last = min(first + _BLOCK, len(named))
        later: list[int] = []
        earlier: list[int] = []
        shared: list[tuple[float, float, float, float]] = []
        for i in range(first, last):
            words = coded.words[i]
            common = Counter(j for word in words for j in islice(reversed(met[word]), _FAR))
            floor = max(0, i - RECENT)
            others = sorted(j for j in common if j < floor)
            candidates = [*others, *range(floor, i)]
            later += [i] * len(candidates)
            earlier += candidates
            shared += [_shares(coded, i, j, common.get(j, 0)) for j in candidates]
            for word in words:
                met[word].append(i)
        i_, j_ = np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64)
        overlap = np.array(shared, dtype=np.float32).reshape(-1, 4)
        yield Pairs(first, last, i_, j_, _features(text, named, coded, i_, j_, overlap))


def _shares(coded: Coded, i: int, j: int, common: int) -> tuple[float, float, float, float]:
    """Whether all words of the one, all words of the other are shared, the share of all, and two names apart all the
    same ("Vice President Adeyemi" and "Vice President Larsen")."""
    if not common:
        return 0.0, 0.0, 0.0, 0.0
    mine, theirs = coded.words[i], coded.words[j]
    first, second = coded.surnames[i], coded.surnames[j]
    apart = first and second and first not in theirs and second not in mine
    whole = len(mine) + len(theirs) - common
    return float(common >= len(mine)), float(common >= len(theirs)), common / whole, float(bool(apart))


def _features(text: str, n: Named, c: Coded, i: IntArray, j: IntArray, overlap: FloatArray) -> FloatArray:
    """What is said of each pair of a later mention `i` and an earlier one `j`."""
    pronoun = np.isin(c.kind, list(PRONOUNS))
    wordy = ~pronoun[i] & ~pronoun[j]
    names = (c.kind[i] == NAME) & (c.kind[j] == NAME)
    first_i, first_j = c.kind[i] == FIRST, c.kind[j] == FIRST
    numbers = c.number[i] * c.number[j]
    genders = (c.gender[i] != UNKNOWN) & (c.gender[j] != UNKNOWN)
    quoted_i, quoted_j = n.quotation[i], n.quotation[j]
    inside = n.ends[i] <= n.ends[j]
    types = n.types[i] * n.types[j]
    flags = [
        wordy & (c.full[i] == c.full[j]),
        wordy & (c.head[i] == c.head[j]),
        names & (c.full[i] == c.full[j]),
        names & (c.surname[i] == c.surname[j]),
        wordy & ((c.full[i] == c.initials[j]) | (c.initials[i] == c.full[j])) & (c.full[i] >= 0) & (c.full[j] >= 0),
        names & (overlap[:, 2] == 0),
        pronoun[i] & (c.full[i] == c.full[j]),
        pronoun[i] & (c.kind[i] == c.kind[j]),
        pronoun[i] & pronoun[j] & (c.kind[i] != c.kind[j]),
        (numbers > 0) & (c.number[i] == c.number[j]),
        (numbers > 0) & (c.number[i] != c.number[j]),
        genders & (c.gender[i] == c.gender[j]),
        genders & (c.gender[i] != c.gender[j]),
        (c.gender[i] == THING) & (n.types[j, 0] > 0.5),
        n.paragraph[i] == n.paragraph[j],
        n.paragraph[i] == n.paragraph[j] + 1,
        (quoted_i > 0) & (quoted_i == quoted_j),
        (quoted_i > 0) & (quoted_j > 0) & (quoted_i != quoted_j),
        (quoted_i > 0) & (quoted_j == 0),
        (quoted_i == 0) & (quoted_j > 0),
        (quoted_i > 0) & (quoted_j == 0) & first_i,
        (quoted_i == 0) & (quoted_j > 0) & first_j,
        ((c.kind[i] == SECOND) & first_j | first_i & (c.kind[j] == SECOND)) & (n.paragraph[i] != n.paragraph[j]),
        inside,
        inside & (n.starts[i] == n.starts[j]),
        inside & (n.ends[i] == n.ends[j]),
        n.head_starts[i] == n.head_starts[j],
    ]
    return np.concatenate(
        [
            np.stack(flags, axis=1), overlap, types[:, :3], types.sum(axis=1, keepdims=True),
            one_hot(np.searchsorted(_MENTIONS_APART, i - j), 10),
            one_hot(np.searchsorted(_SENTENCES_APART, n.sentence[i] - n.sentence[j]), 7),
            _joined(text, n, i, j),
        ],
        axis=1, dtype=np.float32,
    )  # fmt: skip


def _joined(text: str, n: Named, i: IntArray, j: IntArray) -> FloatArray:
    """What stands between two mentions that are next to each other: nothing, a comma, a bracket, "is"."""
    out = np.zeros((len(i), GAPS), dtype=np.float32)
    gaps = n.starts[i] - n.ends[j]
    for at in np.flatnonzero((gaps >= 0) & (gaps <= _BETWEEN)).tolist():
        between = text[n.ends[j[at]] : n.starts[i[at]]].strip().lower()
        kind = _GAPS.get(between)
        if kind is None and between.split() and between.split()[0].strip(",") in _COPULAS:
            kind = _COPULA
        if kind is not None:
            out[at, kind] = 1
    return out
