"""Attributions of the model with what the rules found at the same place: the cue's lemma and the quotations inside."""

from msgspec.structs import replace

from onrecord.reader.reading import ModelReading
from onrecord.schema import Attribution, Found, Span


def attributions(reading: ModelReading, found: Found) -> tuple[Attribution, ...]:
    """The reading's attributions, each with the lemma of the rules' cue that its own overlaps and its quotations.

    `found` must be of the same text. The order stays: outer statements by their first character, each followed by the
    statements inside it, whose `parent` is an index into the same tuple.
    """
    return tuple(
        replace(
            attribution,
            lemma=next((cue.lemma for cue in found.cues if _overlaps(cue.span, attribution.cue)), ""),
            quotations=tuple(
                index
                for index, quotation in enumerate(found.quotations)
                if _covers(attribution.content, quotation.inside)
            ),
        )
        for attribution in reading.attributions
    )


def _overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _covers(spans: tuple[Span, ...], inner: Span) -> bool:
    return any(span.start <= inner.start and inner.end <= span.end for span in spans)
