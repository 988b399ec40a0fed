"""The places that an article names: where the name stands, what it could name, and for what it is used.

A run of capitalised words is looked up, longest first; what a person is called is no place. Whether a name stands for
the place itself, for who rules there ("Ankara said"), in an adjective or inside another name is told by what stands
around it. Which of several places of one name is meant is for `locating`.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.times import time_table
from onrecord.gazetteer import (
    Locality,
    candidates,
    country_of,
    country_place,
    demonym_of,
    fold,
    localities,
    region_of_people,
    unit_abbreviated,
)
from onrecord.lang import word_list
from onrecord.schema import PlaceUse, Span

LONGEST = 5  # words of a name
INNER = frozenset(("of", "de", "del", "la", "al", "el", "the", "and"))  # inside a name, between capitals
GENITIVES = ("’s", "'s", "’", "'")
PERSONAL = frozenset(("person",))
BODIES = frozenset(("organization", "government", "group", "outlet", "document"))
DETERMINERS = frozenset("the a an his her its their our this that these those some many former".split())
PLACED = frozenset(  # before the name of a place
    """in near outside inside from to at around across toward towards between throughout via into off of north south east
    west""".split()
)
CUES_AFTER = frozenset(
    """said says has had is was were will would could can may might must should did does do wants wanted warned accused
    accuses urged urges insists insisted denied denies agreed agrees refused refuses rejected rejects vowed vows called
    calls hopes hoped believes fears sees seeks sought plans planned threatened responded announced imposed voted won lost
    beat supports supported backs backed condemned recognised recognized signed withdrew and or but in on at for with from
    to by as after before since when where while who which that than over under against about until during into it he she
    they we are be been""".split()
)
SPEAKS = frozenset(
    """said says wants wanted warned accused accuses urged urges insists insisted denied denies agreed agrees refused
    refuses rejected rejects vowed vows hopes hoped believes fears seeks sought threatened responded announced imposed
    voted supports supported backs backed condemned recognised recognized signed withdrew beat won lost""".split()
)
NO_NAMES = frozenset(  # words that begin sentences and name towns somewhere
    """i a an the of in on at to as is it he she we you they and or but for by no not so if my our his her its this that
    new old north south east west northern southern eastern western central many most more much some all any few both
    what who when where why how here there then than now yes one two three four five six seven eight nine ten first second
    mr mrs ms dr sir lord lady st saint god king queen prince princess pope president minister general police army
    union university college school park street road lake river mount hill valley island islands bay point beach forest
    house home hall church court center centre garden gardens station bridge tower palace castle museum hotel hospital
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter ramadan spring summer autumn winter man men woman women boy girl baby
    young male female mobile reading nice bath best bright major normal enterprise independence liberty hope battle
    victory golden green brown white black grey gray red blue rose ruby pearl amber eve grace faith joy love
    hampton grant marks marion florence mercedes lima""".split()
) - frozenset(("lima", "florence"))


class Named(NamedTuple):
    """A place name at words first..end: what it could name, what stands behind its comma, and its use."""

    first: int
    end: int
    name: str
    able: tuple[Locality, ...]
    outer: Locality | None
    use: PlaceUse


@cache
def _before(language: str) -> frozenset[str]:
    """Words after which a capital names a place: prepositions of place and nouns of settlements."""
    return PLACED | frozenset(word_list(language, "settlements"))


def named_places(context: Context) -> list[Named]:
    """The place names of an article, in order; none inside another."""
    finder = _Finder(context)
    found: list[Named] = []
    for first, last in context.reading.paragraph_words:
        at = first
        while at < last:
            named = finder.at(at, last) if context.reading.words[at][0].isupper() else None
            if named is not None:
                found.append(named)
            at = named.end if named is not None else at + 1
    return found


def names_at(context: Context, spans: tuple[Span, ...]) -> list[Named | None]:
    """What each of some spans could name, taking it that each is a place name; None where no list knows it."""
    finder = _Finder(context)
    return [finder.given(span) for span in spans]


class _Finder:
    """Looks for names in one article."""

    def __init__(self, context: Context) -> None:
        self.context, self.reading = context, context.reading
        self.owner: dict[int, tuple[int, int, str]] = {}  # by word: the mention that it is part of, and of what type
        self.people: set[str] = set()  # words of people's names
        for entity in context.cast.entities:
            for span in entity.mentions:
                words = self.reading.words_in(span)
                if not len(words) or not self.reading.words[words.start][0].isupper():
                    continue
                for word in words:
                    self.owner[word] = words.start, words.stop, entity.type
            if entity.type == "person":
                self.people.update(part.lower() for part in entity.name.split() if part[:1].isupper())
        self.vouched: set[str] = set()

    def at(self, first: int, last: int) -> Named | None:
        """The longest place name that starts at a word."""
        words = self.reading.words
        end, ends = first, []
        while end < min(last, first + LONGEST):
            if words[end][0].isupper() or (words[end][0].isdigit() and end > first):
                ends.append(end + 1)
                if words[end].endswith(GENITIVES):
                    break
            elif words[end] == "." and len(words[end - 1]) <= 5 and self._touches(end):
                ends.append(end + 1)
            elif words[end] not in INNER and words[end] != "-":
                break
            end += 1
        for end in reversed(ends):
            named = self._named(first, end, last)
            if named is not None:
                return named
        return None

    def given(self, span: Span) -> Named | None:
        """What a span could name: all of it, else the longest part of it that names a place."""
        within = self.reading.words_in(span)
        for size in range(len(within), 0, -1):
            for first in range(within.start, within.stop - size + 1):
                end = first + size
                name = self._name(first, end)
                code = demonym_of(name)
                people = country_place(code) if code else region_of_people(name)
                able = (people,) if people is not None else candidates(name)
                if able and (size > 1 or self.reading.lower[first] not in NO_NAMES or size == len(within)):
                    return Named(first, end, name, able, self._outer(end, len(self.reading.words), able), "location")
        return None

    def _name(self, first: int, end: int) -> str:
        name = self.reading.text[self.reading.starts[first] : self.reading.ends[end - 1]]
        for ending in GENITIVES:
            name = name.removesuffix(ending)
        return name

    def _named(self, first: int, end: int, last: int) -> Named | None:
        reading = self.reading
        name = self._name(first, end)
        if not name:
            return None
        single = end == first + 1
        if single and (
            reading.lower[first] in NO_NAMES or time_table(self.context.language).match(reading.lower, first)
        ):
            return None
        people = self._people(first, end, name, last)
        if people is not None:
            return people
        able = candidates(name)
        if not able:
            return None
        outer = self._outer(end, last, able)
        if not self._is_place(first, end, name, outer is not None):
            return None
        self.vouched.add(name)
        use = self._use(first, end, last, able)
        return None if use is None else Named(first, end, name, able, outer, use)

    def _people(self, first: int, end: int, name: str, last: int) -> Named | None:
        """An adjective of a country or region before what it describes: "Turkish lira", not "the Turks"."""
        if name.endswith("s") and name not in ("Swiss", "Cyprus"):
            return None
        code = demonym_of(name)
        place = country_place(code) if code else region_of_people(name)
        lower = self.reading.lower
        if place is None or country_of(name) is not None or end >= last or not lower[end][0].isalpha():
            return None
        if lower[end] in CUES_AFTER:
            return None
        return Named(first, end, name, (place,), None, "modifier")

    def _outer(self, end: int, last: int, able: tuple[Locality, ...]) -> Locality | None:
        """What contains the place by the text's own word: "Gainesville, Va.", "Tripoli in Lebanon"."""
        reading = self.reading
        if end + 1 >= last or reading.words[end] not in (",", "in") or not reading.words[end + 1][0].isupper():
            return None
        for stop in range(min(end + 1 + LONGEST, last), end + 1, -1):
            if not reading.words[stop - 1][0].isupper() and reading.words[stop - 1] != ".":
                continue
            name = self._name(end + 1, stop)
            unit = unit_abbreviated(name)
            outers = (unit,) if unit is not None else candidates(name)
            for outer in outers[:3]:
                if any(inside(place, outer) for place in able):
                    return outer
        return None

    def _is_place(self, first: int, end: int, name: str, contained: bool) -> bool:
        """Whether the text speaks of a place by a name that could be much else."""
        reading = self.reading
        owner = self.owner.get(first)
        if owner is not None and owner[2] in PERSONAL and not contained:
            return False
        lower, words = reading.lower, reading.words
        known = localities(name)
        before = lower[first - 1] if first else ""
        opens = first == reading.sentences[reading.sentence_of[first]][0]
        vouched = contained or before in _before(self.context.language) or name in self.vouched
        if lower[first] in self.people and end == first + 1 and not contained and not (owner and owner[2] == "place"):
            return False
        if known and (known[0].kind in ("country", "region", "unit") or (known[0].inhabitants or 0) > 1_000_000):
            return not (opens and end == first + 1 and self._is_word(lower[first]))
        if words[first].isupper() and len(words[first]) > 1 and not known:
            return vouched and len(name) > 3
        if self._is_word(lower[first]) and end == first + 1:
            return contained
        if known and not opens:
            return vouched or not self._beside_capital(first, end)
        if end - first > 1 and candidates(name)[0].kind in ("landmark", "region", "district"):
            return True
        return vouched

    def _beside_capital(self, first: int, end: int) -> bool:
        words = self.reading.words
        return bool(first and words[first - 1][0].isupper()) or (end < len(words) and words[end][0].isupper())

    def _is_word(self, lower: str) -> bool:
        """Whether the article uses a name's word in lower case as well."""
        return any(self.reading.words[at] == lower for at in self.context.positions(lower)[:20])

    def _use(self, first: int, end: int, last: int, able: tuple[Locality, ...]) -> PlaceUse | None:
        reading = self.reading
        words, lower = reading.words, reading.lower
        owner = self.owner.get(first)
        genitive = words[end - 1].endswith(GENITIVES)
        landmark = able[0].kind in ("landmark", "district") and end - first > 1
        inner = owner is not None and (owner[0] < first or owner[1] > end) and not genitive
        after = end < last and words[end][0].isupper() and self._is_next(end)
        before = first and words[first - 1][0].isupper() and self._is_next(first)
        if inner and owner is not None and owner[2] in BODIES and not landmark:
            return "part of a name"
        if after and not genitive and not candidates(words[end]) and not demonym_of(words[end]):
            return None if owner is not None and owner[2] == "person" else "part of a name"
        if before and lower[first - 1] in self.people:
            return None
        if owner is not None and owner[2] in ("government", "group") and not inner:
            return "actor"
        if end < last and lower[end] in SPEAKS and not (first and lower[first - 1] in _before(self.context.language)):
            return "actor"
        noun = end < last and lower[end][0].isalpha() and words[end][0].islower() and lower[end] not in CUES_AFTER
        if noun and not genitive and (not first or lower[first - 1] not in ("in", "near", "from", "to", "at")):
            return "modifier"
        return "location"

    def _is_next(self, at: int) -> bool:
        """Whether a word stands behind the one before it with no more than a space between."""
        return self.reading.starts[at] - self.reading.ends[at - 1] <= 1

    def _touches(self, at: int) -> bool:
        return self.reading.starts[at] == self.reading.ends[at - 1]


def inside(place: Locality, outer: Locality) -> bool:
    """Whether a place lies in another, as far as the gazetteer's units tell."""
    if place is outer or place == outer:
        return False
    if outer.kind == "country" or (outer.kind == "region" and outer.country):
        return place.country == outer.country and place.kind != "country"
    if outer.kind == "unit":
        return place.country == outer.country and place.unit is not None and fold(place.unit) == fold(outer.name)
    if outer.kind in ("city", "district") and place.unit is not None:
        near = abs((place.latitude or 0) - (outer.latitude or 0)) + abs((place.longitude or 0) - (outer.longitude or 0))
        return place.country == outer.country and near < 1
    return False
