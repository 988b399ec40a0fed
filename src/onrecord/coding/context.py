"""What every coder looks at: the article's words, and for each attribution the words that announce it.

The announcing words of an attribution are those of its cue's and source's sentences that belong to the voice that
reports it (so not to any content at its level), without relative and adverbial clauses ("who was arrested on Monday")
and without whatever stands beyond another speaker's words. Time, place, medium and addressee of speaking are read there
and nowhere else, so that "he will meet them in Geneva on Monday" dates and places nothing.
"""

from bisect import bisect_right
from datetime import date
from functools import cache
from typing import Any

from onrecord.coding.phrases import Phrases
from onrecord.coding.sections import place_sections
from onrecord.lang import word_list
from onrecord.schema import Article, Attribution, Cast, Entity, Found, Reference, Span
from onrecord.text import Reading

PARTING = frozenset(",;:—–-()[]")
NEAR = 2  # paragraphs over which a setting is carried to the same speaker's next statement


class Context:
    """One article's reading, finds, attributions and cast, indexed for the coders; built once an article."""

    def __init__(
        self, reading: Reading, found: Found, attributions: tuple[Attribution, ...], cast: Cast, language: str = "en"
    ) -> None:
        self.reading, self.found, self.attributions, self.cast, self.language = (
            reading, found, attributions, cast, language,
        )  # fmt: skip
        self.article = reading.article
        self.content_of = self._contents()
        self.entity_at = {span.start: entity for entity in cast.entities for span in entity.mentions}
        self.sections = place_sections(reading, language)
        self.settings: dict[int, Any] = {}  # what `setting` found in the announcing words, by attribution
        self.today = _publication_day(reading.article)
        self.paragraph_starts = [paragraph.span.start for paragraph in self.article.paragraphs]
        self._announcing: list[list[int] | None] = [None] * len(attributions)
        self._anchors = [self._anchor_words(attribution) for attribution in attributions]
        self._in_sentence: dict[int, list[int]] = {}
        for index, anchors in enumerate(self._anchors):
            for sentence in sorted({reading.sentence_of[word] for word in anchors}):
                self._in_sentence.setdefault(sentence, []).append(index)

    # --- where a thing stands ----------------------------------------------------------------------------------------

    def paragraph_of(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def place_of(self, index: int) -> int:
        """The offset at which an attribution is announced: its cue, else its source, else its content."""
        attribution = self.attributions[index]
        spans = attribution.cue or attribution.source or attribution.content
        return spans[0].start if spans else 0

    def content_words(self, index: int) -> list[int]:
        """The words of an attribution's content, in order."""
        return [word for span in self.attributions[index].content for word in self.reading.words_in(span)]

    def source_words(self, index: int) -> list[int]:
        """The words of an attribution's source, in order."""
        return [word for span in self.attributions[index].source for word in self.reading.words_in(span)]

    def cue_words(self, index: int) -> list[int]:
        """The words of an attribution's cue, in order."""
        return [word for span in self.attributions[index].cue for word in self.reading.words_in(span)]

    # --- who ---------------------------------------------------------------------------------------------------------

    def speaker(self, index: int) -> Reference | None:
        """Who the source of an attribution is, where that is known."""
        finding = self.cast.speakers[index] if index < len(self.cast.speakers) else None
        return finding.value if finding else None

    def entity(self, index: int) -> Entity | None:
        """The entity that utters an attribution, where that is known."""
        reference = self.speaker(index)
        if reference is None or reference.entity is None:
            return None
        number = reference.entity
        if number < len(self.cast.entities) and self.cast.entities[number].id == number:
            return self.cast.entities[number]
        return next((entity for entity in self.cast.entities if entity.id == number), None)

    def same_speaker(self, left: int, right: int) -> bool:
        """Whether two attributions are certainly uttered by one and the same."""
        one, other = self.attributions[left], self.attributions[right]
        if one.source and one.source == other.source:
            return True
        a, b = self.speaker(left), self.speaker(right)
        return a is not None and b is not None and a.entity is not None and a.entity == b.entity

    def earlier(self, index: int) -> int | None:
        """The same speaker's statement just before this one, with nobody else speaking in between."""
        previous = index - 1
        while previous >= 0 and self.attributions[previous].parent == index:
            previous -= 1
        return previous if previous >= 0 and self._linked(previous, index) else None

    def later(self, index: int) -> int | None:
        """The same speaker's next statement in the same paragraph."""
        if index + 1 >= len(self.attributions) or not self._linked(index, index + 1):
            return None
        here, there = self.place_of(index), self.place_of(index + 1)
        return index + 1 if self.paragraph_of(here) == self.paragraph_of(there) else None

    def _linked(self, before: int, after: int) -> bool:
        if not self.same_speaker(before, after):
            return False
        return self.paragraph_of(self.place_of(after)) - self.paragraph_of(self.place_of(before)) <= NEAR

    def reference(self, words: list[int]) -> Reference:
        """Who a stretch of words names: the entity that has a mention there, else the words themselves."""
        for word in words:
            entity = self.entity_at.get(self.reading.starts[word])
            if entity is not None:
                return Reference(entity.name, entity.id)
        return Reference(self.reading.text[self.reading.starts[words[0]] : self.reading.ends[words[-1]]])

    # --- the announcing words ----------------------------------------------------------------------------------------

    def announcing(self, index: int) -> list[int]:
        """The words that announce an attribution, in order (see the module's docstring)."""
        known = self._announcing[index]
        if known is None:
            known = self._announcing[index] = self._announce(index)
        return known

    def _announce(self, index: int) -> list[int]:
        reading, anchors = self.reading, self._anchors[index]
        if not anchors:
            return []
        voice = self._voice(index)
        kept: list[int] = []
        cue = set(self.cue_words(index))
        for sentence in sorted({reading.sentence_of[word] for word in anchors}):
            first, last = self._reach(index, sentence)
            words = [word for word in range(first, last) if self.content_of[word] == voice]
            kept.extend(_without_clauses(reading, words, cue, _openers(self.language)))
        return kept

    def _voice(self, index: int) -> int:
        parent = self.attributions[index].parent
        return -1 if parent is None else parent

    def _reach(self, index: int, sentence: int) -> tuple[int, int]:
        """The part of a sentence that no other speaker's cue or content parts from this attribution's anchors."""
        reading = self.reading
        first, last = reading.sentences[sentence]
        own = [word for word in self._anchors[index] if first <= word < last]
        parent = self.attributions[index].parent
        for other in self._in_sentence.get(sentence, ()):
            if other in (index, parent) or self.same_speaker(index, other):
                continue
            if self.attributions[other].parent != parent:
                continue
            words = [word for word in self._anchors[other] if first <= word < last]
            if words and words[-1] < own[0]:
                first = max(first, words[-1] + 1, self._end_of_content(other, own[0]))
            elif words and words[0] > own[-1]:
                last = min(last, words[0], self._start_of_content(other, own[-1], words[0]))
        return first, last

    def _end_of_content(self, other: int, before: int) -> int:
        words = [word for word in self.content_words(other) if word < before]
        return words[-1] + 1 if words else 0

    def _start_of_content(self, other: int, after: int, default: int) -> int:
        return next((word for word in self.content_words(other) if word > after), default)

    def _anchor_words(self, attribution: Attribution) -> list[int]:
        spans: tuple[Span, ...] = attribution.cue + attribution.source
        return sorted({word for span in spans for word in self.reading.words_in(span)})

    def _contents(self) -> list[int]:
        """For each word the innermost attribution whose content holds it, or -1."""
        contents = [-1] * len(self.reading.words)
        sized = [
            (sum(span.end - span.start for span in attribution.content), index)
            for index, attribution in enumerate(self.attributions)
        ]
        for _, index in sorted(sized, reverse=True):  # outer before inner, so that the innermost wins
            for span in self.attributions[index].content:
                words = self.reading.words_in(span)
                contents[words.start : words.stop] = [index] * len(words)
        return contents


def _publication_day(article: Article) -> date | None:
    try:
        return article.published_on
    except ValueError:  # a date that no calendar has dates nothing
        return None


@cache
def _openers(language: str) -> Phrases:
    return Phrases(word_list(language, "clause_openers"))


def _without_clauses(reading: Reading, words: list[int], cue: set[int], openers: Phrases) -> list[int]:
    """The words without the clauses that others than the cue's open; where the cue stands in one, that clause only."""
    kept: list[int] = []
    for segment in _segments(reading, words):
        opened = next(
            (
                position
                for position, word in enumerate(segment)
                if reading.lower[word] in openers.firsts and word not in cue and openers.at(reading.lower, word)
            ),
            None,
        )
        if opened is None:
            kept.extend(segment)
        elif cue.intersection(segment[opened:]):
            return segment[opened:]
        else:
            kept.extend(segment[:opened])
    return kept


def _segments(reading: Reading, words: list[int]) -> list[list[int]]:
    """The words between commas, dashes, brackets, and gaps where something was said."""
    segments: list[list[int]] = [[]]
    for position, word in enumerate(words):
        if position and words[position - 1] != word - 1:
            segments.append([])
        if reading.words[word] in PARTING:
            segments.append([])
        else:
            segments[-1].append(word)
    return segments
