"""Other words for an event that an article tells of: "the crime", "the operation", "described it as a tragedy".

A noun that names no deed by itself (`event_namings.tsv`) counts where it is definite, or said to be what the event is,
and the article has told of one event only that it can mean. Where it could be one of two it is left out.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.lang import lexicon
from onrecord.lang.words import word_classes
from onrecord.schema import Event, Notes, Span
from onrecord.text import Reading

DEFINITE = frozenset("the this that these those such".split())
BEING = frozenset("as a an".split())  # "described it as a crime"
GENITIVES = ("’s", "'s", "s’", "s'", "’", "'")
MODIFIERS = 2  # words between the article and the noun that are part of the name: "a cowardly terrorist crime"
REACH = 12  # words before "as a" in which the event is named


@cache
def _nouns() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """By its first word each noun, in words, with the types of event that it may name; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for entry in lexicon("en", "event_namings"):
        types = frozenset(entry.words("types"))
        if not types:
            raise entry.error("no type of event")
        for phrase in entry["nouns"].split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, types))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def other_names(
    notes: Notes, reading: Reading, keys: Mapping[str, str], taken: list[Span]
) -> Iterator[tuple[str, Span]]:
    """The key of the event that is meant (`keys` by event id), and the words; `taken` are named already."""
    nouns, known = _nouns(), list(taken)
    for at, word in enumerate(reading.lower):
        match = next(
            (row for row in nouns.get(word, ()) if tuple(reading.lower[at : at + len(row[0])]) == row[0]), None
        )
        if match is None:
            continue
        begin = _opening(reading, at)
        span = reading.span(at if begin is None else begin, at + len(match[0]))
        if begin is None or any(span.start < other.end and other.start < span.end for other in known):
            continue
        if reading.lower[begin - 1] in BEING and not _is_told_of(reading, begin - 1, known):
            continue
        types = {kind for row in nouns[word] if row[0] == match[0] for kind in row[1]}
        if (key := _only_one(notes.events, types, keys, span)) is not None:
            known.append(span)
            yield key, span


def _opening(reading: Reading, at: int) -> int | None:
    """The first word of the name that ends in the noun at word `at`, where an article or a genitive stands before."""
    first = reading.sentences[reading.sentence_of[at]][0]
    for begin in range(at, max(first, at - MODIFIERS) - 1, -1):
        before = reading.lower[begin - 1] if begin > first else ""
        if before in DEFINITE or (before in BEING and reading.lower[begin - 2 : begin - 1] == ["as"]):
            return begin
        if before.endswith(GENITIVES) or before in word_classes("en").possessive:
            return begin
        if not before.isalpha() or before in word_classes("en").preposition or before in word_classes("en").be:
            return None
    return None


def _is_told_of(reading: Reading, article: int, named: list[Span]) -> bool:
    """Whether the event is named in the words before "as a"."""
    first = reading.sentences[reading.sentence_of[article]][0]
    reach = Span(reading.starts[max(first, article - REACH)], reading.starts[article])
    return any(reach.start <= span.start < reach.end for span in named)


def _only_one(events: tuple[Event, ...], types: set[str], keys: Mapping[str, str], span: Span) -> str | None:
    """The one event of those types that has been told of before these words."""
    told = [each for each in events if each.evidence and min(each.evidence).start < span.start]
    meant = {keys[each.id] for each in told if each.kind.partition("/")[0] in types}
    return meant.pop() if len(meant) == 1 else None
