"""Drift: how a wording differs from the longest quotation (else report) of one utterance, and what that alters.

Kinds, from the least to the most: `exact`; `shortened` (an unbroken part, or several sentences of it); `elided` (parts,
with the gap shown); `reordered` (the same words in another order); `reworded` (other words, as when one speech is
translated twice); `indirect` (reported where the longest is quoted). An alteration is a change of meaning: a negation,
number or modal that is another, or a condition that was lost or added.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from onrecord.link.stems import drift_words, stem, stems_of, weight
from onrecord.link.wording import words_of
from onrecord.link.wordings import ELIDED
from onrecord.schema import Alteration, Drift, Form

REORDERED = 0.9  # of the weight of the words, where they are the same and the order is not
IN_ORDER = 0.6  # of the weight of a wording, for it to be told in the order of the other
KEPT, LEFT_OUT = 0.8, 0.1  # of the weight of a report that shortens another; of what it shortens
SENTENCE_ENDS = ".!?;"
BEFORE_MONTHS = frozenset("in of since until by from to on last next this early mid late".split())


class Told(Struct, frozen=True):
    """One wording: its text as the article has it, and whether it is quoted or reported."""

    text: str
    form: Form

    @property
    def pieces(self) -> list[list[str]]:
        """Its words between elisions; the month of May is no modal."""
        pieces = (_with_months(words_of(piece)) for piece in ELIDED.split(self.text))
        return [words for words in pieces if words]

    @property
    def words(self) -> list[str]:
        """All its words."""
        return [word for piece in self.pieces for word in piece]


def _with_months(words: list[str]) -> list[str]:
    return [
        "5" if word == "may" and at and (words[at - 1] in BEFORE_MONTHS or words[at - 1].isdigit()) else word
        for at, word in enumerate(words)
    ]


class Change(Struct, frozen=True):
    """A stretch of words that became another one; either may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def drift_of(reference: Told, other: Told) -> tuple[Drift, tuple[Alteration, ...]]:
    """How `other` differs from the longest wording.

    >>> drift_of(Told("The talks must go on.", "direct"), Told("The talks may go on.", "direct"))
    ('reworded', ('modal',))
    """
    whole, words = reference.words, other.words
    if whole == words and (reference.form == "indirect") == (other.form == "indirect"):
        return "exact", ()
    if other.form == "indirect" != reference.form:
        return "indirect", alterations(reference, other)
    if _holds(whole, other.pieces):
        kind: Drift = "elided" if len(other.pieces) > 1 else "shortened"
        return kind, _conditions(reference, other)
    altered = alterations(reference, other)
    if not altered and reference.form == other.form == "indirect" and _is_less(whole, words):
        return "shortened", ()
    return ("reordered" if not altered and _is_reordered(whole, words) else "reworded"), altered


def alterations(reference: Told, other: Told) -> tuple[Alteration, ...]:
    """What changes the meaning between two wordings, in the order negation, number, modal, condition."""
    found: list[Alteration] = []
    conditions = _conditions(reference, other)
    before, after = [reference.words, other.words]
    if conditions:  # what stands in the lost clause is lost with it
        before, after = _unconditional(reference.text), _unconditional(other.text)
    changed = list(changes(before, after, inside=True))
    inside = (
        [word for change in changed for word in change.before],
        [word for change in changed for word in change.after],
    )
    # What only one has in the stretch they share alters; told in another order, also in all its words.
    in_order = _share_in_order(before, after) >= IN_ORDER
    tests: tuple[tuple[Alteration, Callable[[list[str], list[str]], bool]], ...] = (
        ("negation", _other_negation),
        ("number", _other_number),
        ("modal", _other_modals),
    )
    for name, differs in tests:
        if differs(*inside) and (in_order or differs(before, after)):
            found.append(name)
    return (*found, *conditions)


def changes(before: Sequence[str], after: Sequence[str], inside: bool = False) -> Iterator[Change]:
    """The stretches of words that differ, in order; compared by their stems.

    `inside` leaves out what one wording has before its first or after its last word in common: it begins later or ends
    earlier there.
    """
    matcher = SequenceMatcher(None, stems_of(before), stems_of(after), autojunk=False)
    steps = matcher.get_opcodes()
    first, last = (0, len(steps))
    if inside:
        equal = [at for at, step in enumerate(steps) if step[0] == "equal"]
        first, last = (equal[0], equal[-1] + 1) if equal else (0, 0)
    for at, (tag, i, j, k, m) in enumerate(steps):
        outside = not first <= at < last
        if tag != "equal" and (not outside or (i < j and k < m)):
            yield Change(tuple(before[i:j]), tuple(after[k:m]))


def _share_in_order(before: Sequence[str], after: Sequence[str]) -> float:
    """How much of the later wording stands in the earlier one in the same order, by weight."""
    one, other = stems_of(before), stems_of(after)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    kept = sum(weight(other[block.b + at]) for block in blocks for at in range(block.size))
    return kept / max(sum(map(weight, other)), 0.01)


def _other_negation(before: Sequence[str], after: Sequence[str]) -> bool:
    one, other = (sum(word in drift_words().negation for word in words) for words in (before, after))
    return one % 2 != other % 2


def _other_number(before: Sequence[str], after: Sequence[str]) -> bool:
    one, other = (Counter(digits for word in words if (digits := stem(word)).isdigit()) for words in (before, after))
    return bool(one - other and other - one)


def _other_modals(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether one modal became another, or "may" came or went: "they left" and "they may have left"."""
    modal = drift_words().modal
    one, other = (Counter(modal[word] for word in words if word in modal) for words in (before, after))
    lost, won = one - other, other - one
    return bool(lost and won) or modal["may"] in (lost | won)


def _holds(whole: list[str], pieces: list[list[str]]) -> bool:
    """Whether all pieces stand in the whole, in order."""
    text, at = f" {' '.join(whole)} ", 0
    for piece in pieces:
        at = text.find(f" {' '.join(piece)} ", at)
        if at < 0:
            return False
        at += 1
    return True


def _is_less(whole: list[str], words: list[str]) -> bool:
    """Whether a report says nearly nothing that the other does not, and leaves some of that out."""
    one, other = (Counter(stems_of(each)) for each in (whole, words))
    common, total, most = (
        sum(weight(word) * count for word, count in each.items()) for each in (one & other, other, one)
    )
    return bool(total) and common >= KEPT * total and most - common >= LEFT_OUT * most


def _is_reordered(whole: list[str], words: list[str]) -> bool:
    one, other = Counter(stems_of(whole)), Counter(stems_of(words))
    common = sum(weight(word) * count for word, count in (one & other).items())
    most = sum(weight(word) * count for word, count in (one | other).items())
    return bool(most) and common >= REORDERED * most


def _conditions(reference: Told, other: Told) -> tuple[Alteration, ...]:
    """A condition that one has in a sentence whose other words both have, and the other lacks."""
    for one, two in ((reference, other), (other, reference)):
        if _has_condition(two.words):
            continue
        told = set(stems_of(two.words))
        for clause, rest in _conditional(one.text):
            telling, conditional = ([each for each in words if weight(each) == 1] for words in (rest, clause))
            kept = sum(each in told for each in telling)
            lost = sum(each not in told for each in conditional)
            if telling and 2 * kept >= len(telling) and 2 * lost >= len(conditional):
                return ("condition",)
    return ()


def _has_condition(words: Sequence[str]) -> bool:
    return not drift_words().condition.isdisjoint(words)


def _conditional(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The stems of each conditional clause, and those of the rest of its sentence."""
    for sentence in _sentences(text):
        for at, part in enumerate(sentence):
            words = words_of(part)
            opens = next((place for place, word in enumerate(words) if word in drift_words().condition), None)
            if opens is not None:
                others = [word for index, each in enumerate(sentence) if index != at for word in words_of(each)]
                before = stems_of(words[:opens])
                yield stems_of(words[opens:]), before if any(map(_tells, before)) else stems_of(others)
                break


def _tells(word: str) -> bool:
    return weight(word) == 1


def _unconditional(text: str) -> list[str]:
    """The words of a text without its conditional clauses."""
    kept: list[str] = []
    for sentence in _sentences(text):
        for part in sentence:
            words = words_of(part)
            opens = next((place for place, word in enumerate(words) if word in drift_words().condition), len(words))
            kept += words[:opens]
    return kept


def _sentences(text: str) -> Iterator[list[str]]:
    """Sentences, each as its parts between commas."""
    for end in SENTENCE_ENDS:
        text = text.replace(end, "\n")
    for sentence in text.split("\n"):
        if sentence.strip():
            yield sentence.split(",")
