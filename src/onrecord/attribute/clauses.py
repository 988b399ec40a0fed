"""Reported clauses and objects: "X said that ...", "X condemned ...", "..., X said", "according to X", participles.

Each rule looks at one cue and gives a draft or None; `RULES` is tried from top to bottom.
"""

from collections.abc import Callable

from onrecord.attribute.contents import clause_end, clause_start, object_end, trim_end
from onrecord.attribute.nested import EARLIER
from onrecord.attribute.sentence import CueWords, Draft, Sentence
from onrecord.attribute.sources import (
    Words,
    closes,
    is_verb,
    named_source,
    opens_circumstance,
    source_of,
    subject_after,
    subject_before,
)
from onrecord.schema import Span

WH = frozenset("whether if how what why who when where which whom".split())

# what a clause without "that" does not start with
NO_CLAUSE = frozenset("of about by into at with from as to and but".split())

NOBODY = ("nobody", "no one", "none", "nothing")
DEEDS = ("object", "to", "person-to")
SUPPOSED = ("that", "what", "how", "if", "because")  # before the subject: right in one of four
LONGEST_ASIDE = 12  # words between "reported," and ", that"
LONGEST_HEARER = 5  # words
LONGEST_QUOTED = 14  # words between "quoted" and "as saying"
AS_SAYING = frozenset("saying stating telling writing adding warning claiming arguing".split())
NAMING = frozenset("name names named identified identity anonymous anonymity unnamed".split())
NOUN_COMPLEMENT = frozenset("over for to at that about on against with of in from to by as".split())


def according(sentence: Sentence, cue: CueWords, last: Draft | None) -> Draft | None:
    """ "According to X, ..." and "..., according to X"."""
    if cue.kind != "according":
        return None
    source = named_source(sentence, cue.end)
    if source is None:
        return None
    begin, end = source
    after = end + 1 if sentence.word(end) == "," else end
    before = cue.begin
    content: list[Span] = []
    start = clause_start(sentence, before)
    stop = trim_end(sentence, start, before)
    if stop > start:
        content.append(sentence.reading.span(start, stop))
    if (not content or sentence.word(before - 1) == ",") and after < sentence.last:
        if not content:  # the source takes no apposition where the clause follows it
            comma = next((k for k in range(begin, end) if sentence.word(k) == ","), None)
            if comma is not None and sentence.word(end) != ",":
                end, after = comma, comma + 1
        stop = clause_end(sentence, after)
        if stop > after and not (content and sentence.word(after) in ("which", "who", "and", "but")):
            content.append(sentence.reading.span(after, stop))
    if not content:
        return None
    rule = "according before" if cue.begin <= sentence.first + 1 else "according after"
    return _draft(sentence, cue, (begin, end), content, rule)


def fronted(sentence: Sentence, cue: CueWords, last: Draft | None) -> Draft | None:
    """ "..., X said." and "..., said X." without quotation marks."""
    if cue.kind != "finite" or not cue.entry.frames & {"clause", "quote"}:
        return None
    source = subject_before(sentence, cue.begin)
    tail = _past_addressee(sentence, cue)
    if source is not None and sentence.word(source[0] - 1) == "as" and sentence.word(source[0] - 2) == ",":
        if not _is_left_alone(sentence, cue, tail):
            return None
        comma, rule = source[0] - 2, "fronted"
    elif source is not None and sentence.word(source[0] - 1) == "," and _is_left_alone(sentence, cue, tail):
        comma, rule = source[0] - 1, "fronted"
    elif sentence.word(cue.begin - 1) == "," and _is_inverted(sentence, cue):
        source = subject_after(sentence, cue.end)
        if source is None or not _ends_inverted(sentence, source[1]):
            return None
        comma, tail, rule = cue.begin - 1, source[1], "fronted inverted"
    else:
        return None
    start = clause_start(sentence, comma)
    is_split = sentence.word(tail) == "," and is_verb(sentence, tail + 1)  # "The dam, he said, will hold"
    if sentence.word(start) == "according" or not (
        is_split or any(is_verb(sentence, k) or sentence.word(k).endswith(("ed", "s")) for k in range(start + 1, comma))
    ):
        return None  # "In the north, X said ...": a circumstance
    content = [sentence.reading.span(start, trim_end(sentence, start, comma))]
    if sentence.word(tail) == "," and tail + 2 < sentence.last and (tail + 1) not in sentence.cue_at:
        stop = clause_end(sentence, tail + 1)
        if stop > tail + 1 and sentence.word(tail + 1) not in ("and", "but", "which", "who"):
            content.append(sentence.reading.span(tail + 1, stop))
    return _draft(sentence, cue, source, content, rule)


def following(sentence: Sentence, cue: CueWords, last: Draft | None) -> Draft | None:
    """ "X said that ...", "X condemned ...", "X vowed to ...", "stressing that ..."."""
    if cue.kind not in ("finite", "participle", "infinitive"):
        return None
    found = content_after(sentence, cue)
    if found is None:
        return None
    frame, start, stop = found
    if cue.kind == "infinitive" and frame != "that":
        return None  # right in one of seven: "to support the plan" is seldom a statement
    before = sentence.word(cue.begin - 1)
    if _is_anonymity(sentence, cue, start, stop):
        return None
    if cue.kind == "participle" and (
        before == "worth" or (frame in ("object", "person-to", "clause") and before not in (",", "while", "”", '"', ""))
    ):
        return None  # "voters backing the plan" describes the voters
    if frame == "object" and before in ("that", "which"):
        return None  # a thing's effect, not somebody's words: right in one of eight
    source = source_of(sentence, cue, last.source if last else None)
    if source is None or (source and _is_supposed(sentence, cue, frame, source[0], last.content if last else [])):
        return None
    rule = f"{cue.kind} {frame}"
    draft = _draft(sentence, cue, None, [sentence.reading.span(start, stop)], rule)
    draft.source = source
    return draft


def _is_anonymity(sentence: Sentence, cue: CueWords, start: int, stop: int) -> bool:
    """ "asking not to be named", "declined to give her name": a condition of speaking, not a statement."""
    if cue.entry.lemma == "ask" and sentence.word(cue.end) == "not":
        return True
    if cue.entry.lemma not in ("decline", "refuse", "want", "wish", "ask", "agree", "prefer"):
        return False
    return any(sentence.word(k) in NAMING for k in range(start, min(start + 5, stop)))


def _is_supposed(sentence: Sentence, cue: CueWords, frame: str, source: Span, reported: list[Span]) -> bool:
    """Whether the act is only talked of: "what he called for", "those who vow to", "they could accuse him"."""
    begin = sentence.reading.word_at(source.start)
    if sentence.reading.text[source.start : source.end].lower() in NOBODY:
        return True
    subject, before, modal = sentence.word(begin), sentence.word(begin - 1), sentence.word(cue.begin)
    if frame in DEEDS:
        is_relative = sentence.word(cue.begin - 1) == "who" and frame != "object"
        is_told = modal in EARLIER and any(span.start <= source.start < span.end for span in reported)
        is_supposed = before in SUPPOSED and not is_told  # but "she said that the board had denied it"
        return is_relative or subject == "you" or is_supposed or modal in ("should", "could", "might")
    return frame == "clause" and (subject == "that" or before == "if" or modal in ("will", "would", "should"))


def _ends_inverted(sentence: Sentence, tail: int) -> bool:
    """Whether the sentence ends with its inverted subject, or goes on with ", speaking on condition of ..."."""
    if sentence.word(tail) != ",":
        return closes(sentence, tail)
    return sentence.word(tail + 1).endswith("ing") and tail + 1 not in sentence.cue_at


def _is_inverted(sentence: Sentence, cue: CueWords) -> bool:
    """Whether the cue may be followed by its subject: a clause stands before it, and it takes no hearer."""
    if "quote" not in cue.entry.frames or cue.entry.frames & {"person", "person-to"}:
        return False
    clause = range(sentence.first + 1, cue.begin - 1)
    return len(clause) > 1 and any(is_verb(sentence, k) for k in clause)


def _is_left_alone(sentence: Sentence, cue: CueWords, tail: int) -> bool:
    """Whether no content of its own follows the cue and its hearer ("told reporters in Lund")."""
    return closes(sentence, tail) or (
        tail > cue.end and sentence.word(tail) in ("in", "at", "on", "by", "after", "during")
    )


def _past_addressee(sentence: Sentence, cue: CueWords) -> int:
    """The word behind "told reporters", "told the agency"; behind the cue where nobody is addressed."""
    at, classes = cue.end, sentence.classes
    if sentence.word(at) in classes.hearer:
        return at + 1
    if "person" not in cue.entry.frames:
        return at
    k = at + (sentence.word(at) in classes.determiner or sentence.word(at) in classes.possessive)
    while k < min(at + LONGEST_HEARER, sentence.last) and sentence.reading.words[k][0].isupper():
        k += 1
    if k == at + 1 and not sentence.reading.words[at][0].isupper():  # "told the agency", "told his followers"
        k = at + 2
    return k if k > at and _ends_told(sentence, k) else at


def _ends_told(sentence: Sentence, k: int) -> bool:
    """Whether nothing that could be told follows the hearer: the end, or how and where it was told."""
    word = sentence.word(k)
    return (
        word in ("", ",", ".", "!", "?", "by", "at", "on")
        or word in sentence.classes.weekday
        or (word == "in" and not any(sentence.word(j) in ("that", "to", ",") for j in range(k, k + 8)))
    )


def quoted_as(sentence: Sentence, cue: CueWords, last: Draft | None) -> Draft | None:
    """ "The agency quoted an official as saying that ...", "he was quoted by the agency as saying ..."."""
    if cue.entry.lemma not in ("quote", "cite") or cue.kind not in ("finite", "participle", "passive"):
        return None
    far = min(cue.end + LONGEST_QUOTED, sentence.last - 2)
    at = next((k for k in range(cue.end, far) if sentence.word(k) == "as"), None)
    if at is None or sentence.word(at + 1) not in AS_SAYING:
        return None
    if cue.kind == "passive":
        subject = subject_before(sentence, cue.begin)
        if subject is None:
            return None
        source = [sentence.reading.span(*subject)]
    elif at > cue.end:
        source = [sentence.reading.span(cue.end, at)]
    else:
        return None
    start = at + 2 + (sentence.word(at + 2) in (",", ":"))
    stop = clause_end(sentence, start)
    if stop <= start:
        return None
    draft = _draft(sentence, cue, None, [sentence.reading.span(start, stop)], "quoted as")
    draft.source = source
    draft.cue.append(sentence.reading.span(at, at + 2))
    return draft


def passive(sentence: Sentence, cue: CueWords, last: Draft | None) -> Draft | None:
    """ "X is expected to ...", "X was described as ...", "it is said that ..."."""
    if cue.kind not in ("passive",):
        return None
    start = cue.end
    stop = clause_end(sentence, start)
    following = sentence.word(start)
    subject = subject_before(sentence, cue.begin)
    if subject is None or stop <= start:
        return None
    if sentence.word(subject[0]) in ("it", "there") and following == "that":
        return _draft(sentence, cue, None, [sentence.reading.span(start, stop)], "passive clause")
    if following == "as" and sentence.word(start + 1) in AS_SAYING:
        return None
    if following not in ("to", "as", "by") and cue.kind == "passive":
        return None
    if following == "by":
        source = subject_after(sentence, start + 1)
        if source is None:
            return None
        content = [sentence.reading.span(*subject)]
        return _draft(sentence, cue, source, content, "passive by")
    content = [sentence.reading.span(*subject), sentence.reading.span(start, stop)]
    return _draft(sentence, cue, None, content, f"{cue.kind} {following if cue.kind == 'passive' else ''}".strip())


RULES: tuple[Callable[[Sentence, CueWords, Draft | None], Draft | None], ...] = (
    according,
    quoted_as,
    fronted,
    following,
    passive,
)


def content_after(sentence: Sentence, cue: CueWords) -> tuple[str, int, int] | None:
    """(frame, first word, word behind the last) of the content that follows the cue, if its frames allow it."""
    if sentence.word(cue.end) in ("", ".", "!", "?", ";", ")"):
        return None
    found = _marked_content(sentence, cue) or _clause_content(sentence, cue) or _object_content(sentence, cue)
    return found if found is not None and found[2] > found[1] else None


def _marked_content(sentence: Sentence, cue: CueWords) -> tuple[str, int, int] | None:
    """Content that a word or a mark opens: "that", a quotation mark, "over" after "condolences"."""
    frames, at = cue.entry.frames, cue.end
    that = _that_after(sentence, at, "person" in frames)
    if that is not None and frames & {"clause", "that"}:
        return "that", that, clause_end(sentence, that)
    if "quote" in frames and sentence.reading.quotation_of[at] >= 0:
        stop = sentence.after_quotation(at)  # "chanting “...” in the square"
        if "clause" not in frames or stop >= trim_end(sentence, at, sentence.last):
            return "quote", at, stop
    if "*" in cue.entry.tail and sentence.word(at) in NOUN_COMPLEMENT:  # "offered his condolences over ..."
        return "object", at, object_end(sentence, at)
    return None


def _clause_content(sentence: Sentence, cue: CueWords) -> tuple[str, int, int] | None:
    """An infinitive, an indirect question, a clause without "that"."""
    frames, at = cue.entry.frames, cue.end
    word = sentence.word(at)
    if word == "to":
        return ("to", at, clause_end(sentence, at)) if "to" in frames else None
    if word in WH and "wh" in frames:
        return "wh", at, clause_end(sentence, at)
    if "person" in frames and (start := _past_hearer(sentence, at)) is not None and not _ends_told(sentence, start):
        return "person", start, clause_end(sentence, start)
    if "clause" in frames:
        start = _past_circumstance(sentence, at)
        stop = clause_end(sentence, start) if _opens_clause(sentence, start) else start
        if stop > start and (cue.entry.attitude == "said" or "object" in frames or _has_verb(sentence, start, stop)):
            return "clause", start, stop
    return None


def _has_verb(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether the words may be a clause ("know it fell") and not a thing ("know the way")."""
    return any(is_verb(sentence, k) or sentence.word(k).endswith("ed") for k in range(start + 1, stop))


def _object_content(sentence: Sentence, cue: CueWords) -> tuple[str, int, int] | None:
    """Whom one is urged to do something, or what is condemned, praised, announced."""
    frames, at = cue.entry.frames, cue.end
    word = sentence.word(at)
    if word == "to":
        return None
    if "person-to" in frames and word not in sentence.classes.preposition and word != ",":
        return "person-to", at, clause_end(sentence, at)
    if "object" in frames and (word == "as" or _opens_object(sentence, at)):  # "dismissed as baseless the reports"
        return "object", at, object_end(sentence, at)
    return None


def _that_after(sentence: Sentence, at: int, with_person: bool) -> int | None:
    """The complementiser of the cue: right after it, or after a hearer, a day or a circumstance."""
    if sentence.word(at) == "that":  # but "I have read that.", "she asked that this morning"
        next_word = sentence.word(at + 1)
        return at if next_word and (next_word[0].isalnum() or sentence.reading.quotation_of[at + 1] >= 0) else None
    classes = sentence.classes
    if sentence.word(at) == ",":  # "reported, without giving a source, that"
        far = min(at + LONGEST_ASIDE, sentence.last)
        behind = next((k + 1 for k in range(at + 1, far) if sentence.word(k) == ","), at)
        return behind if sentence.word(behind) == "that" and not is_verb(sentence, at + 1) else None
    far = at + (14 if with_person else 10)
    if not with_person and not (sentence.word(at) in classes.weekday or sentence.word(at) in classes.preposition):
        return None
    for k in range(at, min(far, sentence.last)):
        word = sentence.word(k)
        if word == "that":
            return k
        if sentence.reading.quotation_of[k] >= 0 or word in ",;:" or word in classes.be or word in classes.modal:
            return None
    return None


def _past_hearer(sentence: Sentence, at: int) -> int | None:
    word = sentence.word(at)
    if word in sentence.classes.hearer:
        return at + 1 if sentence.word(at + 1) not in (",", ".", "") else None
    k = at
    while k < min(at + 4, sentence.last) and sentence.reading.words[k][0].isupper():
        k += 1
    return k if k > at and sentence.word(k) not in (",", ".", "") and k < sentence.last else None


def _past_circumstance(sentence: Sentence, at: int) -> int:
    k = at
    if sentence.word(k) in ("on", "last", "this") and k + 1 < sentence.last:
        k += 1
    if sentence.word(k) in sentence.classes.weekday:
        return k + 1
    if sentence.word(at) in ("in", "at", "on") and opens_circumstance(sentence, at):
        for j in range(at + 1, min(at + 6, sentence.last)):
            if sentence.word(j) in sentence.classes.venue:
                return j + 1
    return at


def _opens_clause(sentence: Sentence, at: int) -> bool:
    word = sentence.word(at)
    if not word or at >= sentence.last:
        return False
    if sentence.reading.quotation_of[at] >= 0:
        return True
    return word[0].isalnum() and word not in NO_CLAUSE


def _opens_object(sentence: Sentence, at: int) -> bool:
    word, classes = sentence.word(at), sentence.classes
    if sentence.reading.quotation_of[at] >= 0:
        return True
    if not word[0].isalnum() or word in classes.weekday or word in classes.subordinator or word in classes.coordinator:
        return False
    if sentence.word(at + 1)[:1].isdigit():
        return True  # "about 3,000"
    return word not in classes.preposition and not classes.is_adverb(word)


def _draft(sentence: Sentence, cue: CueWords, source: Words | None, content: list[Span], rule: str) -> Draft:
    return Draft(
        content,
        [sentence.reading.span(cue.begin, cue.end)],
        [sentence.reading.span(*source)] if source else [],
        rule,
        cue.entry.lemma,
        cue.entry.attitude,
    )
