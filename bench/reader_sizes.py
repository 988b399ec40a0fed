"""Accuracy against speed for several sizes of the reader: a table, and a plot as SVG.

    python bench/reader_sizes.py GOLD.jsonl SCORER.py --plot docs/figures/reader_sizes.svg "NAME=FOLDER" ...

Every folder holds one packaged reader (`python -m train package`). All are timed in one run, in turns, three times; the
best processor time counts. Run it under `taskset -c 0`. Needs matplotlib (train/requirements.txt).
"""

import argparse
import importlib.util
import time
from pathlib import Path
from typing import Any

from onrecord.reader import Reader
from onrecord.reader.reading import ModelReading

ROUNDS = 3


def main() -> None:
    """Measure, print a Markdown table, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("sizes", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--plot", type=Path, required=True)
    given = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score_attribution", given.scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {given.scorer}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.read(str(given.gold), True)
    texts = [row["text"] for row in gold.values()]
    words = sum(len(text.split()) for text in texts)
    folders = {name: Path(folder) for name, _, folder in (size.rpartition("=") for size in given.sizes)}
    readers = {name: Reader(folder) for name, folder in folders.items()}
    readings, seconds = in_turns(readers, texts)
    rows = []
    for name, folder in folders.items():
        predicted = {key: as_row(key, r) for key, r in zip(gold, readings[name], strict=True)}
        report = scorer.score(gold, predicted)
        size = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
        rows.append((name, size, report["attribution"]["f1"], report["attribution_strict"]["f1"],
                     report["content"]["exact"]["f1"], words / seconds[name]))  # fmt: skip
    print("| model | files, MB | attribution F1 | strict F1 | exact contents | words a second |")
    print("|---|---|---|---|---|---|")
    for name, size, f1, strict, exact, speed in rows:
        print(f"| {name} | {size:.1f} | {f1:.3f} | {strict:.3f} | {exact:.3f} | {speed:,.0f} |")
    draw(rows, given.plot)


def in_turns(readers: dict[str, Reader], texts: list[str]) -> tuple[dict[str, list[ModelReading]], dict[str, float]]:
    """The readings by reader, and the least processor seconds that each took for all texts."""
    readings, seconds = {}, dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, reader in readers.items():
            began = time.process_time()
            readings[name] = reader.read(texts)
            seconds[name] = min(seconds[name], time.process_time() - began)
    return readings, seconds


def as_row(key: str, reading: ModelReading) -> dict[str, Any]:
    """A reading as the scorer wants it."""
    roles = ("source", "cue", "content")
    found = [{role: [[s.start, s.end] for s in getattr(a, role)] for role in roles} for a in reading.attributions]
    return {"id": key, "attributions": found}


def draw(rows: list[tuple[str, float, float, float, float, float]], path: Path) -> None:
    """Attribution and strict F1 over words a second."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "onrecord"  # the same drawing gives the same file
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4))
    for column, label, marker in ((2, "attribution F1", "o"), (3, "strict F1", "s")):
        axes.scatter([row[5] for row in rows], [row[column] for row in rows], label=label, marker=marker)
    for name, _, f1, *_, speed in rows:
        axes.annotate(name, (speed, f1), textcoords="offset points", xytext=(0, 7), ha="center", fontsize=8)
    axes.set_xlabel("words a second of one core")
    axes.set_ylabel("F1, PolNeAR development part")
    axes.margins(0.2)
    axes.legend(loc="center right")
    axes.grid(alpha=0.3)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")


if __name__ == "__main__":
    main()
