"""Where notes and gold part: what was missed, what was found beside gold, and which values differ.

    python -m onrecord.evaluate.misses GOLD             statements missed, found beside gold, or with another source
    python -m onrecord.evaluate.misses GOLD speaker act values of these fields that differ, on aligned statements

For those who write rules: read all of it before changing one.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.evaluate.fields import FIELDS, listed, outcome
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align, touch
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes
from onrecord.schema import Notes
from onrecord.tell.harmless import one_line

DIFFERS = ("wrong", "missing", "spurious")


def differences(gold: GoldArticle, notes: Notes, fields: Sequence[str] = ()) -> Iterator[str]:
    """One line for each difference in the statements, or, where `fields` are named, in their values."""
    found = prediction(notes, gold.id).attributions
    tokenized = Tokenized(gold.text)
    sides = [[Sided(tokenized, a) for a in side] for side in (gold.attributions, found)]
    pairs = {pair.gold: pair.predicted for pair in align(*sides)}
    for field in fields:
        for i, j in sorted(pairs.items()):
            result = outcome(field, gold.attributions[i], found[j])
            if result in DIFFERS:
                values = [" / ".join(listed(getattr(a, field))) or "–" for a in (gold.attributions[i], found[j])]
                yield f"{result} {field}: {values[0]} | {values[1]} | {_shown(gold.text, gold.attributions[i])}"
    if fields:
        return
    for i, attribution in enumerate(gold.attributions):
        if i not in pairs:
            yield f"missed: {_shown(gold.text, attribution)}"
        elif not touch(sides[0][i], sides[1][pairs[i]], "source"):
            by = notes.statements[pairs[i]].by
            yield f"source: {_shown(gold.text, attribution)} | {_shown(gold.text, found[pairs[i]])} ({by})"
    for j, attribution in enumerate(found):
        if j not in pairs.values():
            yield f"beside gold: {_shown(gold.text, attribution)} ({notes.statements[j].by})"


def _shown(text: str, attribution: GoldAttribution) -> str:
    parts = (attribution.source, attribution.cue, attribution.content)
    return one_line(" ".join(f"[{' … '.join(text[s.start : s.end] for s in spans)}]" for spans in parts))


def main(arguments: list[str] | None = None) -> int:
    """Print the differences article by article; 1 where the gold cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.evaluate.misses", description="Where notes and gold part."
    )
    parser.add_argument("gold", type=Path, help="a gold file, or a folder of them")
    parser.add_argument("fields", nargs="*", metavar="FIELD", help=", ".join(FIELDS))
    options = parser.parse_args(arguments)
    if unknown := [field for field in options.fields if field not in FIELDS]:
        parser.error(f"no field is called {unknown[0]!r}: one of {', '.join(FIELDS)}")
    try:
        articles = read_gold(options.gold)
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    for article in articles:
        print(f"== {one_line(article.id)}")
        for line in differences(article, take_notes(as_article(article)), options.fields):
            print(f"  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
