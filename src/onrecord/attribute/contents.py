"""Where reported content ends: a clause, an object, a clause that stands ahead of its cue."""

from onrecord.attribute.sentence import Sentence
from onrecord.attribute.sources import is_auxiliary, opens_circumstance

ENDS = frozenset(".!?…")
LONGEST_SPEAKER = 9  # words of "the minister of works said" behind a comma


def clause_end(sentence: Sentence, start: int) -> int:
    """The first word behind a reported clause that starts at word `start`."""
    begun, end = sentence.clause
    if not begun <= start < end:  # a clause that starts inside another one ends where that one does
        end = _untrimmed_end(sentence, start)
        sentence.clause = start, end
    return end if end > sentence.last else trim_end(sentence, start, end)


def _untrimmed_end(sentence: Sentence, start: int) -> int:
    reading = sentence.reading
    k = start
    while k < sentence.last:
        if reading.quotation_of[k] >= 0:
            k = sentence.after_quotation(k)
            if k > sentence.last:  # the quotation goes on for sentences: the clause ends with it
                return k
            continue
        word = reading.lower[k]
        if word == ";":
            break
        if word == ",":
            if _ends_at_comma(sentence, k):
                break
        elif word != "that" and k > start and _opens_participle(sentence, k):
            break
        elif word in ("and", "but") and k > start:
            cue = sentence.cue_at.get(_past_aside(sentence, k + 1))
            if cue is not None and cue.kind == "finite" and not is_auxiliary(sentence, k + 1):
                break
        elif word in ("—", "–") and k > start:
            break
        k += 1
    return min(k, sentence.last)


def _past_aside(sentence: Sentence, k: int) -> int:
    """Word k, or the word behind an aside that a comma opens there (", through a translator,")."""
    if sentence.word(k) != ",":
        return k
    far = min(k + LONGEST_SPEAKER, sentence.last)
    return next((j + 1 for j in range(k + 1, far) if sentence.word(j) == ","), k)


def _opens_participle(sentence: Sentence, k: int) -> bool:
    """ "... stressing that": a participle that takes over even without a comma."""
    cue = sentence.cue_at.get(k)
    return cue is not None and cue.kind == "participle" and sentence.word(cue.end) == "that"


def _ends_at_comma(sentence: Sentence, comma: int) -> bool:
    classes = sentence.classes
    following = sentence.word(comma + 1)
    cue = sentence.cue_at.get(comma + 1)
    if cue is not None and cue.kind in ("participle", "according"):
        return True
    if cue is not None and cue.kind == "finite" and cue.entry.lemma in ("say",):
        return True
    if following in ("and", "but"):
        second = sentence.cue_at.get(comma + 2)
        if second is not None and second.kind in ("finite", "participle"):
            return True
        return following == "but"
    if following in classes.nominative or following in ("it", "mr", "mrs"):
        return sentence.cue_at.get(comma + 2) is not None
    if following in ("which", "who"):  # "the state, which owns the quays, would": the clause goes on
        behind = _past_aside(sentence, comma)
        return behind == comma or not is_auxiliary(sentence, behind)
    return following in ("while", "although", "though") or _is_speaker_after(sentence, comma)


def _is_speaker_after(sentence: Sentence, comma: int) -> bool:
    """Whether ", Brandt said," follows: what stands before the comma is said by another than its own subject."""
    classes = sentence.classes
    for k in range(comma + 1, min(comma + LONGEST_SPEAKER, sentence.last)):
        word, cue = sentence.word(k), sentence.cue_at.get(k)
        if cue is not None and k > comma + 1:
            behind = sentence.word(cue.end)
            return cue.kind == "finite" and "quote" in cue.entry.frames and (behind in ENDS or behind in (",", ""))
        if word in (",", ";", ":") or word in classes.relative or word in classes.subordinator:
            return False
        if word in classes.coordinator or sentence.reading.quotation_of[k] >= 0 or is_auxiliary(sentence, k):
            return False
    return False


def object_end(sentence: Sentence, start: int) -> int:
    """The first word behind an object that starts at word `start`: what was condemned, praised, announced."""
    reading = sentence.reading
    stop = clause_end(sentence, start)
    k = start
    while k < stop:
        if reading.quotation_of[k] >= 0:
            k = sentence.after_quotation(k)
            continue
        word = reading.lower[k]
        if (
            k > start
            and word != "as"
            and (word in ("while", "when") or word in sentence.classes.weekday or opens_circumstance(sentence, k))
            and not (word == "in" and any(sentence.word(j) == "that" for j in range(k, k + 6)))
        ):
            break  # but "reports in the local press that ..." goes on
        if word == "but" and k > start and is_auxiliary(sentence, k + 1):
            break  # "supports the ban but would like"
        if word == "," and sentence.word(k + 1) in (
            "as",
            "with",
            "when",
            "where",
            "in",
            "after",
            "even",
            "because",
            "so",
        ):
            break
        k += 1
    return trim_end(sentence, start, min(k, stop))


def trim_end(sentence: Sentence, start: int, end: int) -> int:
    """`end` moved left over closing punctuation that belongs to the sentence and not to the content."""
    reading = sentence.reading
    while end > start:
        word = reading.lower[end - 1]
        if reading.quotation_of[end - 1] >= 0 or (word[0].isalnum() or word in ")%$’'\"”"):
            break
        end -= 1
    return end


def clause_start(sentence: Sentence, end: int) -> int:
    """The first word of a clause that stands ahead of its cue and ends at word `end`."""
    start = sentence.first
    while start < end and not sentence.word(start)[0].isalnum() and sentence.reading.quotation_of[start] < 0:
        start += 1
    if sentence.word(start) in ("but", "and", "still", "meanwhile"):
        start += 1 + (sentence.word(start + 1) == ",")
    return start if start < end else sentence.first
