"""Coding marked text: `coded("[who Mara Lind] [cue said] ...")` gives the notes that `code` makes of the marks alone.

Marks are those of `onrecord.evaluate.marked`, so that a test of coding does not hang on finding and attributing. A
mark's `speaker=` says who speaks; a source without one is a speaker of its own. Lemmas are those of the cues found.
"""

from msgspec import structs

from onrecord.coding import code
from onrecord.evaluate.marked import read_marked
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.schema import Attribution, Cast, Entity, Finding, Mark, Notes, Paragraph, Reference, Span, Statement
from onrecord.text import read_text

PUBLISHED = "2024-05-15"  # a Wednesday


def coded(
    marked: str,
    *,
    published: str | None = PUBLISHED,
    headings: tuple[str, ...] = (),
    dateline: str | None = None,
    form: str = "indirect",
    types: dict[str, str] | None = None,
) -> Notes:
    """The notes of a marked text.

    Paragraphs that equal one of `headings` are place headings, an inline "HEADING:" a place mark; `dateline` is the
    opening that is one.
    """
    gold = read_marked(marked)
    article = article_from_text(gold.text, published=published)
    paragraphs = [_with_layout(gold.text, paragraph, headings, dateline) for paragraph in article.paragraphs]
    reading = read_text(structs.replace(article, paragraphs=tuple(paragraphs)))
    found = find(reading)
    attributions, entities, speakers = [], {}, []
    for each in gold.attributions:
        lemma = next((cue.lemma for cue in found.cues if each.cue and _meet(cue.span, each.cue[0])), "")
        attributions.append(
            Attribution(each.content, each.cue, each.source, each.form or form, "marks", 1.0, lemma, parent=None)
        )
        name = each.speaker or article.read(*each.source)
        entity = entities.setdefault(name, Entity(len(entities), name, (types or {}).get(name, "unknown"), each.source))
        speakers.append(Finding(Reference(name, entity.id), each.source, "marks") if name else None)
    return code(reading, found, _nested(attributions), Cast(tuple(entities.values()), tuple(speakers)))


def first(marked: str, **layout: object) -> Statement:
    """The statement of the text's first mark."""
    return coded(marked, **layout).statements[0]


def value(finding: Finding | None) -> object:
    """What a finding says, None where there is none."""
    return finding.value if finding else None


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _nested(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    def holds(outer: Attribution, inner: Attribution) -> bool:
        return outer is not inner and any(
            span.start <= inner.content[0].start and inner.content[-1].end <= span.end for span in outer.content
        )

    return tuple(
        structs.replace(each, parent=next((i for i, other in enumerate(attributions) if holds(other, each)), None))
        for each in attributions
    )


def _with_layout(text: str, paragraph: Paragraph, headings: tuple[str, ...], dateline: str | None) -> Paragraph:
    start = paragraph.span.start
    words = text[start : paragraph.span.end]
    if words in headings:
        return Paragraph(paragraph.span, "place")
    for heading in headings:
        if words.startswith(heading + ":"):
            return Paragraph(paragraph.span, "body", (Mark("place", Span(start, start + len(heading) + 1), heading),))
    if dateline and words.startswith(dateline):
        return Paragraph(
            paragraph.span, "body", (Mark("dateline", Span(start, start + len(dateline)), dateline.strip(" —-")),)
        )
    return Paragraph(paragraph.span)
