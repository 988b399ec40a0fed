"""Puts a folder of weights together: ONNX files, tokenizer, and the config that names their digests."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from onrecord.attribute.together import READER_FEATURES, RULE_FEATURES
from onrecord.reader.calibrate import Arbiter, Calibration
from onrecord.reader.decode import Decoding
from onrecord.reader.network import FILES, Config
from onrecord.reader.windows import CONTEXT, LENGTH
from train.corpora import digest
from train.evaluate import vocabulary
from train.export import export
from train.train import load

UNFITTED = Arbiter([0.0] * len(RULE_FEATURES), [0.0] * len(READER_FEATURES), least=0.0)


def package(weights: Path, folder: Path, name: str, integer: bool = True) -> None:
    """Export the torch file `weights` into `folder`, with decoding and calibration still to be chosen."""
    export(load(weights), folder, integer)
    (folder / "vocab.txt").write_text(vocabulary(), encoding="utf-8")
    write_config(folder, Config(name, Decoding(), Calibration(), UNFITTED, LENGTH, CONTEXT, {}))


def write_config(folder: Path, config: Config) -> None:
    """Write `config.json` with the digests of the files that are in `folder` so far."""
    made = [name for name in FILES[:-1] if (folder / name).exists()]
    values = asdict(replace(config, digests={name: digest(folder / name) for name in made}))
    (folder / "config.json").write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
