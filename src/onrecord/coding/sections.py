"""Which place each paragraph is about by layout: the place heading that governs it, else the dateline.

A heading governs until the next heading, a dateline, a paragraph that opens with "Elsewhere" or the like, or one that
opens in another country ("The Norwegian minister for trade", "In Oslo,") and names nothing that the section has named.
A paragraph that opens with a quotation or a pronoun goes on.
"""

from functools import cache

from onrecord.coding.phrases import Phrases
from onrecord.gazetteer import country_after_comma, country_of, demonym_of, lookup
from onrecord.lang import word_list
from onrecord.schema import Finding, Place, Span
from onrecord.text import Reading

OPENING = 10  # words in which a paragraph shows that it is elsewhere
COMMON = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday The A An In On At He She It They But And His Her Mr Mrs
    I January February March April May June July August September October November December""".split()
)
PRONOUNS = frozenset("he she it they his her its their".split())
LONGEST_NAME = 40  # code points of a place in a byline
HEADING, DATELINE = 0.97, 0.95  # scores: shares right in our own gold (`bench/evidence_scores.py`)


@cache
def _section_ends(language: str) -> Phrases:
    return Phrases(word_list(language, "section_ends"))


def place_sections(reading: Reading, language: str) -> list[Finding[Place] | None]:
    """For each paragraph of the article the place whose heading, or dateline, governs it."""
    dateline: Finding[Place] | None = None
    current: Finding[Place] | None = None
    governed: list[Finding[Place] | None] = []
    named: set[str] = set()  # the words with a capital in the section so far
    for number, paragraph in enumerate(reading.article.paragraphs):
        if paragraph.kind == "place":
            current = _heading(reading.text[paragraph.span.start : paragraph.span.end], paragraph.span, "place heading")
        elif paragraph.kind in ("heading", "title", "time"):
            current = None  # a new entry of a live report speaks of elsewhere until it says where
        elif paragraph.kind == "byline" and dateline is None:
            dateline = _byline(reading, paragraph.span)
        for mark in paragraph.marks:
            if mark.kind == "place":
                current = _heading(mark.value, mark.span, "place heading")
            elif mark.kind == "dateline":
                dateline, current = _dateline(mark.value, mark.span), None
        first, last = reading.paragraph_words[number]
        if first < last and _section_ends(language).at(reading.lower, first):
            current = None
        if current is None or paragraph.kind == "place" or any(mark.kind == "place" for mark in paragraph.marks):
            named = set()
        elif first < last and paragraph.kind == "body" and _is_elsewhere(reading, first, last, current.value, named):
            current = None
        named |= {word for word in reading.words[first:last] if word[0].isupper()}
        governed.append(current or dateline)
    return governed


def _is_elsewhere(reading: Reading, first: int, last: int, place: Place, named: set[str]) -> bool:
    """Whether a paragraph opens in another country than the section's and goes on with nobody of it."""
    if place.country is None or reading.quotation_of[first] != -1 or reading.lower[first] in PRONOUNS:
        return False
    opening = range(first, min(last, first + OPENING))
    countries = {found for word in opening if (found := _country(reading, word)) is not None}
    if not countries or place.country in countries:
        return False
    own = {word for word in reading.words[first + 1 : last] if word[0].isupper() and word not in COMMON}
    return not own & named


def _country(reading: Reading, word: int) -> str | None:
    """The country of a place that a paragraph opens in, or of whom it opens with; none inside quotation marks."""
    written = reading.words[word]
    if not written[0].isupper() or reading.quotation_of[word] != -1:
        return None
    if (people := demonym_of(written)) is not None:
        return people if word + 1 < len(reading.words) and reading.words[word + 1][0].islower() else None
    if word and reading.lower[word - 1] == "in" and (found := lookup(written)) is not None:
        return found.country
    return country_of(written.removesuffix("’s").removesuffix("'s"))


def _heading(text: str, span: Span, by: str) -> Finding[Place] | None:
    name = text.strip().strip(":.–—- ").strip()
    if not name:
        return None
    found = lookup(name)
    return Finding(Place(_cased(name), found.country if found else None), (span,), by, HEADING)


def _dateline(value: str, span: Span) -> Finding[Place] | None:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        return None
    outer = country_after_comma(parts[1]) if len(parts) > 1 else None
    found = lookup(parts[0], outer)
    country = outer or (found.country if found else None)
    return Finding(Place(_cased(parts[0]), country), (span,), "dateline", DATELINE)


def _byline(reading: Reading, span: Span) -> Finding[Place] | None:
    """The place at the end of a byline: "By Ada Lind in Riga"; a name behind "in" that no list knows is none."""
    text = reading.text[span.start : span.end].rstrip(" .,")
    _, parting, name = text.rpartition(" in ")
    if not parting or len(name) > LONGEST_NAME or not name[:1].isupper() or (found := lookup(name)) is None:
        return None
    at = Span(span.start + len(text) - len(name), span.start + len(text))
    return Finding(Place(name, found.country), (at,), "dateline", DATELINE)


def _cased(name: str) -> str:
    """A name in capitals as it is usually written: "BEIRUT" is Beirut; short ones (UK, UAE) stay."""
    if not name.isupper() or len(name) <= 3:
        return name
    found = lookup(name)
    return found.name if found and found.name.lower() == name.lower() else name.title().replace("’S", "’s")
