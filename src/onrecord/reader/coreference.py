"""Mentions to clusters of the same: each joins the cluster on which the scores of its pairs agree, or begins one.

Not the best single link but the whole cluster decides: the shares of all its members are added. A few rules are surer
than any score: equal full names are one, who is "she" is not "he" or "they", a person's name joins no person whose full
names share no word with it, and "I" in a quotation is its source.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from onrecord.reader.mentions import Seen, joined
from onrecord.reader.named import Coded, Named, Voices, wordings
from onrecord.reader.pairs import Pairs, pairs
from onrecord.reader.reading import MENTION_TYPES, ReadMention
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wording import FEMALE, FIRST, MALE, NAME, PLURAL, SINGULAR, UNKNOWN
from onrecord.schema import Attribution, Span

MOST = 10_000
"""Mentions (some 30,000 words) after which clusters begin anew: bounds memory for a text of any length."""
_ONE, _MANY = range(2)
_PERSON = MENTION_TYPES.index("person")


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
    """Joins mentions from the first to the last; `links` has the likeliest antecedent of each and its share."""

    def __init__(self, named: Named, coded: Coded):
        self._named, self._coded = named, coded
        self.links: list[tuple[int | None, float]] = []
        self._of: list[int] = []
        self._into: list[int] = []
        self._first: list[int] = []
        self._genders: list[int] = []
        self._counts: list[int | None] = []
        self._names: list[set[str]] = []
        self._by_name: dict[int, int] = {}
        self._sources: dict[int, int] = {}
        self._speeches: dict[int, int] = {}

    @property
    def of(self) -> list[int]:
        """The cluster of each mention."""
        return [self._root(cluster) for cluster in self._of]

    def add(self, block: Pairs, scores: FloatArray, alone: FloatArray) -> None:
        """Join the mentions of one block; `scores` of its pairs, `alone` of each of its mentions having none."""
        bounds = np.searchsorted(block.later, np.arange(block.first, block.last + 1))
        for at, i in enumerate(range(block.first, block.last)):
            cut = slice(int(bounds[at]), int(bounds[at + 1]))
            given = np.concatenate([alone[at : at + 1], scores[cut]])
            speaks = self._coded.voice[i] >= 0 and _is_i(self._coded, i)
            cluster = self._speaker(i) if speaks else self._likeliest(i, block.earlier[cut].tolist(), given)
            self._of.append(cluster)
            self._note(i, cluster)

    def _speaker(self, i: int) -> int:
        """The cluster of who says "I" in a quotation: its source, or the others who say "I" there until it is named."""
        voice = int(self._coded.voice[i])
        cluster = self._sources.get(voice, self._speeches.get(voice))
        if cluster is None:
            cluster = self._speeches[voice] = self._begun(i)
        else:
            cluster = self._root(cluster)
            self.links.append((self._first[cluster], 1.0))
        return cluster

    def _likeliest(self, i: int, candidates: list[int], scores: FloatArray) -> int:
        coded = self._coded
        gender, count, names = int(coded.gender[i]), self._count(i), self._name_words(i)
        powers = np.exp(scores - scores.max())
        shares = (powers / powers.sum()).tolist()
        mass: dict[int, float] = {}
        best: dict[int, tuple[float, int]] = {}
        for j, share in zip(candidates, shares[1:], strict=True):
            cluster = self._root(self._of[j])
            if _differ(gender, self._genders[cluster], UNKNOWN) or _differ(count, self._counts[cluster], None):
                continue
            if names and self._names[cluster] and names.isdisjoint(self._names[cluster]):
                continue
            mass[cluster] = mass.get(cluster, 0.0) + share
            best[cluster] = max(best.get(cluster, (0.0, 0)), (share, j))
        same = self._by_name.get(int(coded.full[i])) if coded.kind[i] == NAME and " " in coded.fulls[i] else None
        if same is not None and (same := self._root(same)) in mass:
            self.links.append((best[same][1], mass[same]))
            return same
        chosen = max(mass, key=lambda c: (mass[c], c), default=None)
        if chosen is None or mass[chosen] <= shares[0]:
            return self._begun(i)
        self.links.append((best[chosen][1], mass[chosen]))
        return chosen

    def _begun(self, i: int) -> int:
        """A new cluster that begins with a mention."""
        self.links.append((None, 0.0))
        self._into.append(len(self._into))
        self._first.append(i)
        self._genders.append(UNKNOWN)
        self._counts.append(None)
        self._names.append(set())
        return len(self._into) - 1

    def _note(self, i: int, cluster: int) -> None:
        """Remember what a mention says of its cluster; where it is a source, those who say "I" join it."""
        coded = self._coded
        self._genders[cluster] = self._genders[cluster] or int(coded.gender[i])
        self._counts[cluster] = self._count(i) if self._counts[cluster] is None else self._counts[cluster]
        if self._names[cluster] or len(self._name_words(i)) > 1:
            self._names[cluster] |= self._name_words(i)
        if coded.kind[i] == NAME:
            self._by_name[int(coded.full[i])] = cluster
        source = int(coded.source[i])
        if source >= 0 and source not in self._sources:
            self._sources[source] = cluster
            waiting = self._root(self._speeches.pop(source, cluster))
            if waiting != cluster and self._counts[cluster] != _MANY:
                self._into[waiting] = cluster
                self._names[cluster] |= self._names[waiting]

    def _root(self, cluster: int) -> int:
        while self._into[cluster] != cluster:
            self._into[cluster] = cluster = self._into[self._into[cluster]]
        return cluster

    def _name_words(self, i: int) -> frozenset[str]:
        """The words of a person's name; empty for anything else."""
        is_person = self._named.types[i].argmax() == _PERSON
        return self._coded.words[i] if is_person and self._coded.kind[i] == NAME else frozenset()

    def _count(self, i: int) -> int | None:
        """Whether a mention is surely one person or surely several; a body may be "it" and "they"."""
        coded = self._coded
        if coded.number[i] == PLURAL:
            return _MANY
        is_person = coded.number[i] == SINGULAR and coded.gender[i] in (MALE, FEMALE)
        return _ONE if is_person or _is_i(coded, i) else None


def _is_i(coded: Coded, i: int) -> bool:
    return bool(coded.kind[i] == FIRST and coded.number[i] == SINGULAR)


def _differ(one: int | None, other: int | None, unsaid: int | None) -> bool:
    """Whether both say something, and not the same."""
    return one != unsaid and other != unsaid and one != other


def read_mentions(named: Named, clusters: Clusters, before: int = 0) -> list[ReadMention]:
    """The mentions with their clusters, numbered on from `before`; a cluster has the type on which they agree best."""
    of = np.array(clusters.of, dtype=np.int64)
    votes = np.zeros((len(named), len(MENTION_TYPES)))
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
