"""What a pair of quotation marks is for: speech, a title, a nickname, a term, or the narrator's distance.

Marks that nothing decides stay "open"; `attribute` asks nobody's leave to take an open quotation for speech.
"""

from bisect import bisect_left, bisect_right
from functools import cache

from msgspec import structs

from onrecord.lang import lexicon
from onrecord.lang.words import WordClasses, word_classes
from onrecord.schema import Cue, Quotation, QuotationUse
from onrecord.text import Reading

LONGEST_TERM = 6  # words of a scare quote, a term, a nickname
STOPS = ".,!?…:;—–-"
USES = ("title", "nickname", "term", "distancing")


@cache
def _signs(language: str = "en") -> dict[tuple[str, str], QuotationUse]:
    signs: dict[tuple[str, str], QuotationUse] = {}
    for row in lexicon(language, "quotation_uses"):
        if row["use"] not in USES or row["side"] not in ("before", "after"):
            raise row.error(f"use {row['use']!r} or side {row['side']!r} is not known")
        for word in row.words("words"):
            signs[row["side"], word] = row["use"]  # type: ignore[assignment]
    return signs


def classify_quotations(reading: Reading, cues: list[Cue]) -> tuple[Quotation, ...]:
    """The reading's quotations with their use."""
    starts = [cue.span.start for cue in cues]
    headings = [p.span for p in reading.article.paragraphs if p.kind in ("title", "heading")]
    uses: list[Quotation] = []
    for quotation in reading.quotations:
        use = _use(reading, quotation, cues, starts)
        at = bisect_right(headings, quotation.span) - 1
        if use == "distancing" and at >= 0 and quotation.span.start < headings[at].end:
            use = "open"  # headlines quote whom the article quotes
        uses.append(structs.replace(quotation, use=use))
    return tuple(uses)


def _use(reading: Reading, quotation: Quotation, cues: list[Cue], starts: list[int]) -> QuotationUse:
    words = reading.words_in(quotation.inside)
    if not words or reading.text[quotation.span.start - 1 : quotation.span.start] == "=":  # mark-up, not marks
        return "open"
    first, last = _sentence(reading, words.start, words.stop)
    before = reading.lower[words.start - 2] if words.start - 2 >= first else ""
    after = reading.lower[words.stop + 1] if words.stop + 1 < last else ""
    length = sum(reading.words[k][0].isalnum() for k in words)
    classes, signs = word_classes(), _signs()
    if _stands_for_speech(reading, quotation, words, before, length):
        return "speech"
    if use := signs.get(("before", before)) or signs.get(("after", after)):
        return use
    if _is_nickname(reading, words, length, classes):
        return "nickname"
    if _is_title(reading, words, length, classes):
        return "title"
    if _has_cue(reading, first, last, quotation, cues, starts):
        return "speech"
    return "distancing" if length <= LONGEST_TERM else "open"


def _sentence(reading: Reading, begin: int, end: int) -> tuple[int, int]:
    return reading.sentences[reading.sentence_of[begin]][0], reading.sentences[reading.sentence_of[end - 1]][1]


def _stands_for_speech(reading: Reading, quotation: Quotation, words: range, before: str, length: int) -> bool:
    """A quotation that is announced by a mark, ends as a sentence or has a sentence's length is somebody's speech."""
    if quotation.depth or not quotation.closed:
        return True
    is_stopped = reading.words[words.stop - 1] in STOPS
    is_announced = before == ":" or (before == "," and not _is_title(reading, words, length, word_classes()))
    return (
        (before in (",", ":") and (is_stopped or (length > 2 and is_announced)))
        or (is_stopped and length > 3)
        or length > 12
    )


def _is_nickname(reading: Reading, words: range, length: int, classes: WordClasses) -> bool:
    """ "Ivo “Hammer” Brandt": capitals inside, a name on either side."""
    if length > 3 or words.start < 2 or words.stop + 1 >= len(reading.words) or reading.words[words.stop - 1] in STOPS:
        return False
    before, after = reading.words[words.start - 2], reading.words[words.stop + 1]
    return (
        before[0].isupper()
        and after[0].isupper()
        and before.lower() not in classes.determiner
        and reading.words[words.start][0].isupper()
        and reading.quotation_of[words.start - 2] < 0
    )


def _is_title(reading: Reading, words: range, length: int, classes: WordClasses) -> bool:
    """Capitals on every word that counts: "The Long Way Home"."""
    if not 2 <= length <= 12:
        return False
    counted = [
        k for k in words
        if reading.words[k][0].isalpha()
        and reading.lower[k] not in classes.preposition
        and reading.lower[k] not in classes.determiner
        and reading.lower[k] not in classes.coordinator
    ]  # fmt: skip
    return len(counted) > 1 and all(reading.words[k][0].isupper() for k in counted)


def _has_cue(reading: Reading, first: int, last: int, quotation: Quotation, cues: list[Cue], starts: list[int]) -> bool:
    """Whether a cue of the sentence could be what the quoted words were said with."""
    begin, end = reading.starts[first], reading.ends[last - 1]
    at = bisect_left(starts, begin)
    while at < len(cues) and cues[at].span.start < end:
        inside = quotation.span.start <= cues[at].span.start < quotation.span.end
        if not inside and cues[at].kind in ("finite", "participle", "according", "passive"):
            return True
        at += 1
    return False
