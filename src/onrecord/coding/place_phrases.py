"""Place phrases: what "in Norway's western town of Haugvik" or "at Crescent Palace in Geneva, Switzerland" names.

A name counts as a place where the gazetteer knows it or the text says what it is ("the town of", "... Square"). The
country is the text's own word where it gives one (a genitive, a demonym, ", Switzerland"), else the gazetteer's.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.times import time_table
from onrecord.gazetteer import country_after_comma, country_of, demonym_of, localities, lookup
from onrecord.lang import word_list
from onrecord.schema import Place, Span
from onrecord.text import Reading

PREPOSITIONS = frozenset(("in", "at", "near", "outside", "inside", "from"))
INNER = frozenset(("of", "de", "del", "la", "al", "el", "the", "-"))  # inside a name, before a capital
LONGEST = 12  # words of a place phrase
GENITIVES = ("’s", "'s")
BEFORE_NAME = frozenset(
    """the a an occupied besieged central northern southern eastern western north south east west northeastern
    northwestern southeastern southwestern downtown nearby neighbouring neighboring capital holy , of""".split()
)
SPEAKS_FROM = frozenset("speaking said told spoke phone telephone live broadcast reporting tweeted wrote".split())
DIRECTIONS = frozenset("western eastern northern southern central north south east west".split())
AFTER_NAME = frozenset("on in at where as when after before to for and during with by over that who while said".split())


class PlacePhrase(NamedTuple):
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


def toponym_after(reading: Reading, preposition: int, last: int, language: str = "en") -> PlacePhrase | None:
    """The place that the words after a preposition name, up to word `last` (exclusive); None where they name none."""
    words, lower = reading.words, reading.lower
    if lower[preposition] == "from" and not (preposition and lower[preposition - 1] in SPEAKS_FROM):
        return None
    stop = min(last, preposition + 1 + LONGEST)
    phrase = _Words(reading, preposition, stop, language)
    country: str | None = None
    settled = described = False
    at = preposition + 1
    while at < stop:
        if words[at][0].isupper():
            if time_table(language).match(lower, at):
                return None  # "in a March meeting"
            owner = _country_owner(phrase, at)
            if owner is None:
                return None if described and not settled else phrase.named(at, country, settled)
            country, at = owner
            continue
        if lower[at] in settlements(language):
            settled = True
        elif lower[at] not in BEFORE_NAME:
            if not lower[at][0].isalpha() or lower[at] in PREPOSITIONS:
                return None
            described = True  # "in the previous ...": a place only if "town of" or the like comes
        at += 1
    return None


def _country_owner(phrase: "_Words", at: int) -> tuple[str, int] | None:
    """The country, and the word behind it, of "Lebanon's southern town" or "the Lebanese town"."""
    reading, stop = phrase.reading, phrase.stop
    for end in range(min(at + 3, stop), at, -1):
        if not all(word[0].isupper() for word in reading.words[at:end]):
            continue
        base, genitive = _without_genitive(_text(reading, at, end))
        code = country_of(base) if genitive else demonym_of(base)
        if (
            code
            and end < stop
            and any(reading.lower[word] in settlements(phrase.language) for word in range(end, min(end + 3, stop)))
        ):
            return code, end
    return None


class _Words(NamedTuple):
    """A stretch of words after a preposition, read as a place phrase."""

    reading: Reading
    preposition: int
    stop: int
    language: str

    def named(self, first: int, country: str | None, settled: bool) -> PlacePhrase | None:
        """The place whose name starts at word `first`; `settled`: the text has said that it is a town or the like."""
        lower, stop = self.reading.lower, self.stop
        run = _end_of_run(self.reading, first, stop)
        end = _known_end(self.reading, first, run)
        base, genitive = _without_genitive(_text(self.reading, first, end))
        if genitive:
            return self.owned(end, base)
        classed = end < stop and lower[end] in settlements(self.language)
        if classed and end + 2 < stop and lower[end + 1] == "of" and self.reading.words[end + 2][0].isupper():
            region = lookup(base, country)  # "the West Bank city of Ramallah"
            inner = _end_of_run(self.reading, end + 2, stop)
            return self.place(end + 2, inner, region.country if region else country, True)
        if classed and localities(_text(self.reading, first, end + 1)):
            end = run = end + 1  # "the Gaza strip"
        if end < run and not time_table(self.language).match(lower, end):
            end = run  # "in Washington Post": what is known is not what is named
        landmark = lower[end - 1] in landmarks(self.language) and end - first > 1
        if not (settled or landmark) and (lower[first] in DIRECTIONS and end == first + 1):
            return None
        article = lower[first - 1] == "the" and end < stop and lower[end][0].isalpha() and not classed
        if article and not settled and not landmark and lower[end] not in AFTER_NAME:
            return None  # "in the Federal mine"
        return self.place(first, end, country, settled or landmark)

    def owned(self, end: int, base: str) -> PlacePhrase | None:
        """ "Beirut's Martyrs' Square" and "Beirut's southern suburbs" are, for all we can say, in Beirut."""
        reading = self.reading
        follows = range(end, min(end + 3, self.stop))
        place = any(reading.lower[at] in settlements(self.language) | landmarks(self.language) for at in follows)
        found = lookup(base) if place else None
        if found is None:
            return None
        return PlacePhrase(Place(base, found.country), reading.span(self.preposition, end), end, True)

    def place(self, first: int, end: int, country: str | None, vouched: bool) -> PlacePhrase | None:
        """The place named by words first..end, with the country that may stand behind a comma."""
        reading = self.reading
        name, whole = _text(reading, first, end), end
        if end + 1 < self.stop and reading.words[end] == "," and reading.words[end + 1][0].isupper():
            run = _end_of_run(reading, end + 1, self.stop)
            outer = country_after_comma(_text(reading, end + 1, run))
            # "in Riga, Georgia Lind said": what follows must be all of a name, and have such a place or none be known
            if outer is not None and (lookup(name, outer) or not localities(name)):
                country, whole, vouched = outer, run, True
        found = lookup(name, country) or (lookup(name) if country is None else None)
        if found is None and not vouched:
            return None
        value = Place(name, country or (found.country if found else None))
        return PlacePhrase(value, reading.span(self.preposition, whole), whole, found is not None)


def _end_of_run(reading: Reading, first: int, stop: int) -> int:
    """The end of the run of capitalised words that starts at `first`, with the small words inside a name."""
    words, lower = reading.words, reading.lower
    end = at = first
    while at < stop:
        if words[at][0].isupper():
            end = at + 1
            if words[at].endswith(GENITIVES):
                break
        elif words[at] == "." and at > first and reading.starts[at] == reading.ends[at - 1] and len(words[at - 1]) <= 4:
            if at + 1 >= stop or not words[at + 1][0].isupper():
                break
        elif not (lower[at] in INNER and at > first and at + 1 < stop and words[at + 1][0].isupper()):
            break
        at += 1
    return end


def _known_end(reading: Reading, first: int, end: int) -> int:
    """The end of the longest name from `first` that the gazetteer knows, else `end`."""
    for shorter in range(end, first, -1):
        if reading.words[shorter - 1][0].isupper() and localities(_without_genitive(_text(reading, first, shorter))[0]):
            return shorter
    return end


def _without_genitive(name: str) -> tuple[str, bool]:
    for ending in GENITIVES:
        if name.endswith(ending):
            return name[: -len(ending)], True
    return name, False


def _text(reading: Reading, first: int, end: int) -> str:
    return reading.text[reading.starts[first] : reading.ends[end - 1]]
