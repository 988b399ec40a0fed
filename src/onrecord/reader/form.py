"""Direct, mixed or indirect: how much of a content stands between double quotation marks."""

import re

from onrecord.schema import Form

_MARKS = '"“”„‟«»＂'
_AFTER = re.compile(rf"[.,;:!?…]*([{_MARKS}])")
_CLOSING_PUNCTUATION = " .,;:!?…—–-)]"


def form_of(text: str, spans: list[tuple[int, int]]) -> Form:
    """Direct: begins and ends with a mark; mixed: holds one, but not at both ends; indirect: holds none.

    A mark that touches the span from outside counts as its own; two apostrophes or backticks make a mark.

    >>> form_of('He said it was "a pity".', [(8, 23)])
    'mixed'
    """
    start, end = spans[0][0], spans[-1][1]
    inside = _plain("".join(text[a:b] for a, b in spans).strip())
    before = _plain(text[max(0, start - 2) : start])[-1:]
    if before and before in _MARKS:
        inside = before + inside
    after = _AFTER.match(_plain(text[end : end + 5]))
    inside = inside + after.group(1) if after else inside
    inside = inside.rstrip(_CLOSING_PUNCTUATION)
    if len(inside) > 1 and inside[0] in _MARKS and inside[-1] in _MARKS:
        return "direct"
    return "mixed" if any(c in _MARKS for c in inside) else "indirect"


def _plain(words: str) -> str:
    return words.replace("''", '"').replace("``", '"')
