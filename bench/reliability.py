"""Reliability of every scored coder: of the findings with a score of 0.8, are eight in ten right? Drawn as one SVG.

    python bench/reliability.py --plot docs/figures/reliability.svg [--newsmtsc ../shared/data/newsmtsc.dev.jsonl]

Prints by coder how many findings were judged and the expected calibration error. To add a coder, add to SOURCES a
function from the arguments to judged findings by field.
"""

import argparse
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from act_scores import scored as act_scores
from evidence_scores import SETS

from onrecord.evaluate.calibration import Judged, calibration
from onrecord.evaluate.scored import scored

GOLD = Path(__file__).parents[1] / "gold"
ACTS = ("acts", "samples", "held", "fresh")
SIDE, GAP, TOP, COLUMNS = 150, 46, 24, 3  # of a plot, in pixels; how many stand in a row
FEWEST = 5  # findings of a tenth that are drawn


def acts(given: argparse.Namespace) -> dict[str, list[Judged]]:
    """Acts of speech, on our own gold."""
    return {"acts": [Judged(*each) for name in ACTS for each in act_scores(GOLD / name)]}


def evidence(given: argparse.Namespace) -> dict[str, list[Judged]]:
    """Evidence, places, days and media, and the narrator's remarks, on our own gold."""
    return scored(GOLD / name for name in SETS["dev"])


def stances(given: argparse.Namespace) -> dict[str, list[Judged]]:
    """Stances of the model, on NewsMTSC's development part."""
    if given.newsmtsc is None:
        return {}
    from stance import labelled, shares

    from onrecord.reader.stance import Stances

    items = labelled(given.newsmtsc)
    likely = shares(Stances(), items)
    return {
        "stance": [
            Judged(float(each.max()), bool(each.argmax() == item.stance))
            for each, item in zip(likely, items, strict=True)
        ]
    }


SOURCES: tuple[Callable[[argparse.Namespace], dict[str, list[Judged]]], ...] = (acts, evidence, stances)


def drawing(judged: dict[str, list[Judged]]) -> str:
    """Small plots side by side: the share right over the mean score in tenths; where they agree is the diagonal."""
    rows = -(-len(judged) // COLUMNS)
    width, height = COLUMNS * (SIDE + GAP) + GAP, rows * (SIDE + GAP + TOP) + GAP // 2
    plots = [
        _plot(name, each, GAP + at % COLUMNS * (SIDE + GAP), TOP + at // COLUMNS * (SIDE + GAP + TOP))
        for at, (name, each) in enumerate(judged.items())
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">'
    return "\n".join([head, f'<rect width="{width}" height="{height}" fill="white"/>', *plots, "</svg>", ""])


def _plot(name: str, judged: Sequence[Judged], left: int, top: int) -> str:
    figures = calibration(judged)

    def point(x: float, y: float) -> str:
        return f"{left + x * SIDE:.1f},{top + (1 - y) * SIDE:.1f}"

    lines = [
        f'<text x="{left}" y="{top - 8}" font-size="11">{escape(name)}: {len(judged)}, error {figures["error"]}</text>',
        f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<polyline points="{point(0, 0)} {point(1, 1)}" stroke="#bbb" stroke-dasharray="4 3" fill="none"/>',
    ]
    tenths = [each for each in figures["tenths"] if each["n"] >= FEWEST]
    line = " ".join(point(each["score"], each["right"]) for each in tenths)
    lines.append(f'<polyline points="{line}" stroke="#1f5fa8" fill="none" stroke-width="1.5"/>')
    for each in tenths:
        x, y = point(each["score"], each["right"]).split(",")
        radius = 2 + 8 * (each["n"] / len(judged)) ** 0.5
        title = f"{each['n']} findings, score {each['score']}, right {each['right']}"
        circle = f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="#1f5fa8" fill-opacity="0.5">'
        lines.append(f"{circle}<title>{title}</title></circle>")
    for label, x, y in (("0", left, 12), ("score", left + SIDE // 2 - 14, 12), ("1", left + SIDE - 6, 12)):
        lines.append(f'<text x="{x}" y="{top + SIDE + y}" font-size="9">{label}</text>')
    lines.append(f'<text x="{left - 34}" y="{top + SIDE // 2}" font-size="9">right</text>')
    return "\n".join(lines)


def main() -> None:
    """Draw all coders; print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plot", type=Path, required=True)
    parser.add_argument("--newsmtsc", type=Path)
    given = parser.parse_args()
    judged = {name.replace("_", " "): each for source in SOURCES for name, each in source(given).items()}
    given.plot.write_text(drawing(judged), encoding="utf-8")
    for name, each in judged.items():
        figures = calibration(each)
        print(f"{name}: {len(each)} findings, error {figures['error']}, Brier {figures['brier']}")


if __name__ == "__main__":
    main()
