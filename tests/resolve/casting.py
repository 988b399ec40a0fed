"""Cases for resolving: a text whose sources stand in braces, and who each of them is.

`cast_of("{Osei} said so. {He} left.")` gives the Cast; `speakers` writes each speaker as a word: a name where one
entity is meant, "?" and the candidates ("?Ama Osei|Kofi Osei") where it is open, "-" where nobody is.
"""

import re

from onrecord.find.mentions import find_mentions
from onrecord.resolve import resolve
from onrecord.schema import Article, Attribution, Cast, Found, Paragraph, Span
from onrecord.text import read_text

MARKED = re.compile(r"\{([^{}]*)\}")
RULE = "goes on"  # where there is no source: the words go on from the speaker before


def article_of(text: str, byline: str | None = None) -> Article:
    """One paragraph a line; the first line is the title where it ends in no full stop."""
    paragraphs = []
    for line in re.finditer(r"[^\n]+", text):
        kind = "title" if not paragraphs and line.group()[-1] not in '.”"?!' else "body"
        paragraphs.append(Paragraph(Span(*line.span()), kind))  # type: ignore[arg-type]
    return Article("case", text, tuple(paragraphs), byline=byline)


def cast_of(marked: str, byline: str | None = None, before: str = "") -> Cast:
    """The cast of a marked text; `before` is put in front of it, unmarked."""
    sources: list[Span] = []
    text, at = before, 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        sources.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    reading = read_text(article_of(text, byline))
    found = Found(tuple(reading.quotations), (), find_mentions(reading))
    attributions = tuple(
        Attribution((_content(text, source),), (), (source,) * (source.end > source.start), "indirect", RULE, 1.0)
        for source in sources
    )
    return resolve(reading, found, attributions)


def _content(text: str, source: Span) -> Span:
    """What a source says: the quotation right before it, or the sign behind it."""
    if text[: source.start].rstrip().endswith("”"):
        return Span(text.rindex("“", 0, source.start), text.rindex("”", 0, source.start) + 1)
    return Span(source.end, source.end + 1)


def speakers(cast: Cast) -> list[str]:
    """Each speaker as one word."""
    words = []
    for speaker in cast.speakers:
        if speaker is None:
            words.append("-")
        elif speaker.value.entity is None:
            words.append("?" + "|".join(sorted(cast.entities[c].name for c in speaker.value.candidates)))
        else:
            words.append(cast.entities[speaker.value.entity].name)
    return words
