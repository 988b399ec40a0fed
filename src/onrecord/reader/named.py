"""The mentions of one text as arrays: what the network said of each, where it stands, and what its words say."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reader.pieces import IntArray
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wording import KINDS, Wording, wording
from onrecord.schema import Attribution

OWN = 10 + 1 + KINDS + 3 + 4 + 5 + 6
"""How many figures describe a mention by itself."""
_WIDTHS = (2, 3, 5, 9)
_DEEP = 3
"""Of how many of the last statements that begin before a mention one may hold it: they nest no deeper."""


@dataclass(frozen=True)
class Named:
    """Mentions in text order, an outer one first; all arrays have their length.

    `starts` to `head_ends` are code points; `types` (m, 10) shares of each type, `scores` how likely each is a mention;
    `vectors` (m, width) what the ranker compares. `first` and `last` count pieces of the text; `sentence`,
    `paragraph` and `quotation` are numbers in text order, a quotation's 0 outside.
    """

    starts: IntArray
    ends: IntArray
    head_starts: IntArray
    head_ends: IntArray
    types: FloatArray
    scores: FloatArray
    vectors: FloatArray
    first: IntArray
    last: IntArray
    sentence: IntArray
    paragraph: IntArray
    quotation: IntArray

    def __len__(self) -> int:
        return len(self.starts)


def wordings(text: str, named: Named) -> list[Wording]:
    """What the words of each mention of a text say."""
    columns = (named.starts, named.ends, named.head_starts, named.head_ends)
    return [wording(text, *spans) for spans in zip(*(column.tolist() for column in columns), strict=True)]


class Voices:
    """Who speaks where: the quoted statements of a text by their first character, and their sources."""

    def __init__(self, statements: Sequence[Attribution]):
        quoted = [a for a in statements if a.source and a.form != "indirect"]
        self._sources = sorted({(a.source[0].start, a.source[-1].end) for a in quoted})
        number = {source: at for at, source in enumerate(self._sources)}
        self._contents = sorted(
            (span.start, span.end, number[a.source[0].start, a.source[-1].end]) for a in quoted for span in a.content
        )

    def of(self, named: Named) -> IntArray:
        """The source of the quoted statement in which each mention stands, by number, -1 where none does."""
        return _holding(self._contents, named.starts, named.ends)

    def at(self, named: Named) -> IntArray:
        """The source in which each mention's main word stands, by number, -1 where it stands in none."""
        sources = [(start, end, at) for at, (start, end) in enumerate(self._sources)]
        return _holding(sources, named.head_starts, named.head_ends)


def _holding(spans: Sequence[tuple[int, int, int]], starts: IntArray, ends: IntArray) -> IntArray:
    """The number of the last of the sorted `spans` (start, end, number) that holds each stretch, -1 where none does."""
    begins = [span[0] for span in spans]
    out = np.full(len(starts), -1, dtype=np.int64)
    for i, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        at = bisect_right(begins, start)
        for _, stop, number in spans[max(0, at - _DEEP) : at]:
            if end <= stop:
                out[i] = number
    return out


class Coded:
    """Wordings as numbers that can be compared many at a time, and who speaks where."""

    def __init__(self, named: Named, wordings: Sequence[Wording], voices: Voices):
        self._ids: dict[str, int] = {"": -1}
        self.kind = np.array([w.kind for w in wordings], dtype=np.int64)
        self.number = np.array([w.number for w in wordings], dtype=np.int64)
        self.gender = np.array([w.gender for w in wordings], dtype=np.int64)
        self.full = self._codes([w.full for w in wordings])
        self.fulls = [w.full for w in wordings]
        self.head = self._codes([w.head for w in wordings])
        self.surnames = [w.surname for w in wordings]
        self.surname = self._codes(self.surnames)
        self.initials = self._codes([w.initials for w in wordings])
        self.words = [w.words for w in wordings]
        self.voice, self.source = voices.of(named), voices.at(named)
        self.own = self._own(named, wordings)

    def _codes(self, values: list[str]) -> IntArray:
        return np.array([self._ids.setdefault(value, len(self._ids)) for value in values], dtype=np.int64)

    def _own(self, named: Named, wordings: Sequence[Wording]) -> FloatArray:
        """What describes each mention by itself (m, OWN)."""
        m = len(named)
        before_full, before_head = _counts_before(self.full), _counts_before(self.head)
        lead = np.ones(m, dtype=bool)
        lead[1:] = named.sentence[1:] != named.sentence[:-1]
        capital = np.array([w.is_capital for w in wordings], dtype=bool)
        rest = [named.quotation > 0, capital, lead, before_full > 0, before_head > 0, np.log1p(before_full)]
        return np.concatenate(
            [
                named.types, named.scores[:, None], one_hot(self.kind, KINDS), one_hot(self.number, 3),
                one_hot(self.gender, 4), one_hot(np.searchsorted(_WIDTHS, named.last - named.first + 1), 5),
                np.stack([np.asarray(column, dtype=np.float32) for column in rest], axis=1),
            ],
            axis=1, dtype=np.float32,
        )  # fmt: skip


def one_hot(values: IntArray, size: int) -> FloatArray:
    """Rows with a single one."""
    return np.eye(size, dtype=np.float32)[values]


def _counts_before(codes: IntArray) -> IntArray:
    """How often each code stood earlier."""
    seen: dict[int, int] = {}
    out = np.zeros(len(codes), dtype=np.int64)
    for i, code in enumerate(codes.tolist()):
        out[i] = seen.get(code, 0)
        seen[code] = out[i] + 1
    return out
