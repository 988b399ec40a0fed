"""The evidence axes, value by value: precision, recall and F1 of each, and their plain mean, the macro-F1.

Two ways of measuring. *Given*: the gold's own attributions are coded, which measures the coders alone. *End to end*:
notes are taken from the text, and a statement that was not found has no value. `agreement` compares two people's
labels instead (Cohen 1960).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from onrecord.coding import code
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align
from onrecord.evaluate.speakers import attributions_of
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.find import find
from onrecord.pipeline import take_notes
from onrecord.resolve import resolve
from onrecord.schema import Attribution, Finding, Found, Notes, Span, Statement
from onrecord.text import read_text

AXES = ("authority", "commitment")


class Labelled(NamedTuple):
    """One statement on one axis: the gold's value, the finding (None: no value, or the statement was not found)."""

    id: str
    gold: str
    found: Finding[str] | None


def given_notes(gold: GoldArticle) -> Notes:
    """What the coders make of the gold's own attributions; statements in text order, see `given_statements`."""
    reading = read_text(as_article(gold))
    found = find(reading)
    attributions = tuple(_announced(each, found) for each in attributions_of(gold))
    return code(reading, found, attributions, resolve(reading, found, attributions))


def given_statements(gold: GoldArticle) -> list[Statement]:
    """The statement that the coders make of each of the gold's attributions, in the gold's order."""
    made = {(each.content, each.cue, each.source): each for each in given_notes(gold).statements}
    return [made[each.content, each.cue, each.source] for each in gold.attributions]


def found_statements(gold: GoldArticle, *, rules_only: bool = False) -> list[Statement | None]:
    """For each of the gold's attributions the statement about the same words that notes of the text hold."""
    notes = take_notes(as_article(gold), rules_only=rules_only)
    tokenized = Tokenized(gold.text)
    wanted = [Sided(tokenized, each) for each in gold.attributions]
    got = [Sided(tokenized, each) for each in prediction(notes, gold.id).attributions]
    partner = {pair.gold: notes.statements[pair.predicted] for pair in align(wanted, got)}
    return [partner.get(at) for at in range(len(gold.attributions))]


def labelled(gold: GoldArticle, statements: Sequence[Statement | None], axis: str) -> list[Labelled]:
    """The judged statements of one article on one axis, beside what was found."""
    return [
        Labelled(f"{gold.id}.{at}", wanted, getattr(statement, axis) if statement else None)
        for at, (each, statement) in enumerate(zip(gold.attributions, statements, strict=True), 1)
        if isinstance(wanted := getattr(each, axis), str)
    ]


def macro_f1(pairs: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
    """Of gold and found values: `macro` F1, `accuracy`, and by gold value its count, p, r and f1 (shares of one)."""
    rows = list(pairs)
    gold, found = Counter(wanted for wanted, _ in rows), Counter(got for _, got in rows)
    right = Counter(wanted for wanted, got in rows if wanted == got)
    values = {
        value: {
            "n": gold[value],
            "p": _share(right[value], found[value]),
            "r": _share(right[value], gold[value]),
            "f1": _share(2 * right[value], gold[value] + found[value]),
        }
        for value in sorted(gold)
    }
    return {
        "macro": _share(sum(each["f1"] for each in values.values()), len(values)),
        "accuracy": _share(right.total(), len(rows)),
        "values": values,
    }


def agreement(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """The share of labels that two people agree on, and Cohen's kappa: that share corrected for chance."""
    if not one or len(one) != len(other):
        raise ValueError("two labellings of the same things are compared, and at least one thing")
    n = len(one)
    raw = sum(a == b for a, b in zip(one, other, strict=True)) / n
    mine, theirs = Counter(one), Counter(other)
    chance = sum(mine[value] * theirs[value] for value in mine) / n**2
    return raw, 1.0 if chance == 1 else (raw - chance) / (1 - chance)


def _announced(attribution: Attribution, found: Found) -> Attribution:
    """The attribution with its form, its cue's entry in the lexicon and its quotations, as `attribute` makes it."""
    cues = (cue for cue in found.cues for span in attribution.cue if _meet(cue.span, span))
    lemma = next((cue.lemma for cue in cues), "")
    quotations = tuple(
        at
        for at, quotation in enumerate(found.quotations)
        if any(span.start <= quotation.span.start and quotation.span.end <= span.end for span in attribution.content)
    )
    whole = any(attribution.content[0].start == found.quotations[at].span.start for at in quotations)
    form = ("direct" if whole else "mixed") if quotations else "indirect"
    return structs.replace(attribution, lemma=lemma, form=form, quotations=quotations)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
