"""How a deed stands: happened, planned, threatened, denied, unconfirmed, or reported by a speaker only.

What is negated, only supposed, asked for or feared is no deed on record. By whom it is reported is in the evidence: the
announcing words of the statement, or the words of the narrator.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.evidence import commitment
from onrecord.coding.phrases import Table
from onrecord.lang import lexicon
from onrecord.lang.words import word_classes
from onrecord.schema import Finding, Span

STATUSES = ("planned", "threatened", "denied", "unconfirmed", "none")
TOLD, SAID = 0.8, 0.6  # scores, until they are calibrated on gold
WINDOW = 8  # words before a deed that can say how it stands
SENTENCE = 40  # words on either side of a deed in which it may be called alleged
ADVERBS = frozenset(("allegedly", "reportedly", "alleged", "apparently"))
CLAUSE_ENDS = frozenset(";:—–!?.,“”«»()")
DOUBTING = {"denied": "denied", "unconfirmed": "unconfirmed", "conditional": "none"}  # a statement's commitment
CONDITIONS = frozenset(("if", "unless", "whether"))


@cache
def _standing(language: str) -> Table[str]:
    rows = []
    for entry in lexicon(language, "standing"):
        if entry["status"] not in STATUSES:
            raise entry.error(f"not how a deed stands: {entry['status']!r}")
        rows += [(phrase, entry["status"]) for phrase in entry.phrases("phrases")]
    return Table(rows)


def standing(context: Context, first: int, end: int, evidence: Span, tense: str) -> Finding[str] | None:
    """How the deed that words first..end-1 tell of stands; None where it is no deed on record.

    `tense` is that of `deeds`: a base form tells of a deed only where the words before it place it ahead.
    """
    inside = context.content_of[first]
    said = _said_before(context, first)
    if tense in ("base", "participle") and not _reaches(context, first, tense, said):
        return None
    if tense == "past" and said is not None and said[1] == "planned":
        said = None  # it belongs to another verb
    if said is not None:
        if said[1] == "none":
            return None
        return Finding(said[1], (said[0],), "standing words", SAID)
    if (words := _doubted(context, first)) is not None:
        return Finding("unconfirmed", (words,), "standing words", SAID)
    if tense == "base" or (tense != "noun" and _conditional(context, first)):
        return None
    if inside >= 0:
        attribution = context.attributions[inside]
        announced = attribution.cue or attribution.source or (evidence,)
        found = commitment(context, inside) if tense != "noun" else None
        doubt = DOUBTING.get(found.value) if found else None
        if doubt == "none":
            return None
        return Finding(doubt or "reported", announced, "inside a statement", TOLD)
    return Finding("happened", (evidence,), "narrator's voice", TOLD)


def _reaches(context: Context, first: int, tense: str, said: tuple[Span, str] | None) -> bool:
    """Whether "will" or "plans to" stands at a base form, past adverbs; and whether "to be killed" has such words."""
    lower = context.reading.lower
    words = word_classes(context.language)
    at = first - 1
    while at > 0 and (words.is_adverb(lower[at]) or (tense == "participle" and lower[at] in ("be", "have", "been"))):
        at -= 1
    if tense == "base":
        return said is not None and at >= 0 and context.reading.ends[at] == said[0].end
    to_be = lower[at] == "to" and lower[at + 1] in ("be", "have")
    return not to_be or (said is not None and said[1] != "none")


def _doubted(context: Context, first: int) -> Span | None:
    """Words anywhere before a deed in its sentence, or "allegedly" behind it, that leave open whether it was done.

    A deed that somebody is accused of is none of theirs; so this reaches further than the other words do.
    """
    reading, table = context.reading, _standing(context.language)
    start, end = reading.sentences[reading.sentence_of[first]]
    for word in range(max(start, first - SENTENCE), min(end, first + SENTENCE)):
        if reading.lower[word] in table.firsts and (found := table.match(reading.lower, word)):
            before = word < first and found[1] in ("unconfirmed", "denied")
            if before or reading.lower[word] in ADVERBS:
                return reading.span(word, found[0])
    return None


def _said_before(context: Context, first: int) -> tuple[Span, str] | None:
    """The nearest words before a deed in its clause that say how it stands."""
    reading, table, home = context.reading, _standing(context.language), context.content_of[first]
    start = reading.sentences[reading.sentence_of[first]][0]
    for word in range(first - 1, max(start, first - WINDOW) - 1, -1):
        if reading.words[word] in CLAUSE_ENDS:
            return None
        if reading.lower[word] in table.firsts and (found := table.match(reading.lower, word)) and found[0] <= first:
            if reading.words[word] == "May" and word > start:
                continue
            return reading.span(word, found[0]), found[1]
        if context.content_of[word] != home and home == -1:
            return None
    return None


def _conditional(context: Context, first: int) -> bool:
    """Whether the clause opens with "if", further back than the window: "if, as they fear, gunmen killed him"."""
    reading = context.reading
    start = reading.sentences[reading.sentence_of[first]][0]
    return reading.lower[start] in CONDITIONS and not any(
        reading.words[word] == "," for word in range(start, first) if word - start > 3
    )
