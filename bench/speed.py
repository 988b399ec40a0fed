"""Words a second of one core, stage by stage and in all: `python bench/speed.py [ARTICLES.jsonl]`.

Reads articles (rows with `text`) from the file, by default the bundled samples repeated. Prints CPU time per word; a
word is what white space separates. Best of three rounds.
"""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from onrecord.attribute import attribute
from onrecord.attribute.together import together
from onrecord.coding import code
from onrecord.find import find
from onrecord.intake import article_from_text, read_sources
from onrecord.reader import default_reader, with_found
from onrecord.resolve import resolve
from onrecord.samples import paths
from onrecord.schema import Article
from onrecord.text import read_text

STAGES = ("layout", "text", "find", "attribute", "reader", "together", "resolve", "coding")
LEARNED = ("reader", "together")
"""The stages that rules alone do without."""


def articles(arguments: list[str]) -> list[Article]:
    """The articles to time."""
    if arguments:
        rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
        return [article_from_text(row["text"], published=row.get("date")) for row in rows]
    return [each for each in read_sources([str(path) for path in paths()]) if isinstance(each, Article)] * 20


def time_stages(given: list[Article]) -> dict[str, float]:
    """CPU seconds of each stage over all articles."""
    reader = default_reader()
    spent = dict.fromkeys(STAGES, 0.0)
    clock = time.process_time
    for article in given:
        marks = [clock()]
        article_from_text(article.text)
        marks.append(clock())
        reading = read_text(article)
        marks.append(clock())
        found = find(reading)
        marks.append(clock())
        attributions = attribute(reading, found)
        marks.append(clock())
        learned = with_found(reader.read_article(article), found)
        marks.append(clock())
        attributions = together(reading, found, attributions, learned, reader.config.arbiter)
        marks.append(clock())
        cast = resolve(reading, found, attributions)
        marks.append(clock())
        code(reading, found, attributions, cast)
        marks.append(clock())
        for stage, (before, after) in zip(STAGES, pairwise(marks), strict=True):
            spent[stage] += after - before
    return spent


def main(arguments: list[str]) -> None:
    """Print the table."""
    given = articles(arguments)
    words = sum(len(article.text.split()) for article in given)
    time_stages(given[:20])  # lexicons are loaded before the clock runs
    best = min((time_stages(given) for _ in range(3)), key=lambda spent: sum(spent.values()))
    whole = sum(best.values()) - best["layout"]
    by_rules = whole - sum(best[stage] for stage in LEARNED)
    print(f"{len(given)} articles, {words} words")
    for stage, seconds in best.items():
        print(f"{stage:<12}{1e6 * seconds / words:8.2f} µs a word")
    for name, seconds in (("take_notes", whole), ("rules only", by_rules)):
        print(f"{name:<12}{1e6 * seconds / words:8.2f} µs a word, {words / seconds:,.0f} words a second")


if __name__ == "__main__":
    main(sys.argv[1:])
