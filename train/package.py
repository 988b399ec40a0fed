"""Puts a folder of weights together: ONNX files, tokenizer, and the config that names their digests."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from onrecord.reader.calibrate import Calibration
from onrecord.reader.decode import Decoding
from onrecord.reader.network import FILES
from onrecord.reader.windows import CONTEXT, LENGTH
from train.corpora import digest
from train.evaluate import base
from train.export import export
from train.train import load


def package(weights: Path, folder: Path, name: str, integer: bool = True) -> None:
    """Export the torch file `weights` into `folder`, with decoding and calibration still to be chosen."""
    export(load(weights), folder, integer)
    shutil.copyfile(base() / "tokenizer.json", folder / "tokenizer.json")
    write_config(folder, name, Decoding(), Calibration())


def write_config(
    folder: Path, name: str, decoding: Decoding, calibration: Calibration, length: int = LENGTH, context: int = CONTEXT
) -> None:
    """Write `config.json` for the files that are in `folder`."""
    values = {
        "name": name, "length": length, "context": context, "decoding": asdict(decoding),
        "calibration": asdict(calibration), "digests": {f: digest(folder / f) for f in FILES[:-1]},
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
