"""Which place each paragraph is about by layout: the place heading that governs it, else the dateline.

A heading governs until the next heading, a dateline, or a paragraph that opens with "Elsewhere" or the like.
"""

from functools import cache

from onrecord.coding.phrases import Phrases
from onrecord.gazetteer import country_after_comma, lookup
from onrecord.lang import word_list
from onrecord.schema import Finding, Place, Span
from onrecord.text import Reading

LONGEST_NAME = 40  # code points of a place in a byline
HEADING, DATELINE = 0.85, 0.5  # scores, until they are calibrated on gold


@cache
def _section_ends(language: str) -> Phrases:
    return Phrases(word_list(language, "section_ends"))


def place_sections(reading: Reading, language: str) -> list[Finding[Place] | None]:
    """For each paragraph of the article the place whose heading, or dateline, governs it."""
    dateline: Finding[Place] | None = None
    current: Finding[Place] | None = None
    governed: list[Finding[Place] | None] = []
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
        governed.append(current or dateline)
    return governed


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
