"""Places of news articles against GeoWebNews: `python bench/places.py [--misses] [--reader] [GOLD]`.

Prints how far off given names are placed, and what is found and placed end to end, for the half of the articles that
was looked at and for the half that was not. `--misses` lists the misses of the first half and of no other; `--reader`
takes the notes with the learned reader, else by the rules alone.
"""

import argparse
import time
from pathlib import Path

from onrecord.attribute import attribute
from onrecord.coding.context import Context
from onrecord.coding.locating import located, located_at
from onrecord.evaluate.calibration import Judged, calibration
from onrecord.evaluate.places import (
    FARTHEST_KM,
    RIGHT_KM,
    Found,
    GoldPlaces,
    found_figures,
    given_figures,
    off,
    read_places,
    scored,
)
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.resolve import resolve
from onrecord.schema import Place
from onrecord.text import read_text

GOLD = Path(__file__).parents[2] / "shared/data/geowebnews.dev.jsonl"
CONTEXTS: dict[str, Context] = {}


def context_of(article: GoldPlaces) -> Context:
    """The article as the coders see it."""
    if article.id not in CONTEXTS:
        reading = read_text(article_from_text(article.text))
        found = find(reading)
        attributions = attribute(reading, found)
        CONTEXTS[article.id] = Context(reading, found, attributions, resolve(reading, found, attributions))
    return CONTEXTS[article.id]


def placed(article: GoldPlaces) -> list[Place | None]:
    """Where each marked toponym is placed."""
    return located_at(context_of(article), tuple(each.span for each in article.toponyms))


def found_in(article: GoldPlaces) -> list[Found]:
    """The toponyms that are found."""
    return [Found(each.span, each.use, each.place, each.score) for each in located(context_of(article))]


def misses(articles: list[GoldPlaces]) -> None:
    """What is wrong, one line each."""
    for article in articles:
        found = found_in(article)
        for gold, at in zip(article.toponyms, placed(article), strict=True):
            name = article.text[gold.span.start : gold.span.end]
            over = [each for each in found if each.span.start < gold.span.end and gold.span.start < each.span.end]
            if (error := off(gold, at)) > RIGHT_KM:
                where = "-" if at is None else f"{at.name}, {at.unit}, {at.country}"
                far = "" if error == FARTHEST_KM else f"{error:.0f} km"
                print(f"GIVEN\t{article.id}\t{name}\t{gold.type}\t{gold.listed}\t{where}\t{far}")
            if not over:
                around = article.text[max(0, gold.span.start - 40) : gold.span.end + 20].replace("\n", " ")
                print(f"NOT FOUND\t{article.id}\t{name}\t{gold.type}\t{gold.listed}\t{around}")
        spans = [each.span for each in article.toponyms]
        for each in found:
            if not any(each.span.start < span.end and span.start < each.span.end for span in spans):
                around = article.text[max(0, each.span.start - 40) : each.span.end + 20].replace("\n", " ")
                name = article.text[each.span.start : each.span.end]
                print(f"SPURIOUS\t{article.id}\t{name}\t{each.use}\t{around}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--misses", action="store_true", help="list the misses of the half that was looked at")
    asked = parser.parse_args()
    articles = read_places(asked.gold)
    looked_at = [each for each in articles if each.is_for_tuning]
    if asked.misses:
        misses(looked_at)
    for name, half in (("looked at", looked_at), ("not looked at", [a for a in articles if not a.is_for_tuning])):
        print(f"{name}: {len(half)} articles")
        for title, figures in (("given", given_figures(half, placed)), ("end to end", found_figures(half, found_in))):
            print(f"  {title:<10} " + ", ".join(f"{key} {_number(value)}" for key, value in figures.items()))
        judged = [Judged(score, right) for score, right in scored(half, found_in)]
        print(f"  calibration error {calibration(judged)['error']:.3f}")
    words = sum(len(context_of(each).reading.words) for each in articles)
    for each in articles:
        context_of(each).places = None
    started = time.perf_counter()
    for each in articles:
        located(context_of(each))
    print(f"{(time.perf_counter() - started) / words * 1e6:.2f} µs a word")


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 1 or value != int(value) else f"{value:.0f}"


if __name__ == "__main__":
    main()
