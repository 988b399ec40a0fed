"""The gold for authority and commitment: enough of every value, labelled twice; the figures that the rules reach."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from onrecord.coding.authority import AUTHORITIES
from onrecord.coding.evidence import COMMITMENTS
from onrecord.evaluate.axes import agreement, given_statements, labelled, macro_f1
from onrecord.evaluate.calibration import calibration
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.scored import scored

GOLD = Path(__file__).parents[2] / "gold/evidence"
FLOORS = {
    ("dev", "authority"): 0.95,
    ("dev", "commitment"): 0.95,
    ("held", "authority"): 0.80,
    ("held", "commitment"): 0.80,
}


@pytest.fixture(scope="module")
def gold() -> dict[str, list[GoldArticle]]:
    return {half: read_gold(GOLD / half) for half in ("dev", "held")}


@pytest.fixture(scope="module")
def labels(gold: dict[str, list[GoldArticle]]) -> dict[str, tuple[str, str]]:
    """What was settled, authority and commitment, by the statement's id."""
    return {
        f"{article.id}.{number}": (str(each.authority), str(each.commitment))
        for articles in gold.values()
        for article in articles
        for number, each in enumerate(article.attributions, 1)
    }


@pytest.fixture(scope="module")
def passes() -> list[dict[str, str]]:
    lines = [line for line in (GOLD / "second-pass.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_value_is_there_often_enough(labels: dict[str, tuple[str, str]]) -> None:
    authority, commitment = (Counter(axis) for axis in zip(*labels.values(), strict=True))
    assert len(labels) >= 200
    assert set(authority) == set(AUTHORITIES) and min(authority.values()) >= 20
    assert set(commitment) == set(COMMITMENTS) and min(commitment.values()) >= 25


@pytest.mark.parametrize("axis", ["authority", "commitment"])
def test_two_people_agree(passes: list[dict[str, str]], axis: str) -> None:
    raw, kappa = agreement([row[f"first {axis}"] for row in passes], [row[f"second {axis}"] for row in passes])
    assert raw >= 0.96 and kappa >= 0.96


def test_what_was_settled_is_the_label_of_one_of_them(
    passes: list[dict[str, str]], labels: dict[str, tuple[str, str]]
) -> None:
    assert [row["id"] for row in passes] == list(labels)
    for row in passes:
        settled = {row["settled"].split()[0]} if row["settled"] != "-" else set()
        for axis, label in zip(("authority", "commitment"), labels[row["id"]], strict=True):
            both = {row[f"first {axis}"], row[f"second {axis}"]}
            assert label in both
            assert (len(both) > 1) == (axis in settled)


def test_scores_are_shares_that_are_right() -> None:
    judged = scored([GOLD / "dev", GOLD / "narrator-dev", GOLD.parent / "samples"], rules_only=True)
    errors = {field: calibration(judged[field])["error"] for field in ("authority", "commitment", "remarks")}
    assert {field: error for field, error in errors.items() if error > 0.05} == {}


@pytest.mark.parametrize(("half", "axis"), FLOORS)
def test_the_rules_hold_their_figures(gold: dict[str, list[GoldArticle]], half: str, axis: str) -> None:
    rows = [row for article in gold[half] for row in labelled(article, given_statements(article), axis)]
    figures = macro_f1((row.gold, row.found.value if row.found else None) for row in rows)
    assert figures["macro"] >= FLOORS[half, axis]
