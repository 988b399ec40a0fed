"""Texts to readings: cuts, packs, runs and decodes, and joins what neighbouring windows say."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from onrecord.reader.calibrate import features, probability
from onrecord.reader.coreference import chained
from onrecord.reader.decode import Draft, decode
from onrecord.reader.form import form_of
from onrecord.reader.mentions import Seen, seen
from onrecord.reader.network import WEIGHTS, Config, Network
from onrecord.reader.pieces import Pieces, paragraphs, shortened
from onrecord.reader.reading import ModelReading, Scores, Shares
from onrecord.reader.tagging import FloatArray, Run
from onrecord.reader.windows import Window, pack
from onrecord.schema import Article, Attitude, Attribution, Span

ATTITUDES: tuple[Attitude, ...] = ("said", "thought", "intended", "documented")
READ_KINDS = frozenset(("body", "title", "heading"))
BLOCK = 100_000
"""Code points cut and packed at once: bounds memory for a text of any length."""
_PROSE_WITHIN = 1_000
_WHITE_SPACE_SHARE = 0.01


@dataclass(frozen=True)
class _Found:
    """An attribution in code points, before windows are joined."""

    anchor: tuple[int, int]
    attribution: Attribution
    scores: Scores


_Done = tuple[Window, list[Draft], Seen | None, FloatArray]


class Reader:
    """Reads English prose with one model. Loading takes about half a second; `default_reader` does it once."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1):
        """`threads` windows are run at once; the result does not depend on it. Raises ModelError."""
        self._network = Network(folder)
        self.threads = max(1, threads)
        self.by = self._network.config.name

    @property
    def config(self) -> Config:
        """What goes with the weights: decoding, calibration, how to weigh them against rules."""
        return self._network.config

    def read(self, texts: Iterable[str], mentions: bool = False) -> list[ModelReading]:
        """One reading a text, in order: who is said to say what, spans in code points of that text.

        `mentions` adds mentions with types and antecedents. Any text can be read; a stretch that is no prose (over
        1,000 characters, under 1 % white space) is skipped and listed. What is not English is read all the same, and
        comes to nothing of worth.
        """
        return [self._read_one(text, paragraphs(text), mentions) for text in texts]

    def read_article(self, article: Article, mentions: bool = False) -> ModelReading:
        """Read an article by its own paragraphs: body, title and headings, without datelines and other marks.

        The reading has `shares`, by which what others found can be judged.
        """
        spans = ((p.body.start, p.body.end) for p in article.paragraphs if p.kind in READ_KINDS)
        lines = (cut for start, end in spans for cut in shortened(article.text, start, end))
        seen: list[tuple[Window, FloatArray]] = []
        reading = self._read_one(article.text, lines, mentions, seen)
        return replace(reading, shares=_shares(seen))

    def _read_one(
        self,
        text: str,
        lines: Iterable[tuple[int, int]],
        mentions: bool,
        seen: list[tuple[Window, FloatArray]] | None = None,
    ) -> ModelReading:
        skipped: list[Span] = []
        found: dict[tuple[int, int], _Found] = {}
        named: list[Seen] = []
        for window, drafts, candidate, tags in self._each(self._windows(text, lines, skipped), mentions):
            if seen is not None:
                seen.append((window, tags))
            for item in self._found(text, window, drafts):
                _keep(found, item, text)
            if candidate is not None:
                named.append(candidate)
        ordered = sorted(found.values(), key=lambda f: (_first(f.attribution), f.anchor))
        statements = tuple(f.attribution for f in ordered)
        return ModelReading(
            attributions=statements,
            scores=tuple(f.scores for f in ordered),
            mentions=chained(text, named, statements, self._network.rank),
            skipped=tuple(skipped),
            by=self.by,
        )

    def _windows(self, text: str, lines: Iterable[tuple[int, int]], skipped: list[Span]) -> Iterator[Window]:
        """The windows of a text, made block by block."""
        config = self._network.config
        before: Pieces | None = None
        for block in _blocks(text, lines, skipped):
            parts = [part for part in self._network.cutter.cut(text, block) if len(part)]
            windows = pack(parts, config.length, config.context, before)
            yield from windows
            before = parts[-1] if parts else before

    def _each(self, windows: Iterator[Window], mentions: bool) -> Iterator[_Done]:
        """Run and decode each window, several at once if there are threads, in order."""

        def work(window: Window) -> _Done:
            outputs, hidden = self._network.run(window.pieces)
            drafts = decode(window.pieces, outputs, self._network.config.decoding, window.core)
            named = self._seen(window, hidden) if mentions else None
            return window, drafts, named, 1 - np.exp(outputs.log_tags[:, :, 0])

        if self.threads == 1:
            yield from map(work, windows)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            yield from _ahead(pool, work, windows, 4 * self.threads)

    def _seen(self, window: Window, hidden: FloatArray) -> Seen:
        return seen(window.pieces, window.core, self._network.mentions(hidden), self._network.least)

    def _found(self, text: str, window: Window, drafts: list[Draft]) -> Iterator[_Found]:
        """Drafts as attributions with calibrated scores; those too weak, or answered for elsewhere, are left out."""
        pieces, calibration = window.pieces, self._network.config.calibration
        for draft in drafts:
            anchor = draft.cue or draft.source
            if anchor is None:
                continue
            if anchor[0] < window.core and any(a < window.core for a, _ in draft.content):
                continue  # the window before saw the cue and at least as much of the content
            scores, attribution = self._judged(text, pieces, draft)
            if attribution.score < calibration.least:
                continue
            yield _Found(_characters(pieces, anchor), attribution, scores)

    def _judged(self, text: str, pieces: Pieces, draft: Draft) -> tuple[Scores, Attribution]:
        """A draft in code points, with calibrated scores."""
        calibration = self._network.config.calibration
        scores = Scores(
            content=round(draft.content_share, 4), edge=round(draft.content_edge, 4), cue=round(draft.cue_share, 4),
            source=round(draft.source_share, 4), link=round(draft.link, 4), source_link=round(draft.source_link, 4),
            attitude=round(draft.attitude_share, 4),
        )  # fmt: skip
        content = [_characters(pieces, run) for run in draft.content]
        attribution = Attribution(
            content=tuple(Span(a, b) for a, b in content),
            cue=(Span(*_characters(pieces, draft.cue)),) if draft.cue else (),
            source=(Span(*_characters(pieces, draft.source)),) if draft.source else (),
            form=form_of(text, content), rule=self.by, score=0.0, attitude=ATTITUDES[draft.attitude],
        )  # fmt: skip
        values = features(scores, attribution)
        return (
            replace(scores, speaker=probability(calibration.speaker, values)),
            replace(attribution, score=probability(calibration.attribution, values)),
        )


def _shares(seen: list[tuple[Window, FloatArray]]) -> Shares:
    """What each window says of the pieces that it answers for."""
    starts = [window.pieces.starts[window.core : -1] for window, _ in seen]
    ends = [window.pieces.ends[window.core : -1] for window, _ in seen]
    tags = [shares[window.core : -1] for window, shares in seen]
    none = np.zeros(0)
    return Shares(
        np.concatenate([none, *starts]).astype(np.int32),
        np.concatenate([none, *ends]).astype(np.int32),
        np.concatenate([np.zeros((0, 3), np.float32), *tags]),
    )


def _keep(found: dict[tuple[int, int], _Found], new: _Found, text: str) -> None:
    """Add `new`; where the window before has an attribution with the same cue, the two are one in two halves."""
    old = found.get(new.anchor)
    if old is None:
        found[new.anchor] = new
        return
    spans = sorted({*old.attribution.content, *new.attribution.content})
    apart = all(a.end <= b.start for a, b in pairwise(spans))
    if not apart:
        return
    a = old.attribution
    form = form_of(text, [(s.start, s.end) for s in spans])
    joined = replace(a, content=tuple(spans), form=form, score=min(a.score, new.attribution.score))
    found[new.anchor] = _Found(new.anchor, joined, old.scores)


def _first(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.content, *attribution.cue, *attribution.source))


def _characters(pieces: Pieces, run: Run) -> tuple[int, int]:
    return int(pieces.starts[run[0]]), int(pieces.ends[run[1] - 1])


def _blocks(text: str, lines: Iterable[tuple[int, int]], skipped: list[Span]) -> Iterator[list[tuple[int, int]]]:
    """Paragraphs in blocks of some 100,000 code points; what is no prose goes to `skipped`."""
    block: list[tuple[int, int]] = []
    size = 0
    for start, end in lines:
        if end - start > _PROSE_WITHIN and not _is_prose(text, start, end):
            skipped.append(Span(start, end))
            continue
        block.append((start, end))
        size += end - start
        if size >= BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def _is_prose(text: str, start: int, end: int) -> bool:
    spaces = sum(1 for _ in re.finditer(r"\s", text[start:end]))
    return spaces >= _WHITE_SPACE_SHARE * (end - start)


def _ahead(
    pool: ThreadPoolExecutor, work: Callable[[Window], _Done], items: Iterator[Window], most: int
) -> Iterator[_Done]:
    """Like `pool.map`, with at most `most` items begun and not yet handed on."""
    waiting: deque[Future[_Done]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@cache
def default_reader(threads: int = 1) -> Reader:
    """The shipped reader, loaded at first use."""
    return Reader(threads=threads)


def read(texts: Iterable[str], threads: int = 1, mentions: bool = False) -> list[ModelReading]:
    """Read `texts` with the shipped model; see `Reader.read`."""
    return default_reader(threads).read(texts, mentions)
