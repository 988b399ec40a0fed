"""Statements inside statements: how many are found, with their source and their parent, on `gold/nested`.

    python bench/nested.py [--rules-only]

The gold are forty sentences of our own, each with one statement inside another. An inner statement is found where the
contents share at least half of their words (F1) and the sources touch; its parent is right where it is the outer one.
"""

import sys
from pathlib import Path

from onrecord.evaluate.files import read_gold
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align, touch
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes

GOLD = Path(__file__).parents[1] / "gold/nested"


def main(arguments: list[str]) -> None:
    """Print the counts."""
    found = outer = parents = made = inner = 0
    for gold in read_gold(GOLD):
        notes = take_notes(as_article(gold), rules_only="--rules-only" in arguments)
        tokenized = Tokenized(gold.text)
        wanted = [Sided(tokenized, each) for each in gold.attributions]
        got = [Sided(tokenized, each) for each in prediction(notes, gold.id).attributions]
        to = {
            pair.gold: pair.predicted
            for pair in align(wanted, got)
            if touch(wanted[pair.gold], got[pair.predicted], "source")
        }
        holders = {}
        for i, each in enumerate(gold.attributions):
            for j, other in enumerate(gold.attributions):
                if (
                    i != j
                    and other.content[0].start <= each.content[0].start
                    and each.content[-1].end <= other.content[-1].end
                ):
                    holders[i] = j
        ids = [statement.id for statement in notes.statements]
        inner += len(holders)
        made += sum(statement.parent is not None for statement in notes.statements)
        for i, j in holders.items():
            found += i in to
            outer += j in to
            parents += i in to and j in to and notes.statements[to[i]].parent == ids[to[j]]
    print(f"{inner} inner statements: {found} found, {parents} of them with the right parent; {outer} of their outer")
    print(f"statements that have: {outer} found; {made} statements were given a parent in all")


if __name__ == "__main__":
    main(sys.argv[1:])
