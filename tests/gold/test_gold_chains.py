"""Mentions and coreference on GUM's development part do not fall under what was reached (`docs/coreference.md`)."""

from pathlib import Path

import pytest

from onrecord.evaluate import chains
from onrecord.reader import default_reader

GUM = Path(__file__).parents[2] / "../shared/data/gum.dev.jsonl"


@pytest.fixture(scope="module")
def report():
    if not GUM.exists():
        pytest.skip("GUM is not beside the repository")
    return chains.run(GUM, default_reader())


def test_mentions_of_people_organizations_and_places(report):
    assert report["mentions"]["typed"]["f1"] >= 0.79


def test_coreference_of_people_and_organizations(report):
    assert report["coreference"]["conll"] >= 0.625
