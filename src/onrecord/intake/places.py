"""Labels that name places: "Lebanon:" before a paragraph or over several. Gazetteer and article decide together.

A label that comes back is a speaker's ("Q:", "Jordan:" in an interview). A name that the article uses as a surname is a
person's. Countries, regions and capitals stand alone; another town counts only in the company of a second place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from onrecord.gazetteer import Locality, capital_of, fold, localities
from onrecord.lang import word_list

LABEL = re.compile(r"(?:[–—•*-]\s+)?([^\W\d_][\w.’'-]*(?:[ /][\w.’'-]+){0,4})\s?:(?=\s|$)")
BARE = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3}")
TOP = 6  # lines in which "LAHORE: ..." is a dateline
TOWN = 50_000  # inhabitants from which a town in capitals is one; most surnames are of smaller places
LONGEST = 60  # characters in which a label ends
NOT_A_FIRST_NAME = frozenset(
    "in at from to of for near around across outside inside over through the and but with by when while as if on into "
    "new old north south east west northern southern eastern western central greater upper lower mid "
    "downtown occupied besieged city town village province state port fort saint st mount lake".split()
)


def is_label(name: str) -> bool:
    """Whether `name` is a label that names neither a place nor a speaker ("UPDATE", "Q")."""
    return name.rstrip(".").lower() in _labels()


def is_place(name: str) -> bool:
    """Whether the gazetteer knows `name`, in any case of letters; of two or three letters, only countries."""
    if is_label(name):
        return False
    found = localities(name)
    return bool(found) and (len(name) > 3 or found[0].kind == "country" or not name.isupper())


def place_labels(text: str, lines: Sequence[str]) -> frozenset[str]:
    """The labels before a colon, and the bare lines, among `lines` that name places in this text."""
    counts: Counter[str] = Counter()
    at_top: set[str] = set()
    for index, line in enumerate(lines):
        if ":" in line[:LONGEST] and (found := LABEL.match(line[:LONGEST])):
            counts[found[1]] += 1
            if index < TOP and found[1].isupper():
                at_top.add(found[1])
        elif len(line) <= LONGEST and line[-1] != "." and BARE.fullmatch(line):
            counts[line] += 1
    places = {name for name, count in counts.items() if count == 1 and name[0].isupper() and is_place(name)}
    places = {name for name in places if _is_certain(localities(name)[0]) or not _is_surname_in(text, name)}
    sure = {name for name in places if _stands_alone(localities(name)[0])}
    sure |= {name for name in places & at_top if (localities(name)[0].inhabitants or 0) >= TOWN}
    return frozenset(places if len(places) > 1 else sure)


def _is_certain(place: Locality) -> bool:
    return place.kind in ("country", "region")


def _stands_alone(place: Locality) -> bool:
    capital = capital_of(place.country) if place.country else None
    return place.kind != "city" or (capital is not None and fold(capital) == fold(place.name))


def _is_surname_in(text: str, name: str) -> bool:
    """Whether a capitalised word that is no part of a place name stands before `name` somewhere in the text."""
    for found in re.finditer(rf"(?<![\w’'-])([^\W\d_][\w.’'-]*),? {re.escape(name)}(?![\w-])", text, re.IGNORECASE):
        before = found[1]
        if before[0].isupper() and before.lower().rstrip(".") not in NOT_A_FIRST_NAME:
            return True
    return False


@cache
def _labels() -> frozenset[str]:
    return frozenset(word_list("en", "labels"))
