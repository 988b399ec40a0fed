"""Exact spans of source, cue and content at each step from tags to notes: `python bench/reader_spans.py GOLD.jsonl`.

A span is right where its first and last tokens (words, single marks) are those of a gold one. Steps:

    tags            every span that the likeliest tags make, nothing linked: how a tagger alone (CofeNet) is judged
    linked          the shipped decoding, spans that belong to an attribution, of any score
    reader          the same without attributions under the least score
    take_notes      rules and reader together

`edge marks aside`: spans are compared from their first to their last word, so that "Ines Roy, the mayor" is the same
with the comma behind it as without.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.evaluate.files import read_gold
from onrecord.evaluate.report import as_article
from onrecord.evaluate.tokens import ROLES, Tokenized
from onrecord.pipeline import take_notes
from onrecord.reader import Reader
from onrecord.reader.pieces import paragraphs
from onrecord.reader.runs import whole
from onrecord.reader.tagging import best_runs
from onrecord.schema import Span

STEPS = ("tags", "linked", "reader", "take_notes")
Edges = tuple[int, int]


def tagged(reader: Reader, text: str) -> Iterator[tuple[str, Span]]:
    """Every span that the tags make, with its role."""
    for window in reader._windows(text, paragraphs(text), []):
        pieces, outputs = window.pieces, reader._network.run(window.pieces)[0]
        for index, role in enumerate(ROLES):
            for start, end in whole(pieces.goes_on, best_runs(outputs.log_tags[:, index])):
                if start >= window.core:  # the window before answers for the others
                    yield role, Span(int(pieces.starts[start]), int(pieces.ends[end - 1]))


def parts(attributions: Iterable[Any]) -> Iterator[tuple[str, Span]]:
    """Every span of attributions or statements, with its role."""
    for each in attributions:
        for role in ROLES:
            yield from ((role, span) for span in getattr(each, role))


def edges(tokenized: Tokenized, spans: Iterable[tuple[str, Span]], *, words_only: bool) -> set[tuple[str, Edges]]:
    """First and last token of each span; its first and last word with `words_only`."""
    found = set()
    for role, span in spans:
        tokens = tokenized.cover([span])
        if words_only:
            tokens = tokenized.words(tokens)
        if tokens:
            found.add((role, (min(tokens), max(tokens))))
    return found


def main(arguments: list[str]) -> None:
    """Print the tables."""
    reader, loose = Reader(), Reader()
    config = loose._network.config
    loose._network.config = replace(config, calibration=replace(config.calibration, least=0.0))
    counts: dict[tuple[bool, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in read_gold(Path(arguments[0])):
        tokenized = Tokenized(row.text)
        made = {
            "tags": list(tagged(reader, row.text)),
            "linked": list(parts(loose.read([row.text])[0].attributions)),
            "reader": list(parts(reader.read([row.text])[0].attributions)),
            "take_notes": list(parts(take_notes(as_article(row)).statements)),
        }
        for words_only in (False, True):
            gold = edges(tokenized, parts(row.attributions), words_only=words_only)
            for step, spans in made.items():
                found = edges(tokenized, spans, words_only=words_only)
                for role in ROLES:
                    wanted, got = ({e for r, e in side if r == role} for side in (gold, found))
                    tally = counts[words_only, step, role]
                    for index, number in enumerate((len(wanted & got), len(got), len(wanted))):
                        tally[index] += number
    for words_only in (False, True):
        print("\nedge marks aside" if words_only else "exact", "(F1, in brackets precision and recall)")
        print(f"{'':<12}", *(f"{role:^24}" for role in ROLES))
        for step in STEPS:
            print(f"{step:<12}", *(f"{_figures(*counts[words_only, step, role]):^24}" for role in ROLES))


def _figures(right: int, made: int, gold: int) -> str:
    return f"{2 * right / max(made + gold, 1):.3f} ({right / max(made, 1):.3f}, {right / max(gold, 1):.3f})"


if __name__ == "__main__":
    main(sys.argv[1:])
