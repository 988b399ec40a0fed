"""Dates of speaking on our own gold: how many are found, to the day, given the gold's statements and end to end.

    python bench/speaking_dates.py [--misses] [gold/samples ...]

A day of the gold that is an expression ("Friday") is worked out against the day of publication. `made` are days that
were found where the gold has none, or another.
"""

import sys
from functools import partial
from pathlib import Path

from onrecord.coding.times import time_at
from onrecord.evaluate.axes import found_statements, given_statements
from onrecord.evaluate.fields import ISO_DATE
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.report import as_article
from onrecord.schema import Statement
from onrecord.text import read_text

GOLD = Path(__file__).parents[1] / "gold"
SETS = ("samples", "held", "fresh", "evidence/times-dev", "evidence/times-held")
WAYS = {
    "given": given_statements,
    "end to end": found_statements,
    "rules only": partial(found_statements, rules_only=True),
}


def main(arguments: list[str]) -> None:
    """Print the counts of each set and of all."""
    paths = [Path(each) for each in arguments if not each.startswith("-")] or [GOLD / name for name in SETS]
    for way, statements_of in WAYS.items():
        total = [0, 0, 0]
        for path in paths:
            rows = [(each, statements_of(each)) for each in read_gold(path)]
            counts = [sum(part) for part in zip(*(_count(*row, "--misses" in arguments) for row in rows), strict=True)]
            _show(f"{way}: {path.name}", counts)
            total = [one + other for one, other in zip(total, counts, strict=True)]
        _show(f"{way}: all", total)


def _show(name: str, counts: list[int]) -> None:
    right, gold, made = counts
    print(f"{name}  exact day {right} of {gold} ({right / gold:.3f}), made {made}" if gold else f"{name}  no dates")


def _count(gold: GoldArticle, statements: list[Statement | None], misses: bool) -> tuple[int, int, int]:
    right = wanted = made = 0
    for each, statement in zip(gold.attributions, statements, strict=True):
        if each.said_on in (None, "") or isinstance(each.said_on, str):
            day = _day(gold, each.said_on or "")
            when = statement.said_on.value if statement and statement.said_on else None
            found = when.first if when and when.first == when.last else None
            wanted += day is not None
            right += day is not None and found == day
            made += found is not None and found != day
            if misses and day is not None and found != day:
                print(f"    {gold.id}: {day}, found {found}: {gold.text[each.content[0].start :][:60]!r}")
    return right, wanted, made


def _day(gold: GoldArticle, written: str) -> str | None:
    """The gold's day in ISO 8601; None where it gives none, or more than a day."""
    if ISO_DATE.match(written) or not written:
        return written[:10] or None
    article = as_article(gold)
    reading = read_text(as_article(GoldArticle(id="", text=written, published=article.published)))
    times = (time_at(reading, at, article.published_on) for at in range(len(reading.words)))
    days = next((found.days for found in times if found is not None), None)
    return days[0].isoformat() if days and days[0] == days[1] else None


if __name__ == "__main__":
    main(sys.argv[1:])
