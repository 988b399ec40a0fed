"""How a target is shown in the words around it: negative, neutral or positive, and by which words.

A small encoder of its own (`weights/stance.onnx`), run only on sentences that hold a target, one at a time, so that
batching changes nothing. Its word embeddings are those of `reader.onnx`, read from that very file.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.reader.network import WEIGHTS, session
from onrecord.reader.pieces import CASE_MIXED, CASE_NONE, CASE_TITLE, CASE_UPPER, Cutter, IntArray, Pieces
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wordpiece import WordPieces
from onrecord.schema import Span, StanceValue

STANCES: tuple[StanceValue, ...] = ("negative", "neutral", "positive")
LONGEST = 96
"""Pieces of a sentence that are read, those nearest to the target."""
OTHER, TARGET, AGAIN = range(3)
"""What a piece is: any other, the target's, another mention of the target's."""
CLS, SEP = 101, 102
NAME = 2
"""[unused1], a piece that no text has: what the model reads for every name of a target."""
WIDTH = 384
_CAPITALS = (CASE_TITLE, CASE_UPPER, CASE_MIXED)
_SMALL = (1996, 1997, 1998, 2005, 2139, 3158, 3854, 2632)
"""The vocabulary's the, of, and, for, de, van, von, al."""
CARRIED, SHORTEST = 3, 3
"""Words at most that are given as evidence, and letters that each has at least: shorter ones only join others."""
_MEND = "reinstall onrecord, or run `python -m train stance`"


@dataclass(frozen=True)
class Example:
    """A sentence as the model reads it: pieces with [CLS] and [SEP], what each is, where each stands in the text."""

    ids: IntArray
    marks: IntArray
    starts: IntArray
    ends: IntArray


def example(
    cutter: Cutter,
    text: str,
    within: tuple[int, int],
    target: tuple[int, int],
    again: tuple[tuple[int, int], ...] = (),
    named: bool = False,
) -> Example | None:
    """The pieces of `text[within]` around the target; None where no piece is the target's.

    Unless `named`, capitalised words that name the target become one piece, the same whoever it is: so nobody's name
    can decide.
    """
    pieces = cutter.cut(text, [within])[0]
    marks = np.zeros(len(pieces), np.int64)
    for span in again:
        marks[(pieces.starts < span[1]) & (pieces.ends > span[0])] = AGAIN
    own = np.flatnonzero((pieces.starts < target[1]) & (pieces.ends > target[0]))
    if not len(own):
        return None
    marks[own] = TARGET
    if not named:
        pieces, marks = _nameless(pieces, marks)
        own = np.flatnonzero(marks == TARGET)
    first = max(0, min(int(own[0]) - LONGEST // 2, len(pieces) - (LONGEST - 2)))
    cut = slice(first, first + LONGEST - 2)
    edge = np.array([0])
    return Example(
        np.concatenate([[CLS], pieces.ids[cut], [SEP]]),
        np.concatenate([edge, marks[cut], edge]),
        np.concatenate([edge, pieces.starts[cut], edge]),
        np.concatenate([edge, pieces.ends[cut], edge]),
    )


def _nameless(pieces: Pieces, marks: IntArray) -> tuple[Pieces, IntArray]:
    """The pieces with each name of the target made one piece, and their marks.

    A name is a run of capitalised words, over punctuation and the small words of names ("Ministry of Ports").
    """
    goes_on = pieces.goes_on
    capital, links = np.isin(pieces.case, _CAPITALS), (pieces.case == CASE_NONE) | np.isin(pieces.ids, _SMALL)
    ids, ends, kept = pieces.ids.copy(), pieces.ends.copy(), np.ones(len(pieces), bool)
    first = last = -1  # pieces of the name that is being read
    for at in np.flatnonzero(marks != OTHER).tolist():
        reaches = first >= 0 and marks[at] == marks[first] and links[last + 1 : at].all()
        reaches = reaches and (marks[last + 1 : at] == marks[first]).all()
        if not (capital[at] or (last == at - 1 and last >= 0 and goes_on[at])):
            continue
        if reaches:
            kept[last + 1 : at + 1] = False
            ends[first] = ends[at]
        else:
            first, ids[at] = at, NAME
        last = at
    return (
        Pieces(ids[kept], pieces.starts[kept], ends[kept], pieces.case[kept], pieces.layout[kept], pieces.quote[kept]),
        marks[kept],
    )


@dataclass(frozen=True)
class StanceConfig:
    """What goes with the weights: name, digests of the two files, where the reader's embeddings lie (bytes), and the
    calibration: logits are divided by `temperature` after `bias` was added."""

    name: str
    digests: dict[str, str]
    vocabulary: int
    words_at: int
    scales_at: int
    temperature: float
    bias: list[float]


@dataclass(frozen=True)
class Judged:
    """A stance, how likely it is right, and the spans of the words that carry it, in text order."""

    stance: StanceValue
    score: float
    words: tuple[Span, ...]


class Stances:
    """The stance model; its files are read at the first judgement. Safe to use from several threads."""

    def __init__(self, folder: Path = WEIGHTS):
        """Reads nothing yet."""
        self._folder = folder

    @cached_property
    def config(self) -> StanceConfig:
        """What `stance.json` says; raises ModelError."""
        path = self._folder / "stance.json"
        try:
            return StanceConfig(**json.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise ModelError(f"the stance config cannot be read ({error.strerror}); {_MEND}", path=str(path)) from error
        except (ValueError, TypeError) as error:
            raise ModelError(f"the stance config is damaged ({error}); {_MEND}", path=str(path)) from error

    @property
    def by(self) -> str:
        """The name of the model."""
        return self.config.name

    @property
    def cutter(self) -> Cutter:
        """Cuts texts into the model's pieces; raises ModelError."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[Any, Cutter, NDArray[np.int8], FloatArray]:
        """The network, the cutter, the embeddings and their scales; raises ModelError naming the file at fault."""
        config, folder, n = self.config, self._folder, self.config.vocabulary
        for name in ("reader.onnx", "stance.onnx"):
            self._check(name)
        reader = folder / "reader.onnx"
        words = np.memmap(reader, np.int8, "r", config.words_at, (n, WIDTH))
        scales = np.memmap(reader, np.uint8, "r", config.scales_at, (4 * n,)).copy().view(np.float32).reshape(n, 1)
        return session(folder / "stance.onnx"), Cutter(WordPieces(folder / "vocab.txt")), words, scales

    def _check(self, name: str) -> None:
        path = self._folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"a model file cannot be read ({error.strerror}); {_MEND}", path=str(path)) from error
        if found != self.config.digests.get(name):
            raise ModelError(f"a model file is damaged or not the one of stance.json; {_MEND}", path=str(path))

    def votes(self, given: Example) -> FloatArray:
        """What each piece adds to each stance (n, 3), before calibration."""
        network, _, words, scales = self._loaded
        rows = words[given.ids] * scales[given.ids]
        (votes,) = network.run(None, {"words": rows[None], "marks": given.marks[None]})
        return np.asarray(votes[0], dtype=np.float32)

    def judge(self, text: str, within: Span, target: Span, again: tuple[Span, ...] = ()) -> Judged | None:
        """The stance of `text[within]` toward the target; None where no word of it is the target's.

        `again` are other mentions of the same target. Raises ModelError.
        """
        pairs = tuple((span.start, span.end) for span in again)
        given = example(self.cutter, text, (within.start, within.end), (target.start, target.end), pairs)
        if given is None:
            return None
        votes = self.votes(given)
        shares = calibrated(votes.sum(axis=0), self.config)
        best = int(shares.argmax())
        carried = votes[:, best] - np.delete(votes, best, axis=1).mean(axis=1)
        return Judged(STANCES[best], round(float(shares[best]), 4), _words(text, given, carried))


def calibrated(logits: FloatArray, config: StanceConfig) -> FloatArray:
    """How likely each stance is, of `logits` (..., 3)."""
    turned = (logits + np.array(config.bias, np.float32)) / config.temperature
    raised = np.exp(turned - turned.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _words(text: str, given: Example, carried: FloatArray) -> tuple[Span, ...]:
    """The words other than the target's that add most to a stance; each must add a fifth of what the first does."""
    totals: dict[tuple[int, int], float] = {}
    for at in range(1, len(given.ids) - 1):
        start, end = int(given.starts[at]), int(given.ends[at])
        if given.marks[at] != OTHER or not text[start:end].isalnum():
            continue
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if end - start < SHORTEST:
            continue
        totals[start, end] = totals.get((start, end), 0.0) + float(carried[at])
    ordered = sorted(totals.items(), key=lambda each: -each[1])[:CARRIED]
    kept = [span for span, share in ordered if share > 0 and share >= ordered[0][1] / 5]
    return tuple(sorted(Span(*span) for span in kept))


@cache
def default_stances() -> Stances:
    """The shipped model."""
    return Stances()
