"""How far the scores of acts are from the shares that are right, on gold of our own.

    python bench/act_scores.py gold/acts gold/samples gold/held gold/fresh

Prints, by set and over all, the number of acts found, their expected calibration error over ten bins, and each bin's
size and share right. Only statements whose acts the gold judges count; an act that the gold does not list is wrong.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.evaluate.fields import listed
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes

BINS = 10


def scored(path: Path) -> Iterator[tuple[float, bool]]:
    """Score, and whether the gold has the act, of each act on an aligned statement."""
    for gold in read_gold(path):
        notes = take_notes(as_article(gold), rules_only=True)
        tokenized = Tokenized(gold.text)
        sides = [
            [Sided(tokenized, each) for each in side]
            for side in (gold.attributions, prediction(notes, gold.id).attributions)
        ]
        for pair in align(*sides):
            wanted = listed(gold.attributions[pair.gold].act)
            for act in notes.statements[pair.predicted].acts if wanted else ():
                yield act.score, act.value in wanted


def show(name: str, acts: list[tuple[float, bool]]) -> None:
    """One line for one set."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in acts:
        bins[min(BINS - 1, int(score * BINS))].append((score, right))
    off = sum(abs(sum(score - right for score, right in each)) for each in bins.values())
    shares = "  ".join(f"0.{n}: {len(b)} {sum(r for _, r in b) / len(b):.2f}" for n, b in sorted(bins.items()))
    print(f"{name}  acts {len(acts)}  error {off / max(1, len(acts)):.3f}  {shares}")


def main(arguments: list[str]) -> None:
    """Print the lines of the gold sets named."""
    every: list[tuple[float, bool]] = []
    for argument in arguments:
        acts = list(scored(Path(argument)))
        show(argument, acts)
        every += acts
    show("all", every)


if __name__ == "__main__":
    main(sys.argv[1:])
