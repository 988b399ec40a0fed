"""Names of places, countries and peoples: what they name, and what they leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LexiconError
from onrecord.gazetteer import (
    alpha2_of,
    alpha3_of,
    capital_of,
    countries_in,
    country_after_comma,
    country_name,
    country_of,
    demonym_of,
    fold,
    is_ambiguous,
    localities,
    lookup,
)
from onrecord.gazetteer import countries as countries_module


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UK", "GBR"), ("U.K.", "GBR"), ("Britain", "GBR"), ("U.S.", "USA"), ("United States", "USA"),
        ("Côte d’Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("the Netherlands", "NLD"), ("DR Congo", "COD"),
        ("Burma", "MMR"), ("Türkiye", "TUR"), ("Czechia", "CZE"), ("Palestine", "PSE"), ("Kosovo", "KOS"),
        ("the Vatican", "VAT"), ("Republic of Armenia", "ARM"), ("Atlantis", None), ("", None), ("us and them", None),
    ],
)  # fmt: skip
def test_country_of(name: str, expected: str | None) -> None:
    assert country_of(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lebanese", "LBN"),
        ("Iraqis", "IRQ"),
        ("Dutch", "NLD"),
        ("South Korean", "KOR"),
        ("British", "GBR"),
        ("Oslo", None),
    ],
)
def test_demonym_of(name: str, expected: str | None) -> None:
    assert demonym_of(name) == expected


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Beirut", "LBN"), ("BEIRUT", "LBN"), ("Sana'a", "YEM"), ("Sanaa", "YEM"), ("Kiev", "UKR"), ("Kyiv", "UKR"),
        ("Bombay", "IND"), ("Paris", "FRA"), ("Washington, D.C.", "USA"), ("Texas", "USA"), ("Bavaria", "DEU"),
        ("Gaza Strip", "PSE"), ("the West Bank", "PSE"), ("Port-au-Prince", "HTI"), ("São Paulo", "BRA"),
        # known, and open
        ("Kashmir", None), ("Georgia", None), ("Birmingham", None), ("Middle East", None),
    ],
)  # fmt: skip
def test_lookup(name: str, country: str | None) -> None:
    found = lookup(name)
    assert found is not None and found.country == country


@pytest.mark.parametrize(
    "name", ["Ain Sarda", "White House", "U.N.", "MIT", "", "  ", "…", "Zzyzx-upon-Thames", "\x00"]
)
def test_absent_rather_than_guessed(name: str) -> None:
    assert lookup(name) is None


def test_what_the_text_says_of_the_country_decides() -> None:
    assert (lookup("Tripoli").country, lookup("Tripoli", "LBN").country) == ("LBY", "LBN")
    assert lookup("Oslo", "LBN") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mich.", "USA"),
        ("N.Y.", "USA"),
        ("Ont.", "CAN"),
        ("Lebanon", "LBN"),
        ("Bavaria", "DEU"),
        ("Georgia", "USA"),
        ("Lind", None),
    ],
)
def test_country_behind_a_comma(name: str, expected: str | None) -> None:
    assert country_after_comma(name) == expected


@pytest.mark.parametrize("name", ["Georgia", "Birmingham", "San Jose"])
def test_ambiguous_names_are_said_to_be(name: str) -> None:
    assert is_ambiguous(name)


def test_likeliest_first_with_unit_and_coordinates() -> None:
    first = localities("Basra")[0]
    assert (first.country, first.kind, round(first.latitude), round(first.longitude)) == ("IRQ", "city", 31, 48)
    counts = [place.inhabitants for place in localities("Cambridge")]
    assert counts == sorted(counts, reverse=True)


def test_capital_and_name_by_code() -> None:
    assert (capital_of("KOS"), country_name("KOS"), capital_of("XYZ"), country_name("XYZ")) == (
        "Pristina",
        "Kosovo",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sana'a", "sanaa"), ("Port-au-Prince", "port au prince"), ("Łódź", "lodz"), ("St. John's", "st johns")],
)
def test_fold(name: str, expected: str) -> None:
    assert fold(name) == expected


@given(st.text(max_size=30))
def test_any_name_is_answered(name: str) -> None:
    found = lookup(name)
    assert found is None or found.name
    assert fold(fold(name)) == fold(name)


def test_a_broken_table_names_file_and_line(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "t.tsv").write_text("# c\na\tb\nonly one\n")
    monkeypatch.setattr(countries_module, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"^gazetteer/t.tsv:3: "):
        countries_module.read_table("t.tsv", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the French envoy to South Korea", ("FRA", "KOR")),
        ("Poland’s minister and the Poles", ("POL",)),
        ("U.S. Secretary of State", ("USA",)),
        ("turkey for dinner", ()),
        ("minister of Bosnia and Herzegovina", ("BIH",)),
        ("", ()),
    ],
)
def test_countries_in(text: str, expected: tuple[str, ...]) -> None:
    assert countries_in(text) == expected


@pytest.mark.parametrize(("code", "expected"), [("gb", "GBR"), ("GBR", "GBR"), ("xk", "KOS"), ("zz", None), ("", None)])
def test_codes_of_two_letters(code: str, expected: str | None) -> None:
    assert alpha3_of(code) == expected
    assert expected is None or alpha3_of(alpha2_of(expected) or "") == expected
