"""The list of places and the curated tables: what a name can name, where it lies, and what damage is said to be."""

import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LexiconError
from onrecord.gazetteer import candidates, country_place, localities, region_of_people, unit_abbreviated
from onrecord.gazetteer import countries as countries_module
from onrecord.gazetteer import curated as curated_module
from onrecord.gazetteer.atlas import PATH, Atlas, atlas


@pytest.mark.parametrize(
    ("name", "kind", "country", "unit", "at"),
    [
        ("Tripoli", "city", "LBY", "Tripoli", (32.89, 13.19)),
        ("Washington", "city", "USA", "District of Columbia", (38.90, -77.04)),
        ("New York", "city", "USA", "New York", (40.71, -74.01)),
        ("Texas", "unit", "USA", None, (31.5, -98.2)),
        ("Bavaria", "unit", "DEU", None, (48.9, 11.4)),
        ("Hampshire", "district", "GBR", "England", (51.0, -1.2)),
        ("Benue State", "unit", "NGA", None, (7.3, 8.7)),
        ("Kiev", "city", "UKR", "Kyiv City", (50.45, 30.52)),
        ("Odessa", "city", "UKR", "Odeska oblast", (46.48, 30.73)),
        ("بيروت", "city", "LBN", "Beirut", (33.89, 35.50)),
        ("Киев", "city", "UKR", "Kyiv City", (50.45, 30.52)),
        ("Dahiyeh", "landmark", "LBN", None, (33.85, 35.51)),
        ("the Black Sea", "region", None, None, (43, 34)),
        ("France", "country", "FRA", None, (46, 2)),
        ("downtown Riga", "city", "LVA", "Riga", (56.95, 24.11)),
    ],
)  # fmt: skip
def test_the_likeliest_place_of_a_name(
    name: str, kind: str, country: str | None, unit: str | None, at: tuple[float, float]
) -> None:
    first = candidates(name)[0]
    assert (first.kind, first.country, first.unit) == (kind, country, unit)
    assert (first.latitude, first.longitude) == pytest.approx(at, abs=0.5)


def test_all_places_of_a_name_are_candidates() -> None:
    places = {(place.country, place.unit) for place in candidates("Springfield")}
    assert {("USA", "Illinois"), ("USA", "Missouri"), ("USA", "Massachusetts")} <= places


def test_small_towns_are_candidates_and_not_known_by_name_alone() -> None:
    assert any(place.unit == "Iowa" for place in candidates("Clarinda")) and not localities("Clarinda")


@pytest.mark.parametrize("name", ["", "…", "Zzyzx-upon-Thames", "U.N.", "North", "\ud800", "x" * 10_000])
def test_what_is_no_place_has_no_candidates(name: str) -> None:
    assert candidates(name) == ()


@given(st.text(max_size=30))
def test_any_name_has_an_answer(name: str) -> None:
    assert all(-90 <= place.latitude <= 90 for place in candidates(name) if place.latitude is not None)


@pytest.mark.parametrize(("name", "region"), [("European", "Europe"), ("Tibetan", "Tibet"), ("Soviet", "Soviet Union")])
def test_region_of_people(name: str, region: str) -> None:
    found = region_of_people(name)
    assert found is not None and found.name == region


def test_every_country_has_its_middle() -> None:
    codes = {row.code for row in countries_module._countries()}
    assert codes == {code for code in codes if country_place(code) is not None}


def test_an_abbreviated_unit() -> None:
    found = unit_abbreviated("Mich.")
    assert found is not None and (found.name, found.kind, found.country) == ("Michigan", "unit", "USA")


def test_the_columns_agree() -> None:
    hashes = atlas().hashes
    assert all(hashes[at] <= hashes[at + 1] for at in range(0, len(hashes) - 1, 97))
    assert max(atlas().places) < len(atlas().columns["kinds"])


@pytest.mark.parametrize("cut", [0, 7, 40, -1])
def test_a_damaged_list_says_so(cut: int) -> None:
    data = files("onrecord").joinpath(PATH).read_bytes()
    with pytest.raises(LexiconError, match=r"^gazetteer/places.bin: .*"):
        Atlas(data[:cut])


@pytest.mark.skipif(sys.byteorder != "little", reason="the list is little-endian")
def test_it_is_within_its_budget() -> None:
    assert len(files("onrecord").joinpath(PATH).read_bytes()) < 15_000_000


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Mount Test\t-\t95\t1\tland\t-\t-", "nowhere on Earth"),
        ("Mount Test\t-\tnorth\t1\tland\t-\t-", "numbers of degrees"),
        ("Mount Test\tXXX\t5\t1\tland\t-\t-", "no country"),
        ("Mount Test\t-\t5\t1\tvolcano\t-\t-", "no kind of landmark"),
        ("Mount Test\t-\t5\t1\tland\tMont Test\t-\nMont Test\t-\t6\t1\tland\t-\t-", "given twice"),
    ],
)
def test_a_broken_landmark_names_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path, row: str, message: str
) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "landmarks.tsv").write_text(f"# c\nname\tc\tlat\tlon\tkind\tnames\tdemonyms\n{row}\n")
    monkeypatch.setattr(countries_module, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=rf"^gazetteer/landmarks.tsv:[34]: .*{message}"):
        curated_module._landmarks.__wrapped__()
