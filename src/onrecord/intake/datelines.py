"""Datelines and agency credits at the start of a paragraph: "BEIRUT, Jan 5 (Agency) —", "Sidon, Lebanon –", "(AFP) -".

A dateline is one or more places, then perhaps a day, then perhaps an agency, parted from the running text by a dash or
a colon. Each part is judged on its own, so that a sentence with a dash in it is not a dateline. The marks cover the
punctuation and the space behind it; what is left is the running text.
"""

import re
from functools import cache
from typing import NamedTuple

from onrecord.intake.places import is_label, is_place
from onrecord.intake.published import MONTHS
from onrecord.lang import word_list
from onrecord.schema import Mark, Span

WINDOW = 130  # characters in which a dateline must end
PARTING = re.compile(r"\s*(?:[—–―]|--+|:)+\s*|\s*-\s+|\s+-|\s+_\s+")
AGENCY = re.compile(r"\(([^()]{2,40})\)|\[([^\[\]]{2,40})\]|/\s?([^/()]{2,40}?)\s?/")
UNPARTED = re.compile(r"\s+(?=[A-Z“\"‘])")
DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:MONTH)\.?\s+\d{1,2}|\d{1,2}\s+(?:MONTH)\.?)(?:\s+(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d".replace("MONTH", "|".join(MONTHS)),
    re.IGNORECASE,
)
PARTICLES = frozenset("de del da do du des di al el ul la le les of and the upon".split())
SENTENCE = re.compile(r"[a-z]{4}\.\s")
MIXED_IN_CAPITALS = re.compile(r"(?:Mc|Mac|St\.?$|Ste\.?$|Mt\.?$|Ft\.?$|al-|el-|ash-|as-|ad-|d’|d')")


class Dateline(NamedTuple):
    """The marks of a dateline, and the day it gives ("Jan 5, 2020"), if any."""

    marks: tuple[Mark, ...]
    day: str | None


def read_dateline(text: str, span: Span, *, first: bool) -> Dateline | None:
    """The dateline that the paragraph at `span` opens with; `first`: it is the first of the body."""
    window = text[span.start : min(span.end, span.start + WINDOW)]
    if not (window[0].isupper() or window[0] in "([/‘'"):
        return None
    agency = AGENCY.search(window)
    partings = [
        found for found in PARTING.finditer(window) if not agency or not agency.start() < found.start() < agency.end()
    ]
    for parting in partings[:3]:
        before = agency if agency and agency.end() <= parting.start() else None
        if read := _judge(window, parting.start(), parting.end(), before, span, first):
            return read
    if agency and (gap := UNPARTED.match(window, agency.end())) and _agency_name(agency).lower() in _agencies():
        return _judge(window, agency.end(), gap.end(), agency, span, first)
    return None


def _judge(
    window: str, head_end: int, end: int, agency: re.Match[str] | None, span: Span, first: bool
) -> Dateline | None:
    if end >= len(window) or (window[end].islower() and not agency):
        return None
    colon = ":" in window[head_end:end]
    head = window[:head_end]
    places_end = head_end
    if agency and not window[: agency.start()].strip() and is_place(_agency_name(agency)):
        value = _agency_name(agency)  # "(NEW YORK) —": a radio network's dateline
        return (
            Dateline((Mark("dateline", Span(span.start, span.start + end), value),), None)
            if first and not colon
            else None
        )
    if agency:
        head = f"{window[: agency.start()]},{window[agency.end() : head_end]}"
        places_end = agency.start()
    parts = [
        part.strip(" .\t\xa0") if DAY.fullmatch(part.strip(" .\t\xa0")) else part.strip()
        for part in re.split(r",|\s/\s", head)
    ]
    parts = [part for part in parts if part]
    days = [part for part in parts if DAY.fullmatch(part)]
    named = [part for part in parts if part.lower() in _agencies() and part != parts[0]]
    places = [part for part in parts if part not in days and part not in named]
    known_agency = bool(named) or (agency is not None and _agency_name(agency).lower() in _agencies())
    known = _is_credible(places, known_agency, agency is not None, bool(days), colon, first)
    if not known and not (first and _is_unlisted_town(places, window, head_end, end, span)):
        return None
    return Dateline(_marks(window, places, agency, named, places_end, end, span), ", ".join(days) or None)


def _is_credible(places: list[str], known_agency: bool, bracketed: bool, dated: bool, colon: bool, first: bool) -> bool:
    if not places:
        return known_agency and not colon
    if len(places) > 3 or is_label(places[0]) or not all(_looks_like_place(place) for place in places):
        return False
    capitals = _in_capitals(places[0])
    known = is_place(places[0])
    if known_agency:
        return True
    if bracketed:
        return capitals and (first or known)
    if colon:
        return False  # "LAHORE: ..." could as well be a speaker: `places.place_labels` looks at the whole text
    return (known and (capitals or first)) or (capitals and first and dated)


def _is_unlisted_town(places: list[str], window: str, head_end: int, end: int, span: Span) -> bool:
    """A town that the gazetteer lacks: in capitals, before a dash with space around it and running text."""
    if not 1 <= len(places) <= 3 or is_label(places[0]) or not all(_looks_like_place(place) for place in places):
        return False
    spaced = window[head_end].isspace() and window[end - 1].isspace() and ":" not in window[head_end:end]
    running = span.end - span.start > 80 and not window[end:].split()[0].isupper()
    return spaced and running and _in_capitals(places[0]) and len(places[0].split()) <= 3


def _looks_like_place(name: str) -> bool:
    words = re.split(r"[\s/]+", name)
    return (
        len(words) <= 5
        and len(name) >= 2
        and all(
            word[0].isupper() or word.lower() in PARTICLES or MIXED_IN_CAPITALS.match(word) for word in words if word
        )
        and not any(mark in name for mark in '“”"!?:;()')
        and not SENTENCE.search(name)
    )


def _in_capitals(name: str) -> bool:
    words = [word for word in re.split(r"[\s/-]+", name) if word and word.lower() not in PARTICLES]
    return bool(words) and len(words[0]) > 1 and all(word.isupper() or MIXED_IN_CAPITALS.match(word) for word in words)


def _marks(
    window: str,
    places: list[str],
    agency: re.Match[str] | None,
    named: list[str],
    places_end: int,
    end: int,
    span: Span,
) -> tuple[Mark, ...]:
    at = span.start
    if agency:
        credit = Mark("agency", Span(at + agency.start(), at + end), _agency_name(agency))
        if not window[: agency.start()].strip():
            return (Mark("agency", Span(at, at + end), credit.value),)
    elif named:
        start = window.rfind(named[-1], 0, places_end)
        credit = Mark("agency", Span(at + start, at + end), named[-1])
    else:
        return (Mark("dateline", Span(at, at + end), ", ".join(places)),)
    if not places:  # "Aug 27 (Agency) -": a day is no place
        return (Mark("agency", Span(at, credit.span.end), credit.value),)
    return (Mark("dateline", Span(at, credit.span.start), ", ".join(places)), credit)


def _agency_name(found: re.Match[str]) -> str:
    return (found[1] or found[2] or found[3]).strip()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in word_list("en", "agencies"))
