"""Verdicts on pairs of namesakes, and what becomes of them together: no contradiction is silently resolved.

Three contradict where one is the same as two others who are told apart. Then both edges are *unsure*, unless only one
of them rests on more than the names, or nearly all bearers are that one: then the other edge is, and says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from onrecord.link.groups import Groups
from onrecord.link.namesakes import Namesakes
from onrecord.link.weighed import KEPT_APART, explained, said_of_both, tells_apart
from onrecord.names import compare
from onrecord.names.weighing import DIFFERENT, SAME, share_of
from onrecord.schema import Verdict

PLAUSIBLE = 0.4  # score from which on an unsure pair is worth an edge
MOST_UNSURE = 5  # unsure edges of one group, the likeliest first
MOST_NEIGHBOURS = 16  # that are looked at for contradictions
MOST_MEMBERS = 64  # of a group that are compared before two groups are joined


class Edge(Struct, frozen=True):
    """A verdict on two groups of namesakes, by their positions."""

    left: int
    right: int
    verdict: Verdict
    reason: str
    score: float


class Likely(Struct, frozen=True, gc=False):
    """A pair with its score; `supported` where more than the names speaks for it."""

    score: float
    left: int
    right: int
    supported: bool = False


def joined(groups: Sequence[Namesakes], pairs: Iterable[tuple[int, int]]) -> tuple[list[Edge], Mapping[int, str]]:
    """The edges between groups, and for a group whose bearers may be several people's the doubt in words.

    Of edges that say *same* there are as many as it takes to join, the surest.
    """
    joining = _Joining(groups)
    joining.judge(pairs)
    return joining.edges()


class _Joining:
    """Scores are kept as numbers and explained only where they become an edge: there are millions of pairs."""

    def __init__(self, groups: Sequence[Namesakes]) -> None:
        self.groups = groups
        self.same: list[Likely] = []
        self.unsure: list[Likely] = []
        self.apart: list[tuple[int, int]] = []
        self.linked: set[int] = set()  # the pairs that are the same, as left * many + right
        self.one_of: Groups[int] = Groups(range(len(groups)))
        self.members: dict[int, list[int]] = {}
        self.told = lru_cache(1 << 18)(self._told)

    def judge(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Score all pairs."""
        odds: dict[tuple[str, str], float] = {}
        for left, right in pairs:
            one, other = self.groups[left], self.groups[right]
            if one.kind != other.kind:
                continue
            names = odds.get((one.name.key, other.name.key))
            if names is None:
                names = odds[one.name.key, other.name.key] = compare(one.name.full, other.name.full, one.kind).odds
            score = share_of(names)
            if score <= DIFFERENT:
                continue
            found = said_of_both(one, other)
            score = share_of(names + sum(each.weight for each in found))
            if score >= SAME:
                self.same.append(Likely(score, left, right, any(each.weight > 0 for each in found)))
                self.linked.add(self._pair(left, right))
            elif names > 0 and score <= DIFFERENT and any(each.feature == KEPT_APART for each in found):
                self.apart.append((left, right))
            elif score >= PLAUSIBLE:
                self.unsure.append(Likely(score, left, right))

    def edges(self) -> tuple[list[Edge], Mapping[int, str]]:
        """Join what is the same, the surest first."""
        contested, between = self._contested()
        edges: list[Edge] = []
        refused: list[Likely] = []
        why: dict[tuple[int, int], str] = {}
        self.same.sort(key=lambda each: (-each.score, each.left, each.right))
        for each in self.same:
            left, right = each.left, each.right
            if self.one_of.of(left) == self.one_of.of(right):
                continue
            against = contested.get(self._pair(left, right)) or between.get(left) or between.get(right)
            against = against or self._against(left, right)
            if against:
                why[left, right] = against
                refused.append(each)
            else:
                self._join(left, right)
                edges.append(self._edge(left, right, "same"))
        edges += [self._edge(left, right, "different") for left, right in self.apart]
        for each in _likeliest((*refused, *self.unsure)):
            edges.append(self._edge(each.left, each.right, "unsure", why.get((each.left, each.right), "")))
        return edges, between

    def _edge(self, left: int, right: int, verdict: Verdict, against: str = "") -> Edge:
        found = explained(self.groups[left], self.groups[right])
        score = 1 - found.score if verdict == "different" else found.score
        return Edge(left, right, verdict, f"{found.reason}; but {against}" if against else found.reason, score)

    def _pair(self, one: int, other: int) -> int:
        return min(one, other) * len(self.groups) + max(one, other)

    def _contested(self) -> tuple[dict[int, str], dict[int, str]]:
        """The edges of one to two who are told apart; and that one, unless it is plain which of them is meant."""
        beside: dict[int, list[Likely]] = defaultdict(list)
        for each in self.same:
            beside[each.left].append(each)
            beside[each.right].append(each)
        contested: dict[int, str] = {}
        between: dict[int, str] = {}
        for middle, near in beside.items():
            near.sort(key=lambda each: (-each.score, each.left, each.right))
            for edge, other_edge in combinations(near[:MOST_NEIGHBOURS], 2):
                one, other = (each.left + each.right - middle for each in (edge, other_edge))
                told = self.told(min(one, other), max(one, other))
                if told:
                    favoured = self._favoured(edge.supported, one, other_edge.supported, other)
                    contested |= {self._pair(middle, each): told for each in (one, other) if each != favoured}
                    if favoured is None and not self.groups[middle].countries:
                        between[middle] = told
        return contested, between

    def _favoured(self, is_one: bool, one: int, is_other: bool, other: int) -> int | None:
        """Which of two that are told apart a third is: the one that more speaks for, or that nearly all bearers are."""
        if is_one != is_other:
            return one if is_one else other
        count, count_other = len(self.groups[one].bearers), len(self.groups[other].bearers)
        if max(count, count_other) >= SAME * (count + count_other):
            return one if count > count_other else other
        return None

    def _told(self, one: int, other: int) -> str:
        """What tells two groups apart, naming them; empty where nothing does."""
        if one * len(self.groups) + other in self.linked:
            return ""
        left, right = self.groups[one], self.groups[other]
        names = compare(left.name.full, right.name.full, left.kind)
        apart = names.reason if names.verdict == "different" else tells_apart(said_of_both(left, right))
        return f"{left.name.full} and {right.name.full}, who would be one, are told apart: {apart}" if apart else ""

    def _against(self, left: int, right: int) -> str:
        """What tells any of one actor's groups apart from any of the other's."""
        lefts, rights = self._of(left), self._of(right)
        for one in lefts[:MOST_MEMBERS]:
            for other in rights[:MOST_MEMBERS]:
                told = self.told(min(one, other), max(one, other))
                if told:
                    return told
        return ""

    def _of(self, at: int) -> list[int]:
        root = self.one_of.of(at)
        return self.members.get(root) or [root]

    def _join(self, left: int, right: int) -> None:
        together = sorted((*self._of(left), *self._of(right)))
        self.one_of.join(left, right)
        self.members[self.one_of.of(left)] = together


def _likeliest(pairs: Iterable[Likely]) -> Iterator[Likely]:
    """At most MOST_UNSURE pairs for each group."""
    counts: dict[int, int] = defaultdict(int)
    for each in sorted(pairs, key=lambda each: (-each.score, each.left, each.right)):
        if max(counts[each.left], counts[each.right]) < MOST_UNSURE:
            counts[each.left] += 1
            counts[each.right] += 1
            yield each
