"""One window's outputs to drafts of attributions: spans from the tags, links from the pointers, marks from the rules.

A content run points at the cue that announces it, the cue at its source. A cue stands for one attribution, so content
in several pieces meets at its cue. Where a name as a heading stands for the cue, the content points at the name.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.pieces import CASE_NONE, Pieces
from onrecord.reader.runs import free, joined, parted, snapped, whole, without
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
    near: int = 2
    free: int = 1
    grow: float = 2.5


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

    @cached_property
    def log_tags(self) -> FloatArray:
        """Log-probabilities (n, 3, 3): of each role that it is outside, begins, goes on."""
        return log_softmax(self.tags.reshape(-1, 3, 3))


def decode(pieces: Pieces, outputs: Outputs, how: Decoding, core: int = 1) -> list[Draft]:
    """Drafts of one window in the order of their cues; runs are positions in the window ([CLS] is 0).

    Content at the very start of a window that begins with context (`core` > 1) is the tail of something whose cue
    cannot be seen; it is left to the window before, or it would go to the next best cue.
    """
    tags = outputs.log_tags
    goes_on = pieces.goes_on
    contents = whole(goes_on, best_runs(tags[:, CONTENT], how.content_begin, how.content_outside))
    if core > 1 and contents and contents[0][0] == 1:
        contents = contents[1:]
    if not contents:
        return []
    cues = whole(goes_on, best_runs(tags[:, CUE], how.cue_begin, how.cue_outside))
    sources = whole(goes_on, best_runs(tags[:, SOURCE], how.source_begin))
    taken = [*cues, *sources]
    linker = _Linker(outputs, tags, goes_on, pieces.case != CASE_NONE, cues, sources, how)
    contents = parted(pieces, free(contents, taken) if how.free else contents)
    for run in snapped(pieces.quote, contents, taken, how.snap, how.fill):
        linker.attach(run)
    for draft in linker.drafts.values():
        linker.measure(draft)
        own = [run for run in (draft.cue, draft.source) if run]
        draft.content = without(joined(draft.content, taken, how.join_gap), own)
    return [linker.drafts[anchor] for anchor in sorted(linker.drafts) if linker.drafts[anchor].content]


@dataclass
class _Linker:
    """The drafts of one window as they come together; `drafts` by cue, or by source where there is no cue."""

    outputs: Outputs
    tags: FloatArray
    goes_on: NDArray[np.bool_]
    letters: NDArray[np.bool_]
    cues: list[Run]
    sources: list[Run]
    how: Decoding
    drafts: dict[Run, Draft] = field(default_factory=dict)

    def attach(self, run: Run) -> None:
        """Give the content `run` to the cue, or the source without a cue, that it points at."""
        aim = _aim(self.outputs.content, run)
        marked = [(1, cue) for cue in self.cues] + [(0, source) for source in self.sources]
        mass, is_cue, anchor = max(((_mass(aim, r), kind, r) for kind, r in marked), default=(0.0, 0, (0, 0)))
        if is_cue and not self.letters[anchor[0] : anchor[1]].any():
            mass, anchor = self._spoken(run, aim, mass, anchor)
        head = int(aim[1:].argmax()) + 1
        if aim[head] > max(mass, self.how.lost_cue) > mass and not run[0] <= head < run[1]:
            mass, is_cue, anchor = float(aim[head]), 1, self._grown(head, CUE)
        if mass < self.how.weakest_link:
            return
        new = Draft(cue=anchor, source=None) if is_cue else Draft(cue=None, source=anchor)
        self._add(self.drafts.setdefault(anchor, new), run, mass)

    def _spoken(self, run: Run, aim: FloatArray, mass: float, mark: Run) -> tuple[float, Run]:
        """The cue in words that stands right before or after `run`, rather than the punctuation mark `mark`."""
        for cue in self.cues:
            near = 0 <= run[0] - cue[1] <= self.how.near or 0 <= cue[0] - run[1] <= self.how.near
            if near and self.letters[cue[0] : cue[1]].any():
                return mass + _mass(aim, cue), cue
        return mass, mark

    def _add(self, draft: Draft, run: Run, mass: float) -> None:
        """Add a content run to a draft; shares are means over pieces, the edge is the weakest."""
        weight, before = run[1] - run[0], sum(b - a for a, b in draft.content)
        inside = np.exp(self.tags[run[0] : run[1], CONTENT, 1:]).sum(axis=1)
        edge = min(float(np.exp(self.tags[run[0], CONTENT, 1])), float(inside[-1]))
        draft.content_edge = min(edge, draft.content_edge) if draft.content else edge
        draft.link = (draft.link * before + mass * weight) / (before + weight)
        draft.content_share = (draft.content_share * before + float(inside.mean()) * weight) / (before + weight)
        draft.content.append(run)

    def measure(self, draft: Draft) -> None:
        """Find the source of a draft's cue, and the shares and attitude."""
        anchor = draft.cue or draft.source or (0, 1)
        attitude = softmax(self.outputs.attitude[anchor[0] : anchor[0] + 1])[0]
        draft.attitude = int(attitude.argmax())
        draft.attitude_share = float(attitude.max())
        if draft.cue is None:
            draft.cue_share = draft.source_link = draft.link
            draft.source_share = self._share(anchor, SOURCE)
            return
        draft.cue_share = self._share(anchor, CUE)
        aim = _aim(self.outputs.cue, anchor)
        mass, run = max(((_mass(aim, r), r) for r in self.sources), default=(0.0, (0, 0)))
        head = int(aim[1:].argmax()) + 1
        if aim[head] > max(mass, self.how.lost_source, float(aim[0])) and mass < self.how.lost_source:
            mass, run = float(aim[head]), self._grown(head, SOURCE)
        if mass >= float(aim[0]) and mass > 0:
            draft.source, draft.source_link = run, mass
            draft.source_share = self._share(run, SOURCE)
        else:
            draft.source_link = float(aim[0])

    def _share(self, run: Run, role: int) -> float:
        """Mean probability that the pieces of `run` carry the role."""
        return float(np.exp(self.tags[run[0] : run[1], role, 1:]).sum(axis=1).mean())

    def _grown(self, head: int, role: int) -> Run:
        """A run of whole words from `head` for as long as going on is likely enough."""
        tags, end = self.tags[:, role], head + 1
        while end < len(tags) and (self.goes_on[end] or tags[end, 2] + self.how.grow > max(tags[end, 0], tags[end, 1])):
            end += 1
        while self.goes_on[head]:
            head -= 1
        return head, end


def _aim(pointer: FloatArray, run: Run) -> FloatArray:
    """Where the pieces of `run` point on average: a probability for each piece."""
    each = softmax(pointer[run[0] : run[1]])
    return np.asarray(np.add.reduce(each, axis=0) / len(each), dtype=np.float32)


def _mass(aim: FloatArray, run: Run) -> float:
    """How much of a pointer's mass falls on `run`."""
    return float(np.add.reduce(aim[run[0] : run[1]]))
