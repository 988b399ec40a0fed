"""Places against gold with coordinates: what counts as right, how far off, and what a broken file says."""

import json
from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.places import FARTHEST_KM, Found, found_figures, given_figures, off, read_places, scored
from onrecord.schema import Place, Span

OSLO, BERGEN = Place("Oslo", "NOR", None, 59.91, 10.75), Place("Bergen", "NOR", None, 60.39, 5.32)
ROW = {
    "id": "a",
    "text": "From Oslo to Bergen by rail.",
    "toponyms": [
        {"start": 5, "end": 9, "type": "Literal", "geonames": "3143244", "lat": 59.91, "lon": 10.75},
        {"start": 13, "end": 19, "type": "Metonymic", "geonames": None, "lat": 60.39, "lon": 5.32},
        {"start": 23, "end": 27, "type": "Non_Toponym", "geonames": None, "lat": None, "lon": None},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n", "utf-8")
    return path


def test_only_toponyms_with_coordinates_count(gold: Path) -> None:
    assert [each.span for each in read_places(gold)[0].toponyms] == [Span(5, 9), Span(13, 19)]


def test_given_names_are_right_within_161_km(gold: Path) -> None:
    figures = given_figures(read_places(gold), lambda article: [OSLO, OSLO])
    assert (figures["within 161 km"], figures["within 161 km, in GeoNames"]) == (0.5, 1.0)
    assert figures["mean km, placed"] == pytest.approx(152.5, abs=2)


def test_a_name_that_is_not_placed_is_as_far_off_as_can_be(gold: Path) -> None:
    article = read_places(gold)[0]
    assert off(article.toponyms[0], None) == off(article.toponyms[0], Place("Oslo")) == FARTHEST_KM
    assert given_figures([article], lambda article: [None, OSLO])["not placed"] == 0.5


def test_found_names_are_counted_once_and_must_overlap(gold: Path) -> None:
    found = [
        Found(Span(5, 9), "location", OSLO),
        Found(Span(13, 16), "location", BERGEN),
        Found(Span(23, 27), "actor", OSLO),
    ]
    figures = found_figures(read_places(gold), lambda article: found)
    assert (figures["precision"], figures["recall"], figures["use right"]) == (2 / 3, 1.0, 0.5)


def test_what_is_found_is_judged_beside_its_score(gold: Path) -> None:
    found = [Found(Span(5, 9), "location", OSLO, 0.9), Found(Span(23, 27), "actor", OSLO, 0.4)]
    assert scored(read_places(gold), lambda article: found) == [(0.9, True), (0.4, False)]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": "a", "text": "", "toponyms": [{"start": 1}]}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(GoldError, match=r"gold.jsonl:2: is no article with toponyms"):
        read_places(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_places(tmp_path / "none.jsonl")
