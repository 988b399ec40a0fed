"""Where what the reader found begins and ends, put right by what rules know: names, noun phrases, objects, cues.

The reader tags word pieces and may break off inside a name ("Abu Omar al-"), ahead of a noun ("the top", "a fisherman
of") or behind the first noun of an object ("condemned the attempts | by neighbours to ..."). What both found alike is
left alone.
"""

from bisect import bisect_right

from onrecord.lang.words import WordClasses, word_classes
from onrecord.schema import Attribution, Found, Span
from onrecord.text import Reading

LONGEST_NOUN = 4  # words between "the" and its cue
OBJECTS = ("finite object", "finite person-to")  # rules that know where the object of a verb begins


class Bounds:
    """The bounds of sources and contents in one article."""

    def __init__(self, reading: Reading, found: Found) -> None:
        self._reading = reading
        self._classes: WordClasses = word_classes()
        self._cues = {reading.word_at(cue.span.start) for cue in found.cues}
        names = (each.span for each in found.mentions if each.kind == "name")
        self._names = sorted((span for span in names if self._may_be_name(span)), key=lambda s: (s.start, -s.end))

    def source(self, own: Attribution, ruled: Attribution | None) -> tuple[Span, ...]:
        """The source of what the reader found; the rule's where the reader's breaks off and the rule's goes on."""
        if not own.source:
            return own.source
        spans = tuple(self._without_comma(self._whole_names(span)) for span in own.source)
        *before, last = spans
        if ruled is not None and ruled.source:
            if self._breaks_off(last) or not _overlap(own.source, ruled.source[0]):
                return ruled.source
            return (*before, Span(last.start, ruled.source[-1].end)) if self._cuts(last, ruled.source[-1]) else spans
        if self._is_headless(last) and own.cue:
            return (*before, self._up_to(last, self._reading.word_at(own.cue[0].start)))
        return spans

    def content(self, own: Attribution, ruled: Attribution | None) -> tuple[Span, ...]:
        """The content of what the reader found, from where the object of the rule's verb begins."""
        first, *others = own.content
        if ruled is None or ruled.rule not in OBJECTS:
            return own.content
        begin, end = (self._reading.word_at(at) for at in (ruled.content[0].start, first.start))
        start = self._reading.starts[begin]
        if begin < end and self._is_object(begin, end, own):
            first = Span(start, first.end)  # "called on | both sides | to talk"
        if end < begin and start < first.end and self._is_of_cue(end, begin, ruled):
            first = Span(start, first.end)  # "appealed | to | both sides"
        return (first, *others)

    def _may_be_name(self, span: Span) -> bool:
        """Whether a name stays within one sentence and holds no cue ("Democrats Say Mrs. Roy")."""
        words, sentence_of = self._reading.words_in(span), self._reading.sentence_of
        return sentence_of[words.start] == sentence_of[words.stop - 1] and self._cues.isdisjoint(words)

    def _is_object(self, begin: int, end: int, own: Attribution) -> bool:
        """Whether words are the beginning of an object, and not a hearer: "agreed with Ines Roy | that it fell"."""
        if _overlap((*own.cue, *own.source), self._reading.span(begin, end)):
            return False
        if self._reading.lower[end] != "to" and self._around(self._reading.starts[begin]):
            return False
        return self._is_plain(begin, end)

    def _is_of_cue(self, begin: int, end: int, ruled: Attribution) -> bool:
        words = self._reading.lower[begin:end]
        is_inside = ruled.cue[-1].end >= self._reading.ends[end - 1]
        return is_inside and all(word in self._classes.preposition or word == "to" for word in words)

    def _whole_names(self, span: Span) -> Span:
        """A source that neither begins nor ends inside a name."""
        opening, closing = self._around(span.start), self._around(span.end - 1)
        return Span(
            min(span.start, opening.start) if opening else span.start,
            max(span.end, closing.end) if closing else span.end,
        )

    def _around(self, at: int) -> Span | None:
        """The name that holds a code point, if one does."""
        index = bisect_right(self._names, at, key=lambda name: name.start) - 1
        return self._names[index] if index >= 0 and at < self._names[index].end else None

    def _without_comma(self, span: Span) -> Span:
        """A source without the comma that closes an apposition, which the model was taught to take along."""
        words = self._reading.words_in(span)
        last = words.stop - 1
        if len(words) > 1 and self._reading.words[last] in ",;:":
            return Span(span.start, self._reading.ends[last - 1])
        return span

    def _breaks_off(self, span: Span) -> bool:
        """Whether a source ends before its noun does: "the", "a diplomat, who", "chair of"."""
        words, classes = self._reading.words_in(span), self._classes
        if len(words) == 1:
            return self._is_headless(span)
        last = self._reading.lower[words.stop - 1]
        return last in classes.determiner | classes.preposition | classes.relative | classes.possessive

    def _is_headless(self, span: Span) -> bool:
        words = self._reading.words_in(span)
        return len(words) == 1 and self._reading.lower[words.start] in ("the", "a", "an", "its", "their")

    def _cuts(self, span: Span, ruled: Span) -> bool:
        """Whether a source ends inside a noun phrase of the rule's: "top | official Ines Roy", "Several | reports"."""
        words, whole = self._reading.words_in(span), self._reading.words_in(ruled)
        last, behind, classes = words.stop - 1, words.stop, self._classes
        if words.start < whole.start or behind >= whole.stop or not self._is_plain(behind, behind + 1):
            return False
        word = self._reading.lower[behind]
        if word in classes.preposition | classes.relative | classes.coordinator or classes.is_adverb(word):
            return False
        if behind in self._cues or self._reading.words[last].isupper() or self._reading.lower[last] in classes.subject:
            return False
        if self._reading.words[behind][0].isupper() or self._reading.lower[last] in classes.be | classes.have:
            return True
        return len(words) == 1 and self._around(span.start) is None

    def _up_to(self, span: Span, cue: int) -> Span:
        """A source that goes on to its cue, where little and no mark stands between: "the | board voted"."""
        words = self._reading.words_in(span)
        is_near = words.stop < cue <= words.stop + LONGEST_NOUN
        return self._reading.span(words.start, cue) if is_near and self._is_plain(words.stop, cue) else span

    def _is_plain(self, begin: int, end: int) -> bool:
        """Whether nothing but words without quotation marks stands there."""
        reading = self._reading
        return all(reading.words[k][0].isalnum() and reading.quotation_of[k] < 0 for k in range(begin, end))


def _overlap(spans: tuple[Span, ...], other: Span) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans)
