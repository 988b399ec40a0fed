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
    """Who speaks where: the quoted statements of a text by their first character."""

    def __init__(self, statements: Sequence[Attribution]):
        self._spans = sorted(
            (span.start, span.end, a.source[0].start, a.source[-1].end)
            for a in statements
            if a.source and a.form != "indirect"
            for span in a.content
        )
        self._begins = [span[0] for span in self._spans]

    def of(self, named: Named) -> tuple[IntArray, IntArray]:
        """Start and end of the source of the quoted statement in which each mention stands, -1 where none does."""
        voices = np.full((2, len(named)), -1, dtype=np.int64)
        for i, (start, end) in enumerate(zip(named.starts.tolist(), named.ends.tolist(), strict=True)):
            at = bisect_right(self._begins, start)
            for _, stop, first, last in self._spans[max(0, at - 3) : at]:
                if end <= stop:
                    voices[:, i] = first, last
        return voices[0], voices[1]


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
        self.surname = self._codes([w.surname for w in wordings])
        self.initials = self._codes([w.initials for w in wordings])
        self.words = [w.words for w in wordings]
        self.voice_start, self.voice_end = voices.of(named)
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
