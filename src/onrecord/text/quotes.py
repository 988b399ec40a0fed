"""Quotation marks: which opening mark goes with which closing one, inside one paragraph and over several.

Knows straight, curly, doubled-single (`` '' ``), single, low („ “) and angle (« », » «) marks. An apostrophe is not a
quotation mark: a single mark opens only where a word can start and closes only where one can end.
Does not say what a quotation is for; `find` does.
"""

import re

from msgspec import structs

from onrecord.schema import Article, Problem, Quotation, Span

OPENING = {"“": "”", "„": "“”‟", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "»": "«", "›": "‹"}
CLOSES_WORD = re.compile(r"[\w.,!?;…\])]['’‘](?![\w])")
MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚'＂]")
DEEPEST = 6  # quotations inside quotations
DOUBLED = ("''", "``")


def pair_quotations(article: Article) -> tuple[list[Quotation], list[Problem]]:
    """All quotations of the article in order of their start, and the marks that found no partner.

    An unbalanced mark costs its own paragraph only: the quotation then ends with the paragraph.
    """
    text = article.text
    quotations: list[Quotation] = []
    problems: list[Problem] = []
    open_before: int | None = None
    for paragraph in article.paragraphs:
        end = paragraph.span.end
        if paragraph.kind not in ("body", "title", "heading"):
            continue
        found = _pair_in_paragraph(text, paragraph.body.start, end)
        first = len(quotations)
        for quotation in found:
            starts_paragraph = not text[paragraph.body.start : quotation.span.start].strip()
            if open_before is not None and starts_paragraph and quotation.depth == 0:
                quotation = structs.replace(quotation, continues=open_before)
            quotations.append(quotation)
        unclosed = [i for i in range(first, len(quotations)) if not quotations[i].closed and not quotations[i].depth]
        if open_before is not None and quotations[open_before].closed is False and len(quotations) == first:
            problems.append(Problem(quotations[open_before].span, "quotation mark without its partner"))
        if open_before is not None and len(quotations) > first and quotations[first].continues is None:
            problems.append(Problem(quotations[open_before].span, "quotation mark without its partner"))
        open_before = unclosed[-1] if unclosed and paragraph.kind == "body" else None
    if open_before is not None:
        problems.append(Problem(quotations[open_before].span, "quotation mark without its partner"))
    return quotations, problems


def _pair_in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    stack: list[tuple[str, int, int]] = []
    found: list[Quotation] = []
    closing = _Closing(text, end)

    def close(mark_start: int, mark_end: int, closed: bool) -> None:
        _, opened, inside = stack.pop()
        found.append(Quotation(Span(opened, mark_end), Span(inside, mark_start), len(stack), closed))

    for match in MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        kind = '"' if mark in DOUBLED or mark == "＂" else mark
        partner = next((i for i in range(len(stack) - 1, -1, -1) if _closes(stack[i][0], kind)), None)
        if kind in "'‘’‚" and _is_apostrophe(text, at, after, partner is not None, start, end, closing):
            continue
        if partner is not None and not (kind == '"' and _must_open(text, at, after, start, end)):
            while len(stack) > partner + 1:
                stack.pop()  # an inner mark without its partner costs only itself
            close(at, after, True)
        elif _opens(text, kind, at, after, start, end):
            if kind in "»›" and not _must_open(text, at, after, start, end):
                continue
            stack.append((kind, at, after))
            if len(stack) > DEEPEST:
                del stack[0]  # a mark that opened so long ago has lost its partner
    while len(stack) > 1:
        stack.pop()
    if stack and stack[0][0] not in "'‘‚":
        close(end, end, False)
    found.sort(key=lambda quotation: quotation.span)
    return found


def _closes(opening: str, mark: str) -> bool:
    return mark == opening if opening in "\"'" else mark in OPENING.get(opening, "") or (opening == "“" and mark == '"')


def _opens(text: str, kind: str, at: int, after: int, start: int, end: int) -> bool:
    if kind in "\"'":
        return after < end and not text[after].isspace() and not (at > start and text[at - 1].isalnum())
    return kind in OPENING and after < end


def _must_open(text: str, at: int, after: int, start: int, end: int) -> bool:
    """A straight mark with space before and a word after can only open."""
    before_open = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-"
    return before_open and after < end and (text[after].isalnum() or text[after] in "‘'“[($…")


def _is_apostrophe(text: str, at: int, after: int, is_open: bool, start: int, end: int, closing: "_Closing") -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    if before.isalnum() and behind.isalnum():
        return True
    if text[at] == "‘":
        return before.isalnum()
    opening_place = not before.isalnum() and before not in ".,!?;:" and behind.isalnum()
    if is_open:
        # the s-genitive of a plural inside a single-quoted stretch ("the ministers' plan") goes on with a word
        return not opening_place and before == "s" and behind == " " and closing.follows(after)
    # 'tis, '90s: an elision, unless a closing mark follows in the paragraph
    return not (text[at] in "'‚" and opening_place and not behind.isdigit() and closing.follows(after))


class _Closing:
    """Where the next single mark stands that closes a word; looked up from left to right, each stretch once."""

    def __init__(self, text: str, end: int) -> None:
        self.text, self.end = text, end
        self.next = -1  # the start of the next one that is known; `end` if none follows

    def follows(self, after: int) -> bool:
        """Whether one starts at or behind `after`."""
        if self.next < after:
            match = CLOSES_WORD.search(self.text, after, self.end)
            self.next = match.start() if match else self.end
        return self.next < self.end
