"""Fits how rules and reader are weighed against each other (`onrecord.attribute.together`), and says how well it holds.

The development part of PolNeAR has the numbers, our own gold the other layouts and regions; every article counts alike.
Speech inside speech is left out, since PolNeAR does not mark it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from onrecord.attribute import attribute
from onrecord.attribute.candidates import side_by_side
from onrecord.attribute.together import evidence, together
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.report import as_article
from onrecord.find import find
from onrecord.reader import ModelReading, Reader, with_found
from onrecord.reader.calibrate import Arbiter
from onrecord.schema import Attribution, Found
from onrecord.text import Reading, read_text
from train.evaluate import calibration_error, fit_logistic, reliability

FOLDS = 5
LEAST = 0.4


@dataclass(frozen=True)
class Case:
    """One article with all that is needed to weigh it: gold, what each found, and what is known of each candidate."""

    reading: Reading
    found: Found
    gold: list[dict[str, Any]]
    rules: tuple[Attribution, ...]
    model: ModelReading
    values: tuple[list[list[float]], list[list[float]]]
    right: tuple[list[bool], list[bool]]
    set: str


def fit(reader: Reader, golds: Iterable[Path], scoring: ModuleType) -> tuple[Arbiter, dict[str, Any]]:
    """Weights from all articles, and the errors of scores that come from articles left out of their fit."""
    cases = [_case(reader, article, path.stem, scoring) for path in golds for article in read_gold(path)]
    outcomes: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        arbiter = _weights([case for at, case in enumerate(cases) if at % FOLDS != fold])
        for case in cases[fold::FOLDS]:
            made = together(case.reading, case.found, case.rules, case.model, arbiter)
            right = _right(case.reading.text, made, case.gold, scoring)
            outcomes += [
                (each.score, ok) for each, ok in zip(made, right, strict=True) if case.set.startswith("polnear")
            ]
    score, right = (np.array(column, dtype=float) for column in zip(*outcomes, strict=True))
    return _weights(cases), {"ece": calibration_error(score, right), "reliability": reliability(score, right)}


def _case(reader: Reader, gold: Any, name: str, scoring: ModuleType) -> Case:
    article = as_article(gold)
    reading = read_text(article)
    found = find(reading)
    rules = attribute(reading, found)
    model = with_found(reader.read_article(article), found)
    wanted = [_plain(each) for each in gold.attributions]
    sides = side_by_side(reading, rules, model)
    right = tuple(_right(reading.text, each, wanted, scoring) for each in (rules, model.attributions))
    kept = [[each.standing == "open" for each in side] for side in sides]
    values = tuple([evidence(each, model.shares) for each in side if each.standing == "open"] for side in sides)
    open_right = tuple([ok for ok, keep in zip(r, k, strict=True) if keep] for r, k in zip(right, kept, strict=True))
    return Case(reading, found, wanted, rules, model, values, open_right, name)  # type: ignore[arg-type]


def _weights(cases: list[Case]) -> Arbiter:
    weights = []
    for side in (0, 1):
        values = np.array([row for case in cases for row in case.values[side]], dtype=float)
        right = np.array([ok for case in cases for ok in case.right[side]], dtype=float)
        weights.append([round(float(weight), 4) for weight in fit_logistic(values, right)])
    return Arbiter(*weights, least=LEAST)


def _right(text: str, made: Iterable[Attribution], gold: list[dict[str, Any]], scoring: ModuleType) -> list[bool]:
    """Of each attribution whether the reference scorer's headline counts it."""
    article = scoring.Article(text)
    wanted = [article.attribution(each, "gold") for each in gold]
    got = [article.attribution(_plain(each), "made") for each in made]

    def worth(g: Any, p: Any) -> tuple[float, bool, bool]:
        both = g["content"] and p["content"]
        share = scoring.set_f1(g["content_words"], p["content_words"]) if both else 0.0
        return share, scoring.touches(g, p, "source"), scoring.touches(g, p, "cue")

    right = {
        id(p) for g, p, _ in scoring.greedy(wanted, got, worth, scoring.ALIGN_AT) if scoring.touches(g, p, "source")
    }
    return [id(each) in right for each in got]


def _plain(attribution: Any) -> dict[str, Any]:
    return {role: [[s.start, s.end] for s in getattr(attribution, role)] for role in ("source", "cue", "content")}
