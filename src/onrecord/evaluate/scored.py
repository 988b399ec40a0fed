"""Findings of our own gold with the score they came with and whether they are right, for calibration and its plots.

    scored(paths)["commitment"]  ->  [Judged(score=0.9, right=True), ...]

Statements are those that notes of the text hold, aligned with the gold; a field that the gold does not judge is not
counted. A day of speaking is right where it is the gold's, and wrong where the gold has none; a remark is right where
it overlaps one of the gold's.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from msgspec import UNSET

from onrecord.evaluate.calibration import Judged
from onrecord.evaluate.fields import FIELDS, outcome
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.pipeline import take_notes
from onrecord.schema import Notes, Span

SCORED = ("authority", "commitment", "speaker_commitment", "said_on", "place", "medium")
REMARKS = {
    "scare quote": "scare_quotes",
    "speculation": "narrator_speculation",
    "loaded term": "loaded_terms",
    "loaded term, reported": "loaded_terms",
}

Rows = dict[str, list[tuple[str, Judged]]]


def scored(paths: Iterable[Path], *, rules_only: bool = False) -> dict[str, list[Judged]]:
    """By field (of `SCORED`, and "remarks") the judged findings of all gold at `paths`."""
    return {name: [judged for _, judged in rows] for name, rows in by_rule(paths, rules_only=rules_only).items()}


def by_rule(paths: Iterable[Path], *, rules_only: bool = False) -> Rows:
    """The same, each beside the rule that made it (`Finding.by`)."""
    rows: Rows = defaultdict(list)
    for path in paths:
        articles = read_gold(path)
        marked = {name for name in REMARKS.values() if any(getattr(article, name) for article in articles)}
        for gold in articles:
            notes = take_notes(as_article(gold), rules_only=rules_only)
            _statements(gold, notes, rows)
            _remarks(gold, notes, marked, rows)
    return dict(rows)


def _statements(gold: GoldArticle, notes: Notes, rows: Rows) -> None:
    tokenized = Tokenized(gold.text)
    found = prediction(notes, gold.id).attributions
    for pair in align(
        [Sided(tokenized, each) for each in gold.attributions], [Sided(tokenized, each) for each in found]
    ):
        statement = notes.statements[pair.predicted]
        for field in SCORED:
            finding = getattr(statement, field)
            result = outcome(field, gold.attributions[pair.gold], found[pair.predicted]) if field in FIELDS else None
            if finding is not None and result is not None:
                rows[field].append((finding.by, Judged(finding.score, result == "right")))


def _remarks(gold: GoldArticle, notes: Notes, marked: set[str], rows: Rows) -> None:
    for remark in notes.remarks:
        name = REMARKS.get(remark.kind)
        wanted = getattr(gold, name) if name in marked else UNSET
        if wanted is not UNSET and wanted is not None:
            right = any(_meet(remark.span, span) for span in wanted)
            rows["remarks"].append((f"{remark.kind}: {remark.by}", Judged(remark.score, right)))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
