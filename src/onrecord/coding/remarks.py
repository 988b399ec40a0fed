"""The narrator's own doubt and judgement: scare quotes, speculation, "could not be verified", loaded words."""

import re
from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.loaded import loaded_terms
from onrecord.coding.phrases import Table
from onrecord.coding.unverified import unverified
from onrecord.lang import lexicon
from onrecord.schema import Quotation, Remark, Span

SCARE, GUESS, QUESTION, UNVERIFIED = 0.95, 0.96, 0.92, 0.95  # scores: shares right in our own gold
WONDERING = frozenset(("perhaps", "maybe", "possibly"))
ADVERBS = frozenset("not also only now largely increasingly already even still be have been".split())
LONGEST_QUESTION = 40  # words
SIGNED = re.compile(r"[ \t]{0,3}[—–-]{1,2}[ \t]{0,3}[A-Z]")  # “A masterpiece” – Ada Lind
HEADLINES = ("title", "heading")
LONGEST_HEADLINE = 2  # words set apart in a headline; more are quoted from the article
LABEL = 4  # words of a speaker's label: "Harbour Review:", "Q:"


@cache
def _speculation(language: str) -> Table[str]:
    rows = []
    for entry in lexicon(language, "speculation"):
        if entry["extent"] not in ("span", "sentence"):
            raise entry.error(f"not an extent: {entry['extent']!r}")
        rows.append((entry["phrase"], entry["extent"]))
    return Table(rows)


def remarks(context: Context) -> tuple[Remark, ...]:
    """All remarks of the narrator, in text order."""
    found = [*_scare_quotes(context), *_questions(context)]
    taken = [(remark.span.start, remark.span.end) for remark in found]
    for remark in _phrases(context):
        if not any(start <= remark.span.start < end for start, end in taken):
            found.append(remark)
    return tuple(sorted([*found, *loaded_terms(context)], key=lambda remark: remark.span))


def _scare_quotes(context: Context) -> list[Remark]:
    found = []
    for quotation in context.found.quotations:
        words = context.reading.words_in(quotation.inside)
        if not words or not _scares(context, quotation):
            continue
        headline = _kind_at(context, quotation.span.start) in HEADLINES
        if quotation.use == "distancing" and not headline and _is_loose(context, words[0]):
            found.append(Remark("scare quote", quotation.span, "set apart, said by nobody", SCARE))
        elif headline and quotation.use in ("open", "distancing") and _is_set_apart(context, quotation, words):
            found.append(Remark("scare quote", quotation.span, "set apart in a headline, quoted from nobody", GUESS))
    return found


def _is_set_apart(context: Context, quotation: Quotation, words: range) -> bool:
    """Whether a headline's marks are around a word or two in a small letter that the article quotes nowhere else."""
    text = context.article.text
    inside = text[quotation.inside.start : quotation.inside.end].strip(" ,.?!")
    quoted = (other for other in context.found.quotations if other is not quotation)
    return (
        len(words) <= LONGEST_HEADLINE
        and inside.islower()
        and context.content_of[words[0]] == -1
        and not any(inside in text[other.inside.start : other.inside.end] for other in quoted)
    )


def _is_loose(context: Context, word: int) -> bool:
    """Whether marked words are nobody's: in no statement, or in one without a rule or a verb of saying."""
    home = context.content_of[word]
    return home == -1 or (context.attributions[home].rule.startswith("reader") and not context.attributions[home].lemma)


def _scares(context: Context, quotation: Quotation) -> bool:
    """Whether the marks can be the narrator's distance: around no number, and nothing signed."""
    text = context.article.text
    inside = text[quotation.inside.start : quotation.inside.end]
    if any(letter.isdigit() for letter in inside):
        return False  # somebody's figure
    return SIGNED.match(text, quotation.span.end) is None


def _kind_at(context: Context, offset: int) -> str:
    return context.article.paragraphs[context.paragraph_of(offset)].kind


def _phrases(context: Context) -> list[Remark]:
    reading = context.reading
    guesses = _speculation(context.language)
    found: list[Remark] = []
    past = 0
    for word in context.hits(guesses):
        if word < past or not _is_narrators(context, word) or not (match := guesses.match(reading.lower, word)):
            continue
        past = _extent(context, word, match[0])
        found.append(Remark("speculation", reading.span(word, past), "speculation phrase", GUESS))
    for doubt in unverified(context):
        if doubt.predicate and doubt.use == "core" and _is_narrators(context, doubt.first):
            found.append(Remark("unverified", reading.span(doubt.first, doubt.end), "doubt phrase", UNVERIFIED))
    return found


def _is_narrators(context: Context, word: int) -> bool:
    return context.content_of[word] == -1 and context.reading.quotation_of[word] == -1


def _extent(context: Context, first: int, end: int) -> int:
    """A verb phrase that is cut at "to" goes on through the infinitive: "seem to have united"."""
    reading = context.reading
    last = reading.sentences[reading.sentence_of[first]][1]
    if reading.lower[end - 1] not in ("to", "have"):
        return end
    while end < last and reading.lower[end] in ADVERBS:
        end += 1
    return min(end + 1, last) if end < last and reading.words[end][0].isalpha() else end


def _questions(context: Context) -> list[Remark]:
    """Sentences of the narrator's that end in a question mark: asked of nobody, they suggest."""
    reading = context.reading
    found = []
    for first, last in reading.sentences:
        if reading.words[last - 1] != "?" or last - first > LONGEST_QUESTION:
            continue
        if context.content_of[first] != -1 or reading.quotation_of[first] != -1 or not _in_body(context, first):
            continue
        if _is_interviewers(context, first, last):
            continue
        wondering = any(reading.lower[word] in WONDERING for word in range(first, last))
        span = Span(reading.starts[first], reading.ends[last - 1])
        found.append(Remark("speculation", span, "rhetorical question", GUESS if wondering else QUESTION))
    return found


def _is_interviewers(context: Context, first: int, last: int) -> bool:
    """Whether a question is put to somebody: behind a label ("Review:"), or answered in the next paragraph."""
    reading = context.reading
    number = context.paragraph_of(reading.starts[first])
    begin, end = reading.paragraph_words[number]
    if ":" in reading.words[begin : min(begin + LABEL, end)]:
        return True
    behind = next((words for words in reading.paragraph_words[number + 1 : number + 4] if words[0] < words[1]), None)
    return last == end and behind is not None and context.content_of[min(behind[0] + LABEL, behind[1] - 1)] != -1


def _in_body(context: Context, word: int) -> bool:
    return _kind_at(context, context.reading.starts[word]) == "body"
