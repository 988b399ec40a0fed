"""What the network says of the mentions of each window, to the mentions of one text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import marks
from onrecord.reader.named import Named
from onrecord.reader.pieces import BODY_START, HEADING_START, IntArray, Pieces
from onrecord.reader.tagging import FloatArray, softmax

_COMMA = 1010
_STOPS = (1012, 999, 1029)
"""The vocabulary's full stop, exclamation and question mark."""


@dataclass(frozen=True)
class Outputs:
    """Of m spans of pieces of one window: `first` and `last` piece, main piece `head`, logits `kinds` (m, 11) of no
    mention and each type, `vectors` (m, width)."""

    first: IntArray
    last: IntArray
    head: IntArray
    kinds: FloatArray
    vectors: FloatArray


@dataclass(frozen=True)
class Seen:
    """The mentions of one window, and how many pieces, sentences, paragraphs and quotations begin in its core."""

    named: Named
    passed: tuple[int, int, int, int]


def seen(pieces: Pieces, core: int, outputs: Outputs, least: Sequence[float]) -> Seen:
    """The mentions that begin in the core of one window, an outer one before an inner; `least` score of each type."""
    shares = softmax(outputs.kinds)
    scores = 1 - shares[:, 0]
    types = np.asarray(shares[:, 1:] / np.maximum(scores[:, None], 1e-6), dtype=np.float32)
    enough = scores >= np.array(least)[shares[:, 1:].argmax(axis=1)]
    kept = np.flatnonzero(enough & (outputs.first >= core) & (outputs.last < len(pieces) - 1))
    kept = kept[np.lexsort((-outputs.last[kept], outputs.first[kept]))]
    kept = kept[~_appositions(pieces, outputs.first[kept], outputs.last[kept], types[kept, 2])]
    first, last = outputs.first[kept], outputs.last[kept]
    heads = _words(pieces, outputs.head[kept], first, last)
    begins = (pieces.layout == BODY_START) | (pieces.layout == HEADING_START)
    stops = np.isin(pieces.ids, _STOPS)
    stops[1:] = stops[:-1]  # what follows a full stop begins a sentence
    opens = (pieces.quote == marks.OPENING) & (np.concatenate([[0], pieces.quote[:-1]]) != marks.OPENING)
    counts = []
    for flags in (stops | begins, begins, opens):
        own = flags.copy()
        own[:core] = own[-1] = False
        counts.append(np.cumsum(own))
    sentence, paragraph, quotation = counts
    quoted = np.isin(pieces.quote, (marks.INSIDE, marks.INNER, marks.OPENING))
    named = Named(
        starts=pieces.starts[first], ends=pieces.ends[last],
        head_starts=pieces.starts[heads[0]], head_ends=pieces.ends[heads[1]],
        types=types[kept], scores=scores[kept],
        vectors=outputs.vectors[kept].astype(np.float16), first=first - core, last=last - core,
        sentence=sentence[first], paragraph=paragraph[first],
        quotation=np.where(quoted[first], quotation[first] + 1, 0),
    )  # fmt: skip
    return Seen(named, (len(pieces) - 1 - core, int(sentence[-1]), int(paragraph[-1]), int(quotation[-1]) + 1))


def _appositions(pieces: Pieces, first: IntArray, last: IntArray, places: FloatArray) -> NDArray[np.bool_]:
    """Which spans are two others with a comma between ("Ada Larsen, the mayor"): the two are mentions, and one.

    Not so with places: "Tromsdal, Norway" is one mention, and "Norway" another.
    """
    spans = set(zip(first.tolist(), last.tolist(), strict=True))
    commas = np.flatnonzero(pieces.ids == _COMMA).tolist()
    whole = np.zeros(len(first), dtype=bool)
    for at, (start, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        inside = commas[bisect_left(commas, start) : bisect_left(commas, end)]
        whole[at] = places[at] < 0.5 and any((start, c - 1) in spans and (c + 1, end) in spans for c in inside)
    return whole


def joined(windows: list[Seen]) -> Named:
    """The mentions of all windows of a text, numbered on from one window to the next."""
    pieces = sentences = paragraphs = quotations = 0
    parts = []
    for window in windows:
        n = window.named
        parts.append(
            Named(
                n.starts, n.ends, n.head_starts, n.head_ends, n.types, n.scores, n.vectors, n.first + pieces,
                n.last + pieces, n.sentence + sentences, n.paragraph + paragraphs,
                np.where(n.quotation > 0, n.quotation + quotations, 0),
            )
        )  # fmt: skip
        passed = window.passed
        pieces, sentences = pieces + passed[0], sentences + passed[1]
        paragraphs, quotations = paragraphs + passed[2], quotations + passed[3]
    return Named(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Named)))


def _words(pieces: Pieces, heads: IntArray, first: IntArray, last: IntArray) -> tuple[IntArray, IntArray]:
    """First and last piece of the words that hold the pieces `heads`, within the mention."""
    goes_on = pieces.goes_on
    starts, ends = heads.copy(), heads.copy()
    for at in range(len(heads)):
        while starts[at] > first[at] and goes_on[starts[at]]:
            starts[at] -= 1
        while ends[at] < last[at] and goes_on[ends[at] + 1]:
            ends[at] += 1
    return starts, ends
