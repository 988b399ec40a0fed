"""Where the source of a cue stands: the subject before it, the subject after it, the subject of the whole sentence."""

from onrecord.attribute.sentence import CueWords, Sentence
from onrecord.schema import Span

BREAKS = frozenset(';:—–-.…!?"“”«»„')
LONGEST_ASIDE = 45  # words between the commas of "Raad, who is also the head of ..., pointed out"
Words = tuple[int, int]


def subject_before(sentence: Sentence, begin: int) -> Words | None:
    """The words of the subject that ends right before word `begin`, its apposition included."""
    k = begin - 1
    word = sentence.word(k)
    if not word:
        return None
    if word == "who" and sentence.word(k - 1) in ("those", "anyone", "anybody", "everyone"):
        return k - 1, begin
    if word in sentence.classes.subject and word not in sentence.classes.determiner:
        return k, begin
    if word == ",":
        return _subject_with_aside(sentence, k)
    is_quoted = sentence.reading.quotation_of[k] >= 0
    if word in BREAKS or (is_quoted and sentence.reading.text[sentence.reading.ends[k] - 2] in ",?!"):
        return None
    start, _ = _walk_left(sentence, k)
    start = _skip_adverbial(sentence, start, begin)
    end = _before_circumstance(sentence, start, begin)
    return (start, end) if start < end else None


def _before_circumstance(sentence: Sentence, start: int, begin: int) -> int:
    """Where a subject ends that a circumstance follows ("the politburo in a statement on Friday described")."""
    classes = sentence.classes
    for k in range(start + 1, begin):
        word, following = sentence.word(k), sentence.word(k + 1)
        is_day = following in classes.weekday or following in classes.month
        if (word == "in" and opens_circumstance(sentence, k)) or (word == "on" and is_day):
            return k
        if word in classes.weekday and k == begin - 1:
            return k
    return begin


def _subject_with_aside(sentence: Sentence, comma: int) -> Words | None:
    """The subject ahead of "..., the head of the bloc," or "..., in a statement,", with an aside that is part of it."""
    opening = _comma_before(sentence, comma)
    if opening is None:
        return None
    is_apposition = _is_apposition(sentence, opening + 1)
    end = comma if is_apposition else opening
    k = opening - 1
    for _ in range(4):
        if sentence.word(k) in sentence.classes.subject and sentence.word(k) not in sentence.classes.determiner:
            return k, end
        start, boundary = _walk_left(sentence, k)
        if sentence.word(boundary) == "," and _is_apposition(sentence, start) and _is_name_end(sentence, boundary - 1):
            k = boundary - 1
            continue
        break
    start = _skip_adverbial(sentence, start, end)
    return (start, end) if start < opening else None


def _comma_before(sentence: Sentence, comma: int) -> int | None:
    k = comma - 1
    while k >= max(sentence.first, comma - LONGEST_ASIDE):
        if sentence.reading.quotation_of[k] >= 0:
            k = sentence.before_quotation(k)
            continue
        word = sentence.word(k)
        if word == ",":
            return k
        if word in (";", ":"):
            return None
        k -= 1
    return None


def _is_apposition(sentence: Sentence, start: int) -> bool:
    """Whether the words after a comma describe the name before it ("a teacher", "who ...", "45", "R-Texas")."""
    word, classes = sentence.word(start), sentence.classes
    if not word or word in classes.weekday or word in classes.month:
        return False
    if word in classes.relative or word in classes.determiner or word in classes.possessive or word[0].isdigit():
        return True
    if word in classes.preposition or word in classes.subordinator or classes.is_adverb(word):
        return False
    if word in classes.coordinator or word in classes.subject or word in BREAKS:
        return False
    return not word.endswith("ing") and not word.endswith("ed")


def _is_name_end(sentence: Sentence, k: int) -> bool:
    if sentence.word(k) in sentence.classes.weekday or sentence.word(k) in sentence.classes.month:
        return False
    return sentence.first <= k and (sentence.reading.words[k][0].isupper() or sentence.reading.words[k][0].isdigit())


def _walk_left(sentence: Sentence, k: int) -> Words:
    """(start of the noun phrase that ends with word k, the word that bounds it on the left)."""
    classes, reading = sentence.classes, sentence.reading
    coordinator = -1
    end = k
    while k >= sentence.first:
        if reading.quotation_of[k] >= 0:
            before = sentence.before_quotation(k)
            if reading.text[reading.ends[k] - 2] in ",.?!" or before < sentence.first - 1:
                break
            k = before
            continue
        word = reading.lower[k]
        if word == "," and coordinator >= 0 and _is_listed(sentence, k):
            k -= 1
            continue
        if word == "," or (word in BREAKS and word != "." and word != "-"):
            break
        if word in classes.subordinator or word == "but" or (word in classes.nominative and k != end):
            if word in ("who", "whom", "whose") and k != end:
                k -= 1
                continue
            break
        if word == ")":
            k = _opening_bracket(sentence, k) - 1
            continue
        if word in ("and", "or"):
            coordinator = k
        elif is_verb(sentence, k) or (k < end and _is_past(sentence, k)):
            relative = _relative_before(sentence, k)
            if relative is None:
                return (coordinator if coordinator >= 0 else k) + 1, k
            k = relative
        k -= 1
    start = max(k, sentence.first - 1) + 1
    return start, k


def _relative_before(sentence: Sentence, k: int) -> int | None:
    """The "who" of "the man who built his career said": a verb that stands inside the subject."""
    nearest = range(k - 1, max(sentence.first, k - 6), -1)
    return next((j for j in nearest if sentence.word(j) in ("who", "which", "that")), None)


def _is_listed(sentence: Sentence, comma: int) -> bool:
    """Whether the comma parts the items of a list of names ("Smith, Jones and Brown said")."""
    k = comma - 1
    while k >= sentence.first and sentence.reading.words[k][0].isupper() and comma - k < 5:
        k -= 1
    return k < comma - 1 and (k < sentence.first or sentence.word(k) == ",")


def _opening_bracket(sentence: Sentence, k: int) -> int:
    return next((j for j in range(k - 1, max(sentence.first, k - 15) - 1, -1) if sentence.word(j) == "("), k)


def _skip_adverbial(sentence: Sentence, start: int, end: int) -> int:
    """Past "and", "meanwhile", "on Friday" at the start of what may be a subject."""
    classes = sentence.classes
    while start < end - 1:
        word = sentence.word(start)
        if word in classes.coordinator or word in classes.weekday or classes.is_adverb(word):
            start += 1
        elif not word[0].isalnum() and word not in "@#$€£%([" and sentence.reading.quotation_of[start] < 0:
            start += 1  # an emoji, a bullet
        elif word in ("on", "by", "in", "since", "until") and (
            sentence.word(start + 1) in classes.weekday
            or sentence.word(start + 1) in classes.month
            or sentence.word(start + 1).isdigit()
        ):
            start += 2
        else:
            break
    return start


def subject_after(sentence: Sentence, at: int) -> Words | None:
    """The words of the subject that starts at word `at` ("said Maren Voss, a teacher in Oslo.")."""
    classes, reading = sentence.classes, sentence.reading
    if at >= sentence.last:
        return None
    word = sentence.word(at)
    if word in classes.nominative:
        return at, at + 1
    if word in classes.weekday:
        return None  # "said Wednesday that"
    is_start = reading.words[at][0].isupper() or word in classes.determiner or word in classes.possessive
    if not is_start and (not word[0].isalpha() or word in classes.preposition or word in classes.subordinator):
        return None
    k = at
    while k < sentence.last:
        if reading.quotation_of[k] >= 0:
            after = sentence.after_quotation(k)
            if k > at and sentence.word(k - 1) == ",":
                break
            k = after
            continue
        word = reading.lower[k]
        if word in (";", ":", "—", "–") or (word in ".!?…" and k >= sentence.last - 2):
            break
        if word == "," and not _apposition_goes_on(sentence, k):
            break
        if k > at and (word in classes.weekday or opens_circumstance(sentence, k)):
            break
        if word in ("and", "but") and k + 1 in sentence.cue_at:
            break
        if (
            k > at
            and (is_auxiliary(sentence, k) or word in classes.verb)
            and not any(sentence.word(j) in classes.relative or sentence.word(j) == "whose" for j in range(at, k))
        ):
            return None  # a clause, not a subject
        k += 1
    while k > at and (reading.lower[k - 1] in ",.-" and not (reading.lower[k - 1] == "." and k < sentence.last - 1)):
        k -= 1
    return (at, k) if k > at else None


def is_verb(sentence: Sentence, k: int) -> bool:
    """Whether word k is certainly a finite verb: an auxiliary, or one that no subject contains."""
    return k in sentence.verbs or sentence.word(k) in sentence.classes.verb or is_auxiliary(sentence, k)


def is_auxiliary(sentence: Sentence, k: int) -> bool:
    """Whether word k is a form of be, have or do, or a modal."""
    word, classes = sentence.word(k), sentence.classes
    return word in classes.be or word in classes.have or word in classes.do or word in classes.modal


def _is_past(sentence: Sentence, k: int) -> bool:
    """Whether a word in -ed is a verb ("marchers carried placards") and no participle ("people elected in May")."""
    word, before, after = sentence.word(k), sentence.word(k - 1), sentence.word(k + 1)
    classes = sentence.classes
    if not word.endswith("ed") or len(word) < 5 or not before[:1].isalpha() or not after[:1].isalnum():
        return False
    if before in classes.determiner or before in classes.possessive or before in classes.preposition:
        return False
    is_subject = before in classes.subject or before.endswith("s") or sentence.reading.words[k - 1][0].isupper()
    return is_subject and after not in classes.preposition and not sentence.classes.is_adverb(after)


def _apposition_goes_on(sentence: Sentence, comma: int) -> bool:
    if sentence.reading.quotation_of[min(comma + 1, sentence.last - 1)] >= 0 or comma + 1 in sentence.cue_at:
        return False
    word = sentence.word(comma + 1)
    if word in ("and", "or"):
        return sentence.reading.words[min(comma + 2, sentence.last - 1)][0].isupper()
    return _is_apposition(sentence, comma + 1)


def opens_circumstance(sentence: Sentence, k: int) -> bool:
    """Whether a circumstance of speaking starts at word k ("in a statement", "on Friday", "as she left", "after")."""
    word, following, classes = sentence.word(k), sentence.word(k + 1), sentence.classes
    if word in ("after", "during", "when", "while", "as", "before", "because", "following"):
        return True
    if word in ("in", "on", "at", "to", "via", "through", "during", "by", "from", "with"):
        if following in classes.weekday or following in classes.month:
            return True
        if word == "to" and following in classes.hearer:
            return True
        near = [sentence.word(j) for j in range(k + 1, k + 6)]
        return following in ("a", "an", "his", "her", "their", "its", "the", "one", "twitter", "facebook") and any(
            x in classes.venue or x in ("twitter", "facebook") for x in near
        )
    return word in ("last", "this", "earlier", "late") and following in (
        "week", "month", "year", "night", "morning", "afternoon", "evening", "in", "this", "on", "spring", "summer",
    )  # fmt: skip


def named_source(sentence: Sentence, at: int) -> Words | None:
    """The words after "according to": up to a comma, or to where a clause of its own starts ("X the price ...")."""
    source = subject_after(sentence, at)
    if source is not None:
        return source
    classes, reading = sentence.classes, sentence.reading
    for k in range(at + 1, min(at + 12, sentence.last)):
        word, before = sentence.word(k), sentence.word(k - 1)
        if word in (",", ";", ":") or reading.quotation_of[k] >= 0 or word in classes.nominative:
            return at, k
        starts = word in classes.determiner or word in classes.possessive or word in ("it", "there")
        if starts and before not in classes.preposition and before not in classes.coordinator:
            return at, k
        if is_verb(sentence, k):
            return None
    return None


def sentence_subject(sentence: Sentence, before: int) -> Words | None:
    """The subject of the main clause, for a participle or a second verb that has none of its own."""
    classes, reading = sentence.classes, sentence.reading
    start = sentence.first
    for _ in range(3):
        word = sentence.word(start)
        if (
            word in classes.preposition or word in classes.subordinator or classes.is_adverb(word)
            or word.endswith(("ing", "ed"))
        ):  # fmt: skip
            comma = next((k for k in range(start, before) if reading.lower[k] == ","), None)
            if comma is None:
                break
            start = comma + 1
        elif word in classes.coordinator or word in BREAKS or (word and not word[0].isalnum() and word not in "@#$([“"):
            start += 1
        else:
            break
    k = start
    while k < before:
        word = reading.lower[k]
        if reading.quotation_of[k] >= 0 or word in BREAKS or k in sentence.cue_at or word in classes.relative:
            break
        if (
            word in classes.be
            or word in classes.have
            or word in classes.do
            or word in classes.modal
            or word in classes.verb
        ):
            break
        if k > start and word.endswith("ed") and reading.lower[k - 1] not in classes.determiner:
            break
        if word == ",":
            break
        k += 1
        if word in classes.nominative:
            break
    return (start, k) if k > start else None


def closes(sentence: Sentence, k: int) -> bool:
    """Whether nothing but a circumstance of speaking is left of the sentence at word k."""
    word = sentence.word(k)
    return word in ("", ".", "!", "?", ",", ";") or word in sentence.classes.weekday or opens_circumstance(sentence, k)


def _is_relative(sentence: Sentence, source: Span) -> bool:
    """Whether a source is the "that" of "placards that read", which no other verb shares."""
    begin, end = sentence.reading.word_at(source.start), source.end
    return sentence.reading.ends[begin] == end and sentence.word(begin) in ("that", "which")


def source_of(sentence: Sentence, cue: CueWords, last: list[Span] | None) -> list[Span] | None:
    """The source of a cue whose content follows it; `last` is the source of the cue before it in the sentence."""
    before = sentence.word(cue.begin - 1)
    if cue.kind == "finite" and before not in ("and", "but", "then", "", "or"):
        subject = subject_before(sentence, cue.begin)
        if subject is not None:
            return [sentence.reading.span(*subject)]
    if cue.kind == "participle" and last is None and before[:1].isalpha() and before not in ("and", "while", "by"):
        subject = subject_before(sentence, cue.begin)
        if subject is not None and before not in sentence.classes.subordinator:
            return [sentence.reading.span(*subject)]
    if last is not None and not (last and _is_relative(sentence, last[0])):
        return last
    found = sentence_subject(sentence, cue.begin)
    return [sentence.reading.span(*found)] if found else None
