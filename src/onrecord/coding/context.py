"""What every coder looks at: the article's words, indexed once for all attributions.

Spans are in code points, words are indices into the reading; nothing here judges anything.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from onrecord.coding.phrases import Table
from onrecord.coding.sections import place_sections
from onrecord.coding.times import full_date
from onrecord.schema import Article, Attribution, Cast, Entity, Finding, Found, Place, Reference, Span
from onrecord.text import Reading

DEPTH = 20  # statements inside statements that are passed over on the way back
NEAR = 2  # paragraphs over which a setting is carried to the same speaker's next statement


class Unverified(NamedTuple):
    """Words `first` to `end` (exclusive) that say that nothing has been checked; see `unverified`.

    `use` is that of the lexicon; with `predicate` it is said of something, not put before a noun.
    """

    first: int
    end: int
    use: str
    predicate: bool = True


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
        self.entities = {entity.id: entity for entity in cast.entities}
        self.entity_at: dict[int, list[tuple[int, Entity]]] = {}  # by the start of a mention: its end, and who it is
        for entity in cast.entities:
            for span in entity.mentions:
                self.entity_at.setdefault(span.start, []).append((span.end, entity))
        self.authorities: dict[int, Finding[str] | None] = {}  # see `authority`
        self.acts: dict[int, tuple[Finding[str], ...]] = {}  # see `acts`
        self._content_words: dict[int, list[int]] = {}
        self.stretches: dict[int, list[tuple[int, int]]] = {}  # of an attribution's own content; see `spoken`
        self.deeds: dict[tuple[int, int], list[Any]] = {}  # that a stretch of words tells of; see `spoken`
        self.doers: tuple[Reference, ...] | None = None  # of deeds, as the article names them; see `targets`
        self.country_actors: dict[str, Reference] | None = None  # by code; see `named_actors`
        self.settings: dict[int, Any] = {}  # what `setting` found in the announcing words, by attribution
        self._cues = [self._words(attribution.cue) for attribution in attributions]
        self._sources = [self._words(attribution.source) for attribution in attributions]
        self.countries: set[str | None] | None = None  # those that it names; see `countries`
        self.places: Any = None  # those that it names, and what each means; see `locating`
        self.interview: bool | None = None  # whether it is one; see `announced`
        self.introduced: dict[str, str] | None = None  # names by what they are; see `introduced`
        self.unverified: tuple[Unverified, ...] | None = (
            None  # where it says that something has not been checked; see `unverified`
        )
        self.cue_word = {word for words in self._cues for word in words}
        self.source_word = {word for words in self._sources for word in words}
        self._positions: dict[str, list[int]] = defaultdict(list)  # where each word stands
        for at, word in enumerate(reading.lower):
            self._positions[word].append(at)
        self._hits: dict[int, list[int]] = {}  # by the identity of a lexicon's table, which lives as long as we do
        self.announcing_words: dict[int, list[int]] = {}  # see `clauses`
        self.paragraph_starts = [paragraph.span.start for paragraph in self.article.paragraphs]

    @cached_property
    def sections(self) -> list[Finding[Place] | None]:
        """For each paragraph the place whose heading or dateline governs it; made when a coder asks."""
        return place_sections(self.reading, self.language)

    @cached_property
    def today(self) -> date | None:
        """The day against which times are worked out."""
        return _publication_day(self.article)

    # --- where a thing stands ----------------------------------------------------------------------------------------

    def paragraph_of(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def place_of(self, index: int) -> int:
        """The offset at which an attribution is announced: its cue, else its source, else its content."""
        attribution = self.attributions[index]
        spans = attribution.cue or attribution.source or attribution.content
        return spans[0].start if spans else 0

    def near(self, word: int, reach: int) -> tuple[int, int]:
        """The sentence of a word as first and last (exclusive) word, cut to so many words on either side of it."""
        first, last = self.reading.sentences[self.reading.sentence_of[word]]
        return max(first, word - reach), min(last, word + reach + 1)

    def content_words(self, index: int) -> list[int]:
        """The words of an attribution's content, in order."""
        known = self._content_words.get(index)
        if known is None:
            known = self._content_words[index] = self._words(self.attributions[index].content)
        return known

    def positions(self, word: str) -> list[int]:
        """Where a lower-case word stands."""
        return self._positions.get(word, [])

    def those_of(self, words: Mapping[str, object]) -> list[str]:
        """Those of some lower-case words that the article has, in the order of their first places."""
        return sorted(words.keys() & self._positions.keys(), key=lambda word: self._positions[word][0])

    def hits(self, table: Table[Any]) -> list[int]:
        """All words of the article at which a phrase of `table` may start; looked up once an article."""
        known = self._hits.get(id(table))
        if known is None:
            found = (self._positions[word] for word in table.firsts.keys() & self._positions.keys())
            known = self._hits[id(table)] = sorted(chain.from_iterable(found))
        return known

    def hits_in_content(self, table: Table[Any], index: int) -> list[int]:
        """Those of `hits` that stand in an attribution's own words, not in those that it reports in turn."""
        hits = self.hits(table)
        found: list[int] = []
        for span in self.attributions[index].content:
            words = self.reading.words_in(span)
            found += hits[bisect_left(hits, words.start) : bisect_left(hits, words.stop)]
        return [word for word in found if self.content_of[word] == index]

    def source_words(self, index: int) -> list[int]:
        """The words of an attribution's source, in order."""
        return self._sources[index]

    def cue_words(self, index: int) -> list[int]:
        """The words of an attribution's cue, in order."""
        return self._cues[index]

    def _words(self, spans: tuple[Span, ...]) -> list[int]:
        return [word for span in spans for word in self.reading.words_in(span)]

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
        return self.entities.get(reference.entity)

    def same_speaker(self, left: int, right: int) -> bool:
        """Whether two attributions are certainly uttered by one and the same."""
        one, other = self.attributions[left], self.attributions[right]
        if one.source and one.source == other.source:
            return True
        a, b = self.speaker(left), self.speaker(right)
        return a is not None and b is not None and a.entity is not None and a.entity == b.entity

    def earlier(self, index: int) -> int | None:
        """The same speaker's statement just before this one, with nobody else speaking in between."""
        parent = self.attributions[index].parent
        previous = index - 1
        for _ in range(DEPTH):
            if previous < 0 or self.attributions[previous].parent == parent:
                break
            inner = self.attributions[previous].parent
            if inner is not None and self.same_speaker(previous, index) and self._linked(previous, index):
                return previous  # "..., Lind told Harbour TV, according to the agency. '...', she said"
            previous = inner if inner is not None and inner < previous else previous - 1
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
        """Who a stretch of words names: the first entity with a mention inside it, else the words themselves."""
        end = self.reading.ends[words[-1]]
        for word in words:
            for mention_end, entity in self.entity_at.get(self.reading.starts[word], ()):
                if mention_end <= end:
                    return Reference(entity.name, entity.id)
        return Reference(self.reading.text[self.reading.starts[words[0]] : self.reading.ends[words[-1]]])

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
    """The day against which times are worked out: of publication, else a full date in a dateline."""
    try:
        day = article.published_on
    except ValueError:  # a date that no calendar has dates nothing
        day = None
    if day is not None:
        return day
    marks = (mark.value for paragraph in article.paragraphs for mark in paragraph.marks if mark.kind == "dateline")
    return next((found for value in marks if (found := full_date(value)) is not None), None)
