"""No figure of any gold set falls under its pinned floor; floors rise by a command and fall only with a reason."""

import json
from pathlib import Path

import pytest

from onrecord.evaluate.floors import digest, drops, main, measure, present, raised, slack

ROOT = Path(__file__).parents[2]
PINNED = json.loads((ROOT / "gold/floors.json").read_text("utf-8"))
PRESENT = dict(present(PINNED, ROOT))


@pytest.mark.parametrize("name", PINNED["sets"])
def test_no_figure_is_under_its_floor(name):
    if name not in PRESENT:
        pytest.skip(f"{name} is not beside the repository")
    entry = PINNED["sets"][name]
    if digest(PRESENT[name]) != entry["digest"]:
        if entry["path"].startswith(".."):
            pytest.skip(f"{name} is not the version that was pinned")
        pytest.fail(f"the gold of {name} was changed: python -m onrecord.evaluate.floors --raise")
    assert drops(entry["floors"], measure(entry, PRESENT[name]), slack(entry)) == []


def test_a_figure_under_its_floor_is_named():
    assert drops({"a": 0.5, "b": 0.5, "c": 0.5}, {"a": 0.5, "b": 0.49}) == [
        "b: 0.4900 is under its floor of 0.5000",
        "c: 0.0000 is under its floor of 0.5000",
    ]


@pytest.mark.parametrize(
    ("entry", "fallen"), [({}, []), ({"rules_only": True}, ["a: 0.4990 is under its floor of 0.5000"])]
)
def test_only_the_readers_figures_may_be_off_by_rounding(entry, fallen):
    assert drops({"a": 0.5}, {"a": 0.499}, slack(entry)) == fallen
    assert drops({"a": 0.5}, {"a": 0.498}, slack(entry)) != []


@pytest.mark.parametrize(
    ("old_digest", "expected"),
    [("same", {"a": 0.7, "b": 0.6, "c": 0.1}), ("other", {"a": 0.5, "b": 0.6, "c": 0.1})],
)
def test_floors_only_rise_unless_the_gold_changed(old_digest, expected):
    entry = {"path": "p", "digest": old_digest, "floors": {"a": 0.7, "b": 0.5}}
    measured = {"a": 0.5, "b": 0.6, "c": 0.1}
    assert raised(entry, measured, "same") == {"path": "p", "digest": "same", "floors": expected}


@pytest.fixture
def floors(tmp_path):
    (tmp_path / "gold/one").mkdir(parents=True)
    (tmp_path / "gold/one/a.marked.txt").write_text("[what “It is shut,”] [who she] [cue said].", "utf-8")
    entry = {"path": "gold/one", "digest": digest(tmp_path / "gold/one"), "floors": {"attribution.f1": 1.5}}
    (tmp_path / "gold/floors.json").write_text(json.dumps({"sets": {"one": entry}, "lowered": []}), "utf-8")
    return tmp_path / "gold/floors.json"


def test_raising_keeps_a_floor_that_was_not_reached_and_fails(floors, capsys):
    assert main(["--raise", "--file", str(floors)]) == 1
    assert json.loads(floors.read_text("utf-8"))["sets"]["one"]["floors"]["attribution.f1"] == 1.5
    assert "under its floor of 1.5" in capsys.readouterr().err


def test_lowering_keeps_the_reason(floors):
    assert main(["--lower", "a rule was wrong", "--file", str(floors)]) == 0
    written = json.loads(floors.read_text("utf-8"))
    assert written["sets"]["one"]["floors"]["attribution.f1"] <= 1.0
    assert [entry["reason"] for entry in written["lowered"]] == ["a rule was wrong"]


def test_comparing_writes_nothing(floors):
    before = floors.read_text("utf-8")
    main(["--file", str(floors)])
    assert floors.read_text("utf-8") == before
