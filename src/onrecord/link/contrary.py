"""What one actor says in two articles that cannot both hold: a clause and its negation.

Clauses are compared by the stems that tell: "we will not take to the streets while ..." contradicts "we will take to
the streets on Friday". It is shown as a conflict, never resolved: people change their minds, and reporters mishear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from onrecord.link.likeness import COMMON, Said
from onrecord.link.stems import NEGATION, stems_of, weight
from onrecord.link.wording import words_of

FEWEST = 2  # stems that tell, in common
ENOUGH = 0.6  # of the stems that either clause has
MOST_STEMS = 12  # of a clause that is compared; a longer one is no clause
BOUNDS = re.compile(
    r"[,;:.!?…“”\"()—–]|\b(?:if|unless|because|while|until|when|where|who|which|that|and|but|or|as|so|before|after)\b",
    re.I,
)


class Clause(Struct, frozen=True):
    """A clause of a statement: its words, the stems of them that tell, without negations, and whether it is negated."""

    statement: str
    article: str
    words: str
    stems: frozenset[str]
    negated: bool


class Contrary(Struct, frozen=True):
    """Two statements that contradict, and the words that both have."""

    left: str
    right: str
    reason: str


def contrary(by_actor: Mapping[str, Sequence[Said]]) -> Iterator[Contrary]:
    """Pairs of each actor's statements in different articles where a clause of one is negated in the other."""
    for statements in by_actor.values():
        if len(statements) < 2:
            continue
        holders: dict[str, list[Clause]] = defaultdict(list)
        for each in statements:
            clauses = list(_clauses(each))
            for clause in clauses:
                shared: Counter[Clause] = Counter()
                for stem in clause.stems:
                    shared.update(holders[stem][-COMMON:])
                for other, count in shared.items():
                    if (
                        count >= FEWEST
                        and other.negated != clause.negated
                        and other.article != clause.article
                        and count >= ENOUGH * len(other.stems | clause.stems)
                    ):
                        yield Contrary(other.statement, each.id, f"‹{other.words}› and ‹{clause.words}›")
            for clause in clauses:
                for stem in clause.stems:
                    holders[stem].append(clause)


def _clauses(said: Said) -> Iterator[Clause]:
    for part in BOUNDS.split(said.told.text):
        words = stems_of(words_of(part))
        telling = frozenset(each for each in words if weight(each) == 1) - {NEGATION}
        if FEWEST <= len(telling) <= MOST_STEMS:
            yield Clause(said.id, said.article, " ".join(part.split()), telling, words.count(NEGATION) % 2 == 1)
