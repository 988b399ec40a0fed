"""Statements inside statements: how many are found, with their source and their parent, on `gold/nested`.

    python bench/nested.py [--rules-only]

The gold are sentences of our own, each with one statement inside another: forty that were looked at, and twenty that
were held out. An inner statement is found where the
contents share at least half of their words (F1) and the sources touch; its parent is right where it is the outer one.
"""

import sys
from pathlib import Path

from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align, touch
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes

GOLD = Path(__file__).parents[1] / "gold/nested"


def main(arguments: list[str]) -> None:
    """Print the counts of each part."""
    for gold in read_gold(GOLD):
        _count(gold, rules_only="--rules-only" in arguments)


def _count(gold: GoldArticle, *, rules_only: bool) -> None:
    notes = take_notes(as_article(gold), rules_only=rules_only)
    tokenized = Tokenized(gold.text)
    wanted = [Sided(tokenized, each) for each in gold.attributions]
    got = [Sided(tokenized, each) for each in prediction(notes, gold.id).attributions]
    pairs = [(pair.gold, pair.predicted) for pair in align(wanted, got)]
    to = {i: j for i, j in pairs if touch(wanted[i], got[j], "source")}
    holders = {
        i: j
        for i, each in enumerate(gold.attributions)
        for j, other in enumerate(gold.attributions)
        if i != j and other.content[0].start <= each.content[0].start and each.content[-1].end <= other.content[-1].end
    }
    ids = [statement.id for statement in notes.statements]
    found = sum(i in to for i in holders)
    parents = sum(i in to and j in to and notes.statements[to[i]].parent == ids[to[j]] for i, j in holders.items())
    made = sum(statement.parent is not None for statement in notes.statements)
    print(f"{gold.id}: {found} of {len(holders)} inner statements found, {parents} with the right parent; ", end="")
    print(f"{sum(j in to for j in holders.values())} outer ones; {made} statements have a parent in all")


if __name__ == "__main__":
    main(sys.argv[1:])
