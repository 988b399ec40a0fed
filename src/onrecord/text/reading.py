"""One article as words, sentences and quotations: everything below meaning that later stages look at.

Does not judge anything. Words are runs of letters and digits (with inner apostrophes and hyphens, and the dots of
"U.S"); a full stop without a space behind it still parts two words. Every other
character that is not white space is a word of its own.
"""

import re
from bisect import bisect_left, bisect_right

from onrecord.schema import Article, Problem, Quotation, Span
from onrecord.text.quotes import pair_quotations

WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # U.S, e.g
    r"|\d+(?:[.,:]\d+)*(?:[^\W_]|[’'‑-][^\W_])*"  # 4,000 and 14:32 and 1990s
    r"|[^\W_]+(?:[’'‑-][^\W_]+)*"
    r"|[^\w\s]|_+"
)
ENDS_SENTENCE = frozenset(".!?…")
CLOSERS = frozenset("\"”’'»›)]")
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr gen lt col sgt capt cmdr adm maj brig rep sen gov pres prof rev hon st jr sr supt sec amb fr
    smt tmt cllr insp messrs mme mlle vs etc no inc ltd co corp bros dept univ assn e.g i.e u.s u.k u.n d.c a.m p.m
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
LONGEST_SENTENCE = 250  # words; a longer one is cut, outside quotation marks where that is possible
READ_KINDS = frozenset(("body", "title", "heading"))


class Reading:
    """Words, sentences and quotations of one article.

    `starts[i]`, `ends[i]`, `words[i]`, `lower[i]` describe word i (code points). `sentences` are word ranges
    [first, last) in order; `sentence_of[i]` is the sentence of word i. `paragraph_words[p]` is the word range of
    paragraph p of the article, after its marks; it is empty for paragraphs that are not read (bylines, captions,
    credits, times, place headings, boilerplate). `quotation_of[i]` is the index of the innermost quotation that word
    i stands in (its marks included), or -1.
    """

    __slots__ = (
        "article",
        "ends",
        "lower",
        "paragraph_words",
        "problems",
        "quotation_of",
        "quotations",
        "sentence_of",
        "sentences",
        "starts",
        "text",
        "words",
    )  # fmt: skip

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.lower: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        self.sentence_of: list[int] = []
        self.paragraph_words: list[tuple[int, int]] = []
        self.quotations: list[Quotation] = []
        self.quotation_of: list[int] = []
        self.problems: list[Problem] = []

    def word_at(self, offset: int) -> int:
        """The first word that ends after `offset`; `len(words)` if there is none."""
        return bisect_right(self.ends, offset)

    def words_in(self, span: Span) -> range:
        """The words that lie wholly or partly in `span`."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The span of words first..last-1."""
        return Span(self.starts[first], self.ends[last - 1])


def read_text(article: Article) -> Reading:
    """Split the article into words, sentences and quotations."""
    reading = Reading(article)
    text = article.text
    starts, ends, words = reading.starts, reading.ends, reading.words
    for paragraph in article.paragraphs:
        first = len(words)
        if paragraph.kind in READ_KINDS:
            body = paragraph.body
            for match in WORD.finditer(text, body.start, body.end):
                start, end = match.span()
                starts.append(start)
                ends.append(end)
                words.append(match.group())
        reading.paragraph_words.append((first, len(words)))
    reading.lower = [word.lower() for word in words]
    reading.quotations, reading.problems = pair_quotations(article)
    _mark_quotations(reading)
    for first, last in reading.paragraph_words:
        if first < last:
            _split_sentences(reading, first, last)
    return reading


def _mark_quotations(reading: Reading) -> None:
    reading.quotation_of = [-1] * len(reading.words)
    for index, quotation in enumerate(reading.quotations):  # outer before inner, so that the innermost wins
        for word in reading.words_in(quotation.span):
            reading.quotation_of[word] = index


def _split_sentences(reading: Reading, first: int, last: int) -> None:
    words, starts, ends = reading.words, reading.starts, reading.ends
    begin, at = first, first
    while at < last:
        if words[at] not in ENDS_SENTENCE:
            at += 1
            continue
        after = at + 1
        while (
            after < last
            and (words[after] in ENDS_SENTENCE or words[after] in CLOSERS)
            and (starts[after] == ends[after - 1] or words[after] in ENDS_SENTENCE)
        ):
            after += 1
        if after >= last:
            break
        if words[at] == "." and after == at + 1 and at > begin and _is_abbreviation(reading, at):
            at = after
            continue
        following = words[after]
        if following[0].islower() or following in ",;:)—–":
            at = after  # "… Yahoo! said", "\"Go!\" he said": the sentence goes on
            continue
        _add_sentence(reading, begin, after)
        begin = at = after
    if begin < last:
        _add_sentence(reading, begin, last)


def _is_abbreviation(reading: Reading, dot: int) -> bool:
    before = reading.lower[dot - 1]
    if reading.ends[dot - 1] != reading.starts[dot]:
        return False
    is_initial = len(before) == 1 and before.isalpha() and reading.words[dot - 1].isupper() and before != "i"
    return is_initial or before in ABBREVIATIONS


def _add_sentence(reading: Reading, first: int, last: int) -> None:
    while last - first > LONGEST_SENTENCE:  # no later stage's work per word may grow with a hostile "sentence"
        cut = first + LONGEST_SENTENCE
        outside = (k for k in range(cut - 50, cut) if reading.quotation_of[k] < 0)
        cut = next(outside, cut)
        reading.sentence_of.extend([len(reading.sentences)] * (cut - first))
        reading.sentences.append((first, cut))
        first = cut
    reading.sentence_of.extend([len(reading.sentences)] * (last - first))
    reading.sentences.append((first, last))
