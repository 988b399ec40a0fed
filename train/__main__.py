"""`python -m train`: rebuilds the shipped model from the corpora: teach, package, tune, report.

Each step can be run by itself; `teach` goes on from its last checkpoint if it was interrupted. `distil` trains a
smaller model with the first as its teacher; package it with `--weights train/runs/four/final.pt --out FOLDER`.
"""

import argparse
import json
from pathlib import Path

from train.evaluate import Bench, base, calibrate, choose, summary
from train.figures import by_attitude, by_publisher, of_mentions
from train.package import package, write_config
from train.recipes import NAME, STUDENT, TEACHER
from train.train import Run, Settings


def main() -> None:
    """Run the steps that were asked for, in order."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("steps", nargs="*", default=["teach", "package", "tune", "report"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attribution.py"))
    parser.add_argument("--runs", type=Path, default=Path("train/runs"))
    parser.add_argument("--weights", type=Path, help="torch file to package; default: the last of `teach`")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/reader/weights"))
    given = parser.parse_args()
    for step in given.steps:
        STEPS[step](given)


def teach(given: argparse.Namespace) -> None:
    """Train the six-layer model."""
    _run(TEACHER, given)


def distil(given: argparse.Namespace) -> None:
    """Train the four-layer model, with the six-layer one as teacher."""
    _run(STUDENT, given)


def package_step(given: argparse.Namespace) -> None:
    """Export to ONNX."""
    weights = given.weights or given.runs / TEACHER.name / "final.pt"
    package(weights, given.out, NAME)


def tune(given: argparse.Namespace) -> None:
    """Choose how to decode, then calibrate; both on the development part."""
    bench = _bench(given)
    decoding = choose(bench)
    calibration, errors = calibrate(bench)
    config = bench.network.config
    write_config(given.out, config.name, decoding, calibration, config.length, config.context)
    print(json.dumps(errors))


def report(given: argparse.Namespace) -> None:
    """Print the development figures as one JSON object."""
    bench = _bench(given)
    readings = bench.read()
    full = bench.report(readings)
    figures = {
        "figures": summary(full), "interval": full["attribution"]["f1_ci95"], "by_source": full["by_source"],
        "by_publisher": by_publisher(bench, readings), "by_attitude": by_attitude(bench, readings),
        "gum": of_mentions(bench.reader, given.data / "gum.dev.jsonl"),
    }  # fmt: skip
    print(json.dumps(figures, indent=1))


STEPS = {"teach": teach, "distil": distil, "package": package_step, "tune": tune, "report": report}


def _run(settings: Settings, given: argparse.Namespace) -> None:
    Run(settings, given.data, base() / "model.safetensors", given.runs / settings.name).run()


def _bench(given: argparse.Namespace) -> Bench:
    return Bench(given.out, given.data / "polnear.dev.jsonl", given.scorer)


if __name__ == "__main__":
    main()
