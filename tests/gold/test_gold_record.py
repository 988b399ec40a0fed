"""The gold of records: what is joined, with the gold's own attributions given, so that no model has a part in it."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.joined import read_facts, run

RECORD = Path(__file__).parents[2] / "gold/record"


def test_no_figure_of_the_joining_falls() -> None:
    report = run(RECORD, given=True)
    assert (report["statements"], report["drift judged"] >= 34) == (101, True)
    assert report["sayings B3"]["f1"] >= 0.97
    assert report["drift right"] >= 0.97
    assert report["independence right"] == 1.0
    assert report["copies"] == {"precision": 1.0, "recall": 1.0}


@pytest.mark.parametrize("line", ["copies one", "independent idea many", "conflict speaker one", "what is this"])
def test_a_broken_fact_names_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "event.tsv").write_text(f"copies one two\n{line}\n", "utf-8")
    with pytest.raises(GoldError) as caught:
        read_facts(tmp_path)
    assert caught.value.line == 2
