"""Phrases of one or more lower-case words, found by their first word: how every coder reads its lexicon.

Phrases(["could not be verified", "unconfirmed"]).at(["it", "could", "not", "be", "verified"], 1) == 5
"""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class Table(Generic[V]):
    """Phrases with a value each. `firsts` are their first words; of several that match, the longest counts."""

    __slots__ = ("firsts",)

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self.firsts: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in rows:
            first, *rest = phrase.lower().split()
            self.firsts.setdefault(first, []).append((tuple(rest), value))
        for found in self.firsts.values():
            found.sort(key=lambda row: -len(row[0]))

    def match(self, lower: Sequence[str], at: int) -> tuple[int, V] | None:
        """The end (exclusive) and the value of the phrase that starts at word `at`, or None."""
        for rest, value in self.firsts.get(lower[at], ()):
            end = at + 1 + len(rest)
            if not rest or tuple(lower[at + 1 : end]) == rest:
                return end, value
        return None

    def match_loosely(self, lower: Sequence[str], at: int, skipped: frozenset[str]) -> tuple[int, V] | None:
        """The same, but words of `skipped` may stand anywhere inside the phrase."""
        for rest, value in self.firsts.get(lower[at], ()):
            end = at + 1
            for word in rest:
                while end < len(lower) and lower[end] in skipped:
                    end += 1
                if end >= len(lower) or lower[end] != word:
                    break
                end += 1
            else:
                return end, value
        return None


class Phrases(Table[None]):
    """Phrases without a value."""

    __slots__ = ()

    def __init__(self, phrases: Iterable[str]) -> None:
        super().__init__((phrase, None) for phrase in phrases)

    def at(self, lower: Sequence[str], at: int) -> int:
        """The end (exclusive) of the phrase that starts at word `at`, or 0."""
        found = self.match(lower, at)
        return found[0] if found else 0
