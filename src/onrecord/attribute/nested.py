"""Statements inside statements: quotations inside quotations, and which reported clauses inside others are sure.

"“She told me, ‘Leave now,’ and I left,” he said." "He said the captain had told him that the engine was on fire."
"""

from onrecord.attribute.sentence import Draft
from onrecord.lang.cues import CueEntry
from onrecord.lang.words import word_classes
from onrecord.schema import Attribution, Cue, Found, Span
from onrecord.text import Reading

RULE_NESTED = "quotation nested"
RULE_TOLD = "quotation tells"
LONGEST_SUBJECT = 5  # words of who told it
TELLING = {"tell": frozenset(("me", "us", "him", "her", "them")), "say": frozenset(("",))}  # and whom
LONGEST_NAME = 4  # words of a name before the cue
SHORTEST = 2  # words of a nested quotation that may be speech
EARLIER = ("had", "was", "were")  # "had promised", "were demanding": before the report, and so not the reporter's own
CLAUSE_OPENERS = ("and", "but", "that", "then", "because", "when", "so")
NO_TELLER = frozenset("i we you who which what whom it there this these those not if do did does".split())
NAMED_SHORT = frozenset("the my our his her their they people".split())  # subjects of "say" that are seldom the speaker
UNNAMED = frozenset(("you", "we", "who", "which", "whom"))
DONE = frozenset(
    "refer,refer to,show,prove,suggest,underscore,attack,support,back".split(",")
)  # shown or done rather than said
WORDS_OF = ("finite that", "finite clause", "finite person", "according", "participle that", "fronted", "quotation")


def nested_drafts(reading: Reading, found: Found, entries: dict[str, CueEntry]) -> list[Draft]:
    """Drafts for quotations of depth 1 and more whose cue stands right before them, inside the outer quotation."""
    inner = [quotation for quotation in found.quotations if quotation.depth]
    if not inner:
        return []
    ends: dict[int, Cue] = {reading.word_at(cue.span.end - 1) + 1: cue for cue in found.cues}
    drafts: list[Draft] = []
    for quotation in inner:
        words = reading.words_in(quotation.span)
        if len(words) < SHORTEST + 2:
            continue
        before = words.start
        if before and reading.words[before - 1] in (",", ":"):
            before -= 1
        cue = ends.get(before) or ends.get(before - 1)  # "said, ‘", "told me, ‘"
        entry = entries.get(cue.lemma) if cue else None
        if cue is None or entry is None or cue.kind not in ("finite", "participle") or "quote" not in entry.frames:
            continue
        begin = reading.word_at(cue.span.start)
        first = reading.sentences[reading.sentence_of[begin]][0]
        if reading.quotation_of[begin] >= 0:
            first = max(first, reading.words_in(reading.quotations[reading.quotation_of[begin]].inside).start)
        teller = _name_before(reading, begin) or _teller(reading, first, begin, frozenset())
        source = [teller] if teller is not None else []
        drafts.append(Draft([quotation.span], [cue.span], source, RULE_NESTED, cue.lemma, entry.attitude))
    return drafts


def _name_before(reading: Reading, begin: int) -> Span | None:
    """The pronoun or the words with capitals right before word `begin`."""
    subjects, start = word_classes().subject, begin
    while start > 0 and begin - start < LONGEST_NAME and reading.words[start - 1][0].isupper():
        start -= 1
        if reading.lower[start] in subjects:
            break
    if start == begin and start and reading.lower[start - 1] in subjects:
        start -= 1
    return reading.span(start, begin) if start < begin else None


def told_drafts(reading: Reading, found: Found) -> list[Draft]:
    """Drafts for what somebody else told the one who is quoted: "“The judge told us to wait,” she said." """
    drafts: list[Draft] = []
    for cue in found.cues:
        begin, end = reading.word_at(cue.span.start), reading.word_at(cue.span.end - 1) + 1
        if cue.kind != "finite" or cue.lemma not in TELLING or reading.quotation_of[begin] < 0:
            continue
        quotation = reading.words_in(reading.quotations[reading.quotation_of[begin]].inside)
        first, last = reading.sentences[reading.sentence_of[begin]]
        first, last = max(first, quotation.start), min(last, quotation.stop)
        source = _teller(reading, first, begin, NAMED_SHORT if cue.lemma == "say" else frozenset())
        start = _past_told(reading, cue.lemma, end)
        while last > start and not reading.words[last - 1][0].isalnum():
            last -= 1
        if source is not None and last - start >= SHORTEST:
            drafts.append(Draft([reading.span(start, last)], [cue.span], [source], RULE_TOLD, cue.lemma, "said"))
    return drafts


def _past_told(reading: Reading, lemma: str, at: int) -> int:
    """The word behind "told us"; far behind where nobody near the speaker was told, or nothing that is a clause."""
    begin = at + (reading.lower[at] in TELLING[lemma]) if at < len(reading.words) else at
    classes = word_classes()
    is_told = begin > at or "" in TELLING[lemma]
    if not is_told or begin >= len(reading.words):
        return len(reading.words)
    word = reading.lower[begin]
    opens = word == "to" or (word[0].isalnum() and word not in classes.preposition and reading.quotation_of[begin] >= 0)
    return begin if opens else len(reading.words)


def _teller(reading: Reading, first: int, begin: int, openings: frozenset[str]) -> Span | None:
    """The subject right before word `begin`: a third person, back to where the clause opens."""
    classes = word_classes()
    start = begin
    while start > max(first, begin - LONGEST_SUBJECT):
        word = reading.lower[start - 1]
        if word in CLAUSE_OPENERS or not word[0].isalnum():
            break
        start -= 1
    if start == begin or (start > first and reading.lower[start - 1] not in CLAUSE_OPENERS):
        return None
    if openings and reading.lower[start] not in openings:
        return None
    if any(reading.lower[k] in NO_TELLER or reading.lower[k] in classes.verb for k in range(start, begin)):
        return None
    return reading.span(start, begin)


def is_surely_told(text: str, inner: Draft | Attribution, outer: Draft | Attribution | None) -> bool:
    """Whether a statement inside a statement is one of its own, of another speaker than the one who reports it.

    Sure are a quotation with its speaker inside a quotation, what somebody "had told" or "were demanding" before the
    report, and what another names by "claimed that" in a clause that reports words.
    """
    if not inner.source or not inner.cue or inner.attitude != "said":
        return False
    who, cue = (text[spans[0].start : spans[-1].end].lower() for spans in (inner.source, inner.cue))
    classes = word_classes()
    opening = cue.split()[0]
    if opening in classes.modal or not UNNAMED.isdisjoint(who.split()):
        return False
    rule = inner.rule.partition(" + ")[0]  # of what the reader found as well
    if rule in (RULE_NESTED, RULE_TOLD):
        return not cue.endswith("ing")  # "with my aunt saying, ‘...’" seldom tells of one occasion
    if outer is None or not outer.rule.startswith(WORDS_OF) or inner.lemma in DONE:
        return False
    if outer.source and text[outer.source[0].start : outer.source[-1].end].lower() == who:
        return False
    if not rule.startswith("finite"):
        return False
    is_earlier = opening in EARLIER and (opening == "had" or cue.split()[-1].endswith("ing") or "ing " in cue)
    return is_earlier or (rule == "finite that" and who not in classes.subject)
