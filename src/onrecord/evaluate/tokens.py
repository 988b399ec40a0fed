"""One attribution as the figures see it: sets of tokens and characters, its kind, the shape of its source.

Tokens are words (`\\w+`) and single punctuation marks. Does not compare anything; `scores` does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.evaluate.gold import GoldAttribution
from onrecord.schema import Span

ROLES = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")
SHAPES = ("pronoun", "none", "other")
TOKEN = re.compile(r"\w+|[^\w\s]")
DOUBLE_QUOTES = '"“”„‟«»＂'
QUOTE_BEHIND = re.compile(rf"[.,;:!?…]*([{DOUBLE_QUOTES}])")
PRONOUNS = frozenset(
    "i he she it we you they who that which him her them us me this these those one himself herself itself".split()
)

Tokens = frozenset[int]
BLANK: Tokens = frozenset((-1,))


class Tokenized:
    """The tokens of one text; `cover` gives those that spans touch."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [match.span() for match in TOKEN.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def cover(self, spans: Iterable[Span]) -> Tokens:
        touched: set[int] = set()
        for span in spans:
            token = bisect_right(self.ends, span.start)
            while token < len(self.ends) and self.starts[token] < span.end:
                touched.add(token)
                token += 1
        return frozenset(touched)

    def words(self, tokens: Tokens) -> Tokens:
        """The word tokens among `tokens`; all of them where there is no word."""
        return frozenset(t for t in tokens if self._first(t).isalnum() or self._first(t) == "_") or tokens

    def token(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def _first(self, index: int) -> str:
        return self.text[self.starts[index]]


class Sided:
    """One attribution, gold or predicted, as sets of tokens and characters."""

    __slots__ = ("characters", "fragments", "held", "kind", "shape", "tokens", "words")

    def __init__(self, tokenized: Tokenized, attribution: GoldAttribution) -> None:
        spans = {role: sorted(getattr(attribution, role)) for role in ROLES}
        self.tokens = {role: tokenized.cover(spans[role]) for role in ROLES}
        self.words = {role: tokenized.words(self.tokens[role]) for role in ROLES}
        # a content of white space alone holds the mark BLANK: two such are alike
        self.held = self.words["content"] or (BLANK if spans["content"] else frozenset())
        self.fragments = {
            role: {(min(found), max(found)) for span in spans[role] if (found := tokenized.cover([span]))}
            for role in ROLES
        }
        text = tokenized.text
        self.characters = frozenset(
            at for span in spans["content"] for at in range(span.start, span.end) if not text[at].isspace()
        )
        self.kind = kind_of(text, spans["content"])
        source = [tokenized.token(token).lower() for token in sorted(self.words["source"])]
        self.shape = "none" if not source else "pronoun" if len(source) == 1 and source[0] in PRONOUNS else "other"


def kind_of(text: str, content: Sequence[Span]) -> str:
    """Direct where the content begins and ends with a double quotation mark, mixed where it has one, else indirect.

    A mark that touches the content from outside counts as its own; two apostrophes or backticks are a double mark.
    """
    if not content:
        return "indirect"
    start, end = content[0].start, content[-1].end
    inside = _double("".join(text[span.start : span.end] for span in content).strip())
    before, behind = _double(text[max(0, start - 2) : start]), QUOTE_BEHIND.match(_double(text[end : end + 5]))
    if before and before[-1] in DOUBLE_QUOTES:
        inside = before[-1] + inside
    inside = (inside + (behind.group(1) if behind else "")).rstrip(" .,;:!?…—–-)]")
    if len(inside) > 1 and inside[0] in DOUBLE_QUOTES and inside[-1] in DOUBLE_QUOTES:
        return "direct"
    return "mixed" if any(mark in inside for mark in DOUBLE_QUOTES) else "indirect"


def _double(text: str) -> str:
    return text.replace("''", '"').replace("``", '"')
