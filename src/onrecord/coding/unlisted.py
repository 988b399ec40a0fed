"""Places that no list has: a street, a church, a hamlet lies where the text puts it, or in the town it speaks of most.

Two questions: which words are the name of such a place ("Holy Cross Church", "Crane Street"), and which of the places
that the article names holds it: the one said straight behind it or before it ("Crane Street in Hull", "Hull's Crane
Street"), else the one that the paragraph and the article name most. A country alone holds it without a point.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.toponyms import GENITIVES, Named
from onrecord.gazetteer import Locality, country_name
from onrecord.lang import word_list
from onrecord.schema import Span
from onrecord.text import Reading

SAID, NEAR_BY, FAR_OFF = 0.7, 0.48, 0.4  # scores: where the text puts it, the paragraph's place, the article's
BEHIND = frozenset(("in", "of", "near", "outside", "at", "on", ",", "the", "downtown", "central"))
STREETS = 4  # words between a name and the place that the text says it is in
LONGEST = 5  # words of a name
OFTEN = 5  # mentions of a place that count
HERE, DATELINE = 3.0, 2.0  # what a mention in the paragraph counts, and the dateline
INNER = frozenset(("of", "de", "la", "the", "du", "des", "and"))
HOLDING = ("city", "landmark", "district")


class Anchor(NamedTuple):
    """A place that the article names, and where."""

    span: Span
    paragraph: int
    place: Locality


class Held(NamedTuple):
    """What holds a place that no list has, why, and how surely."""

    place: Locality
    why: str
    score: float


@cache
def sights(language: str) -> frozenset[str]:
    """Nouns that end the names of streets, buildings, grounds and waters."""
    return frozenset(word_list(language, "sights"))


@cache
def seated(language: str) -> frozenset[str]:
    """Nouns of bodies that sit in a state's capital."""
    return frozenset(word_list(language, "seated"))


class Holders:
    """The located places of one article, and which of them holds what no list has."""

    def __init__(self, context: Context, placed: list[tuple[Named, Locality]]) -> None:
        self.context = context
        anchors = [
            Anchor(named.span, context.paragraph_of(named.span.start), place)
            for named, place in placed
            if named.use != "actor"
        ]
        self.anchors = [each for each in anchors if each.place.kind in HOLDING and each.place.latitude is not None]
        self.wider = [each for each in anchors if each.place.kind == "unit" and each.place.latitude is not None]
        self.countries = [each for each in anchors if each.place.country is not None]
        marks = {
            mark.span.start for paragraph in context.article.paragraphs for mark in paragraph.marks
            if mark.kind == "dateline"
        }  # fmt: skip
        self.dated = {each.place.name for each in self.anchors if each.span.start in marks}

    def of(self, span: Span) -> Held | None:
        """What holds the place named at a span; None where the article names nothing that could."""
        others = [each for each in self.anchors if each.span.end <= span.start or each.span.start >= span.end]
        said = next((each for each in [*others, *self.wider] if self._puts(span, each)), None)
        if said is not None:
            return Held(said.place, f"in {said.place.name}, by the text", SAID)
        number = self.context.paragraph_of(span.start)
        for able in (others, [each for each in self.wider if each.span != span]):
            if able:
                best = max(
                    able, key=lambda each: (self._weight(each, able, number), -abs(each.span.start - span.start))
                )
                here = any(each.paragraph == number and each.place == best.place for each in able)
                why = "named beside it" if here else "the article’s place"
                return Held(best.place, f"in {best.place.name}, {why}", NEAR_BY if here else FAR_OFF)
        codes = [each.place.country for each in self.countries if each.span != span]
        code = max(codes, key=lambda each: (codes.count(each), each)) if codes else None
        if code is None:
            return None
        name = country_name(code) or code
        return Held(Locality(name, "country", code), f"in {name}, the article’s country", FAR_OFF)

    def _weight(self, anchor: Anchor, able: list[Anchor], number: int) -> float:
        same = [each for each in able if each.place == anchor.place]
        here = any(each.paragraph == number for each in same)
        share = sum(each.place.country == anchor.place.country for each in self.countries) / len(self.countries)
        return (min(OFTEN, len(same)) + HERE * here + DATELINE * (anchor.place.name in self.dated)) * (share + 0.1)

    def _puts(self, span: Span, anchor: Anchor) -> bool:
        """Whether the text says straight behind a name, or before it with a genitive, where it is."""
        text, reading = self.context.article.text, self.context.reading
        if anchor.span.start >= span.end:
            between = reading.words_in(Span(span.end, anchor.span.start))
            words = reading.lower[between.start : between.stop]
            return 0 < len(words) <= STREETS and all(word in BEHIND for word in words) and "\n" not in text[
                span.end : anchor.span.start
            ]  # fmt: skip
        return text[anchor.span.end : span.start].strip() in GENITIVES


def unlisted(context: Context, taken: list[Span]) -> list[Span]:
    """The names of streets, buildings and the like in running text that nothing else is found in."""
    reading, found = context.reading, []
    busy = {word for span in taken for word in reading.words_in(span)}
    nouns = sights(context.language)
    for noun in sorted(nouns):
        for last in context.positions(noun):
            first = _start(reading, last)
            if last - first < 1 or busy.intersection(range(first, last + 1)) or _goes_on(reading, last):
                continue
            found.append(reading.span(first, last + 1))
    return sorted(found)


def _start(reading: Reading, last: int) -> int:
    """The first word of the run of capitals that a noun ends, without an article."""
    first = last
    if not reading.words[last][0].isupper():
        return last
    begin = reading.sentences[reading.sentence_of[last]][0]
    at = last - 1
    while at >= max(begin, last - LONGEST):
        if not reading.words[at][0].isupper():
            if reading.lower[at] not in INNER or at == begin or not reading.words[at - 1][0].isupper():
                break
        elif reading.words[at].endswith(GENITIVES) and at == first - 1 and at < last - 1:
            break
        else:
            first = at
        at -= 1
    return first + (reading.lower[first] in ("the", "a", "at", "in", "on", "outside"))


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether the name goes on behind the noun: "Crane Street Bakers"."""
    following = last + 1
    return (
        following < len(reading.words)
        and reading.words[following][0].isupper()
        and reading.sentence_of[following] == reading.sentence_of[last]
    )
