"""Commitment and authority on our own gold: macro-F1 and each value's F1, the gold's attributions given and end to end.

    python bench/evidence.py [--misses] [gold/evidence/dev ...]

Without a path: dev and held of `gold/evidence`, end to end with the reader and by rules alone. `--misses` lists what
came out otherwise.
"""

import sys
from functools import partial
from pathlib import Path

from onrecord.evaluate.axes import AXES, Labelled, found_statements, given_statements, labelled, macro_f1
from onrecord.evaluate.files import read_gold

GOLD = Path(__file__).parents[1] / "gold/evidence"
WAYS = {
    "given": given_statements,
    "end to end": found_statements,
    "rules only": partial(found_statements, rules_only=True),
}


def main(arguments: list[str]) -> None:
    """Print the figures of each set named."""
    paths = [Path(each) for each in arguments if not each.startswith("-")] or [GOLD / "dev", GOLD / "held"]
    for path in paths:
        gold = read_gold(path)
        for way, statements_of in WAYS.items():
            statements = [(each, statements_of(each)) for each in gold]
            for axis in AXES:
                _show(f"{path.name}, {way}", axis, [row for a, s in statements for row in labelled(a, s, axis)])
                if "--misses" in arguments:
                    _misses([row for a, s in statements for row in labelled(a, s, axis)])


def _show(name: str, axis: str, rows: list[Labelled]) -> None:
    figures = macro_f1((row.gold, row.found.value if row.found else None) for row in rows)
    values = "  ".join(f"{value} {each['f1']:.2f}" for value, each in figures["values"].items())
    print(f"{name}: {axis} macro-F1 {figures['macro']:.3f}, accuracy {figures['accuracy']:.3f} of {len(rows)}")
    print(f"    {values}")


def _misses(rows: list[Labelled]) -> None:
    for row in rows:
        if row.found is None or row.found.value != row.gold:
            found = f"{row.found.value} ({row.found.by})" if row.found else "nothing"
            print(f"    {row.id}: {row.gold}, found {found}")


if __name__ == "__main__":
    main(sys.argv[1:])
