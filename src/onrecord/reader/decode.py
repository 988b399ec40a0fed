"""One window's outputs to drafts of attributions: spans from the tags, links from the pointers, marks from the rules.

A content run points at the cue that announces it, the cue at its source. A cue stands for one attribution, so content
in several pieces meets at its cue. Where a name as a heading stands for the cue, the content points at the name.
"""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from onrecord.reader import marks
from onrecord.reader.pieces import BODY_START, HEADING_START, Pieces
from onrecord.reader.tagging import FloatArray, Run, best_runs, log_softmax, softmax

SOURCE, CUE, CONTENT = range(3)


@dataclass(frozen=True)
class Decoding:
    """What was chosen on the development part; all in log-probability or shares."""

    content_begin: float = -1.0
    cue_begin: float = 0.3
    source_begin: float = 0.3
    content_outside: float = 0.0
    cue_outside: float = 0.0
    lost_cue: float = 0.5
    lost_source: float = 0.5
    weakest_link: float = 0.05
    snap: int = 2
    fill: float = 0.6
    join_gap: int = 2


@dataclass
class Draft:
    """An attribution in pieces of its window, with the shares that its score is made of."""

    cue: Run | None
    source: Run | None
    content: list[Run] = field(default_factory=list)
    content_share: float = 0.0
    content_edge: float = 0.0
    cue_share: float = 0.0
    source_share: float = 0.0
    link: float = 0.0
    source_link: float = 0.0
    attitude: int = 0
    attitude_share: float = 0.0


@dataclass(frozen=True)
class Outputs:
    """What the model says about one window of n pieces: logits (n, 9), (n, 4), (n, n), (n, n)."""

    tags: FloatArray
    attitude: FloatArray
    content: FloatArray
    cue: FloatArray


def decode(pieces: Pieces, outputs: Outputs, how: Decoding) -> list[Draft]:
    """Drafts of one window in the order of their cues; runs are positions in the window ([CLS] is 0)."""
    n = len(pieces)
    tags = log_softmax(outputs.tags.reshape(n, 3, 3))
    contents = best_runs(tags[:, CONTENT], how.content_begin, how.content_outside)
    if not contents:
        return []
    cues = best_runs(tags[:, CUE], how.cue_begin, how.cue_outside)
    sources = best_runs(tags[:, SOURCE], how.source_begin)
    contents = _parted(pieces, contents)
    contents = snapped(pieces.quote, contents, [*cues, *sources], how)
    drafts: dict[Run, Draft] = {}
    for run in contents:
        _attach(run, drafts, cues, sources, outputs, tags, how)
    for anchor, draft in drafts.items():
        _measure(draft, anchor, sources, outputs, tags, how)
        draft.content = _joined(draft.content, [*cues, *sources], how.join_gap)
    return [drafts[anchor] for anchor in sorted(drafts)]


def _parted(pieces: Pieces, contents: list[Run]) -> list[Run]:
    """Content runs cut where a paragraph ends, unless a quotation that is still open goes on in the next."""
    starts = np.flatnonzero((pieces.layout == BODY_START) | (pieces.layout == HEADING_START))
    cuts = [p for p in starts.tolist() if p > 1 and pieces.quote[p - 1] not in (marks.INSIDE, marks.INNER)]
    out: list[Run] = []
    for start, end in contents:
        edges = [start, *(p for p in cuts if start < p < end), end]
        out += list(pairwise(edges))
    return out


def _attach(
    run: Run, drafts: dict[Run, Draft], cues: list[Run], sources: list[Run], outputs: Outputs, tags: FloatArray,
    how: Decoding,
) -> None:  # fmt: skip
    """Give the content `run` to the cue, or the source without a cue, that it points at."""
    aim = softmax(outputs.content[run[0] : run[1]]).mean(axis=0)
    total = np.concatenate([[0.0], np.cumsum(aim)])
    found = [(float(total[b] - total[a]), kind, (a, b)) for kind, runs in ((1, cues), (0, sources)) for a, b in runs]
    mass, is_cue, anchor = max(found, default=(0.0, 0, (0, 0)))
    if mass < how.lost_cue:
        head = int(aim[1:].argmax()) + 1
        if aim[head] > max(mass, how.lost_cue) and not run[0] <= head < run[1]:
            mass, is_cue, anchor = float(aim[head]), 1, _grown(head, tags[:, CUE])
    if mass < how.weakest_link:
        return
    draft = drafts.setdefault(anchor, Draft(cue=anchor if is_cue else None, source=None if is_cue else anchor))
    weight = run[1] - run[0]
    before = sum(b - a for a, b in draft.content)
    inside = np.exp(tags[run[0] : run[1], CONTENT, 1:]).sum(axis=1)
    edge = min(float(np.exp(tags[run[0], CONTENT, 1])), float(inside[-1]))
    draft.content_edge = edge if not draft.content else min(edge, draft.content_edge)
    draft.link = (draft.link * before + mass * weight) / (before + weight)
    draft.content_share = (draft.content_share * before + float(inside.mean()) * weight) / (before + weight)
    draft.content.append(run)


def _measure(draft: Draft, anchor: Run, sources: list[Run], outputs: Outputs, tags: FloatArray, how: Decoding) -> None:
    """Find the source of a draft's cue, and the shares and attitude."""
    attitude = softmax(outputs.attitude[anchor[0] : anchor[0] + 1])[0]
    draft.attitude = int(attitude.argmax())
    draft.attitude_share = float(attitude.max())
    if draft.cue is None:
        draft.cue_share = draft.source_link = draft.link
        draft.source_share = _share(tags[:, SOURCE], anchor)
        return
    draft.cue_share = _share(tags[:, CUE], anchor)
    aim = softmax(outputs.cue[anchor[0] : anchor[1]]).mean(axis=0)
    total = np.concatenate([[0.0], np.cumsum(aim)])
    mass, run = max(((float(total[b] - total[a]), (a, b)) for a, b in sources), default=(0.0, (0, 0)))
    if mass < how.lost_source:
        head = int(aim[1:].argmax()) + 1
        if aim[head] > max(mass, how.lost_source, float(aim[0])):
            mass, run = float(aim[head]), _grown(head, tags[:, SOURCE])
    if mass >= float(aim[0]) and mass > 0:
        draft.source, draft.source_link = run, mass
        draft.source_share = _share(tags[:, SOURCE], run)
    else:
        draft.source_link = float(aim[0])


def _share(tags: FloatArray, run: Run) -> float:
    """Mean probability that the pieces of `run` carry the role."""
    return float(np.exp(tags[run[0] : run[1], 1:]).sum(axis=1).mean())


def _grown(head: int, tags: FloatArray) -> Run:
    """A run from `head` for as long as going on is likelier than not."""
    end = head + 1
    while end < len(tags) and tags[end, 2] > max(tags[end, 0], tags[end, 1]):
        end += 1
    return head, end


def snapped(quote: np.ndarray, contents: list[Run], taken: list[Run], how: Decoding) -> list[Run]:
    """Content runs with edges moved onto the quotation marks that they nearly reach or mostly fill.

    `quote` holds a code of `marks` for each piece; pieces in `taken` are a cue's or a source's and never swallowed.
    """
    if not how.snap:
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
            near = how.snap if filled < how.fill else last - first
            if first < start <= first + near and not busy[first:start].any():
                start = first
            if last - near <= end < last and not busy[end:last].any():
                end = last
        if out and start < out[-1][1]:
            start = out[-1][1]
        if start < end:
            out.append((start, end))
    return out


def _pairs(quote: np.ndarray) -> list[Run]:
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


def _joined(contents: list[Run], taken: list[Run], gap: int) -> list[Run]:
    """Neighbouring content runs with at most `gap` free pieces between them made one."""
    out: list[Run] = []
    for start, end in sorted(contents):
        if out and start - out[-1][1] <= gap and not any(a < start and out[-1][1] < b for a, b in taken):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
