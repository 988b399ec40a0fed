"""Which characters of a paragraph are quotation marks, and what stands between them, as the reader is told it.

The reader was trained on exactly this marking, so it belongs to the weights: a change here asks for a new training.
It does not decide what a quotation is *for*; scare quotes and titles are marked like speech.
"""

OUTSIDE, OPENING, INSIDE, CLOSING, LONE, INNER = range(6)
"""Codes of a character: outside all marks, an opening mark, inside, a closing mark, a mark without a partner, inside
single marks."""
CODES = 6

_FIRM_OPENING = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_STRAIGHT = {'"', "＂"}
_AFTER_SINGLE = set(' \t\u00a0.,;:!?)—–-…"”»')


def quote_codes(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Runs `(start, end, code)` of the paragraph `text[start:end]` that are not OUTSIDE, in text order.

    An opening mark without a closing one reaches to the end of the paragraph, as in a quotation that goes on in the
    next one. Two apostrophes or two backticks count as one mark.

    >>> quote_codes('He said: "No."', 0, 14)
    [(9, 10, 1), (10, 13, 2), (13, 14, 3)]
    """
    runs: list[tuple[int, int, int]] = []
    position = start
    while position < end:
        character = text[position]
        width = 1
        if character in _FIRM_OPENING:
            closers = _FIRM_OPENING[character]
        elif character in _STRAIGHT:
            closers = '"＂”'
        elif character in "'`" and text[position + 1 : position + 2] == character and position + 1 < end:
            closers, width = "''", 2
        elif character in "‘'" and _opens_single(text, position, start, end):
            closers = "’'"
        else:
            if character in "”»":
                runs.append((position, position + 1, LONE))
            position += 1
            continue
        position = _take(text, position, width, closers, end, runs)
    return runs


def _take(text: str, opening: int, width: int, closers: str, end: int, runs: list[tuple[int, int, int]]) -> int:
    """Append the runs of the quotation that opens at `opening`; the position after it."""
    inside = opening + width
    single = closers == "’'"
    if closers == "''":
        closing = text.find("''", inside, end)
        closing_width = 2
    else:
        closing_width = 1
        closing = next((i for i in range(inside, end) if text[i] in closers and _closes(text, i, end, single)), -1)
    if closing < 0 and single:
        return inside
    runs.append((opening, inside, OPENING))
    stop = end if closing < 0 else closing
    if stop > inside:
        runs.append((inside, stop, INNER if single else INSIDE))
    if closing < 0:
        return end
    runs.append((closing, closing + closing_width, CLOSING))
    return closing + closing_width


def _opens_single(text: str, position: int, start: int, end: int) -> bool:
    """Whether a single mark opens a quotation: white space before it, a letter after (a capital if straight)."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if not (before.isspace() or before in "(—–:[") or not after.isalnum():
        return False
    return text[position] == "‘" or after.upper() == after


def _closes(text: str, position: int, end: int, single: bool) -> bool:
    """Whether a mark that may close does: a single one only before white space or punctuation."""
    return not single or position + 1 >= end or text[position + 1] in _AFTER_SINGLE
