"""Which words are whose: joins quotations, cues and mentions to attributions."""

from bisect import bisect_left

from onrecord.attribute.assembly import assemble, is_deed
from onrecord.attribute.clauses import RULES
from onrecord.attribute.layout import heading_name, label_drafts, official_draft, read_labels, signatures
from onrecord.attribute.nested import nested_drafts, told_drafts
from onrecord.attribute.quoted import Quoted, Talk, opening_of, read_quotations
from onrecord.attribute.sentence import CueWords, Draft, Sentence, outermost_words
from onrecord.lang.cues import CueEntry, cue_entries
from onrecord.lang.words import WordClasses, word_classes
from onrecord.schema import Attribution, Found, Paragraph
from onrecord.text import Reading

ACCORDING = CueEntry("according to", frozenset(("clause", "quote")), "said", "", ())

REPORTED = ("that", "wh", "person", "announced")  # what counts inside a speaker's labelled turn


def attribute(reading: Reading, found: Found) -> tuple[Attribution, ...]:
    """Attributions in order of their first character."""
    cues = _cues_by_sentence(reading, found)
    classes = word_classes()
    outermost = outermost_words(reading, found.quotations)
    quoted = _quoted(found, outermost)
    drafts: list[Draft] = []
    talk = Talk()
    labels = read_labels(reading)
    drafts += label_drafts(reading, labels)
    labelled = _labelled(drafts)
    paragraphs = reading.article.paragraphs
    for number, (first, last) in enumerate(reading.paragraph_words):
        if first == last:
            continue
        is_labelled = paragraphs[number].body.end in labelled
        if is_labelled:
            talk = Talk()
        begun = len(drafts)
        sentences = []
        index = reading.sentence_of[first]
        while index < len(reading.sentences) and reading.sentences[index][0] < last:
            sentences.append(_sentence(reading, classes, index, cues.get(index, []), outermost))
            index += 1
        begin = bisect_left(quoted, first, key=lambda q: q.begin)
        end = bisect_left(quoted, last, key=lambda q: q.begin)
        here = quoted[begin:end]
        here, signed = signatures(reading, here, paragraphs[number], _next(paragraphs, number))
        drafts += signed
        used = read_quotations(sentences, here, talk, drafts) if here else {}
        for sentence in sentences:
            if sentence.cues:
                _read_clauses(sentence, used, talk, drafts)
        if is_labelled:  # the speaker's own text: only what it reports of other words
            drafts[begun:] = [draft for draft in drafts[begun:] if _is_of_other_words(reading.text, draft)]
            talk = Talk()
            continue
        talk.opening = opening_of(sentences[-1], used)
        talk.heading = None if begin < end else heading_name(reading, paragraphs[number])
    drafts += nested_drafts(reading, found, cue_entries())
    drafts += told_drafts(reading, found)
    official = official_draft(reading)
    if official is not None:
        drafts.append(official)
    return assemble(reading, found, drafts)


def _is_of_other_words(text: str, draft: Draft) -> bool:
    """Whether a draft in a speaker's turn is of what another said: "The state says it is paid"."""
    if is_deed(draft):
        return False
    if draft.rule == "finite clause" and draft.lemma == "say" and draft.source:
        return text[draft.source[0].start : draft.source[0].end].lower() not in word_classes().subject
    return draft.rule.endswith(REPORTED)


def _labelled(drafts: list[Draft]) -> set[int]:
    """Where the paragraphs end that a speaker's label covers."""
    return {span.end for draft in drafts for span in draft.content}


def _next(paragraphs: tuple[Paragraph, ...], number: int) -> Paragraph | None:
    return paragraphs[number + 1] if number + 1 < len(paragraphs) else None


def _sentence(
    reading: Reading, classes: WordClasses, index: int, cues: list[CueWords], outermost: list[tuple[int, int]]
) -> Sentence:
    verbs = frozenset(cue.end - 1 for cue in cues if cue.kind == "finite")
    return Sentence(reading, classes, *reading.sentences[index], cues, {c.begin: c for c in cues}, outermost, verbs)


def _read_clauses(sentence: Sentence, used: dict[int, Draft], talk: Talk, drafts: list[Draft]) -> None:
    begun = len(drafts)
    outer: Draft | None = None
    inner: Draft | None = None  # inside what `outer` reports
    for cue in sentence.cues:
        if cue.begin in used:
            outer, inner = used[cue.begin], None
            continue
        is_inside = outer is not None and _is_inside(sentence.reading.starts[cue.begin], outer)
        for rule in RULES:
            found = rule(sentence, cue, inner or outer if is_inside else outer)
            if found is not None:
                if found.rule.startswith("fronted"):
                    drafts[begun:] = [
                        d for d in drafts[begun:] if not (is_deed(d) and _is_inside(d.cue[0].start, found))
                    ]
                drafts.append(found)
                outer, inner = (outer, found) if is_inside else (found, None)
                if found.attitude == "said" and cue.entry.frames & {"quote"}:
                    talk.speaker = found
                break


def _is_inside(at: int, draft: Draft) -> bool:
    return any(span.start <= at < span.end for span in draft.content)


def _cues_by_sentence(reading: Reading, found: Found) -> dict[int, list[CueWords]]:
    entries = cue_entries()
    cues: dict[int, list[CueWords]] = {}
    for cue in found.cues:
        begin = reading.word_at(cue.span.start)
        if reading.quotation_of[begin] >= 0:
            continue
        end = reading.word_at(cue.span.end - 1) + 1
        entry = entries.get(cue.lemma, ACCORDING)
        cues.setdefault(reading.sentence_of[begin], []).append(CueWords(begin, end, entry, cue.kind))
    return cues


def _quoted(found: Found, outermost: list[tuple[int, int]]) -> list[Quoted]:
    return [
        Quoted(*words, quotation, index)
        for index, (quotation, words) in enumerate(zip(found.quotations, outermost, strict=True))
        if quotation.depth == 0 and words[0] < words[1]
    ]
