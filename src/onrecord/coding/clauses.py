"""The words that announce a statement: where its time, place, medium and addressee are read, and nowhere else.

They are those of the cue's and source's sentences that belong to the voice that reports it (so to no content at its
level), without clauses of others ("who was arrested on Monday"), and without whatever stands beyond another speaker's
words. So "he will meet them in Geneva on Monday" dates and places no speaking.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.phrases import Phrases
from onrecord.lang import word_list
from onrecord.text import Reading

PARTING = frozenset(",;:—–―-()[]")
REACH = 80  # words on either side of cue and source; longer sentences are lists or no language
NEIGHBOURS = 8  # attributions before and after that may stand in the same sentence


def announcing(context: Context, index: int) -> list[int]:
    """The words that announce an attribution, in order."""
    known = context.announcing_words.get(index)
    if known is None:
        known = context.announcing_words[index] = _announce(context, index)
    return known


def _announce(context: Context, index: int) -> list[int]:
    anchors = _anchors(context, index)
    parent = context.attributions[index].parent
    voice = -1 if parent is None else parent
    cue = set(context.cue_words(index))
    kept: list[int] = []
    for sentence in sorted({context.reading.sentence_of[word] for word in anchors}):
        own = [word for word in anchors if context.reading.sentence_of[word] == sentence]
        words = [word for word in range(*reach(context, index, own)) if context.content_of[word] == voice]
        kept.extend(_without_clauses(context.reading, words, cue, _openers(context.language)))
    return kept


def _anchors(context: Context, index: int) -> list[int]:
    """The words of cue and source, in order."""
    return sorted({*context.cue_words(index), *context.source_words(index)})


def reach(context: Context, index: int, own: list[int]) -> tuple[int, int]:
    """The part of a sentence that no other speaker's cue, source or content parts from this attribution's own words."""
    first, last = context.near(own[0], REACH)[0], context.near(own[-1], REACH)[1]
    parent = context.attributions[index].parent
    for other in range(max(0, index - NEIGHBOURS), min(index + NEIGHBOURS + 1, len(context.attributions))):
        if other in (index, parent) or context.attributions[other].parent != parent:
            continue
        words = [word for word in (*context.cue_words(other), *context.source_words(other)) if first <= word < last]
        if not words or context.same_speaker(index, other):
            continue
        if max(words) < own[0]:
            first = max(first, max(words) + 1, _end_of_content(context, other, own[0]))
        elif min(words) > own[-1]:
            last = min(last, min(words), _start_of_content(context, other, own[-1]))
    return first, last


def _end_of_content(context: Context, other: int, before: int) -> int:
    ends = [context.reading.words_in(span) for span in context.attributions[other].content]
    return max((min(words.stop, before) for words in ends if words.start < before), default=0)


def _start_of_content(context: Context, other: int, after: int) -> int:
    starts = [context.reading.words_in(span) for span in context.attributions[other].content]
    return min(
        (max(words.start, after + 1) for words in starts if words.stop > after + 1), default=len(context.content_of)
    )


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
