"""How well chains of mentions agree with gold: MUC, B³, CEAF-e and their mean, the figure of CoNLL-2012.

Mentions are told apart by their spans alone, which must be equal to the character. Counts are summed over documents
before shares are taken, as the reference scorer does. Whether chains of one mention count is the caller's choice: the
shared task knew none, GUM marks them; they lift B³ and CEAF-e and leave MUC as it is.

Sources: Vilain et al. 1995 (MUC), Bagga & Baldwin 1998 (B³), Luo 2005 (CEAF-e, with phi-4), Pradhan et al. 2012 (mean).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from onrecord.schema import Span

Chain = Set[Span]
_Overlaps = dict[tuple[int, int], int]
"""Shared mentions by index of the gold and of the found chain, where there are any."""


class Agreement(NamedTuple):
    """What is right of what is found, and what is found of what is there; parts are summed, shares are 0..1."""

    right: float = 0.0
    found: float = 0.0
    recalled: float = 0.0
    gold: float = 0.0

    def plus(self, other: "Agreement") -> "Agreement":
        return Agreement(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(gold: Sequence[Chain], found: Sequence[Chain]) -> Agreement:
    """The links that hold both chains together, of those that hold either together."""
    shared = sum(n - 1 for n in _overlaps(gold, found).values())
    return Agreement(shared, sum(len(c) - 1 for c in found), shared, sum(len(c) - 1 for c in gold))


def b_cubed(gold: Sequence[Chain], found: Sequence[Chain]) -> Agreement:
    """For each mention, the share of its chain that is in the other chain which holds it."""
    overlaps = _overlaps(gold, found)
    recalled = sum(n * n / len(gold[g]) for (g, _), n in overlaps.items())
    right = sum(n * n / len(found[f]) for (_, f), n in overlaps.items())
    return Agreement(right, sum(map(len, found)), recalled, sum(map(len, gold)))


def ceaf_e(gold: Sequence[Chain], found: Sequence[Chain]) -> Agreement:
    """Chains matched 1-1 so that the sum of their likeness is greatest."""
    overlaps = _overlaps(gold, found)
    likeness = {(g, f): 2 * n / (len(gold[g]) + len(found[f])) for (g, f), n in overlaps.items()}
    best = sum(_best_matching(part) for part in _components(likeness))
    return Agreement(best, len(found), best, len(gold))


MEASURES = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e}


def conll(documents: Iterable[tuple[Sequence[Chain], Sequence[Chain]]]) -> dict[str, Agreement]:
    """Each of `MEASURES` over documents given as (gold chains, found chains); no span is in two chains of one side."""
    totals = dict.fromkeys(MEASURES, Agreement())
    for gold, found in documents:
        for name, measure in MEASURES.items():
            totals[name] = totals[name].plus(measure(gold, found))
    return totals


def mean_f1(totals: Mapping[str, Agreement]) -> float:
    """The mean of the F1 of all measures: the figure of CoNLL-2012."""
    return sum(total.f1 for total in totals.values()) / len(totals)


def without_lone(chains: Iterable[Chain]) -> list[Chain]:
    """The chains of two mentions or more."""
    return [chain for chain in chains if len(chain) > 1]


def _overlaps(gold: Sequence[Chain], found: Sequence[Chain]) -> _Overlaps:
    chain_of = {span: f for f, chain in enumerate(found) for span in chain}
    return Counter((g, chain_of[span]) for g, chain in enumerate(gold) for span in chain if span in chain_of)


def _components(likeness: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """Groups of pairs that share no chain with one another; nearly all are small, however long the document."""
    pairs_of: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for g, f in likeness:
        pairs_of["gold", g].append((g, f))
        pairs_of["found", f].append((g, f))
    seen: set[tuple[str, int]] = set()
    for start in pairs_of:
        group: dict[tuple[int, int], float] = {}
        waiting = [start]
        while waiting:
            chain = waiting.pop()
            if chain in seen:
                continue
            seen.add(chain)
            for g, f in pairs_of[chain]:
                group[g, f] = likeness[g, f]
                waiting += [("gold", g), ("found", f)]
        if group:
            yield group


def _best_matching(likeness: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of a 1-1 matching (the Hungarian method, with potentials)."""
    rows = sorted({g for g, _ in likeness})
    columns = sorted({f for _, f in likeness})
    if len(rows) > len(columns):
        return _best_matching({(f, g): value for (g, f), value in likeness.items()})
    if len(rows) == 1:
        return max(likeness.values())
    cost = [[-likeness.get((g, f), 0.0) for f in columns] for g in rows]
    row_of = _assigned(cost)
    return -sum(cost[row][column] for column, row in row_of.items())


def _assigned(cost: Sequence[Sequence[float]]) -> dict[int, int]:
    """The row of each column that has one, so that the sum of `cost` (rows <= columns) is least."""
    width = len(cost[0])
    free = width  # a column beside the others, from which each search starts
    owner = [-1] * (width + 1)
    rows, columns = [0.0] * len(cost), [0.0] * (width + 1)
    for row in range(len(cost)):
        owner[free], at = row, free
        least, came, done = [float("inf")] * width, [free] * width, [False] * (width + 1)
        while owner[at] >= 0:
            done[at] = True
            here = owner[at]
            for column in range(width):
                gap = cost[here][column] - rows[here] - columns[column]
                if not done[column] and gap < least[column]:
                    least[column], came[column] = gap, at
            at = min((c for c in range(width) if not done[c]), key=lambda c: least[c])
            step = least[at]
            for column in range(width + 1):
                if done[column]:
                    rows[owner[column]] += step
                    columns[column] -= step
                elif column < width:
                    least[column] -= step
        while at != free:
            owner[at] = owner[came[at]]
            at = came[at]
        owner[free] = -1
    return {column: row for column, row in enumerate(owner[:width]) if row >= 0}
