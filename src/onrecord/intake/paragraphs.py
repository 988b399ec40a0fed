"""Where paragraphs begin and end in plain text, as spans over the unaltered text.

Three habits of plain text are told apart: one line a paragraph, blank lines between paragraphs, and lines wrapped at
a fixed width (e-mail, wire copy), where a line break inside a paragraph is only a break of the line. Knows nothing of
what a paragraph is.
"""

import re
from itertools import pairwise

from onrecord.schema import Span

LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
TRIM = re.compile(r"[\s\u200b\u2060\ufeff]*")
INVISIBLE = "\u200b\u2060\ufeff"
NARROWEST, WIDEST = 40, 100  # characters of a wrapped line; longer lines are paragraphs of their own
FIRST_WORD = re.compile(r"\S{1,40}")


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text` in order: trimmed of white space and of invisible characters, never empty."""
    lines = _lines(text)
    width = _wrapped_at(text, lines)
    spans: list[Span] = []
    previous: Span | None = None
    for line in lines:
        if line is None:
            previous = None
            continue
        joins = (
            width and previous and not _is_indented_more(text, line, previous) and _is_full(text, previous, line, width)
        )
        if joins:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
        previous = line
    return spans


def _lines(text: str) -> list[Span | None]:
    """Each line trimmed; None for a blank one."""
    lines: list[Span | None] = []
    start = 0
    for found in LINE_BREAK.finditer(text):
        lines.append(_trimmed(text, start, found.start()))
        start = found.end()
    lines.append(_trimmed(text, start, len(text)))
    return lines


def _trimmed(text: str, start: int, end: int) -> Span | None:
    found = TRIM.match(text, start, end)
    start = found.end() if found else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(start, end) if start < end else None


def _wrapped_at(text: str, lines: list[Span | None]) -> int:
    """The width that the text is wrapped at, or 0.

    A wrapped text gives itself away: the first word of each line would not have fitted on the line before, and most
    lines end in the middle of a sentence.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if one and two]
    if len(pairs) < 3:
        return 0
    width = max(max(one.end - one.start, two.end - two.start) for one, two in pairs)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(_is_full(text, one, two, width) for one, two in pairs)
    ends = sum(text[one.end - 1] in ".!?\"”'’:" for one, _ in pairs)
    return width if full >= 0.75 * len(pairs) and ends <= 0.4 * len(pairs) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    first = FIRST_WORD.match(text, following.start, following.end)
    # wrapping programs count a trailing space or a double space differently: two characters of play
    return (line.end - line.start) + 1 + (len(first.group()) if first else 0) + 2 > width


def _is_indented_more(text: str, line: Span, previous: Span) -> bool:
    return _indent(text, line) > _indent(text, previous)


def _indent(text: str, line: Span) -> int:
    """White space before a line's first letter, counted up to ten characters."""
    before = text[max(0, line.start - 10) : line.start]
    return len(before) - len(before.rstrip(" \t\xa0\u3000"))
