"""What outlets report in their own voice: events with their counts and who counted, doubts, open questions.

Each is told by the whole sentence of the article it stands in, as that outlet's wording; events of one sentence
together. Near-copies are told once.
"""

from collections.abc import Iterable

from onrecord.schema import Article, Count, Event, Notes, Remark, Span
from onrecord.tell.circumstances import day_phrase, place_phrase
from onrecord.tell.citing import Citer
from onrecord.tell.harmless import brief, one_line
from onrecord.tell.lookup import Lookup
from onrecord.tell.people import capitalised
from onrecord.tell.pieces import Piece, Sentence
from onrecord.tell.wording import shorten
from onrecord.text import Reading, read_text

REMARK_LABELS = {
    "scare quote": "Words set apart",
    "speculation": "Open question",
    "unverified": "Not verified",
}
LOADED = "loaded term"  # one sentence an article lists them; those in reported speech are shown where it is
KIND_WORDS = {  # by kind, else by type; other kinds of events are words as they are
    "CONSULT": "meeting or visit",
    "ASSAULT": "violence",
    "COERCE/arrest": "arrest",
    "COERCE/deport": "deportation",
    "COERCE/seize": "seizure",
    "COERCE": "restriction",
    "SANCTION/convict": "conviction or sentence",
    "SANCTION/expel": "expulsion",
    "SANCTION/discontinue": "dismissal or break",
    "SANCTION": "sanction",
    "ACCUSE": "charge or suit",
    "MOBILIZE": "deployment",
    "AID": "rescue or aid",
    "RETREAT/resign": "resignation",
    "RETREAT/release": "release",
    "harm": "people killed or hurt",
}
LONGEST = 400  # characters of an outlet's wording in this section


def reported_by_outlets(lookup: Lookup, citer: Citer) -> tuple[Sentence, ...]:
    """The events of each article, then its remarks, in record order."""
    told: dict[tuple[str, str], Sentence] = {}
    for notes in lookup.notes:
        if not (notes.events or notes.remarks):
            continue
        reading, outlet = read_text(notes.article), lookup.outlet(notes.article)
        for sentence in (*_events(notes, reading, outlet, citer), *_remarks(notes, reading, outlet, citer)):
            words = "".join(piece.text for piece in sentence.pieces if piece.kind in ("reported", "label"))
            key = (lookup.originals.get(notes.article.id, notes.article.id), words)
            cites = tuple(piece for piece in sentence.pieces if piece.kind == "cite")
            told[key] = Sentence((*told[key].pieces, *cites)) if key in told else sentence
    return tuple(told.values())


def _events(notes: Notes, reading: Reading, outlet: str, citer: Citer) -> Iterable[Sentence]:
    grouped: dict[Span, list[Event]] = {}
    for event in notes.events:
        if event.evidence:
            grouped.setdefault(sentence_around(reading, min(event.evidence)), []).append(event)
    for span, events in sorted(grouped.items()):
        what = "; ".join(dict.fromkeys(_what(event) for event in events))
        counts = dict.fromkeys(count for event in events for count in event.counts)
        opening = Piece("own", f"{capitalised(outlet)} reported ({what}): ")
        cites = [citer.event(notes.article, event) for event in events]
        yield Sentence((opening, *_wording(notes.article, span), *_counts(counts), *cites))


def _what(event: Event) -> str:
    where = f" {place_phrase(event.place.value)}" if event.place else ""
    when = f" {day_phrase(event.date.value) or brief(event.date.value.expression)}" if event.date else ""
    status = brief(event.status.value) if event.status else ""
    by_whom = {"happened": "", "reported": ", by a speaker’s account"}.get(status, f", {status}" if status else "")
    type_ = event.kind.partition("/")[0]
    kind = KIND_WORDS.get(event.kind) or KIND_WORDS.get(type_) or brief(type_).lower()
    return f"{kind}{where}{when}{by_whom}"


def _counts(counts: Iterable[Count]) -> list[Piece]:
    """Every number with who counted, or that this is not identified."""
    pieces: list[Piece] = []
    for count in counts:
        if count.low is None and count.high is None:
            continue
        by = f"counted by {brief(count.counted_by)}" if count.counted_by else "who counted: not identified"
        opening = "; " if pieces else " Count given: "
        pieces += [Piece("own", opening), Piece("reported", brief(count.text)), Piece("own", f" ({by})")]
    return [*pieces, Piece("own", ".")] if pieces else []


def _remarks(notes: Notes, reading: Reading, outlet: str, citer: Citer) -> Iterable[Sentence]:
    grouped: dict[tuple[str, Span], list[Remark]] = {}
    for remark in sorted(notes.remarks, key=lambda each: (each.span, each.kind)):
        if remark.kind not in REMARK_LABELS:
            continue
        grouped.setdefault((remark.kind, sentence_around(reading, remark.span)), []).append(remark)
    for (kind, span), remarks in grouped.items():
        opening = (Piece("label", REMARK_LABELS[kind]), Piece("own", f"{capitalised(outlet)} wrote: "))
        cites = [citer.remark(notes.article, remark) for remark in remarks]
        yield Sentence((*opening, *_wording(notes.article, span), *cites))
    yield from _loaded(notes, outlet, citer)


def _loaded(notes: Notes, outlet: str, citer: Citer) -> Iterable[Sentence]:
    """The loaded words of an outlet's own voice, each with all its places."""
    words: dict[str, list[Piece]] = {}
    for remark in notes.remarks:
        if remark.kind == LOADED:
            word = brief(notes.article.text[remark.span.start : remark.span.end]).lower()
            words.setdefault(word, []).append(citer.remark(notes.article, remark))
    if not words:
        return
    pieces = [Piece("label", "Loaded words"), Piece("own", f"{capitalised(outlet)} wrote in its own voice: ")]
    for position, (word, cites) in enumerate(words.items()):
        pieces += [Piece("own", "; ")] if position else []
        pieces += [Piece("reported", word), *cites]
    yield Sentence((*pieces, Piece("own", ".")))


def _wording(article: Article, span: Span) -> list[Piece]:
    words = shorten(one_line(article.text[span.start : span.end]), LONGEST)
    ended = words.rstrip("\"”’'»)]").endswith((".", "!", "?", "…", "[…"))
    return [Piece("reported", words), *([] if ended else [Piece("own", ".")])]


def sentence_around(reading: Reading, span: Span) -> Span:
    """The sentence in which a span begins, and as much more as the span takes; the span itself where none is read."""
    words = reading.words_in(span)
    if not words:
        return span
    first, last = reading.sentences[reading.sentence_of[words[0]]]
    return Span(min(reading.starts[first], span.start), max(reading.ends[last - 1], span.end))
