"""Verdicts on pairs of namesakes, and what becomes of them together: no contradiction is silently resolved.

Three are contradictory where one is the same as two others who are told apart. Then both edges are *unsure*, unless
one of them rests on more than the names, or nearly all bearers are that one: then the other edge is, and says why.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from onrecord.link.groups import Groups
from onrecord.link.namesakes import Namesakes
from onrecord.link.weighed import is_supported, tells_apart, weighed
from onrecord.names import Comparison, compare
from onrecord.names.weighing import SAME
from onrecord.schema import Verdict

PLAUSIBLE = 0.3  # score from which on an unsure pair is worth an edge
MOST_UNSURE = 5  # unsure edges of one group, the likeliest first
MOST_NEIGHBOURS = 24  # that are looked at for contradictions
MOST_MEMBERS = 64  # of a group that are compared before two groups are joined


class Edge(Struct, frozen=True):
    """A verdict on two groups of namesakes, by their positions."""

    left: int
    right: int
    verdict: Verdict
    reason: str
    score: float


def joined(groups: Sequence[Namesakes], pairs: Sequence[tuple[int, int]]) -> tuple[list[Edge], Mapping[int, str]]:
    """The edges between groups, and for a group whose bearers may be several people's the doubt in words."""
    return _Joining(groups).edges(pairs)


class _Joining:
    def __init__(self, groups: Sequence[Namesakes]) -> None:
        self.groups = groups
        self.one_of: Groups[int] = Groups(range(len(groups)))
        self.members: dict[int, list[int]] = {}
        self.known: dict[tuple[str, str], Comparison] = {}

    def edges(self, pairs: Sequence[tuple[int, int]]) -> tuple[list[Edge], Mapping[int, str]]:
        same: dict[tuple[int, int], Comparison] = {}
        unsure: list[Edge] = []
        for left, right in pairs:
            found = self._weighed(left, right)
            if found.verdict == "same":
                same[left, right] = found
            elif self._is_kept_apart(found):
                unsure.append(Edge(left, right, "different", found.reason, 1 - found.score))
            elif found.verdict == "unsure" and found.score >= PLAUSIBLE:
                unsure.append(Edge(left, right, "unsure", found.reason, found.score))
        contested, between = self._contested(same)
        edges = []
        for (left, right), found in sorted(same.items(), key=lambda each: (-each[1].score, each[0])):
            against = contested.get((left, right)) or between.get(left) or between.get(right)
            against = against or self._against(left, right)
            if against:
                edges.append(Edge(left, right, "unsure", f"{found.reason}; but {against}", found.score))
            else:
                self._join(left, right)
                edges.append(Edge(left, right, "same", found.reason, found.score))
        return [*edges, *_likeliest(unsure)], between

    def _weighed(self, one: int, other: int) -> Comparison:
        """The verdict on two groups; two names are compared once."""
        left, right = self.groups[one], self.groups[other]
        names = (left.name.full, right.name.full)
        compared = self.known.get(names)
        if compared is None:
            compared = self.known[names] = compare(*names, left.kind)
        return weighed(left, right, compared)

    @staticmethod
    def _is_kept_apart(found: Comparison) -> bool:
        return found.verdict == "different" and any(each.feature == "kept apart" for each in found.found)

    def _contested(
        self, same: Mapping[tuple[int, int], Comparison]
    ) -> tuple[dict[tuple[int, int], str], dict[int, str]]:
        """The edges of one to two who are told apart; and that one, unless it is plain which of them is meant."""
        beside: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for left, right in same:
            beside[left].append((right, (left, right)))
            beside[right].append((left, (left, right)))
        contested: dict[tuple[int, int], str] = {}
        between: dict[int, str] = {}
        for middle, near in beside.items():
            near.sort(key=lambda each: (-same[each[1]].score, each[0]))
            for (one, edge), (other, other_edge) in combinations(near[:MOST_NEIGHBOURS], 2):
                told = self._told(one, other)
                if told:
                    favoured = self._favoured(is_supported(same[edge]), one, is_supported(same[other_edge]), other)
                    if favoured != one:
                        contested[edge] = told
                    if favoured != other:
                        contested[other_edge] = told
                    if favoured is None and not self.groups[middle].countries:
                        between[middle] = told
        return contested, between

    def _favoured(self, is_one: bool, one: int, is_other: bool, other: int) -> int | None:
        """Which of two that are told apart a third is: the one that more than the name speaks for, or nearly all bear."""
        if is_one != is_other:
            return one if is_one else other
        count, count_other = len(self.groups[one].bearers), len(self.groups[other].bearers)
        if max(count, count_other) >= SAME * (count + count_other):
            return one if count > count_other else other
        return None

    def _told(self, one: int, other: int) -> str:
        """What tells two groups apart, naming them."""
        apart = tells_apart(self._weighed(one, other))
        left, right = self.groups[one].name.full, self.groups[other].name.full
        return f"{left} and {right}, who would be one, are told apart: {apart}" if apart else ""

    def _against(self, left: int, right: int) -> str:
        """What tells any of one actor's groups apart from any of the other's."""
        lefts, rights = self._of(left), self._of(right)
        if lefts is rights:
            return ""
        for one in lefts[:MOST_MEMBERS]:
            for other in rights[:MOST_MEMBERS]:
                told = self._told(one, other)
                if told:
                    return told
        return ""

    def _of(self, at: int) -> list[int]:
        root = self.one_of.of(at)
        return self.members.get(root) or [root]

    def _join(self, left: int, right: int) -> None:
        lefts, rights = self._of(left), self._of(right)
        if lefts is rights or self.one_of.of(left) == self.one_of.of(right):
            return
        self.one_of.join(left, right)
        self.members[self.one_of.of(left)] = sorted((*lefts, *rights))


def _likeliest(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that do not join, at most MOST_UNSURE *unsure* ones for each group."""
    counts: dict[int, int] = defaultdict(int)
    kept = []
    for edge in sorted(edges, key=lambda each: (-each.score, each.left, each.right)):
        if edge.verdict == "unsure":
            if max(counts[edge.left], counts[edge.right]) >= MOST_UNSURE:
                continue
            counts[edge.left] += 1
            counts[edge.right] += 1
        kept.append(edge)
    return kept
