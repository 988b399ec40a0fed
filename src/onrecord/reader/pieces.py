"""Text to word pieces with what the uncased vocabulary cannot see: letter case, layout and quotation marks.

Everything here is part of the model's input format and must not change without a new training.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import marks
from onrecord.reader.wordpiece import CHUNK, REMEMBERED, WordPieces

CASE_NONE, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED = range(5)
CASES = 5
BODY, BODY_START, HEADING, HEADING_START = range(4)
LAYOUTS = 4

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST = 20_000
_HEADING_LIMIT = 120
_FULL_STOPS = tuple(".!?…\"”»'’:;,)")

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """The word pieces of one paragraph, arrays of one length; `starts` and `ends` are code points of the whole text."""

    ids: IntArray
    starts: IntArray
    ends: IntArray
    case: IntArray
    layout: IntArray
    quote: IntArray

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def goes_on(self) -> NDArray[np.bool_]:
        """Whether each piece goes on with the word of the piece before (letters without a gap)."""
        letters = self.case != CASE_NONE
        joined = np.zeros(len(self), dtype=bool)
        joined[1:] = (self.starts[1:] == self.ends[:-1]) & letters[1:] & letters[:-1]
        return joined

    def part(self, first: int, last: int) -> "Pieces":
        """Pieces `first` to `last` (exclusive) as views."""
        cut = slice(first, last)
        return Pieces(
            self.ids[cut], self.starts[cut], self.ends[cut], self.case[cut], self.layout[cut], self.quote[cut]
        )


def join(parts: list[Pieces]) -> Pieces:
    """One after the other."""
    return Pieces(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("ids", "starts", "ends", "case", "layout", "quote")
        )
    )


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: a line that is not blank, cut where it is longer than 20,000 code points."""
    for found in _PARAGRAPH.finditer(text):
        yield from shortened(text, *found.span())


def shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph without white space around it, in parts of at most 20,000 code points; none if it is empty."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def is_heading(text: str, start: int, end: int) -> bool:
    """A short line that does not end like a sentence."""
    return end - start <= _HEADING_LIMIT and not text[start:end].endswith(_FULL_STOPS)


class Cutter:
    """Cuts paragraphs into pieces; remembers what it made of words that it has met."""

    def __init__(self, wordpieces: WordPieces):
        self._wordpieces = wordpieces
        self._chunk = lru_cache(maxsize=REMEMBERED)(self._chunk_of)

    def cut(self, text: str, spans: list[tuple[int, int]]) -> list[Pieces]:
        """The pieces of each paragraph in `spans` (code points of `text`)."""
        return [self._pieces(text, start, end) for start, end in spans]

    def _pieces(self, text: str, start: int, end: int) -> Pieces:
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        case: list[int] = []
        for found in CHUNK.finditer(text, start, end):
            at = found.start()
            chunk = self._chunk(found.group())
            ids += chunk[0]
            starts += [at + first for first in chunk[1]]
            ends += [at + last for last in chunk[2]]
            case += chunk[3]
        layout = np.full(len(ids), HEADING if is_heading(text, start, end) else BODY, dtype=np.int64)
        layout[:1] += 1
        codes = np.full(len(ids), marks.OUTSIDE, dtype=np.int64)
        for first, last, code in marks.quote_codes(text, start, end):
            codes[bisect_left(starts, first) : bisect_left(starts, last)] = code
        numbers, begun, done, cases = (np.array(column, dtype=np.int64) for column in (ids, starts, ends, case))
        return Pieces(numbers, begun, done, cases, layout, codes)

    def _chunk_of(self, chunk: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Numbers, starts, ends and letter case of the pieces of a stretch without white space."""
        ids, starts, ends = self._wordpieces.cut(chunk)
        return ids, starts, ends, tuple(_case(chunk[a:b]) for a, b in zip(starts, ends, strict=True))


def _case(word: str) -> int:
    if not any(c.isalpha() for c in word):
        return CASE_NONE
    if word.islower():
        return CASE_LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CASE_TITLE
    return CASE_UPPER if word.isupper() else CASE_MIXED
