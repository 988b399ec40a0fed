"""A scorer is a list of features with weights, and its result explains itself."""

from collections.abc import Callable, Sequence
from math import exp, log
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from onrecord.schema import Verdict

T = TypeVar("T")

SAME, DIFFERENT = 0.9, 0.1  # scores from which on, and up to which, a verdict is given


class Evidence(NamedTuple):
    """What a feature found: how strongly (1 as much as can be for, -1 against) and in words."""

    strength: float
    words: str


class Feature(NamedTuple, Generic[T]):
    """A question; its weight is what a strength of 1 adds to the natural logarithm of the odds."""

    name: str
    weight: float
    find: Callable[[T], Evidence | None]


class Found(Struct, frozen=True):
    """A feature with what it found: `weight` is what it added, `words` what a person may read."""

    feature: str
    weight: float
    words: str


class Comparison(Struct, frozen=True):
    """Whether two are one: the verdict, a score in 0..1, and what it rests on, the weightiest first."""

    verdict: Verdict
    score: float
    found: tuple[Found, ...]

    @property
    def odds(self) -> float:
        """The natural logarithm of the odds that they are one, between -9.2 and 9.2."""
        score = min(max(self.score, 1e-4), 1 - 1e-4)
        return log(score / (1 - score))

    @property
    def reason(self) -> str:
        """One line: "same surname in another romanisation (Khoury/Khouri), same given name (Yusuf/Youssef)"."""
        against = [each.words for each in self.found if each.weight < 0]
        if self.verdict == "different" and against:
            return against[0]
        return ", ".join(each.words for each in self.found)


def weigh(base: float, features: Sequence[Feature[T]], asked: T) -> Comparison:
    """Add up what the features find, from `base`, the logarithm of the odds before anything is known."""
    found = []
    for feature in features:
        evidence = feature.find(asked)
        if evidence is not None:
            found.append(Found(feature.name, round(feature.weight * evidence.strength, 4), evidence.words))
    return judged(base, found)


def share_of(odds: float) -> float:
    """A score in 0..1 of the natural logarithm of odds."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), 4)


def judged(base: float, found: Sequence[Found]) -> Comparison:
    """The comparison that rests on what was found."""
    score = share_of(base + sum(each.weight for each in found))
    verdict: Verdict = "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
    return Comparison(verdict, score, tuple(sorted(found, key=lambda each: (-abs(each.weight), each.feature))))
