"""Attributions of the model with what the rules found at the same place: the cue's lemma and the quotations inside."""

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from onrecord.reader.reading import ModelReading
from onrecord.schema import Attribution, Found, Span


def with_found(reading: ModelReading, found: Found) -> ModelReading:
    """The reading, each attribution with the lemma of the rules' cue that its own overlaps and its quotations.

    `found` must be of the same text. The order stays: outer statements by their first character, each followed by the
    statements inside it, whose `parent` is an index into the same tuple.
    """
    cues = [cue.span for cue in found.cues]
    inner = [quotation.inside for quotation in found.quotations]
    return replace(
        reading,
        attributions=tuple(
            replace(each, lemma=_lemma(found, cues, each), quotations=_quotations(inner, each.content))
            for each in reading.attributions
        ),
    )


def _lemma(found: Found, cues: list[Span], attribution: Attribution) -> str:
    for span in attribution.cue:
        at = bisect_right(cues, span.start, key=lambda cue: cue.end)
        if at < len(cues) and cues[at].start < span.end:
            return found.cues[at].lemma
    return ""


def _quotations(inner: list[Span], content: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(
        index
        for span in content
        for index in range(
            bisect_left(inner, span.start, key=lambda each: each.start),
            bisect_right(inner, span.end, key=lambda each: each.start),
        )
        if inner[index].end <= span.end
    )
