"""Which words are whose: joins quotations, cues and mentions to attributions."""

from onrecord.attribute.clauses import RULES
from onrecord.attribute.quoted import announced, followed
from onrecord.attribute.sentence import CueWords, Draft, Sentence
from onrecord.lang.cues import CueEntry, cue_entries
from onrecord.lang.words import word_classes
from onrecord.schema import Attribution, Form, Found, Quotation, Span
from onrecord.text import Reading

ACCORDING = CueEntry("according to", frozenset(("clause", "quote")), "said", "", ())


def attribute(reading: Reading, found: Found) -> tuple[Attribution, ...]:
    """Attributions in order of their first character."""
    cues = _cues_by_sentence(reading, found)
    classes = word_classes()
    drafts: list[Draft] = []
    speaker: Draft | None = None  # whose words a bare quotation goes on with
    for first, last in reading.paragraph_words:
        if first == last:
            continue
        quotations = _top_quotations(reading, first, last)
        index = reading.sentence_of[first]
        fresh = True
        while index < len(reading.sentences) and reading.sentences[index][0] < last:
            begin, end = reading.sentences[index]
            sentence = Sentence(reading, classes, begin, end, cues.get(index, []), {})
            sentence.cue_at = {cue.begin: cue for cue in sentence.cues}
            speaker = _read_sentence(sentence, quotations, drafts, speaker, cues, fresh)
            fresh = False
            index += 1
    return _finish(reading, drafts)


def _read_sentence(
    sentence: Sentence,
    quotations: list[tuple[int, int, Quotation]],
    drafts: list[Draft],
    speaker: Draft | None,
    cues: dict[int, list[CueWords]],
    fresh: bool,
) -> Draft | None:
    reading = sentence.reading
    used: dict[int, Draft] = {}
    here = [(a, b, q) for a, b, q in quotations if sentence.first <= a < sentence.last]
    tails = [(a, b, q) for a, b, q in quotations if sentence.first < b <= sentence.last]
    last: Draft | None = None
    for a, b, quotation in sorted({*here, *tails}, key=lambda x: x[0]):
        ends_here = sentence.first < b <= sentence.last
        starts_here = sentence.first <= a < sentence.last
        inner = reading.text[quotation.inside.end - 1 : quotation.inside.end]
        target = followed(sentence, b) if ends_here and (inner in ",?!—–" or sentence.word(b) == ",") else None
        if target is None and ends_here and b == sentence.last and inner in "?!.…":
            pass
        if target is not None and id(target[0]) not in [id(c) for c in used]:
            cue, source = target
            if last is not None and cue in used:
                continue
            if cue.begin not in used:
                draft = Draft(
                    [quotation.span],
                    [reading.span(cue.begin, cue.end)],
                    source,
                    "quotation followed",
                    cue.entry.lemma,
                    cue.entry.attitude,
                    True,
                )
                drafts.append(draft)
                used[cue.begin] = draft
                last = speaker = draft
                continue
        if not starts_here:
            continue
        if a > sentence.first and sentence.word(a - 1) in (",", ":"):
            before = announced(sentence, a, last)
            if before is not None:
                cue, source = before
                if cue.begin in used:
                    used[cue.begin].content.append(quotation.span)
                    last = speaker = used[cue.begin]
                    continue
                draft = Draft(
                    [quotation.span],
                    [reading.span(cue.begin, cue.end)],
                    source,
                    "quotation announced",
                    cue.entry.lemma,
                    cue.entry.attitude,
                    True,
                )
                drafts.append(draft)
                used[cue.begin] = draft
                last = speaker = draft
                continue
        if a == sentence.first and b >= sentence.last and speaker is not None:
            speaker.content.append(quotation.span)
            continue
        if a == sentence.first and not ends_here:
            # the tail may be in the sentence where the quotation ends
            continue
    last = None
    for cue in sentence.cues:
        if cue.begin in used:
            last = used[cue.begin]
            continue
        for rule in RULES:
            found = rule(sentence, cue, last)
            if found is not None:
                drafts.append(found)
                last = found
                if found.attitude == "said":
                    speaker = found if reading.text[found.content[-1].end - 1] in "”\"'’»" else speaker
                break
    return speaker


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


def _top_quotations(reading: Reading, first: int, last: int) -> list[tuple[int, int, Quotation]]:
    found = []
    seen = set()
    for k in range(first, last):
        index = reading.quotation_of[k]
        if index >= 0 and index not in seen:
            seen.add(index)
            quotation = reading.quotations[index]
            if quotation.depth == 0:
                words = reading.words_in(quotation.span)
                found.append((words.start, words.stop, quotation))
    return found


def _finish(reading: Reading, drafts: list[Draft]) -> tuple[Attribution, ...]:
    found = [
        Attribution(
            tuple(sorted(draft.content)),
            tuple(draft.cue),
            tuple(draft.source),
            _form(reading.text, draft.content),
            draft.rule,
            0.5,
            draft.lemma,
            draft.attitude,  # type: ignore[arg-type]
        )
        for draft in drafts
    ]
    found.sort(key=lambda a: (min((*a.content, *a.cue, *a.source)), a.cue))
    return tuple(found)


def _form(text: str, content: list[Span]) -> Form:
    inside = "".join(text[span.start : span.end] for span in content).replace("''", '"').replace("``", '"')
    marks = '"“”„‟«»＂'
    if inside and inside[0] in marks and inside.rstrip(" .,;:!?…—–-)]")[-1:] in marks:
        return "direct"
    return "mixed" if any(mark in inside for mark in marks) else "indirect"
