"""Pinned floors: the figures that each gold set has reached, below which a change fails the gate.

    python -m onrecord.evaluate.floors                  compare with what is pinned
    python -m onrecord.evaluate.floors --raise          pin every figure that rose, and gold sets that changed
    python -m onrecord.evaluate.floors --lower REASON   pin what is measured, and keep the reason beside it

Run at the root of the repository. `gold/floors.json` holds, by gold set, its path, the digest of its files, the
floors, and whether they are those of the rules alone. A digest that no longer fits means that the gold itself was
changed: its floors say nothing until they are pinned anew. A gold set that is not there (a corpus that may not be
copied) is skipped.

Rules give the same figures on every processor. The reader's sums do not: processors without AVX-512 add floats in
another order, and on PolNeAR's development part (2,000 statements) the figures were up to 0.0013 apart. So floors that
the reader had a part in may be missed by `ROUNDING`, the others by nothing.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from onrecord.evaluate.fields import FIELDS
from onrecord.evaluate.report import Report, run
from onrecord.pipeline import take_notes

FLOORS = Path("gold/floors.json")
ROUNDING = 0.0015
"""How far figures of the reader may be apart on two processors: the widest difference seen, rounded up."""
ATTRIBUTION_FIGURES = ("attribution", "attribution_strict", "content.aligned", "by_kind.direct", "by_kind.mixed")


def pinned_figures(report: Report) -> dict[str, float]:
    """The figures of a report that are pinned: shares of one, the higher the better."""
    figures: dict[str, float] = {}
    for name in ATTRIBUTION_FIGURES:
        group, _, leaf = name.partition(".")
        part = report.attributions[group]
        figures[f"{name}.f1"] = (part[leaf] if leaf else part)["f1"]
    for field in FIELDS:
        if report.fields[field]["of_all_gold"] is not None:
            figures[f"{field}.of_all_gold"] = report.fields[field]["of_all_gold"]
    if "given" in report.speakers and report.speakers["given"]["named"]:
        given = report.speakers["given"]
        figures["named speakers, attributions given: right"] = given["right_share"]
        figures["named speakers, attributions given: not wrong"] = round(1 - given["wrong_share"], 4)
    if report.quoted and report.fields["speaker"]["gold"]:
        figures["quoted strings that are statements"] = round(1 - len(report.stray) / report.quoted, 4)
    for name, part in {**({"events": report.events} if report.events else {}), **report.remarks}.items():
        figures[f"{name}.f1"] = part["f1"]
    return figures


def digest(path: Path) -> str:
    """What a gold set holds, its texts beside it included, as one hash."""
    beside = sorted(path.iterdir()) if path.is_dir() else [path, *sorted(path.parent.glob("*.txt"))]
    key = blake2b(digest_size=10)
    for file in beside:
        key.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return key.hexdigest()


def present(pinned: dict[str, Any], root: Path) -> Iterator[tuple[str, Path]]:
    """The gold sets that are there, by name."""
    for name, entry in pinned["sets"].items():
        if (root / entry["path"]).exists():
            yield name, root / entry["path"]


def measure(entry: dict[str, Any], path: Path) -> dict[str, float]:
    """The pinned figures as they are now, of the rules alone where the entry says so."""
    rules_only = bool(entry.get("rules_only"))
    return pinned_figures(run(path, notes_of=lambda article: take_notes(article, rules_only=rules_only)))


def slack(entry: dict[str, Any]) -> float:
    """How far under its floors a gold set may stay: only what rounding does, and nothing by rules alone."""
    return 0.0 if entry.get("rules_only") else ROUNDING


def drops(floors: dict[str, float], measured: dict[str, float], slack: float = 0.0) -> list[str]:
    """One line for each figure that is under its floor by more than `slack`."""
    return [
        f"{name}: {measured.get(name, 0.0):.4f} is under its floor of {floor:.4f}"
        for name, floor in floors.items()
        if measured.get(name, 0.0) < floor - slack
    ]


def raised(entry: dict[str, Any], measured: dict[str, float], now: str) -> dict[str, Any]:
    """The entry with every figure at its highest; with the measured figures alone where the gold was changed."""
    old = entry["floors"] if entry.get("digest") == now else {}
    best = {name: max(old.get(name, 0.0), value) for name, value in {**dict.fromkeys(old, 0.0), **measured}.items()}
    return {**entry, "digest": now, "floors": best}


def main(arguments: list[str] | None = None) -> int:
    """Measure the gold sets that are there; 1 where a figure is under its floor and stays there."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.evaluate.floors", description="Pinned floors of the gold."
    )
    parser.add_argument("--raise", dest="raising", action="store_true", help="pin every figure that rose")
    parser.add_argument("--lower", metavar="REASON", help="pin what is measured, and keep the reason")
    parser.add_argument("--file", type=Path, default=FLOORS, help="the floors (default: %(default)s)")
    options = parser.parse_args(arguments)
    pinned = json.loads(options.file.read_text("utf-8"))
    failed = 0
    for name, path in present(pinned, options.file.resolve().parents[1]):
        entry, now = pinned["sets"][name], digest(path)
        measured = measure(entry, path)
        fallen = drops(entry["floors"], measured, slack(entry)) if entry.get("digest") == now else []
        for line in fallen:
            print(f"{name}: {line}", file=sys.stderr)
        if options.lower is not None and fallen:
            pinned["sets"][name] = {**entry, "digest": now, "floors": measured}
            pinned["lowered"].append({"set": name, "reason": options.lower, "figures": fallen})
        elif options.raising:
            pinned["sets"][name] = raised(entry, measured, now)
            failed += bool(fallen)
        else:
            failed += bool(fallen) or entry.get("digest") != now
            print(f"{name}: attribution F1 {measured['attribution.f1']:.4f}")
    if options.raising or options.lower is not None:
        options.file.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
