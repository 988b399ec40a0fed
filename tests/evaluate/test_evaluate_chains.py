"""Gold of mentions in chains: recognised, checked, and scored."""

import json

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.chains import ChainedMention, ChainedText, is_chained, read_chained, render, score
from onrecord.reader import ReadMention
from onrecord.schema import Span

TEXT = "Ada Larsen said she would stay. The Harbour Union and Varna did not."
ADA, SHE, UNION, VARNA = Span(0, 10), Span(16, 19), Span(32, 49), Span(54, 59)
GOLD = ChainedText(
    "a",
    TEXT,
    (
        ChainedMention(ADA, "person", "1"),
        ChainedMention(SHE, "person", "1"),
        ChainedMention(UNION, "organization", "2"),
        ChainedMention(VARNA, "place", "3"),
    ),
)


def found(*parts: tuple[Span, str, int]) -> list[ReadMention]:
    return [ReadMention(span, kind, 0.9, span, cluster) for span, kind, cluster in parts]  # type: ignore[arg-type]


RIGHT = found((ADA, "person", 0), (SHE, "person", 0), (UNION, "organization", 1), (VARNA, "place", 2))


def write(tmp_path, *rows: object):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


ROW = {"id": "a", "text": TEXT, "genre": "news", "mentions": [{"span": [0, 10], "type": "person", "chain": "1"}]}


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (ROW, True),
        ({"id": "a", "text": TEXT, "attributions": []}, False),
        ({**ROW, "mentions": []}, False),
        ("{", False),
        ("", False),
    ],
)
def test_gold_of_chains_is_known_by_its_first_line(tmp_path, row, known):
    assert is_chained(write(tmp_path, row)) is known


def test_a_folder_and_a_missing_file_are_not_gold_of_chains(tmp_path):
    assert not is_chained(tmp_path)
    assert not is_chained(tmp_path / "none.jsonl")


def test_an_unreadable_line_is_named(tmp_path):
    with pytest.raises(GoldError) as caught:
        read_chained(write(tmp_path, ROW, "", "{"))
    assert caught.value.line == 3


@pytest.mark.parametrize("span", [[0, 999], [5, 5], [-1, 3]])
def test_a_span_outside_the_text_is_refused(tmp_path, span):
    with pytest.raises(GoldError, match="outside"):
        read_chained(write(tmp_path, {**ROW, "mentions": [{"span": span, "type": "person", "chain": "1"}]}))


def test_what_is_wholly_right_scores_one():
    report = score([GOLD], [RIGHT])
    assert report["mentions"]["typed"]["f1"] == 1.0
    assert report["coreference"]["conll"] == report["coreference_with_lone"]["conll"] == 1.0


def test_a_wrong_type_costs_the_typed_figure_alone():
    report = score([GOLD], [[*RIGHT[:3], *found((VARNA, "organization", 2))]])
    assert report["mentions"]["any"]["f1"] == 1.0
    assert report["mentions"]["typed"]["f1"] == 0.75
    assert report["mentions"]["place"]["f1"] == 0.0


def test_places_are_no_part_of_the_coreference_of_actors():
    assert score([GOLD], [RIGHT[:3]])["coreference_with_lone"]["conll"] == 1.0


def test_lone_mentions_count_only_where_they_are_asked_for():
    report = score([GOLD], [RIGHT[:2]])
    assert report["coreference"]["conll"] == 1.0
    assert report["coreference_with_lone"]["ceaf_e"]["r"] == 0.5


def test_the_report_can_be_shown():
    assert render({"gold": "x", **score([GOLD], [RIGHT])})
