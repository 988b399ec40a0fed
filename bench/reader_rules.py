"""What each rule is worth beside the reader: `python bench/reader_rules.py GOLD [GOLD ...]` (files or folders).

Each rule is left out in turn, its attributions taken away before rules and reader are weighed (with the weights as they
are). Printed for each gold set on which anything changed: how many attributions fewer are right, made, and strictly
right. A rule that changes nothing, or without which more is right, is a candidate for leaving out; what it does for
`--rules-only`, and for speakers and acts, is not counted here.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.attribute import attribute
from onrecord.attribute.assembly import parents_of
from onrecord.attribute.together import together
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align, tally_article
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.find import find
from onrecord.reader import default_reader, with_found
from onrecord.reader.reading import ModelReading
from onrecord.schema import Attribution, Found
from onrecord.text import Reading, read_text

Counts = Counter[str]


class Case(NamedTuple):
    """One article of gold with what rules and reader found."""

    reading: Reading
    found: Found
    rules: tuple[Attribution, ...]
    learned: ModelReading
    tokenized: Tokenized
    gold: list[Sided]

    def without(self, rule: str) -> Counts:
        """Right, made and strictly right attributions of both, with one rule left out."""
        kept = [each for each in self.rules if each.rule != rule]
        kept = [replace(each, parent=parent) for each, parent in zip(kept, parents_of(kept), strict=True)]
        both = together(self.reading, self.found, kept, self.learned, default_reader().config.arbiter)
        made = [Sided(self.tokenized, GoldAttribution(source=a.source, cue=a.cue, content=a.content)) for a in both]
        tallies = tally_article(self.gold, made, align(self.gold, made))
        right, strict = (int(tallies[name].right) for name in ("attribution", "attribution_strict"))
        return Counter(right=right, made=len(made), strict=strict)


def case(row: GoldArticle) -> Case:
    """Read one article once, by rules and by the reader."""
    article, tokenized = as_article(row), Tokenized(row.text)
    reading = read_text(article)
    found = find(reading)
    learned = with_found(default_reader().read_article(reading.article), found)
    gold = [Sided(tokenized, each) for each in row.attributions]
    return Case(reading, found, attribute(reading, found), learned, tokenized, gold)


def main(arguments: list[str]) -> None:
    """Print one line a rule, the most frequent first."""
    sets = {Path(given): [case(row) for row in read_gold(Path(given)) if row.attributions] for given in arguments}
    whole = {path: [each.without("") for each in cases] for path, cases in sets.items()}
    rules = Counter(own.rule for cases in sets.values() for each in cases for own in each.rules)
    for rule, count in rules.most_common():
        changes = []
        for path, cases in sets.items():
            fewer: Counts = Counter()
            for each, full in zip(cases, whole[path], strict=True):
                if any(own.rule == rule for own in each.rules):
                    fewer.update(full)
                    fewer.subtract(each.without(rule))
            if any(fewer.values()):
                changes.append(f"{path.stem}: " + " ".join(f"{name} {-fewer[name]:+d}" for name in fewer))
        print(f"{rule:<22}{count:5d}  ", "; ".join(changes) or "changes nothing", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
