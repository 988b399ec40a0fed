"""What each paragraph of an article is: title, heading, byline, caption, running text behind a dateline, and so on.

Rules over the look and the place of a line; a body paragraph taken for something else is lost to the record, so a doubt
leaves it a body paragraph. Where the source already says what a block is (a heading of a page), that is taken over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.intake.bylines import names_outlet, read_byline
from onrecord.intake.captions import is_agency_credit, is_caption
from onrecord.intake.datelines import read_dateline
from onrecord.intake.page_lines import read_page_line
from onrecord.intake.places import LABEL, is_label, place_labels
from onrecord.intake.places import LONGEST as LONGEST_LABEL
from onrecord.intake.published import find_date
from onrecord.intake.times import read_time_line, read_time_opening
from onrecord.intake.titles import is_heading, is_kicker, is_title, read_date_line, same_title, trailing_titles
from onrecord.schema import Mark, Paragraph, ParagraphKind, Span

TOP = 6  # paragraphs in which title, byline and date of an article stand
ASIDES = frozenset(("caption", "time", "byline", "boilerplate"))
SPACE = re.compile(r"\s*")


@dataclass
class Layout:
    """The paragraphs of a text, and what their lines say of the article as a whole."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


def recognise(
    text: str, spans: Sequence[Span], *, title: str | None = None, kinds: Sequence[ParagraphKind | None] = ()
) -> Layout:
    """The layout of `text`, whose paragraphs are at `spans`; `kinds[i]`, if given, is what the source calls one."""
    layout = Layout()
    given = list(kinds) or [None] * len(spans)
    lines = [text[span.start : span.end] for span in spans]
    places = place_labels(text, lines)
    several_times = (
        sum(bool(line[0].isdigit() and read_time_opening(text, span)) for line, span in zip(lines, spans, strict=True))
        > 1
    )
    first_body = True
    for index, (line, span) in enumerate(zip(lines, spans, strict=True)):
        kind = _kind_of(index, lines, given[index], layout, title)
        if kind in ("body", "heading") and line.rstrip(" :") in places:
            kind = "place"
        marks: tuple[Mark, ...] = ()
        if kind == "body":
            marks, first_body = _opening(text, span, first_body, several_times, places, layout)
        layout.paragraphs.append(Paragraph(span, kind, marks))
    _find_headings(layout, lines, given, title)
    for index in trailing_titles(layout.paragraphs, lines):
        if given[index] is None:
            layout.paragraphs[index] = Paragraph(spans[index], "boilerplate")
    return layout


def _kind_of(
    index: int, lines: list[str], given: ParagraphKind | None, layout: Layout, title: str | None
) -> ParagraphKind:
    line = lines[index]
    near_edge = index < TOP or index >= len(lines) - 2
    if given is not None:
        return "time" if given == "heading" and read_time_line(line) else given
    if index < TOP and title and same_title(line, title):
        return "title"
    if near_edge and (byline := read_byline(line)):
        layout.byline = layout.byline or byline.name
        layout.outlet = layout.outlet or byline.outlet
        layout.published = layout.published or byline.day
        return "byline"
    if read_time_line(line):
        return "time"
    if index < TOP and (beside := read_date_line(line)) is not None:
        layout.published = layout.published or find_date(line)
        layout.outlet = layout.outlet or (beside if names_outlet(beside) else None)
        return "time"
    if page_line := read_page_line(line):
        return page_line.kind
    if is_agency_credit(line):
        return "credit"
    return "caption" if is_caption(line) else "body"


def _opening(
    text: str, span: Span, first_body: bool, several_times: bool, places: frozenset[str], layout: Layout
) -> tuple[tuple[Mark, ...], bool]:
    """The marks that a body paragraph opens with, and whether the next one is still the first of the body."""
    marks: list[Mark] = []
    if time := read_time_opening(text, span):
        mark, parted = time
        if several_times or (parted and not first_body):
            marks.append(mark)
    rest = Span(marks[-1].span.end, span.end) if marks else span
    if dateline := read_dateline(text, rest, first=first_body):
        if dateline.day and first_body:
            layout.published = layout.published or find_date(dateline.day)
        marks.extend(dateline.marks)
    elif place := _place_opening(text, rest, places, first_body):
        marks.append(place)
    long_enough = bool(marks) or span.end - span.start > 100
    return tuple(marks), first_body and not long_enough


def _place_opening(text: str, span: Span, places: frozenset[str], first_body: bool) -> Mark | None:
    found = LABEL.match(text, span.start, min(span.end, span.start + LONGEST_LABEL))
    if not found or found[1] not in places:
        return None
    end = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]
    if end >= span.end or text[end].islower():
        return None
    # "LAHORE: ..." at the top is where the report was filed, unless it is the first of several sections
    filed_there = first_body and len(places) == 1
    return Mark("dateline" if filed_there else "place", Span(span.start, end), found[1])


def _find_headings(layout: Layout, lines: list[str], given: list[ParagraphKind | None], title: str | None) -> None:
    """Title and headings: short lines before running text. They are told last, since that needs the neighbours."""
    paragraphs = layout.paragraphs
    before_text = _before_text(paragraphs)
    titled = title is not None or any(paragraph.kind == "title" for paragraph in paragraphs)
    at_top: list[int] = []  # lines over the running text that could be the title
    above = True
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind != "body":
            continue
        line = lines[index]
        free = given[index] is None and not paragraph.marks and before_text[index]
        if free and above and not titled and index < TOP and is_title(line):
            at_top.append(index)
        elif not (free and is_heading(line) and (above or not is_label(line))):
            above = False
            continue
        paragraphs[index] = Paragraph(paragraph.span, "heading")
    if at_top:
        chosen = next((index for index in at_top if not is_kicker(lines[index])), at_top[0])
        for index in at_top:
            kind: ParagraphKind = "title" if index == chosen else "heading" if is_heading(lines[index]) else "body"
            paragraphs[index] = Paragraph(paragraphs[index].span, kind)
    if title is None:
        first = next((i for i, paragraph in enumerate(paragraphs[:TOP]) if paragraph.kind == "title"), None)
        layout.title = None if first is None else " ".join(lines[first].split()).rstrip(";")


def _before_text(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph whether the next one that is not an aside is running text or goes on to it."""
    answer: list[bool] = []
    following = False
    for paragraph in reversed(paragraphs):
        answer.append(following)
        if paragraph.kind not in ASIDES:
            following = paragraph.kind in ("body", "place", "heading")
    return answer[::-1]
