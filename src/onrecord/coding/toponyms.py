"""The places that an article names: where the name stands, what it could name, and for what it is used.

A run of capitalised words is looked up, longest first; what a person is called is no place. Whether a name stands for
the place itself, for who rules there ("Ankara said"), in an adjective or inside another name is told by what stands
around it. Which of several places of one name is meant is for `locating`.
"""

import re
from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.place_names import container, is_state, of_people, size_of_largest
from onrecord.coding.times import time_table
from onrecord.gazetteer import Locality, candidates, fold, localities, unit_abbreviated
from onrecord.lang import word_list
from onrecord.lang.naming import naming
from onrecord.schema import PlaceUse, Span
from onrecord.text import Reading

INITIALS = re.compile(r"(?:[^\W\d_]\.)+")  # U.S.
LONGEST = 5  # words of a name
INNER = frozenset(("of", "de", "del", "la", "al", "el", "the", "and"))  # inside a name, between capitals
GENITIVES = ("’s", "'s", "’", "'")
BODIES = frozenset(("organization", "government", "group", "outlet", "document"))
IN = frozenset("in near outside inside across throughout around toward towards via".split())  # before a place
TO = frozenset("from to at between into off of north south east west".split())  # before a place, and much else
SPEAKS = frozenset(
    """said says wants wanted warned accused accuses urged urges insists insisted denied denies agreed agrees refused
    refuses rejected rejects vowed vows hopes hoped believes fears seeks sought threatened responded announced imposed
    voted supports supported backs backed condemned recognised recognized signed withdrew beat won lost""".split()
)
FUNCTION = SPEAKS | frozenset(  # behind a name these are no noun that it describes
    """has had is was were will would could can may might must should did does do called calls sees plans planned and or
    but in on at for with from to by as after before since when where while who which that than over under against about
    until during into it he she they we are be been also not""".split()
)
ACTED_ON = SPEAKS | frozenset("against by with blamed told blames".split())  # before who acts or is acted on
LARGE = 1_000_000  # inhabitants of a city that is known wherever it is named,
SHORT_NAME = 2  # words of a person's name
KNOWN = 100_000  # and of one that is, if a preposition or a comma goes with it
SMALL_WORDS = frozenset("based led backed born bound run held controlled occupied trained made owned area wide".split())


class Named(NamedTuple):
    """A place name at a span: what it could name, what contains it by the text's own word, and its use."""

    span: Span
    name: str
    able: tuple[Locality, ...]
    outer: Locality | None
    use: PlaceUse


@cache
def _no_places(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "no_places"))


@cache
def _settlements(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "settlements"))


def named_places(context: Context) -> list[Named]:
    """The place names of an article, in order; none inside another."""
    finder = _Finder(context)
    found = _in_layout(context)
    words = context.reading.words
    for first, last in context.reading.paragraph_words:
        end = first
        for at in [at for at in range(first, last) if words[at][0].isupper()]:
            if at >= end:
                named, end = finder.at(at, last)
                if named is not None:
                    found.append(named)
    found += finder.vouched_later({named.span.start for named in found})
    return sorted(found, key=lambda named: named.span)


def names_at(context: Context, spans: tuple[Span, ...]) -> list[Named | None]:
    """What each of some spans could name, taking it that each is a place name; None where no list knows it."""
    finder = _Finder(context)
    return [finder.given(span) for span in spans]


def _in_layout(context: Context) -> list[Named]:
    """The places of datelines and place headings, which are no running text."""
    found: list[Named] = []
    for paragraph in context.article.paragraphs:
        spans = [mark.span for mark in paragraph.marks if mark.kind in ("dateline", "place")]
        for span in [*spans, paragraph.span] if paragraph.kind == "place" else spans:
            named = _of_text(context.article.text, span)
            if named is not None:
                found.append(named)
                rest = Span(named.span.end + 1, span.end)
                outer = _of_text(context.article.text, rest) if named.outer is not None else None
                if outer is not None:
                    found.append(outer)
    return found


def _of_text(text: str, span: Span) -> Named | None:
    """The place at the start of a span outside running text: "BEIRUT" of "BEIRUT, Lebanon (Agency)"."""
    written = text[span.start : span.end]
    name, comma, rest = written.partition(",")
    unit = unit_abbreviated(name)
    name = name.strip().strip(":–—-( )")
    usual = name.title() if name.isupper() and len(name) > 3 else name
    short = unit is not None and fold(unit.name) != fold(name)
    able = (unit,) if unit is not None and short else candidates(usual) or candidates(usual.rstrip("."))
    if not able:
        return None
    start = span.start + written.index(name)
    outer = container(rest.partition("(")[0].strip().strip(":.–—- "), able) if comma else None
    return Named(Span(start, start + len(name)), name, able, outer, "location")


class _Finder:
    """Looks for names in one article."""

    def __init__(self, context: Context) -> None:
        self.context, self.reading = context, context.reading
        self.language = context.language
        self.owner: dict[int, tuple[int, int, str]] = {}  # by word: the name that it is part of, and of what type
        self.people: set[str] = set()  # words of people's names
        for entity in context.cast.entities:
            for span in entity.mentions:
                words = self.reading.words_in(span)
                if all(self.reading.words[at][0].isupper() or self.reading.lower[at] in INNER for at in words):
                    for word in words:
                        self.owner[word] = words.start, words.stop, entity.type
            parts = entity.name.split()
            if entity.type == "person" and all(part[0].isupper() for part in parts):
                self.people.update(part.lower() for part in parts)
        self.talkers: set[str] = set(self.people)
        for index in range(len(context.attributions)):
            source = context.source_words(index)
            if len(source) == 1:  # "Lind said": whoever speaks by one name is somebody, unless a country or capital
                self.talkers.add(self.reading.lower[source[0]])
        self.vouched: set[str] = set()
        self.unsure: list[tuple[int, int, int, str]] = []  # names that nothing vouched for where they stood

    def at(self, first: int, last: int) -> tuple[Named | None, int]:
        """The longest place name that starts at a word, and the word behind it."""
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
                return named, end
        return self._hyphened(first), first + 1

    def given(self, span: Span) -> Named | None:
        """What a span could name: all of it, else the longest part of it that names a place."""
        text, within = self.context.article.text, self.reading.words_in(span)
        whole = text[span.start : span.end]
        if not len(within) or not self._fills(span, within):
            people = of_people(whole)
            return Named(span, whole, (people,), None, "location") if people is not None else _of_text(text, span)
        state: Named | None = None  # of "Norwegian Embassy Riga": where the rest names no town
        for size in range(len(within), 0, -1):
            for first in range(within.start, within.stop - size + 1):
                end = first + size
                name = _name(self.reading, first, end)
                if size == len(within) and name.isupper() and len(name) > 3:
                    name = name.title()
                people = of_people(name)
                able = (people,) if people is not None else candidates(name)
                alone = size == 1 and len(within) > 1 and self.reading.lower[first] in _no_places(self.language)
                if not able or alone or (state is not None and size_of_largest(name) < KNOWN):
                    continue
                outer = self._outer(end, len(self.reading.words), able)
                start = self.reading.starts[first]
                named = Named(Span(start, start + len(name)), name, able, outer, "location")
                if size == len(within) or able[0].kind not in ("country", "region"):
                    return named
                state = state or named
        return state

    def _fills(self, span: Span, within: range) -> bool:
        """Whether a span is whole words, or all of them but a genitive."""
        rest = self.reading.text[span.end : self.reading.ends[within.stop - 1]]
        return self.reading.starts[within.start] >= span.start and (not rest or rest in GENITIVES)

    def _named(self, first: int, end: int, last: int) -> Named | None:
        reading = self.reading
        name = _name(reading, first, end)
        people, able = of_people(name), candidates(name)
        if (not able and people is None) or self._is_no_name(first, end, name):
            return None
        span = Span(reading.starts[first], reading.starts[first] + len(name))
        if people is not None and not name.endswith("s") and self._describes(first, end, last):
            named = end < last and self._is_capital(end) and self._is_next(end) and not self._is_office(first, end)
            return Named(span, name, (people,), None, "part of a name" if named else "modifier")
        if people is not None and not localities(name):
            return None
        outer = self._outer(end, last, able)
        if not self._is_place(first, end, name, outer is not None):
            self.unsure.append((first, end, last, name))
            return None
        use = self._use(first, end, last, able)
        return None if use is None else Named(span, name, able, outer, use)

    def _is_no_name(self, first: int, end: int, name: str) -> bool:
        """Whether the words are no name of a place by themselves, whatever the gazetteer has."""
        words, lower = self.reading.words, self.reading.lower
        unit = unit_abbreviated(name)
        short = unit is not None and fold(unit.name) != fold(name)
        if words[end - 1] == "." and not short and not INITIALS.fullmatch(name):
            return True  # the full stop of the sentence
        if (
            lower[first] == "the"
            or self._is_title(first - 1)
            or (lower[first - 1] == "." and self._is_title(first - 2))
        ):
            return True
        if short and (not first or words[first - 1] != ","):
            return True  # "P.A." is Pennsylvania only behind a town
        if end > first + 1:
            return False
        common = name.lower() in _no_places(self.language)
        return common or time_table(self.language).match(lower, first) is not None

    def vouched_later(self, taken: set[int]) -> list[Named]:
        """Names for which a later mention vouches: "a Nenagh councillor" before "in Nenagh"."""
        again = [each for each in self.unsure if each[3] in self.vouched and self.reading.starts[each[0]] not in taken]
        self.unsure = []
        found = (self._named(first, end, last) for first, end, last, _ in again)
        return [named for named in found if named is not None]

    def _describes(self, first: int, end: int, last: int) -> bool:
        """Whether an adjective stands before what it describes: "Turkish lira", "Dutch and German", not "the Turks"."""
        lower, words = self.reading.lower, self.reading.words
        if end < last and words[end] in (",", "and", "or") and end + 1 < last:
            return bool(of_people(words[end + 1]) or is_state(words[end + 1]))
        if first and self._is_next(first) and of_people(words[first - 1]) is not None:
            return False  # "African American" is of no one place
        if end < last and of_people(words[end]) is not None:
            return False
        return end < last and lower[end][0].isalpha() and lower[end] not in FUNCTION

    def _hyphened(self, first: int) -> Named | None:
        """ "Berlin-based", "Australian-led": the name before the hyphen."""
        word = self.reading.words[first]
        head, hyphen, tail = word.partition("-")
        if not hyphen or tail not in SMALL_WORDS:
            return None
        people = of_people(head)
        able = (people,) if people is not None else localities(head)
        start = self.reading.starts[first]
        return Named(Span(start, start + len(head)), head, able, None, "modifier") if able else None

    def _outer(self, end: int, last: int, able: tuple[Locality, ...]) -> Locality | None:
        """What contains the place by the text's own word: "Gainesville, Va.", "Tripoli in Lebanon"."""
        words = self.reading.words
        if end + 1 >= last or words[end] not in (",", "in") or not words[end + 1][0].isupper():
            return None
        for stop in range(min(end + 1 + LONGEST, last), end + 1, -1):
            if words[stop - 1][0].isupper() or words[stop - 1] == ".":
                outer = container(_name(self.reading, end + 1, stop), able)
                if outer is not None:
                    return outer
        return None

    def _is_place(self, first: int, end: int, name: str, contained: bool) -> bool:
        """Whether the text speaks of a place by a name that could be much else."""
        single, surely = end == first + 1, contained or self._is_in(first)
        if not contained and (self._is_in_person(first, end, name) or (single and self._is_word(first))):
            return False
        if is_state(name) or size_of_largest(name) >= LARGE:
            shared = single and size_of_largest(name) < LARGE and name.lower() in self.people
            return surely or not shared
        if single and not contained and (name.lower() in self.talkers or name.lower() in naming(self.language).given):
            return surely and name.lower() not in self.people
        if surely or self._is_to(first, bool(localities(name)) or not single):
            self.vouched.add(name)
        return name in self.vouched or self._stands_out(first, end, name)

    def _is_in(self, first: int) -> bool:
        """Whether a place must follow: "in Tavra", "the town of Tavra"."""
        lower, settlements = self.reading.lower, _settlements(self.language)
        before = lower[first - 1] if first else ""
        return (
            before in IN or before in settlements or (before == "of" and first > 1 and lower[first - 2] in settlements)
        )

    def _is_to(self, first: int, likely: bool) -> bool:
        """Whether a likely name follows "from", "to" and the like; "according to Lind" is of a person."""
        lower = self.reading.lower
        return likely and bool(first) and lower[first - 1] in TO and lower[first - 2 : first - 1] != ["according"]

    def _is_in_person(self, first: int, end: int, name: str) -> bool:
        """Whether a name is a person's: "Paris Lind" is, "US Ambassador Ada Lind" holds a place's."""
        start, stop, kind = self.owner.get(first, (0, 0, ""))
        known = is_state(name) or size_of_largest(name) >= KNOWN
        office = (
            first - start == (self.reading.lower[start] == "the")
            and stop - end >= SHORT_NAME
            and self.reading.lower[end] not in self.people
        )
        return kind == "person" and not (office and known)

    def _stands_out(self, first: int, end: int, name: str) -> bool:
        """Whether a name with nothing before it is a place's: inside a sentence, and no part of a longer name."""
        single, reading = end == first + 1, self.reading
        if size_of_largest(name) >= KNOWN and self.owner.get(first, (0, 0, ""))[2] in BODIES:
            return True
        opens = first == reading.sentences[reading.sentence_of[first]][0]
        if self._is_county(first, end, name):
            return True
        if single and (opens or self._is_capital(first - 1) or self._is_capital(end)):
            inside = not opens and reading.lower[first - 1] == "the" and self._is_capital(end)
            return inside and candidates(name)[0].kind in ("landmark", "region")  # "the Sava Water Board"
        if size_of_largest(name) >= KNOWN and not opens:
            return not self._is_capital(first - 1) and not self._is_capital(end)
        return candidates(name)[0].kind in ("landmark", "region", "district")

    def _is_county(self, first: int, end: int, name: str) -> bool:
        """Whether a unit or district stands between a comma, behind which it holds what is named before, and another.

        "Hill Bend, Kent." is in Kent, though no list has a Hill Bend.
        """
        words = self.reading.words
        closed = end < len(words) and words[end] in (",", ".", ";", ")")
        comma = first > 1 and words[first - 1] == "," and self._is_capital(first - 2)
        return comma and closed and candidates(name)[0].kind in ("unit", "district")

    def _use(self, first: int, end: int, last: int, able: tuple[Locality, ...]) -> PlaceUse | None:
        """What the words around a name use it for; None where they make it somebody's."""
        words, lower = self.reading.words, self.reading.lower
        before = lower[first - 1] if first else ""
        joined = first and self._is_capital(first - 1) and self._is_next(first)
        if joined and before in self.people:
            return None
        genitive = words[end - 1].endswith(GENITIVES)
        follows = end < last and words[end][0].isalpha() and self._is_next(end) and words[end - 1] != "."
        if genitive:
            return "modifier" if follows and lower[end] not in FUNCTION else "location"
        if self._is_inside(first, end, able):
            return "part of a name"
        longer = follows and self._is_capital(end) and not self._is_office(first, end)
        if longer and not candidates(words[end]) and of_people(words[end]) is None:
            return "part of a name"
        if before in IN:
            return "location"
        if before in ACTED_ON or (
            follows and (lower[end] in SPEAKS or (lower[end].endswith("ed") and before not in TO))
        ):
            return "actor"
        return "modifier" if follows and lower[end] not in FUNCTION and before not in TO else "location"

    def _is_office(self, first: int, end: int) -> bool:
        """Whether a title or a person's name follows: "Norland Minister Ada Lind"."""
        owner = self.owner.get(first)
        return self._is_title(end) or (owner is not None and owner[2] == "person")

    def _is_inside(self, first: int, end: int, able: tuple[Locality, ...]) -> bool:
        """Whether a name stands inside a body's: "the Council of Europe", "Riga Technical University"."""
        start, stop, kind = self.owner.get(first, (first, end, ""))
        if kind not in BODIES or (able[0].kind == "landmark" and end - first > 1) or self._is_title(end):
            return False
        before = first > start and (self._is_capital(first - 1) or self.reading.lower[first - 1] == "of")
        return (before and first - start > 1) or (end < stop and self._is_capital(end))

    def _is_title(self, at: int) -> bool:
        return 0 <= at < len(self.reading.words) and self.reading.lower[at] in naming(self.language).titles

    def _is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.reading.words) and self.reading.words[at][0].isupper()

    def _is_word(self, first: int) -> bool:
        """Whether the article uses a name's word in lower case as well."""
        lower = self.reading.lower[first]
        return any(self.reading.words[at] == lower for at in self.context.positions(lower)[:20])

    def _is_next(self, at: int) -> bool:
        """Whether a word stands behind the one before it with no more than a space between."""
        return self.reading.starts[at] - self.reading.ends[at - 1] <= 1

    def _touches(self, at: int) -> bool:
        return self.reading.starts[at] == self.reading.ends[at - 1]


def _name(reading: Reading, first: int, end: int) -> str:
    name = reading.text[reading.starts[first] : reading.ends[end - 1]]
    if name.endswith(GENITIVES):
        for ending in GENITIVES:
            name = name.removesuffix(ending)
    return name
