"""What outlets report in their own voice: events with their counts and who counted, doubts and speculation."""

from itertools import groupby

from onrecord.schema import Event, Notes, Remark, Span
from onrecord.tell.circumstances import day_phrase, place_phrase
from onrecord.tell.citing import Citer
from onrecord.tell.harmless import one_line
from onrecord.tell.lookup import Lookup
from onrecord.tell.pieces import Piece, Sentence
from onrecord.tell.wording import shorten
from onrecord.text import read_text

REMARK_LABELS: dict[str, str] = {
    "scare quote": "Words set apart",
    "speculation": "Open question",
    "unverified": "Not verified",
}
LONGEST = 400  # characters of an outlet's wording in this section


def reported_by_outlets(lookup: Lookup, citer: Citer) -> tuple[Sentence, ...]:
    """A sentence for each event, by place, then for each remark; each names its outlet, near-copies stand once."""
    events = [(notes, event) for notes in lookup.notes for event in notes.events]
    events.sort(key=lambda pair: _place_of(pair[1]))
    told: dict[tuple[str, str], Sentence] = {}
    for sentence, article in (
        *((_event(notes, event, lookup, citer), notes.article) for notes, event in events),
        *((sentence, notes.article) for notes in lookup.notes for sentence in _remarks(notes, lookup, citer)),
    ):
        words = "".join(piece.text for piece in sentence.pieces if piece.kind in ("reported", "label"))
        key = (lookup.originals.get(article.id, article.id), words)
        cites = tuple(piece for piece in sentence.pieces if piece.kind == "cite")
        told[key] = Sentence((*told[key].pieces, *cites)) if key in told else sentence
    return tuple(told.values())


def _event(notes: Notes, event: Event, lookup: Lookup, citer: Citer) -> Sentence:
    outlet = lookup.outlet(notes.article)
    where = f" {place_phrase(event.place.value)}" if event.place else ""
    when = f" {day_phrase(event.date.value) or one_line(event.date.value.expression)}" if event.date else ""
    status = f", {one_line(event.status.value)}" if event.status and event.status.value != "happened" else ""
    words = shorten(one_line(notes.article.read(*event.evidence)), LONGEST)
    pieces = [
        Piece("own", f"{outlet} reported ({one_line(event.kind).lower()}{where}{when}{status}): "),
        Piece("reported", words),
    ]
    for index, count in enumerate(event.counts):
        by = f"counted by {one_line(count.counted_by)}" if count.counted_by else "who counted is not said"
        opening = " — count given: " if index == 0 else "; "
        pieces += [Piece("own", opening), Piece("reported", one_line(count.text)), Piece("own", f" ({by})")]
    return Sentence((*pieces, Piece("own", "."), citer.event(notes.article, event)))


def _remarks(notes: Notes, lookup: Lookup, citer: Citer) -> list[Sentence]:
    """One sentence for the remarks of one kind in one sentence of the article, which is shown whole."""
    if not notes.remarks:
        return []
    reading = read_text(notes.article)

    def around(remark: Remark) -> Span:
        words = reading.words_in(remark.span)
        if not words:
            return remark.span
        first, last = reading.sentences[reading.sentence_of[words[0]]]
        return Span(min(reading.starts[first], remark.span.start), max(reading.ends[last - 1], remark.span.end))

    in_order = sorted(notes.remarks, key=lambda remark: (remark.span, remark.kind))
    sentences = []
    for (kind, span), remarks in groupby(in_order, key=lambda remark: (remark.kind, around(remark))):
        words = shorten(one_line(notes.article.text[span.start : span.end]), LONGEST)
        opening = (Piece("label", REMARK_LABELS[kind]), Piece("own", f"{lookup.outlet(notes.article)} wrote: "))
        cites = [citer.remark(notes.article, remark) for remark in remarks]
        sentences.append(Sentence((*opening, Piece("reported", words), *cites)))
    return sentences


def _place_of(event: Event) -> tuple[str, str, str]:
    place = event.place.value if event.place else None
    return (place.country or "~" if place else "~", place.name if place else "", event.kind)
