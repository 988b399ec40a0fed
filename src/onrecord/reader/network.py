"""Loads the model's files and runs windows through it; each window by itself, so that batching changes nothing.

The integer model scales activations by the largest value it meets in what it is given; two windows in one batch would
change each other's rounding. One window at a time also wastes nothing on padding.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.reader.calibrate import Arbiter, Calibration
from onrecord.reader.decode import Decoding, Outputs
from onrecord.reader.mentions import Outputs as MentionOutputs
from onrecord.reader.pairs import Pairs
from onrecord.reader.pieces import Cutter, Pieces
from onrecord.reader.tagging import FloatArray
from onrecord.reader.wordpiece import WordPieces

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("reader.onnx", "mentions.onnx", "coreference.onnx", "vocab.txt", "config.json")
_MEND = "reinstall onrecord, or give a folder that `python -m train export` wrote"


@dataclass(frozen=True)
class Config:
    """What goes with the weights: their name, the way to decode, calibration, and the digests of the files."""

    name: str
    decoding: Decoding
    calibration: Calibration
    arbiter: Arbiter
    length: int
    context: int
    digests: dict[str, str]


class Network:
    """The model in ONNX Runtime; safe to use from several threads."""

    def __init__(self, folder: Path = WEIGHTS):
        """Load from `folder`; raises ModelError naming the file that is missing or damaged."""
        self.config = read_config(folder)
        for name in FILES[:-1]:
            _check(folder / name, self.config.digests)
        self._attributions = session(folder / "reader.onnx")
        self._folder = folder
        self.cutter = Cutter(WordPieces(folder / "vocab.txt"))

    def run(self, pieces: Pieces) -> tuple[Outputs, FloatArray]:
        """The outputs for one window, and its hidden states (1, n, width) for `mentions`."""
        feed = {
            "ids": pieces.ids[None], "case": pieces.case[None], "layout": pieces.layout[None],
            "quote": pieces.quote[None],
        }  # fmt: skip
        tags, attitude, content, cue, hidden = self._attributions.run(None, feed)
        return Outputs(tags[0], attitude[0], content[0], cue[0]), hidden

    @cached_property
    def _mentions(self) -> Any:
        return session(self._folder / "mentions.onnx")

    @cached_property
    def _coreference(self) -> Any:
        return session(self._folder / "coreference.onnx")

    @cached_property
    def least(self) -> list[float]:
        """The least score of a mention by type, which the file of the mentions carries."""
        least = self._mentions.get_modelmeta().custom_metadata_map.get("least")
        if least is None:
            path = str(self._folder / "mentions.onnx")
            raise ModelError("a model file is not fitted yet; run `python -m train coreference`", path=path)
        return [float(share) for share in least.split()]

    def mentions(self, hidden: FloatArray) -> MentionOutputs:
        """The spans of one window that may be mentions."""
        return MentionOutputs(*self._mentions.run(["first", "last", "head", "kinds", "vectors"], {"hidden": hidden}))

    def rank(self, described: FloatArray, pairs: Pairs) -> tuple[FloatArray, FloatArray]:
        """Scores of pairs of mentions, and of each of the block's mentions having no antecedent."""
        earlier, column = np.unique(pairs.earlier, return_inverse=True)
        feed = {
            "later": described[pairs.first : pairs.last], "earlier": described[earlier],
            "row": pairs.later - pairs.first, "column": column, "features": pairs.features,
        }  # fmt: skip
        scores, alone = self._coreference.run(["scores", "alone"], feed)
        return scores, alone


def read_config(folder: Path) -> Config:
    """The config of the weights in `folder`."""
    path = folder / "config.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Config(
            name=str(raw["name"]),
            decoding=Decoding(**raw["decoding"]),
            calibration=Calibration(**raw["calibration"]),
            arbiter=Arbiter(**raw["arbiter"]),
            length=int(raw["length"]),
            context=int(raw["context"]),
            digests=dict(raw["digests"]),
        )
    except OSError as error:
        raise ModelError(f"the reader's config cannot be read ({error.strerror}); {_MEND}", path=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the reader's config is damaged ({error}); {_MEND}", path=str(path)) from error


def _check(path: Path, digests: dict[str, str]) -> None:
    """Raise ModelError unless the file is there and is the one that the config was written for."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"a model file cannot be read ({error.strerror}); {_MEND}", path=str(path)) from error
    if found != digests.get(path.name):
        raise ModelError(f"a model file is damaged or does not belong to its config.json; {_MEND}", path=str(path))


def session(path: Path) -> Any:
    """One ONNX file, ready to run; raises ModelError."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a window: more windows at once give more than more threads a window, and sums keep their order.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # The arena would keep the largest window's memory for each thread for good; it is small, and reuse is fast.
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"a model file cannot be loaded ({type(error).__name__}); {_MEND}", path=str(path)) from error
