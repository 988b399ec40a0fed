"""What deeds are done to that is nobody: "an ambulance", "its airspace", "an offer of fuel"; and who does such deeds.

A noun phrase counts by a word of the class that a deed asks for (`things.tsv`); no list of mentions holds it.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.counts import is_people
from onrecord.coding.inflection import singular
from onrecord.coding.phrases import Table
from onrecord.errors import LexiconError
from onrecord.gazetteer import country_of, demonym_of
from onrecord.lang import lexicon
from onrecord.lang.words import word_classes
from onrecord.schema import Mention

LONGEST = 9  # words of a noun phrase
ROWS = ("vehicle", "explosive", "weapon", "mishap", "structure")
ENDS = frozenset('.,;:!?()“”«»"—–')
GENITIVES = ("’s", "'s")
CLAUSES = frozenset("and or that who which while when as but where since because after before".split())
INSIDE = frozenset(("of", "and", "for", "from", "on"))  # prepositions and joints inside "two lorries of flour"


@cache
def things(language: str) -> dict[str, frozenset[str]]:
    """The classes of things, each with its words and phrases."""
    rows = {entry["thing"]: frozenset(entry.phrases("words")) for entry in lexicon(language, "things")}
    if missing := set(ROWS) - rows.keys():
        raise LexiconError(f"no row for {sorted(missing)}", path=f"lang/{language}/things.tsv")
    return rows


@cache
def doers(language: str) -> dict[str, tuple[bool, frozenset[str]]]:
    """The classes of those who do: whether countries by name are such, and their words."""
    rows = {}
    for entry in lexicon(language, "actors"):
        if entry["names"] not in ("country", ""):
            raise entry.error(f"names are those of a country, or none: {entry['names']!r}")
        rows[entry["actors"]] = entry["names"] == "country", frozenset(entry.phrases("words"))
    return rows


@cache
def _table(language: str, thing: str) -> Table[str]:
    return Table((phrase, thing) for phrase in things(language)[thing])


def thing_behind(context: Context, end: int, last: int, thing: str) -> Mention | None:
    """The noun phrase behind a verb, if it names such a thing: "an ambulance and two lorries of flour"."""
    return _named(context, end, _phrase_end(context, end, last), thing)


def thing_ahead(context: Context, word: int, first: int, thing: str) -> Mention | None:
    """The noun phrase before a passive verb, if it names such a thing: "[A black flag] was hoisted"."""
    reading, words = context.reading, word_classes(context.language)
    end = word
    aside = words.be | words.have | words.modal | {"to"}
    while end > first and (reading.lower[end - 1] in aside or words.is_adverb(reading.lower[end - 1])):
        end -= 1
    start = end
    while start > max(first, end - LONGEST) and reading.words[start - 1] not in ENDS:
        start -= 1
    for at in range(end - 1, start, -1):
        if reading.lower[at - 1] in CLAUSES or (
            reading.lower[at - 1] in words.preposition and reading.lower[at - 1] not in INSIDE
        ):
            start = at
            break
    return next((found for at in range(start, end) if (found := _named(context, at, end, thing))), None)


def doer_ahead(context: Context, word: int, first: int) -> Mention | None:
    """Who stands straight before a verb and is in no list of mentions: "Militiamen seized", "Vesmar has imposed"."""
    reading, words = context.reading, word_classes(context.language)
    end = word
    aside = words.be | words.have | words.modal | {"to", "plans", "plan", "planned"}
    while end > first and (reading.lower[end - 1] in aside or words.is_adverb(reading.lower[end - 1])):
        end -= 1
    if (
        end == first
        or not reading.lower[end - 1][0].isalpha()
        or context.content_of[end - 1] != context.content_of[word]
    ):
        return None
    people = is_people(context, end - 1) or doing(context.language, reading.lower[end - 1])
    named = not people and reading.words[end - 1][0].isupper()
    if not people and not named:
        return None
    start = end - 1
    inner = words.preposition | words.coordinator
    while start > max(first, end - LONGEST):
        before = reading.words[start - 1]
        if not before[0].isupper() and (named or not before[0].isalpha() or before.lower() in inner):
            break
        start -= 1
    if start > first and reading.lower[start - 1] in words.preposition:
        return None
    return Mention(reading.span(start, end), "name" if named else "collective", reading.span(end - 1, end))


def doing(language: str, word: str) -> bool:
    """Whether a word is one of those who do."""
    return any(word in words for _, words in doers(language).values())


def _phrase_end(context: Context, at: int, last: int) -> int:
    reading, words = context.reading, word_classes(context.language)
    end = at
    while end < min(last, at + LONGEST):
        lower = reading.lower[end]
        if reading.words[end] in ENDS or lower in words.be or lower in words.have or lower in words.relative:
            break
        if (lower in words.preposition or lower in words.coordinator) and lower not in INSIDE:
            break
        end += 1
    return end


def _named(context: Context, start: int, end: int, thing: str) -> Mention | None:
    """The phrase from `start` up to and with the first such thing, and what is joined to it by "of"."""
    reading, wanted = context.reading, things(context.language)[thing]
    table = _table(context.language, thing)
    words = word_classes(context.language)
    for at in range(start, end):
        found = table.match(reading.lower, at) if reading.lower[at] in table.firsts else None
        stop = found[0] if found and found[0] <= end else at + 1 if singular(reading.lower[at]) in wanted else 0
        if not stop:
            continue
        owns = reading.words[stop - 1].endswith(GENITIVES)
        if owns or any(reading.lower[word] in words.preposition for word in range(start, at)):
            return None  # "seized control of the ship", "took the car's keys"
        behind = reading.lower[stop] if stop < end else ""
        if behind and behind[0].isalpha() and behind not in INSIDE and not words.is_adverb(behind):
            continue  # "a flag carrier": the thing is not the head
        return Mention(reading.span(start, stop), "nominal", reading.span(stop - 1, stop))
    return None


def does(context: Context, actors: tuple[Mention, ...], who: str) -> bool:
    """Whether a deed is done by such as do it: an actor's words hold one of the class, or name a country."""
    countries, words = doers(context.language)[who]
    for actor in actors:
        text = context.article.text[actor.span.start : actor.span.end]
        spoken = text.lower().replace("’s", " ").replace("'s", " ").split()
        if words.intersection(spoken) or any(singular(word) in words for word in spoken):
            return True
        if countries and (country_of(text) or any(demonym_of(word) for word in text.split())):
            return True
    return False
