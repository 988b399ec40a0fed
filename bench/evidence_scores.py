"""How far the scores of evidence, dates and remarks are from the shares that are right in our own gold.

    python bench/evidence_scores.py [--rules] [--rules-only]

Prints by field the number of judged findings, the share right, and the expected calibration error over ten bins, on the
sets to develop on and on the held ones; with `--rules` the share right by rule, which the scores are set from.
`onrecord.evaluate.scored.scored(paths)` gives the same pairs to whoever draws them.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.evaluate.calibration import Judged, calibration
from onrecord.evaluate.scored import by_rule

GOLD = Path(__file__).parents[1] / "gold"
SETS = {
    "dev": ("evidence/dev", "evidence/narrator-dev", "evidence/times-dev", "samples", "held", "fresh", "speakers/dev"),
    "held": ("evidence/held", "evidence/narrator-held", "evidence/times-held"),
}


def main(arguments: list[str]) -> None:
    """Print the table of each side."""
    for side, names in SETS.items():
        rows = by_rule((GOLD / name for name in names), rules_only="--rules-only" in arguments)
        for field, judged in sorted(rows.items()):
            pairs = [each for _, each in judged]
            share = sum(each.right for each in pairs) / len(pairs)
            print(f"{side} {field}: {len(pairs)} findings, right {share:.3f}, error {calibration(pairs)['error']:.3f}")
            if "--rules" in arguments:
                _by_rule(judged)


def _by_rule(rows: list[tuple[str, Judged]]) -> None:
    rules: dict[str, list[Judged]] = defaultdict(list)
    for rule, judged in rows:
        rules[
            re.sub(r"(described as|a name that ends in) .*|(loaded) \d+.*|, counted from [\d-]+", r"\1\2", rule)
        ].append(judged)
    for rule, found in sorted(rules.items(), key=lambda each: -len(each[1])):
        share = sum(each.right for each in found) / len(found)
        print(f"    {len(found):4} {share:.2f} (score {found[0].score:.2f})  {rule}")


if __name__ == "__main__":
    main(sys.argv[1:])
