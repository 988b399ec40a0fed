"""The floor of the name pairs: both halves of `gold/names.tsv`."""

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))
from names import cases, score  # noqa: E402  (the benchmark is the measure)

FLOORS = {True: (0.98, 0.95), False: (0.98, 0.90)}


@pytest.mark.parametrize("for_tuning", [True, False], ids=["tuning", "figure"])
def test_precision_and_recall_stay_over_the_floor(for_tuning: bool) -> None:
    found = score([case for case in cases() if case.is_for_tuning == for_tuning])
    precision, recall = FLOORS[for_tuning]
    assert found.precision >= precision
    assert found.recall >= recall


def test_the_table_is_large_and_balanced() -> None:
    given = cases()
    same = sum(case.verdict == "same" for case in given)
    assert len(given) >= 300
    assert 0.45 <= same / len(given) <= 0.55
    assert {case.verdict for case in given} == {"same", "different"}
    assert {case.kind for case in given} == {"person", "body"}
    assert len({frozenset(case[:2]) for case in given}) == len(given)
