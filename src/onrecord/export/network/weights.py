"""The weights of ties, after the exporter of the Discourse Network Analyzer (leifeld-lab/dna, 3.1).

`Counts` is its array X: how often actor i uses concept j at level k of the qualifier. Without a qualifier there is one
level, 0; with agreement there are two, 0 and 1. Absent is zero.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

Counts = dict[str, Counter[tuple[str, int]]]  # actor -> (concept, level) -> uses
Weights = dict[tuple[str, str], float]


def counts_of(triples: Iterable[tuple[str, str, int]]) -> Counts:
    """X of (actor, concept, level) triples."""
    counts: Counts = defaultdict(Counter)
    for actor, concept, level in triples:
        counts[actor][concept, level] += 1
    return dict(counts)


# --- one mode: how alike two actors are in one concept, by their uses at level k and m -------------------------------

ALIKE: dict[str, Callable[[int, int], float]] = {
    "one-mode": lambda k, m: 1.0,  # the qualifier is ignored
    "congruence": lambda k, m: 1.0 - abs(k - m),
    "conflict": lambda k, m: float(abs(k - m)),
    "subtract": lambda k, m: 1.0 - 2 * abs(k - m),
}


def one_mode(counts: Counts, ties: str, normalization: str) -> Weights:
    """Weights between actors (each pair once, in the order of `counts`); zeros are left out."""
    alike = ALIKE[ties]
    users: dict[str, list[str]] = defaultdict(list)
    levels: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for actor, used in counts.items():
        for (concept, level), times in used.items():
            if not levels[actor, concept]:
                users[concept].append(actor)
            levels[actor, concept].append((level, times))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for concept, actors in users.items():
        for pair in combinations(actors, 2):
            sums[pair] += sum(
                n * o * alike(k, m) for k, n in levels[pair[0], concept] for m, o in levels[pair[1], concept]
            )
    norm = ONE_MODE[normalization]
    return {(i, j): weight / norm(counts[i], counts[j]) for (i, j), weight in sums.items() if weight}


def _average(one: Counter[tuple[str, int]], other: Counter[tuple[str, int]]) -> float:
    return (one.total() + other.total()) / 2


def _jaccard(one: Counter[tuple[str, int]], other: Counter[tuple[str, int]]) -> float:
    """What only one of the two uses is counted, what both use multiplied, as DNA does; not the usual coefficient."""
    both = one.keys() & other.keys()
    alone = sum(times for used in (one, other) for key, times in used.items() if key not in both)
    return float(alone + sum(one[key] * other[key] for key in both))


def _cosine(one: Counter[tuple[str, int]], other: Counter[tuple[str, int]]) -> float:
    """The product of all uses of either, as DNA does; not the cosine of two vectors."""
    return float(one.total() * other.total())


ONE_MODE: dict[str, Callable[[Counter[tuple[str, int]], Counter[tuple[str, int]]], float]] = {
    "none": lambda one, other: 1.0,
    "average": _average,
    "jaccard": _jaccard,
    "cosine": _cosine,
}


# --- two modes: an actor's uses of a concept -------------------------------------------------------------------------


def two_mode(counts: Counts, ties: str, normalization: str) -> Weights:
    """Weights between actors and concepts; `two-mode-subtract`: agreement less disagreement. No zeros."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    uses: Counter[str] = Counter()
    for actor, used in counts.items():
        for (concept, level), times in used.items():
            sums[actor, concept] += -times if ties == "two-mode-subtract" and level == 0 else times
            uses[f"actor {actor}"] += times
            uses[f"concept {concept}"] += times
    norm = TWO_MODE[normalization]
    return {pair: weight / norm(uses, *pair) for pair, weight in sums.items() if weight}


TWO_MODE: dict[str, Callable[[Counter[str], str, str], float]] = {
    "none": lambda uses, actor, concept: 1.0,
    "activity": lambda uses, actor, concept: float(uses[f"actor {actor}"]),
    "prominence": lambda uses, actor, concept: float(uses[f"concept {concept}"]),
}
