"""Place phrases: what "in Lebanon's southern town of Doueir" or "at Crescent Palace in Geneva, Switzerland" names.

A name counts as a place where the gazetteer knows it or the text says what it is ("the town of", "... Square"). The
country is the text's own word where it gives one (a genitive, a demonym, ", Switzerland"), else the gazetteer's.
"""

from functools import cache
from typing import NamedTuple

from onrecord.gazetteer import country_of, demonym_of, localities, lookup
from onrecord.lang import word_list
from onrecord.schema import Place, Span
from onrecord.text import Reading

PREPOSITIONS = frozenset(("in", "at", "near", "outside", "inside", "from"))
INNER = frozenset(("of", "de", "del", "la", "al", "el", "the", "and", "-"))  # inside a name, before a capital
LONGEST = 12  # words of a place phrase
GENITIVES = ("’s", "'s", "’", "'")


class Toponym(NamedTuple):
    """A place phrase: the place, the span of the whole phrase, and whether a list or the text itself vouches for it."""

    place: Place
    span: Span
    end: int
    listed: bool


@cache
def settlements(language: str) -> frozenset[str]:
    """Nouns of towns, districts and the like."""
    return frozenset(word_list(language, "settlements"))


@cache
def landmarks(language: str) -> frozenset[str]:
    """Nouns that end the names of landmarks."""
    return frozenset(word_list(language, "landmarks"))


def toponym_after(reading: Reading, preposition: int, last: int, language: str = "en") -> Toponym | None:
    """The place that the words after a preposition name, up to word `last` (exclusive); None where they name none."""
    words, lower = reading.words, reading.lower
    stop = min(last, preposition + 1 + LONGEST)
    country: str | None = None
    settled = False
    at = preposition + 1
    while at < stop:
        word = words[at]
        if word[0].isupper():
            base, genitive = _without_genitive(word)
            code = demonym_of(base) if not genitive else country_of(base)
            if code is None and genitive:
                end_of_name = _genitive_country(reading, at, stop)
                code = end_of_name
            if code is not None and at + 1 < stop and (genitive or _noun_follows(reading, at + 1, stop, language)):
                country = code
                at += 1
                continue
            return _named(reading, preposition, at, stop, country, settled, language)
        if lower[at] in settlements(language):
            settled = True
        elif not (word[0].isalpha() or word == ",") or (at > preposition + 1 and lower[at] in PREPOSITIONS):
            return None
        if word == "," and not settled:
            return None
        at += 1
    return None


def _named(
    reading: Reading, preposition: int, first: int, stop: int, country: str | None, settled: bool, language: str
) -> Toponym | None:
    lower = reading.lower
    end = _end_of_name(reading, first, stop)
    name = _text(reading, first, end)
    base, genitive = _without_genitive(name)
    before_class = end < stop and lower[end] in settlements(language) and not genitive
    if before_class and end + 1 < stop and lower[end + 1] == "of":  # "the West Bank city of Ramallah"
        region = lookup(base, country)
        inner = _end_of_name(reading, end + 2, stop)
        if inner > end + 2:
            return _place(reading, preposition, end + 2, inner, stop, (region.country if region else country), True)
    if genitive:
        return _genitive_place(reading, preposition, first, end, base, stop, language)
    vouched = settled or before_class or lower[end - 1] in landmarks(language)
    return _place(reading, preposition, first, end, stop, country, vouched)


def _genitive_place(
    reading: Reading, preposition: int, first: int, end: int, base: str, stop: int, language: str
) -> Toponym | None:
    """ "Beirut's Martyrs' Square" is in Beirut; "Beirut's southern suburbs" are, for all we can say, too."""
    if not localities(base):
        return None
    found = lookup(base)
    country = found.country if found else None
    follows = range(end, min(end + 3, stop))
    if not any(reading.words[at][0].isupper() or reading.lower[at] in settlements(language) for at in follows):
        return None
    return Toponym(Place(base, country), reading.span(preposition, end), end, True)


def _place(
    reading: Reading, preposition: int, first: int, end: int, stop: int, country: str | None, vouched: bool
) -> Toponym | None:
    name = _text(reading, first, end)
    after = end + 1
    whole = end
    if end < stop and reading.words[end] == "," and after < stop and reading.words[after][0].isupper():
        outer_end = _end_of_name(reading, after, stop)
        outer = lookup(_text(reading, after, outer_end))
        if outer is not None and outer.country is not None and lookup(name, outer.country):
            country, whole = outer.country, outer_end
    found = lookup(name, country) or (lookup(name) if country is None else None)
    if found is None and not vouched:
        return None
    value = Place(name, country or (found.country if found else None))
    return Toponym(value, reading.span(preposition, whole), whole, found is not None)


def _end_of_name(reading: Reading, first: int, stop: int) -> int:
    """The end of the run of capitalised words that starts at `first`; the longest that the gazetteer knows wins."""
    words, lower = reading.words, reading.lower
    end = at = first
    while at < stop:
        if words[at][0].isupper():
            end = at + 1
            if words[at].endswith(GENITIVES[:2]):
                break
        elif not (lower[at] in INNER and at > first and at + 1 < stop and words[at + 1][0].isupper()) and not (
            words[at] == "."
            and at + 1 < stop
            and len(words[at - 1]) <= 3
            and reading.starts[at] == reading.ends[at - 1]
        ):
            break
        at += 1
    for shorter in range(end, first, -1):
        if words[shorter - 1][0].isupper() and localities(_text(reading, first, shorter)):
            return shorter
    return end


def _noun_follows(reading: Reading, at: int, stop: int, language: str) -> bool:
    """Whether an adjective's noun follows: "the Lebanese town of", "the Iranian capital", "the German city"."""
    return any(reading.lower[word] in settlements(language) for word in range(at, min(at + 3, stop)))


def _genitive_country(reading: Reading, at: int, stop: int) -> str | None:
    """The country of a name in several words whose last is a genitive is found by its end: "Saudi Arabia's"."""
    return None


def _without_genitive(word: str) -> tuple[str, bool]:
    for ending in GENITIVES[:2]:
        if word.endswith(ending):
            return word[: -len(ending)], True
    return word, False


def _text(reading: Reading, first: int, end: int) -> str:
    return reading.text[reading.starts[first] : reading.ends[end - 1]]
