"""What coding costs: each coder's and finder's share of `take_notes`, in CPU time.

    python bench/coders.py [ARTICLES.jsonl]

Articles are rows with `text` and `date`; by default the bundled samples repeated. What a coder looks up once an article
(the announcing words, the list of places ...) is counted where it is asked for first. Best of three rounds.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onrecord.coding as coding
from onrecord.intake import article_from_text, read_sources
from onrecord.pipeline import take_notes
from onrecord.samples import paths
from onrecord.schema import Article

CLOCK = time.process_time


def articles(arguments: list[str]) -> list[Article]:
    """The articles to time."""
    if arguments:
        rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
        return [article_from_text(row["text"], published=row.get("date")) for row in rows]
    return [each for each in read_sources([str(path) for path in paths()]) if isinstance(each, Article)] * 10


def main(arguments: list[str]) -> None:
    """Print the shares with the reader and by rules alone."""
    given = articles(arguments)
    words = sum(len(article.text.split()) for article in given)
    print(f"{len(given)} articles, {words} words")
    for rules_only in (False, True):
        for article in given[:20]:
            take_notes(article, rules_only=rules_only)  # lexicons are loaded before the clock runs
        rounds = [_round(given, rules_only=rules_only) for _ in range(3)]
        spent = min(rounds, key=lambda each: each["take_notes"])
        whole = spent.pop("take_notes")
        print(f"take_notes{', rules only' if rules_only else ''}: {1e6 * whole / words:.1f} µs a word")
        for name, seconds in sorted(spent.items(), key=lambda each: -each[1]):
            print(f"    {name:<20}{1e6 * seconds / words:7.2f} µs a word  {seconds / whole:6.1%}")


def _round(given: list[Article], *, rules_only: bool) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    kept = coding.CODERS, coding.FINDERS
    coding.CODERS = tuple((name, _timed(name, coder, spent)) for name, coder in kept[0])
    coding.FINDERS = tuple((name, _timed(name, finder, spent)) for name, finder in kept[1])
    code = _timed("all of coding", coding.code, spent)
    import onrecord.pipeline as pipeline

    pipeline.code, before = code, CLOCK()
    for article in given:
        take_notes(article, rules_only=rules_only)
    spent["take_notes"] = CLOCK() - before
    coding.CODERS, coding.FINDERS = kept
    pipeline.code = coding.code
    return spent


def _timed(name: str, work: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        before = CLOCK()
        try:
            return work(*given)
        finally:
            spent[name] += CLOCK() - before

    return timed


if __name__ == "__main__":
    main(sys.argv[1:])
