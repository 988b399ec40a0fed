"""An article's paragraphs cut into stretches, each with the citations that cover it and the part they give it.

Spans may overlap, nest, and cross paragraphs; the stretches do not, and together they are the paragraph's text.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from onrecord.schema import Article, Paragraph, Span
from onrecord.tell.pieces import Citation

PARTS = ("narrator", "content", "cue", "source")  # where parts overlap, the last one shows


class Stretch(Struct, frozen=True):
    """A run of text under the same citations. `starts` and `ends`: labels whose content begins or ends here."""

    text: str
    part: str = ""
    labels: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class _Marked(Struct, frozen=True, order=True):
    span: Span
    rank: int
    label: str
    is_first: bool
    is_last: bool


def annotated(article: Article, citations: Iterable[Citation]) -> Iterator[tuple[Paragraph, list[Stretch]]]:
    """Each paragraph with its stretches, in one pass over the article."""
    marks = sorted(mark for citation in citations for mark in _marks(citation) if mark.span.start < mark.span.end)
    at, active = 0, list[_Marked]()
    for paragraph in article.paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        while at < len(marks) and marks[at].span.start < end:
            active.append(marks[at])
            at += 1
        active = [mark for mark in active if mark.span.end > start]
        yield paragraph, _stretches(article.text, start, end, active)


def _stretches(text: str, start: int, end: int, marks: list[_Marked]) -> list[Stretch]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(start, mark.span.start), min(end, mark.span.end)}
    edges = sorted(cuts)
    stretches = []
    at, active = 0, list[_Marked]()
    for left, right in pairwise(edges):
        while at < len(marks) and marks[at].span.start <= left:
            active.append(marks[at])
            at += 1
        active = [mark for mark in active if mark.span.end > left]
        part = PARTS[max((mark.rank for mark in active), default=0)] if active else ""
        labels = tuple(dict.fromkeys(mark.label for mark in active))
        starts = tuple(mark.label for mark in active if mark.is_first and mark.span.start == left)
        ends = tuple(mark.label for mark in active if mark.is_last and mark.span.end == right)
        stretches.append(Stretch(text[left:right], part, labels, starts, ends))
    return stretches


def _marks(citation: Citation) -> Iterator[_Marked]:
    anchors = citation.content or citation.narrator or citation.cue or citation.source
    for rank, part in enumerate((citation.narrator, citation.content, citation.cue, citation.source)):
        for index, span in enumerate(part):
            of_anchor = part is anchors
            yield _Marked(span, rank, citation.label, of_anchor and index == 0, of_anchor and index == len(part) - 1)
