"""Quoted speech: which cue and which source belong to a pair of quotation marks.

A quotation is announced ("X said, “...”"), followed (" “...,” X said", "said X"), goes on from the one before it
(" “...,” X said. “...” "), or stands in a paragraph of its own after its speaker was named.
"""

from onrecord.attribute.contents import clause_end
from onrecord.attribute.sentence import CueWords, Draft, Sentence
from onrecord.attribute.sources import subject_after, subject_before, sentence_subject
from onrecord.schema import Quotation, Span
from onrecord.text import Reading

LONGEST_INTRODUCTION = 40


def announced(sentence: Sentence, begin: int, last: Draft | None) -> tuple[CueWords, list[Span]] | None:
    """The cue that announces a quotation starting at word `begin`, and its source."""
    k = begin - 1
    mark = sentence.word(k)
    if mark in (",", ":"):
        k -= 1
    elif mark not in ("that",):
        pass
    cues = [cue for cue in sentence.cues if cue.begin < begin and begin - cue.end < LONGEST_INTRODUCTION]
    for cue in reversed(cues):
        if not cue.entry.frames & {"quote", "clause"} or cue.kind in ("passive", "seem"):
            continue
        if cue.end <= k and mark not in (",", ":"):
            return None
        if mark == "," and cue.end <= k and any(sentence.word(j) in (",", "that") for j in range(cue.end, k + 1)):
            return None
        if cue.kind == "according":
            source = subject_after(sentence, cue.end)
            return (cue, [sentence.reading.span(*source)]) if source else None
        if cue.kind == "finite":
            found = subject_before(sentence, cue.begin)
            if found is None and (source := subject_after(sentence, cue.end)) and source[1] <= begin:
                found = source
            if found is not None:
                return cue, [sentence.reading.span(*found)]
        if last is not None and last.source:
            return cue, last.source
        found = sentence_subject(sentence, cue.begin)
        return (cue, [sentence.reading.span(*found)]) if found else None
    return None


def followed(sentence: Sentence, end: int) -> tuple[CueWords, list[Span]] | None:
    """The cue behind a quotation that ends before word `end`, and its source."""
    start = end + 1 if sentence.word(end) in (",", "—", "–", "-") else end
    for cue in sentence.cues:
        if cue.begin < start:
            continue
        if any(sentence.reading.quotation_of[k] >= 0 for k in range(start, cue.begin)):
            return None
        if cue.kind not in ("finite",) or not cue.entry.frames & {"quote", "clause"}:
            continue
        if cue.begin == start:
            source = subject_after(sentence, cue.end)
        else:
            source = subject_before(sentence, cue.begin)
            if source is not None and source[0] > start + 1:
                if sentence.word(source[0] - 1) not in (",",) and source[0] - start > 6:
                    return None
        return (cue, [sentence.reading.span(*source)]) if source else None
    return None
