"""Loaded words outside quotation marks: "the regime", "martyred", "a terrorist attack", by the table `loaded.tsv`.

In the outlet's own voice they are its wording; in what it reports of a speaker in its own words they are one of the
two's, and the text does not say whose. A word with a capital inside a sentence is part of a name ("Martyrs' Square").
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.phrases import Table
from onrecord.lang import lexicon
from onrecord.schema import Remark

TONES = ("blame", "praise", "soften")
JUDGES = ("reuters", "bbc", "ap", "ipi", "own")
SCORE = 0.95  # the share right in our own gold (`bench/evidence_scores.py`)
TITLES = ("title", "heading")


class Loaded(NamedTuple):
    """What the table says of a phrase."""

    plain: str
    tone: str
    judge: str
    unless: frozenset[str]
    line: int


@cache
def loaded_words(language: str) -> Table[Loaded]:
    """The loaded phrases of a language, each with what a plain report would say."""
    rows: list[tuple[str, Loaded]] = []
    seen: set[str] = set()
    for entry in lexicon(language, "loaded"):
        if entry["tone"] not in TONES or entry["judge"] not in JUDGES or not entry["plain"]:
            raise entry.error(f"no plain word, tone or judge: {entry['tone']!r}, {entry['judge']!r}")
        row = Loaded(entry["plain"], entry["tone"], entry["judge"], frozenset(entry.words("unless")), entry.line)
        for phrase in (item.strip() for item in entry["words"].split("|")):
            if phrase in seen:
                raise entry.error(f"{phrase!r} is given twice")
            seen.add(phrase)
            rows.append((phrase, row))
    return Table(rows)


def loaded_terms(context: Context) -> list[Remark]:
    """The loaded words of the article that stand outside quotation marks, in text order."""
    reading, table = context.reading, loaded_words(context.language)
    found: list[Remark] = []
    past = 0
    for word in context.hits(table):
        if word < past or reading.quotation_of[word] != -1 or (match := table.match(reading.lower, word)) is None:
            continue
        end, row = match
        beside = {*reading.lower[max(0, word - 1) : word], *reading.lower[end : end + 1]}
        if row.unless.intersection(beside) or _is_name(context, word, end):
            continue
        past = end
        kind = "loaded term" if context.content_of[word] == -1 else "loaded term, reported"
        by = f"loaded {row.line}: {row.tone}, plainly “{row.plain}” ({row.judge})"
        found.append(Remark(kind, reading.span(word, end), by, SCORE))  # type: ignore[arg-type]
    return found


def _is_name(context: Context, word: int, end: int) -> bool:
    """Whether a capital is that of a name: inside a sentence, unless the whole line is written so."""
    reading = context.reading
    if not any(reading.words[at][0].isupper() for at in range(word, end)):
        return False
    first, last = reading.sentences[reading.sentence_of[word]]
    if word == first and not (end < last and reading.words[end][0].isupper()):
        return False
    number = context.paragraph_of(reading.starts[word])
    return context.article.paragraphs[number].kind not in TITLES
