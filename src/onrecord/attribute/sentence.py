"""One sentence as the rules see it: its words, the cues in it, and what stands inside quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lang.cues import CueEntry
from onrecord.lang.words import WordClasses
from onrecord.schema import Attitude, Quotation, Span
from onrecord.text import Reading


@dataclass(frozen=True, slots=True)
class CueWords:
    """A cue as a range of words [begin, end), with its lexicon entry and the shape of its verb group."""

    begin: int
    end: int
    entry: CueEntry
    kind: str


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution in the making; `words` of the source are kept so that later cues can take it over."""

    content: list[Span]
    cue: list[Span]
    source: list[Span]
    rule: str
    lemma: str
    attitude: Attitude = "said"
    quoted: bool = False
    quotations: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Sentence:
    """Words [first, last) of the reading and the cues that begin in them, outside all quotation marks."""

    reading: Reading
    classes: WordClasses
    first: int
    last: int
    cues: list[CueWords]
    cue_at: dict[int, CueWords]
    outermost: list[tuple[int, int]]
    verbs: frozenset[int]  # last words of the finite cues: no subject reaches across them
    clause: tuple[int, int] = (0, 0)  # where the reported clause read last starts and ends

    def word(self, k: int) -> str:
        """The lower-case word k, or "" outside the sentence."""
        return self.reading.lower[k] if self.first <= k < self.last else ""

    def after_quotation(self, k: int) -> int:
        """The first word behind the outermost quotation around word k, which stands inside quotation marks."""
        return max(k + 1, self.outermost[self.reading.quotation_of[k]][1])

    def before_quotation(self, k: int) -> int:
        """The last word ahead of the outermost quotation around word k, which stands inside quotation marks."""
        return min(k - 1, self.outermost[self.reading.quotation_of[k]][0] - 1)


def outermost_words(reading: Reading, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """For each quotation the words [begin, end) of the outermost quotation that it lies in."""
    found: list[tuple[int, int]] = []
    reach = -1
    for quotation in quotations:
        if quotation.span.start >= reach:
            words = reading.words_in(quotation.span)
            reach = quotation.span.end
            outer = (words.start, words.stop)
        found.append(outer)
    return found
