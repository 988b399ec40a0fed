"""Quotations inside quotations: "“She told me, ‘Leave now,’ and I left,” he said." """

from onrecord.attribute.sentence import Draft
from onrecord.lang.cues import CueEntry
from onrecord.lang.words import word_classes
from onrecord.schema import Cue, Found
from onrecord.text import Reading

RULE_NESTED = "quotation nested"
LONGEST_NAME = 4  # words of a name before the cue
SHORTEST = 2  # words of a nested quotation that may be speech


def nested_drafts(reading: Reading, found: Found, entries: dict[str, CueEntry]) -> list[Draft]:
    """Drafts for quotations of depth 1 and more whose cue stands right before them, inside the outer quotation."""
    inner = [quotation for quotation in found.quotations if quotation.depth]
    if not inner:
        return []
    ends: dict[int, Cue] = {reading.word_at(cue.span.end - 1) + 1: cue for cue in found.cues}
    drafts: list[Draft] = []
    for quotation in inner:
        words = reading.words_in(quotation.span)
        if len(words) < SHORTEST + 2:
            continue
        before = words.start
        if before and reading.words[before - 1] in (",", ":"):
            before -= 1
        cue = ends.get(before) or ends.get(before - 1)  # "said, ‘", "told me, ‘"
        entry = entries.get(cue.lemma) if cue else None
        if cue is None or entry is None or cue.kind not in ("finite", "participle") or "quote" not in entry.frames:
            continue
        begin = reading.word_at(cue.span.start)
        start = begin
        classes = word_classes()
        while start > 0 and begin - start < LONGEST_NAME and reading.words[start - 1][0].isupper():
            start -= 1
            if reading.lower[start] in classes.subject:
                break
        if start == begin and start and reading.lower[start - 1] in classes.subject:
            start -= 1
        source = [reading.span(start, begin)] if start < begin else []
        drafts.append(Draft([quotation.span], [cue.span], source, RULE_NESTED, cue.lemma, entry.attitude))
    return drafts
