"""`python -m train`: rebuilds the shipped model from the corpora, step by step.

`teach` trains six layers, `distil` the smaller reader that is cut from them, with them as its teacher; both go on from
their last checkpoint if they were interrupted. `package` exports it, `coreference` fits mentions and coreference to its
hidden states, `tune` chooses how to decode, `weigh` fits rules against reader, `report` prints the figures. Any step
can be run by itself; to package another size: `package --weights train/runs/six/final.pt --out FOLDER`.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from onrecord.evaluate import chains
from onrecord.reader import Reader
from train import arbiter, coreference, stance_fit
from train.evaluate import Bench, base, calibrate, choose, scorer, summary
from train.export_stance import export_stance
from train.figures import by_attitude, by_publisher
from train.package import package, write_config
from train.recipes import NAME, STUDENT, TEACHER
from train.stance import StanceRun, StanceSettings
from train.stance_model import load_stance
from train.train import Run, Settings


def main() -> None:
    """Run the steps that were asked for, in order."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("steps", nargs="*", default=list(STEPS))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attribution.py"))
    own = [Path("gold") / name for name in ("samples", "held", "fresh")]
    parser.add_argument("--gold", type=Path, nargs="*", default=own)
    parser.add_argument("--runs", type=Path, default=Path("train/runs"))
    parser.add_argument("--weights", type=Path, help="torch file to package; default: what `distil` made")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/reader/weights"))
    given = parser.parse_args()
    for step in given.steps:
        STEPS[step](given)


def teach(given: argparse.Namespace) -> None:
    """Train six layers."""
    _run(TEACHER, given)


def distil(given: argparse.Namespace) -> None:
    """Cut the six layers and train what is left, with them as teacher."""
    _run(STUDENT, given)


def package_step(given: argparse.Namespace) -> None:
    """Export to ONNX."""
    weights = given.weights or given.runs / STUDENT.name / "final.pt"
    package(weights, given.out, NAME)


def coreference_step(given: argparse.Namespace) -> None:
    """Fit mentions and coreference to the packaged encoder; after each new `package`, which takes minutes."""
    print(json.dumps(coreference.fit(given.out, given.data), indent=1))


def stance(given: argparse.Namespace) -> None:
    """Train the stance model, export it beside the packaged reader, and calibrate it; after each new `package`."""
    run = StanceRun(StanceSettings(), given.data, given.out, given.runs / "stance")
    export_stance(load_stance(run.run()), given.out)
    print(json.dumps(stance_fit.fit(given.out, given.data), indent=1))


def tune(given: argparse.Namespace) -> None:
    """Choose how to decode, then calibrate; both on the development part."""
    bench = _bench(given)
    decoding = choose(bench)
    calibration, errors = calibrate(bench)
    config = bench.network.config
    write_config(given.out, replace(config, decoding=decoding, calibration=calibration))
    print(json.dumps(errors))


def weigh(given: argparse.Namespace) -> None:
    """Fit how rules and reader are weighed against each other, on the development part and our own gold."""
    reader = Reader(given.out)
    golds = [given.data / "polnear.dev.jsonl", *given.gold]
    weights, errors = arbiter.fit(reader, golds, scorer(given.scorer))
    write_config(given.out, replace(reader.config, arbiter=weights))
    print(json.dumps(errors))


def report(given: argparse.Namespace) -> None:
    """Print the development figures as one JSON object."""
    bench = _bench(given)
    readings = bench.read()
    full = bench.report(readings)
    figures = {
        "figures": summary(full), "interval": full["attribution"]["f1_ci95"], "by_source": full["by_source"],
        "by_publisher": by_publisher(bench, readings), "by_attitude": by_attitude(bench, readings),
        "gum": chains.run(given.data / "gum.dev.jsonl", bench.reader),
    }  # fmt: skip
    print(json.dumps(figures, indent=1))


STEPS = {
    "teach": teach, "distil": distil, "package": package_step, "coreference": coreference_step, "stance": stance,
    "tune": tune,
    "weigh": weigh, "report": report,
}  # fmt: skip


def _run(settings: Settings, given: argparse.Namespace) -> None:
    Run(settings, given.data, base() / "model.safetensors", given.runs / settings.name).run()


def _bench(given: argparse.Namespace) -> Bench:
    return Bench(given.out, given.data / "polnear.dev.jsonl", given.scorer)


if __name__ == "__main__":
    main()
