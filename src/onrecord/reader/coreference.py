"""Mentions to clusters of the same: each joins the cluster on which the scores of its pairs agree, or begins one.

Not the best single link but the whole cluster decides: the shares of all its members are added. A few rules are surer
than any score: equal full names are one, and who is "she" is not "he".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from onrecord.reader.mentions import Seen, joined
from onrecord.reader.named import Coded, Named, Voices, wordings
from onrecord.reader.pairs import Pairs, pairs
from onrecord.reader.reading import MENTION_TYPES, ReadMention
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wording import FEMALE, MALE, NAME, THING, UNKNOWN
from onrecord.schema import Attribution, Span

MOST = 10_000
"""Mentions (some 30,000 words) after which clusters begin anew: bounds memory for a text of any length."""
_CLASHES = {(MALE, FEMALE), (FEMALE, MALE), (MALE, THING), (THING, MALE), (FEMALE, THING), (THING, FEMALE)}


Rank = Callable[[FloatArray, Pairs], tuple[FloatArray, FloatArray]]
"""From descriptions of all mentions and a block of pairs to scores of the pairs, and of each mention having none."""


def chained(
    text: str, windows: Iterable[Seen], statements: Sequence[Attribution], rank: Rank
) -> tuple[ReadMention, ...]:
    """The mentions of a text in clusters; `statements` tell who says "I". In very long texts clusters begin anew."""
    voices = Voices(statements)
    out: list[ReadMention] = []
    for stretch in _stretches(windows):
        named = joined(stretch)
        coded = Coded(named, wordings(text, named), voices)
        described = np.concatenate([named.vectors, coded.own], axis=1, dtype=np.float32)
        clusters = Clusters(named, coded)
        for block in pairs(text, named, coded):
            scores, alone = rank(described, block)
            clusters.add(block, scores, alone)
        out += read_mentions(named, clusters, len(out))
    return tuple(out)


def _stretches(windows: Iterable[Seen]) -> Iterator[list[Seen]]:
    """The windows of a text in stretches of some MOST mentions, which is all of it unless it is a book."""
    stretch: list[Seen] = []
    held = 0
    for window in windows:
        stretch.append(window)
        held += len(window.named)
        if held >= MOST:
            yield stretch
            stretch, held = [], 0
    if stretch:
        yield stretch


class Clusters:
    """Joins mentions from the first to the last; `of` is each one's cluster, `links` the likeliest antecedent."""

    def __init__(self, named: Named, coded: Coded):
        self._named, self._coded = named, coded
        self.of: list[int] = []
        self.links: list[tuple[int | None, float]] = []
        self._genders: list[int] = []
        self._by_name: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._genders)

    def add(self, block: Pairs, scores: FloatArray, alone: FloatArray) -> None:
        """Join the mentions of one block; `scores` of its pairs, `alone` of each of its mentions having none."""
        bounds = np.searchsorted(block.later, np.arange(block.first, block.last + 1))
        for at, i in enumerate(range(block.first, block.last)):
            cut = slice(int(bounds[at]), int(bounds[at + 1]))
            self._join(i, block.earlier[cut].tolist(), np.concatenate([alone[at : at + 1], scores[cut]]))

    def _join(self, i: int, candidates: list[int], scores: FloatArray) -> None:
        coded = self._coded
        kind, gender = int(coded.kind[i]), int(coded.gender[i])
        powers = np.exp(scores - scores.max())
        shares = (powers / powers.sum()).tolist()
        mass: dict[int, float] = {}
        best: dict[int, tuple[float, int]] = {}
        for j, share in zip(candidates, shares[1:], strict=True):
            cluster = self.of[j]
            if (gender, self._genders[cluster]) in _CLASHES:
                continue
            mass[cluster] = mass.get(cluster, 0.0) + share
            best[cluster] = max(best.get(cluster, (0.0, 0)), (share, j))
        same = self._by_name.get(int(coded.full[i])) if kind == NAME and " " in coded.fulls[i] else None
        chosen = same if same in mass else max(mass, key=lambda c: (mass[c], c), default=None)
        if chosen is None or (chosen != same and mass[chosen] <= shares[0]):
            chosen = len(self._genders)
            self._genders.append(UNKNOWN)
            self.links.append((None, 0.0))
        else:
            self.links.append((best[chosen][1], mass[chosen]))
        self.of.append(chosen)
        if gender and not self._genders[chosen]:
            self._genders[chosen] = gender
        if kind == NAME:
            self._by_name[int(coded.full[i])] = chosen


def read_mentions(named: Named, clusters: Clusters, before: int = 0) -> list[ReadMention]:
    """The mentions with their clusters, numbered on from `before`; a cluster has the type on which they agree best."""
    of = np.array(clusters.of, dtype=np.int64)
    votes = np.zeros((len(clusters), len(MENTION_TYPES)))
    np.add.at(votes, of, named.types)
    kinds = votes.argmax(axis=1)
    columns = (named.starts, named.ends, named.head_starts, named.head_ends, of, kinds[of])
    return [
        ReadMention(
            span=Span(start, end), type=MENTION_TYPES[kind], score=round(score, 4), head=Span(head, head_end),
            cluster=before + cluster,
            antecedent=None if antecedent is None else before + antecedent, antecedent_score=round(share, 4),
        )
        for start, end, head, head_end, cluster, kind, score, (antecedent, share) in zip(
            *(column.tolist() for column in columns), named.scores.tolist(), clusters.links, strict=True
        )
    ]  # fmt: skip
