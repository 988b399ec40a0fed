"""The naming table: how each outlet and each speaker names the events and the actors of a record, side by side.

It counts words and judges none: "killing", "assassination" and "martyrdom" stand beside each other with who chose them,
how often, and where. Words inside a statement are its speaker's, all others the outlet's. Events of several articles
are put together as the record's happenings are. "The crime" and "the operation" name an event too, where the article
has told of one only that they can mean (`event_names`).
"""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, TextIO

from msgspec import Struct

from onrecord.lang import lexicon
from onrecord.lang.words import word_classes
from onrecord.schema import Event, Notes, Record, Span
from onrecord.tell.citing import letters
from onrecord.tell.dates import in_words, many, parse_day
from onrecord.tell.event_names import other_names
from onrecord.tell.harmless import brief, cell
from onrecord.tell.lookup import Lookup
from onrecord.tell.people import PRONOUNS, capitalised
from onrecord.tell.pieces import Citation, Entry, Piece, Roundup, Section, Sentence, Source
from onrecord.text import read_text

Kind = Literal["event", "actor"]
By = Literal["outlet", "speaker"]
MODIFIERS = 2  # words before a noun that are part of how it is named: "cowardly terrorist attack"
LONGEST = 80  # characters of a name that are compared; a longer one is a sentence that went astray
COLUMNS = ("kind", "named", "named_by", "by", "outlet", "words", "count", "article", "spans")


class Naming(Struct, frozen=True):
    """The same words that one outlet, or one speaker in it, uses for one event or actor, and where in one article."""

    kind: Kind
    key: str
    title: str
    by: By
    namer: str
    outlet: str
    words: str
    article: str
    spans: tuple[Span, ...]


def namings(record: Record) -> tuple[Naming, ...]:
    """Every naming in the record, in the order of articles and text; things named in one way only are left out."""
    lookup = Lookup(record)
    found: dict[tuple[str, ...], list[Span]] = {}
    titles: dict[str, str] = {}
    events = _joined_events(lookup)
    for notes in lookup.notes:
        outlet = lookup.outlet(notes.article)
        for kind, key, title, span, words in (*_events(notes, events), *_actors(notes, lookup)):
            by, namer = _namer(notes, span, outlet, lookup)
            titles.setdefault(key, title)
            found.setdefault((kind, key, by, namer, outlet, words, notes.article.id), []).append(span)
    ways: dict[str, set[str]] = {}
    for _, key, _, _, _, words, _ in found:
        ways.setdefault(key, set()).add(words.casefold())
    return tuple(
        Naming(kind, key, titles[key], by, namer, outlet, words, article, tuple(sorted(spans)))  # type: ignore[arg-type]
        for (kind, key, by, namer, outlet, words, article), spans in found.items()
        if len(ways[key]) > 1
    )


def _namer(notes: Notes, span: Span, outlet: str, lookup: Lookup) -> tuple[By, str]:
    """Whose word it is: that of the innermost statement that holds it, else the outlet's."""
    holding = [
        (sum(part.end - part.start for part in statement.content), statement)
        for statement in notes.statements
        if any(part.start <= span.start and span.end <= part.end for part in statement.content)
    ]
    if not holding:
        return "outlet", outlet
    statement = min(holding, key=lambda each: each[0])[1]
    if statement.speaker is not None:
        return "speaker", brief(lookup.printed(notes.article, statement.speaker.value))
    return "speaker", brief(notes.article.read(*statement.source)) or "a speaker who is not identified"


# --- actors ----------------------------------------------------------------------------------------------------------


def _actors(notes: Notes, lookup: Lookup) -> Iterator[tuple[Kind, str, str, Span, str]]:
    for entity in notes.entities:
        key = f"{notes.article.id}#{entity.id}"
        actor = lookup.actors.get(key)
        for span in entity.mentions:
            words = _plain(notes.article.text[span.start : span.end])
            if words and words.casefold() not in PRONOUNS:
                yield "actor", actor.id if actor else key, actor.name if actor else entity.name, span, words


def _plain(words: str) -> str:
    """A name on one line, without its genitive and its article."""
    shown = brief(words, LONGEST)
    shown = shown[:-2] if shown.endswith(("’s", "'s")) else shown
    first, _, rest = shown.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else shown


# --- events ----------------------------------------------------------------------------------------------------------


def _events(notes: Notes, joined: dict[str, tuple[str, str]]) -> Iterator[tuple[Kind, str, str, Span, str]]:
    if not notes.events:
        return
    reading, text = read_text(notes.article), notes.article.text
    taken: list[Span] = []
    for event in notes.events:
        key, title = joined[event.id]
        for evidence in event.evidence:
            named = next(_deed_words(reading.lower, reading.words_in(evidence)), None)
            if named is None:
                continue
            begin, end = named
            while begin > 0 and named[0] - begin < MODIFIERS and _modifies(reading.words[begin - 1]):
                begin -= 1
            span = reading.span(begin, end)
            taken.append(span)
            yield "event", key, title, span, brief(text[span.start : span.end], LONGEST).lower()
    titles = dict(joined.values())
    for key, span in other_names(notes, reading, {each.id: joined[each.id][0] for each in notes.events}, taken):
        yield "event", key, titles[key], span, brief(text[span.start : span.end], LONGEST).lower()


def _modifies(word: str) -> bool:
    """Whether a word before a noun can belong to its name: no name, no determiner, auxiliary or preposition."""
    classes = word_classes("en")
    closed = classes.determiner | classes.possessive | classes.preposition | classes.be | classes.have | classes.modal
    other = classes.subordinator | classes.coordinator | classes.do | classes.negation | classes.verb | classes.adverb
    if not word.isalpha() or not word.islower() or word in closed or word in other or word in PRONOUNS:
        return False
    return word.endswith(("ist", "al", "ed", "ic", "ous", "ful", "ly", "ive", "less")) and not classes.is_adverb(word)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The words of the lexicons of events by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    rows = [(entry, "words") for entry in lexicon("en", "deeds")]
    rows += [(entry, "phrases") for entry in lexicon("en", "gatherings") if entry["form"] in ("noun", "verb")]
    for entry, column in rows:
        for phrase in entry.phrases(column):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(words)
    return {first: sorted(set(rows), key=lambda words: (-len(words), words)) for first, rows in found.items()}


def _deed_words(lower: list[str], words: range) -> Iterator[tuple[int, int]]:
    """The words in a stretch of evidence that name the deed, as first and last (exclusive) word."""
    for word in words:
        for phrase in _phrases().get(lower[word], ()):
            if tuple(lower[word : word + len(phrase)]) == phrase:
                yield word, word + len(phrase)
                break


def _joined_events(lookup: Lookup) -> dict[str, tuple[str, str]]:
    """For each event the key and title of the happening it reports."""
    titled: dict[str, str] = {}
    happening_of = {event: each.id for each in lookup.record.happenings for event in each.events}
    joined: dict[str, tuple[str, str]] = {}
    for notes in lookup.notes:
        for event in notes.events:
            key = happening_of.get(event.id, event.id)
            titled.setdefault(key, _title(notes, event, lookup))
            joined[event.id] = key, titled[key]
    return joined


def _title(notes: Notes, event: Event, lookup: Lookup) -> str:
    """What to call an event without choosing a word for it: to whom, where, when."""
    whom = " and ".join(lookup.printed(notes.article, each.value) for each in event.targets[:2])
    where = event.place.value.name if event.place else ""
    day = parse_day(event.date.value.first) if event.date else None
    told = [f"what was done to {whom}" if whom else "what happened"]
    told += [f"in {where}"] if where else []
    told += [f"on {in_words(day)}"] if day and event.date and event.date.value.first == event.date.value.last else []
    return brief(" ".join(told))


# --- telling ---------------------------------------------------------------------------------------------------------


def compose_naming(record: Record, title: str = "Who names it how") -> Roundup:
    """The naming table as a roundup: a section for each event and actor, an entry for each who names it."""
    lookup, rows = Lookup(record), namings(record)
    labels, sources = _labels(lookup, rows)
    things: dict[str, list[Naming]] = {}
    for row in rows:
        things.setdefault(row.key, []).append(row)
    order = sorted(things.values(), key=lambda each: (each[0].kind != "event", -sum(len(row.spans) for row in each)))
    sections = tuple(_section(each, labels) for each in order)
    covers = (
        f"{many(len(lookup.notes), 'article')}; {len(things)} events and actors named in more than one way.",
        "Words are counted, not judged.",
    )
    return Roundup(brief(title), covers, sections, (), sources)


def _labels(lookup: Lookup, rows: Iterable[Naming]) -> tuple[dict[tuple[str, Span], str], tuple[Source, ...]]:
    """A label for each place where something is named, and the articles with their labels."""
    places: dict[str, set[Span]] = {}
    for row in rows:
        places.setdefault(row.article, set()).update(row.spans)
    labels: dict[tuple[str, Span], str] = {}
    sources: list[Source] = []
    for notes in lookup.notes:
        article, number = notes.article, lookup.numbers[notes.article.id]
        cited = []
        for index, span in enumerate(sorted(places.get(article.id, ()))):
            labels[article.id, span] = f"{number}{letters(index)}"
            cited.append(Citation(labels[article.id, span], narrator=(span,)))
        day = parse_day(article.published)
        published = in_words(day) if day else "date not known"
        sources.append(Source(number, article, lookup.outlet(article), published, tuple(cited)))
    return labels, tuple(sources)


def _section(rows: list[Naming], labels: dict[tuple[str, Span], str]) -> Section:
    namers: dict[tuple[str, str, str], dict[str, list[Naming]]] = {}
    for row in rows:
        namers.setdefault((row.by, row.namer, row.outlet), {}).setdefault(row.words, []).append(row)
    entries = []
    for (by, namer, outlet), words in namers.items():
        pieces = [Piece("name", capitalised(namer)), Piece("own", f" (in {outlet}): " if by == "speaker" else ": ")]
        ranked = sorted(words.items(), key=lambda item: -sum(len(row.spans) for row in item[1]))
        for position, (word, used) in enumerate(ranked):
            spans = [(row.article, span) for row in used for span in row.spans]
            pieces += [Piece("own", "; ")] if position else []
            pieces += [Piece("reported", word), Piece("own", f" ×{len(spans)}")]
            pieces += [Piece("cite", labels[place]) for place in spans]
        entries.append(Entry((Sentence((*pieces, Piece("own", "."))),)))
    return Section(capitalised(rows[0].title), tuple(entries))


def write_naming(record: Record, stream: TextIO) -> None:
    """Write the naming table as CSV, a row for each wording of each namer in each article; cells are disarmed."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in namings(record):
        spans = " ".join(f"{span.start}-{span.end}" for span in row.spans)
        values = (
            row.kind,
            row.title,
            row.namer,
            row.by,
            row.outlet,
            row.words,
            str(len(row.spans)),
            row.article,
            spans,
        )
        writer.writerow([cell(value) for value in values])
