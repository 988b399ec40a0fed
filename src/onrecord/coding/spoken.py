"""Acts by the verbs in the words said: "we will strike back" threatens, "they must withdraw" asks.

Who does the deed decides: what speakers say of themselves is an act when it is said (present) or still to be done; what
they or others have done is only told of. Conditional and supposed deeds are none.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.act_verbs import SPOKEN, Deed, deeds, modality_before, ungoverned
from onrecord.coding.context import Context
from onrecord.coding.counts import is_people
from onrecord.lang import word_list
from onrecord.lang.words import word_classes
from onrecord.schema import Span

SELVES = frozenset("i we i'll i’ll we'll we’ll i'm i’m we're we’re i've i’ve we've we’ve".split())
THEMSELVES = frozenset(
    "he she it they he'll he’ll she’ll it’ll they'll they’ll".split()
)  # where they open reported words
VERB_WORDS = frozenset("to not never no been going ready plan plans intend want hope willing prepared".split())
OURS = 4  # words of "our armed forces" that a verb may follow
PERFORMED, INTENDED, ASKED, ORDERED, CLAIMED, OBLIGED, UNWILLING = 80, 75, 85, 65, 70, 60, 60  # percent
SURE = 75  # percent, of rows that show an act by themselves
PRESENT = ("base", "ing", "phrase")  # forms in which an act is done as it is said
OBLIGING = frozenset(("must", "should"))
WILL, NOT = frozenset(("will", "would", "shall")), frozenset(("not", "never"))
WONT = frozenset(("won't", "won’t", "wouldn't", "wouldn’t"))
UNTOLD = frozenset(("conditional",))


class Sign(NamedTuple):
    """Something that shows an act: its words, and the row of the lexicon that says so."""

    act: str
    mode: str
    weight: int  # percent
    span: tuple[Span, ...]
    words: str
    row: str


@cache
def _imperatives(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "imperatives"))


@cache
def _own_bodies(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "own_bodies"))


def spoken(context: Context, index: int) -> list[Sign]:
    """All signs of acts that the verbs in the words of one attribution give, in text order."""
    lower = context.reading.lower
    signs: list[Sign] = []
    for first, last in stretches(context, index):
        found = ungoverned(lower, last, deeds_in(context, first, last))
        own = [sign for deed in found if (sign := _sign(context, index, deed, first)) is not None]
        if not any(sign.act == "REQUEST" for sign in own):
            own += _orders(context, first, last)
        if not any(sign.act == "REJECT" for sign in own):
            own += _refusals(context, index, first, last)
        signs += own
    return signs


def deeds_in(context: Context, first: int, last: int) -> list[Deed]:
    """The deeds that a stretch of words tells of; looked for once."""
    known = context.deeds.get((first, last))
    if known is None:
        known = context.deeds[first, last] = deeds(context.reading.lower, first, last, context.language)
    return known


def stretches(context: Context, index: int) -> list[tuple[int, int]]:
    """The words of one attribution's own content as runs first..last-1 that no sentence's end parts."""
    if index in context.stretches:
        return context.stretches[index]
    reading = context.reading
    runs: list[tuple[int, int]] = []
    for word in context.content_words(index):
        if context.content_of[word] != index:
            continue
        if runs and runs[-1][1] == word and reading.sentence_of[word] == reading.sentence_of[word - 1]:
            runs[-1] = runs[-1][0], word + 1
        else:
            runs.append((word, word + 1))
    context.stretches[index] = runs
    return runs


def _sign(context: Context, index: int, deed: Deed, first: int) -> Sign | None:
    """What one deed comes to in the speaker's mouth."""
    lower = context.reading.lower
    own = is_own(context, index, deed.first, first)
    reported = context.reading.quotation_of[deed.first] == -1
    row = f"act_verbs {deed.line}"
    if deed.modality:
        row += f", {deed.modality}"
    span = (context.reading.span(deed.first, deed.end),)
    words = " ".join(lower[deed.first : deed.end])
    if deed.modality in ("demanded", "forbidden"):
        return None if own else Sign("REQUEST", deed.mode, ASKED, span, words, row)
    if not own or deed.form in ("noun", "passive"):
        return None
    if deed.modality:
        sure = deed.type in SPOKEN and deed.weight >= SURE
        return Sign(deed.type, deed.mode, INTENDED, span, words, row) if sure else None
    if deed.type in SPOKEN and deed.weight >= SURE and deed.form in (("past", "phrase") if reported else PRESENT):
        return Sign(deed.type, deed.mode, PERFORMED, span, words, row)
    if deed.type == "ASSAULT" and deed.form == "past" and not reported:
        return Sign("claim responsibility", "", CLAIMED, span, words, row)
    return None


def is_own(context: Context, index: int, head: int, first: int) -> bool:
    """Whether the speaker is the subject of a verb: "we", "our army", or "it" that opens what is reported of it."""
    lower = context.reading.lower
    words = word_classes(context.language)
    at = head - 1
    while at >= first and (
        lower[at] in words.modal or lower[at] in words.be or lower[at] in words.have or lower[at] in words.do
        or lower[at] in VERB_WORDS or words.is_adverb(lower[at])
    ):  # fmt: skip
        at -= 1
    if at < first:
        return False
    if lower[at] in SELVES:
        return True
    if any(lower[word] in ("our", "my") for word in range(max(first, at - OURS), at + 1)):
        return not any(lower[word] in words.preposition for word in range(max(first, at - OURS), at))
    opening = first + (lower[first] == "that")
    if at == opening and lower[at] in THEMSELVES:
        return True
    return opening <= at <= opening + OURS and _is_speakers(context, index, opening, at)


def _is_speakers(context: Context, index: int, opening: int, at: int) -> bool:
    """Whether words opening..at, a subject, are the speaker, a body that is "his", or one that the speaker is of."""
    lower = context.reading.lower
    if lower[opening] in ("his", "her", "its", "their"):
        return lower[at] in _own_bodies(context.language)
    speaker = context.entity(index)
    if speaker is None:
        return False
    start, end = context.reading.starts[opening], context.reading.ends[at]
    if any(entity.id == speaker.id and stop == end for stop, entity in context.entity_at.get(start, ())):
        return True
    bodies = (*speaker.affiliations, *speaker.speaks_for, *speaker.roles)
    known = {word for body in bodies for word in body.value.lower().split()}
    subject = [word for word in lower[opening : at + 1] if word != "the"]
    return bool(subject) and known.issuperset(subject)


def _orders(context: Context, first: int, last: int) -> list[Sign]:
    """ "Open the gates!" in quotation marks, and "the board must answer": asked for, whatever the verb."""
    reading = context.reading
    lower = reading.lower
    start = first
    while start < last and (not lower[start][0].isalnum() or lower[start] in ("please", "and", "so", "now", "but")):
        start += 1
    direct = start < last and reading.quotation_of[start] != -1 and reading.words[start][0].isupper()
    if direct and lower[start] in _imperatives(context.language) and lower[start + 1 : start + 2] != [","]:
        return [Sign("REQUEST", "", ORDERED, (reading.span(start, start + 1),), lower[start], "imperatives")]
    words = word_classes(context.language)
    for word in range(first + 1, last - 1):
        if lower[word] not in OBLIGING or lower[word - 1] in SELVES or lower[word + 1] in (*words.be, *words.have):
            continue
        if lower[word] == "should" and not (is_people(context, word - 1) or reading.words[word - 1][0].isupper()):
            continue  # "the tide should turn" expects
        if lower[word + 1].isalpha() and modality_before(lower, word, first, context.language) not in UNTOLD:
            asked = " ".join(lower[word : word + 2])
            return [Sign("REQUEST", "", OBLIGED, (reading.span(word, word + 2),), asked, "obliged")]
    return []


def _refusals(context: Context, index: int, first: int, last: int) -> list[Sign]:
    """ "We will not touch it": refused, whatever the verb."""
    lower = context.reading.lower
    for word in range(first + 1, last - 1):
        together = lower[word] in NOT and lower[word - 1] in WILL
        if not (together or lower[word] in WONT) or lower[word + 1] in ("be", "have"):
            continue
        if is_own(context, index, word, first):
            start = word - together
            words = " ".join(lower[start : word + 2])
            return [Sign("REJECT", "", UNWILLING, (context.reading.span(start, word + 2),), words, "own refusal")]
    return []
