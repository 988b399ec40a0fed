"""What rules know about runs of pieces: whole words, paragraphs, quotation marks, gaps too small to part anything."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import marks
from onrecord.reader.pieces import BODY_START, HEADING_START, IntArray, Pieces
from onrecord.reader.tagging import Run


def whole(goes_on: NDArray[np.bool_], runs: list[Run]) -> list[Run]:
    """Runs grown to whole words; where two then overlap, the first keeps the word."""
    out: list[Run] = []
    for start, end in runs:
        while start > 0 and goes_on[start]:
            start -= 1
        while end < len(goes_on) and goes_on[end]:
            end += 1
        start = max(start, out[-1][1]) if out else start
        if start < end:
            out.append((start, end))
    return out


def free(runs: list[Run], taken: list[Run]) -> list[Run]:
    """`runs` without the pieces at their edges that belong to one of `taken`; what is taken in the middle stays."""
    out: list[Run] = []
    for start, end in runs:
        for a, b in taken:
            if a <= start < b:
                start = min(b, end)
            if a < end <= b:
                end = max(a, start)
        if start < end:
            out.append((start, end))
    return out


def without(runs: list[Run], holes: list[Run]) -> list[Run]:
    """`runs` with `holes` cut out of them."""
    for a, b in holes:
        cut = [(max(start, low), min(end, high)) for start, end in runs for low, high in ((0, a), (b, end))]
        runs = [(start, end) for start, end in cut if start < end]
    return runs


def parted(pieces: Pieces, contents: list[Run]) -> list[Run]:
    """Content runs cut where a paragraph ends, unless a quotation that is still open goes on in the next."""
    starts = np.flatnonzero((pieces.layout == BODY_START) | (pieces.layout == HEADING_START))
    cuts = [p for p in starts.tolist() if p > 1 and pieces.quote[p - 1] not in (marks.INSIDE, marks.INNER)]
    out: list[Run] = []
    for start, end in contents:
        edges = [start, *(p for p in cuts if start < p < end), end]
        out += list(pairwise(edges))
    return out


def snapped(quote: IntArray, contents: list[Run], taken: list[Run], reach: int, fill: float) -> list[Run]:
    """Content runs with edges moved onto the quotation marks that they nearly reach or mostly fill.

    An edge moves over at most `reach` pieces, or any number where the run fills a share `fill` of the quotation.
    `quote` holds a code of `marks` for each piece; pieces in `taken` are a cue's or a source's and never swallowed.
    """
    if not reach:
        return contents
    pairs = _pairs(quote)
    busy = np.zeros(len(quote), dtype=bool)
    for a, b in taken:
        busy[a:b] = True
    out: list[Run] = []
    for start, end in contents:
        for first, last in pairs:
            if end <= first or start >= last:
                continue
            filled = (min(end, last) - max(start, first)) / (last - first)
            near = reach if filled < fill else last - first
            if first < start <= first + near and not busy[first:start].any():
                start = first
            if last - near <= end < last and not busy[end:last].any():
                end = last
        if out and start < out[-1][1]:
            start = out[-1][1]
        if start < end:
            out.append((start, end))
    return out


def _pairs(quote: IntArray) -> list[Run]:
    """Runs from an opening mark to its closing one, both included; quotations that do not close are left out."""
    runs: list[Run] = []
    opening = -1
    for position in np.flatnonzero((quote == marks.OPENING) | (quote == marks.CLOSING)).tolist():
        if quote[position] == marks.OPENING:
            if opening < 0 or quote[position - 1] != marks.OPENING:
                opening = position
        elif opening >= 0:
            end = position + 1
            while end < len(quote) and quote[end] == marks.CLOSING:
                end += 1
            runs.append((opening, end))
            opening = -1
    return runs


def joined(contents: list[Run], taken: list[Run], gap: int) -> list[Run]:
    """Neighbouring content runs with at most `gap` free pieces between them made one."""
    out: list[Run] = []
    for start, end in sorted(contents):
        if out and start - out[-1][1] <= gap and not any(a < start and out[-1][1] < b for a, b in taken):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
