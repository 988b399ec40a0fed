"""Quoted speech: which cue and which source belong to a pair of quotation marks.

A quotation is announced ("X said, “...”"), followed (" “...,” X said", "said X"), goes on from the one before it
(" “...,” X said. “...” ", or a paragraph of its own), or is announced by the paragraph before ("X added:").
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.attribute.contents import clause_start
from onrecord.attribute.sentence import CueWords, Draft, Sentence
from onrecord.attribute.sources import closes, named_source, source_of, subject_after, subject_before
from onrecord.schema import Quotation, Span
from onrecord.text import Reading

LONGEST_HEARER = 5  # words of "asked nobody in particular." behind the cue
LONGEST_INTRODUCTION = 40  # words between a cue and the colon that its quotation follows
RULE_HEADING = "quotation under name"
ENDS = ".?!…"
GOES_ON = ",?!—–-"  # what a quotation ends with when its sentence goes on behind it
MARKS = "'\"”’»‘“ "


class Quoted(NamedTuple):
    """An outermost quotation as words [begin, end) and its place among the found quotations."""

    begin: int
    end: int
    quotation: Quotation
    place: int


@dataclass(slots=True)
class Talk:
    """What quoted speech can go on from: the last draft, quotations still without one, a cue before a paragraph."""

    speaker: Draft | None = None
    pending: list[Quoted] = field(default_factory=list)
    opening: tuple[CueWords, Sentence, list[Span]] | None = None
    owner: dict[int, Draft] = field(default_factory=dict)
    heading: Span | None = None  # the name that the paragraph before consists of


def read_quotations(
    sentences: list[Sentence], quoted: list[Quoted], talk: Talk, drafts: list[Draft]
) -> dict[int, Draft]:
    """Attribute one paragraph's quotations; returns the drafts by the first word of the cue they use."""
    used: dict[int, Draft] = {}
    for position, quote in enumerate(quoted):
        first = _sentence_at(sentences, quote.begin)
        last = _sentence_at(sentences, quote.end - 1)
        draft = (
            _goes_on_in_sentence(first, quote, quoted[position - 1] if position else None, talk)
            or _followed(sentences, first, last, quote, used)
            or _announced(first, quote, used)
            or _opened(sentences, first, quote, talk)
        )
        if draft is None and _stands_alone(first, last, quote):
            draft = talk.owner.get(quote.quotation.continues) if quote.quotation.continues is not None else None
            if draft is None and talk.heading is not None and position == 0:
                draft = Draft([], [], [talk.heading], RULE_HEADING, "")
                talk.pending.clear()
            draft = draft or (talk.speaker if quote.quotation.continues is None or not talk.pending else None)
            if draft is None or (not quote.quotation.closed and draft is None):
                talk.pending.append(quote)
                continue
            draft.content.append(quote.quotation.span)
        if draft is None:
            continue
        talk.owner[quote.place] = draft
        draft.quotations.add(quote.place)
        if quote.quotation.continues is not None:
            for pending in talk.pending:
                draft.content.append(pending.quotation.span)
                draft.quotations.add(pending.place)
        talk.pending.clear()
        talk.speaker = draft
        if all(draft is not each for each in drafts[-8:]):
            drafts.append(draft)
    return used


def _sentence_at(sentences: list[Sentence], word: int) -> Sentence:
    reading = sentences[0].reading
    place = reading.sentence_of[word] - reading.sentence_of[sentences[0].first]
    return sentences[min(place, len(sentences) - 1)]


def _inner_end(reading: Reading, quote: Quoted) -> str:
    inside = quote.quotation.inside
    return reading.text[max(inside.start, inside.end - 8) : inside.end].rstrip(MARKS)[-1:]


def _starts_sentence(sentence: Sentence, quote: Quoted) -> bool:
    return quote.begin == sentence.first or all(
        sentence.word(k) in ("and", "but", "or") or not sentence.word(k)[0].isalnum()
        for k in range(sentence.first, quote.begin)
        if sentence.reading.quotation_of[k] < 0
    )


def _stands_alone(first: Sentence, last: Sentence, quote: Quoted) -> bool:
    if not _starts_sentence(first, quote):
        return False
    return all(not last.word(k)[0].isalnum() for k in range(quote.end, last.last))


def _goes_on_in_sentence(sentence: Sentence, quote: Quoted, before: Quoted | None, talk: Talk) -> Draft | None:
    """The second half of " “...,” X said, “...” " and " “...” and “...” "."""
    if before is None or before.place not in talk.owner or before.end < sentence.first:
        return None
    draft = talk.owner[before.place]
    between = [sentence.word(k) for k in range(before.end, quote.begin)]
    cue_end = max((span.end for span in draft.cue), default=0)
    is_tail = before.quotation.span.end <= min((span.start for span in draft.cue), default=0)
    if is_tail and between and between[-1] in (",", "and", "but", "—", "–", ";", "that"):
        rest = sentence.reading.text[cue_end : quote.quotation.span.start]
        source_end = max((span.end for span in draft.source), default=0)
        rest = sentence.reading.text[max(cue_end, source_end) : quote.quotation.span.start]
        if len(rest.split()) <= 4 and not any(
            cue.begin >= before.end and sentence.reading.starts[cue.begin] > cue_end
            for cue in sentence.cues
            if cue.begin < quote.begin
        ):
            draft.content.append(quote.quotation.span)
            return draft
    if between and all(word in (",", "and", "but", "or") for word in between):
        draft.content.append(quote.quotation.span)
        return draft
    return None


def _followed(
    sentences: list[Sentence], first: Sentence, last: Sentence, quote: Quoted, used: dict[int, Draft]
) -> Draft | None:
    """ " “...,” X said", " “...,” said X", " “...?” X asked." """
    reading = first.reading
    inner = _inner_end(reading, quote)
    begins = _starts_sentence(first, quote)
    if quote.end < last.last:
        found = _tail(last, quote.end)
        if found is None:
            return None
        cue, source, tail = found
        if not (inner in GOES_ON or last.word(quote.end) == ",") and not (begins and closes(last, tail)):
            return None
        if not begins and not closes(last, tail):
            return None
    elif inner and inner in ENDS and begins:
        after = _sentence_at(sentences, last.last) if last.last < sentences[-1].last else last
        following = after if after is not last else None
        found = _tail(following, following.first) if following else None
        if following is None or found is None or found[0].begin > following.first + 14:
            return None
        cue, source, tail = found
        is_short = following.last - tail <= LONGEST_HEARER and "person" in cue.entry.frames
        if not (closes(following, tail) or is_short or following.word(tail) in ("to", "of", "as")):
            return None
    else:
        return None
    if cue.begin in used:
        return None
    start = quote.begin if begins or _is_announcing(first, quote) else clause_start(first, quote.begin)
    span = Span(reading.starts[start], quote.quotation.span.end)
    return _draft(first, cue, source, span, "quotation followed" if begins else "quotation fronted", used)


def _is_announcing(sentence: Sentence, quote: Quoted) -> bool:
    return sentence.word(quote.begin - 1) in (",", ":", "that")


def _tail(sentence: Sentence, end: int) -> tuple[CueWords, list[Span], int] | None:
    """The cue behind word `end`, its source, and the word behind both."""
    reading = sentence.reading
    start = end
    while sentence.word(start) in (",", "—", "–", "-", "and", "then"):
        start += 1
    for cue in sentence.cues:
        if cue.begin < start:
            continue
        if any(reading.quotation_of[k] >= 0 for k in range(start, cue.begin)):
            return None
        if cue.kind == "according":
            source = named_source(sentence, cue.end)
            return (cue, [reading.span(*source)], source[1]) if source else None
        is_quoted = cue.kind == "passive" and cue.entry.lemma in ("quote", "cite")  # "he was quoted as saying"
        if not (is_quoted or (cue.kind == "finite" and cue.entry.frames & {"quote", "clause"})):
            if cue.begin == start:
                return None
            continue
        source = subject_after(sentence, cue.end) if cue.begin == start else subject_before(sentence, cue.begin)
        if source is None:
            return None
        if (
            cue.begin != start
            and source[0] > start + 1
            and sentence.word(source[0] - 1) != ","
            and source[0] - start > 6
        ):
            return None
        return cue, [reading.span(*source)], max(cue.end, source[1])
    return None


def _announced(sentence: Sentence, quote: Quoted, used: dict[int, Draft]) -> Draft | None:
    """ "X said, “...” ", "X said on Friday: “...” ", "..., adding, “...” "."""
    k = quote.begin - 1
    mark = sentence.word(k)
    if mark not in (",", ":") or (mark == "," and quote.quotation.use == "title"):
        return None
    for cue in reversed(sentence.cues):
        if cue.begin >= quote.begin or not cue.entry.frames & {"quote", "clause", "that", "object"}:
            continue
        if k - cue.end > LONGEST_INTRODUCTION or cue.kind in ("passive",):
            return None
        gap = range(cue.end, k)
        if mark == "," and (
            not cue.entry.frames & {"quote", "clause"}
            or any(sentence.word(j) in (",", "that") or sentence.reading.quotation_of[j] >= 0 for j in gap)
        ):
            return None
        if cue.begin in used:
            draft = used[cue.begin]
            draft.content.append(quote.quotation.span)
            return draft
        earlier = [each.begin for each in sentence.cues if each.begin < cue.begin and each.begin in used]
        last = used[earlier[-1]] if earlier else None
        before = next((c for c in reversed(sentence.cues) if c.begin < cue.begin and c.kind == "finite"), None)
        inherited = last.source if last else source_of(sentence, before, None) if before else None
        source = source_of(sentence, cue, inherited)
        if source is None and cue.kind == "finite":
            after = subject_after(sentence, cue.end)
            source = [sentence.reading.span(*after)] if after and after[1] <= quote.begin else None
        if source is None:
            return None
        return _draft(sentence, cue, source, quote.quotation.span, "quotation announced", used)
    return None


def _opened(sentences: list[Sentence], first: Sentence, quote: Quoted, talk: Talk) -> Draft | None:
    """The quotation of a paragraph whose predecessor ended with "X added:"."""
    if talk.opening is None or first is not sentences[0] or not _starts_sentence(first, quote):
        return None
    cue, sentence, source = talk.opening
    talk.opening = None
    return _draft(sentence, cue, source, quote.quotation.span, "quotation opened", {})


def opening_of(sentence: Sentence, used: dict[int, Draft]) -> tuple[CueWords, Sentence, list[Span]] | None:
    """The cue and source of a paragraph's last sentence if it ends with a colon."""
    if sentence.word(sentence.last - 1) != ":":
        return None
    for cue in reversed(sentence.cues):
        if cue.kind in ("passive", "according") or cue.begin in used:
            continue
        source = source_of(sentence, cue, None)
        if source is None or sentence.first == cue.begin:
            after = subject_after(sentence, cue.end)
            source = [sentence.reading.span(*after)] if after else source
        return (cue, sentence, source) if source else None
    return None


def _draft(
    sentence: Sentence, cue: CueWords, source: list[Span], content: Span, rule: str, used: dict[int, Draft]
) -> Draft:
    span = sentence.reading.span(cue.begin, cue.end)
    draft = Draft([content], [span], source, rule, cue.entry.lemma, cue.entry.attitude)
    used[cue.begin] = draft
    return draft
