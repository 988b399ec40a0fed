"""Calibration of the scores that predictions come with."""

import pytest

from onrecord.evaluate.calibration import Judged, calibration


def test_scores_that_are_shares_of_right_ones_are_calibrated():
    judged = [Judged(0.75, True)] * 3 + [Judged(0.75, False)]
    assert calibration(judged) == {"brier": 0.1875, "error": 0.0, "tenths": [{"n": 4, "score": 0.75, "right": 0.75}]}


@pytest.mark.parametrize(("right", "expected"), [(True, 0.0), (False, 1.0)])
def test_certainty_is_all_or_nothing(right, expected):
    found = calibration([Judged(1.0, right)])
    assert (found["brier"], found["error"]) == (expected, expected)


def test_tenths_are_kept_apart():
    found = calibration([Judged(0.05, False), Judged(0.95, True), Judged(0.91, True)])
    assert [(tenth["n"], tenth["right"]) for tenth in found["tenths"]] == [(1, 0.0), (2, 1.0)]


def test_nothing_predicted_has_no_calibration():
    assert calibration([]) == {"brier": None, "error": None, "tenths": []}
