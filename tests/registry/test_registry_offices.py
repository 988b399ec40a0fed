"""Offices: on which days they were held, and which descriptions in articles are of them."""

from datetime import date

import pytest

from onrecord.registry import KnownRole, Registry
from onrecord.registry.bearers import Bearers
from onrecord.registry.offices import fit, is_of_body


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2024-05-01", "", "2024-05-01", "yes"),
        ("2024-05-01", "", "2024-04-30", "no"),
        ("", "2024-05-01", "2024-05-01", "yes"),
        ("", "2024-05-01", "2024-05-02", "no"),
        ("2024", "", "2024-06-01", "perhaps"),
        ("2024", "", "2025-01-01", "yes"),
        ("2024", "", "2023-12-31", "no"),
        ("2019-02", "2024-02", "2024-02-10", "perhaps"),
        ("2019-02", "2024-02", "2024-01-31", "yes"),
        ("2019-02", "2024-02", "2024-03-01", "no"),
        ("", "", "2024-03-01", "undated"),
    ],
)
def test_held_on_a_day(since: str, until: str, day: str, held: str) -> None:
    assert KnownRole("mayor", since=since, until=until).held_on(date.fromisoformat(day)) == held


@pytest.mark.parametrize(
    ("text", "title", "body", "expected"),
    [
        ("foreign minister", "foreign minister", "", "same"),
        ("Foreign Minister", "minister of foreign affairs", "", "same"),
        ("FM", "foreign minister", "", "same"),
        ("Norway’s foreign minister", "foreign minister", "", "same"),
        ("Norwegian foreign minister", "foreign minister", "", "same"),
        ("the minister", "foreign minister", "", "part"),
        ("senior politician", "foreign minister", "", "part"),
        ("chair of the Harbour Board", "chair", "Harbour Board", "same"),
        ("chair of the influential Harbour Board", "chair", "Harbour Board", "same"),
        ("leader of the Harbour Board", "chair", "Harbour Board", "part"),
        ("deputy foreign minister", "foreign minister", "", "none"),
        ("president of the university", "president", "", "none"),
        ("president of the Harbour Board", "president", "Harbour Board", "same"),
        ("whip of the governing Dawn Party", "whip", "the Dawn Party", "same"),
        ("foreign minister", "deputy foreign minister", "", "none"),
        ("foreign ministry spokesman", "foreign minister", "", "none"),
        ("candidate for mayor", "mayor", "", "none"),
        ("finance minister", "foreign minister", "", "none"),
        ("surgeon", "foreign minister", "", "none"),
        ("", "foreign minister", "", "none"),
        ("minister", "", "Dawn Party", "none"),
        ("a" * 100_000, "mayor", "", "none"),
    ],
)
def test_descriptions_that_fit_an_office(text: str, title: str, body: str, expected: str) -> None:
    assert fit(text, KnownRole(title, body)) == expected


@pytest.mark.parametrize(
    ("text", "title", "country", "expected"),
    [
        ("Norwegian premier", "prime minister", "NOR", "same"),
        ("the German federal chancellor", "chancellor", "DEU", "same"),
        ("PM", "Premier", "CHN", "same"),
        ("German president", "chancellor", "DEU", "none"),
        ("deputy premier", "prime minister", "NOR", "none"),
    ],
)
def test_heads_of_government_by_any_of_their_titles(text: str, title: str, country: str, expected: str) -> None:
    assert fit(text, KnownRole(title, "", country)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("UN envoy", True), ("special envoy of the United Nations", True), ("EU envoy", False)]
)
def test_an_organisation_by_any_of_its_names(text: str, expected: bool) -> None:
    assert is_of_body(text, KnownRole("envoy", "United Nations")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("whip of the governing Dawn Party", True), ("Dawn Party", True), ("Dawn", False), ("Party", False), ("", False)],
)
def test_a_body_in_a_description(text: str, expected: bool) -> None:
    assert is_of_body(text, KnownRole("whip", "the Dawn Party")) is expected


KNOWN = Registry.parse(
    """id,name,aliases,weak_aliases,type,role,role_of,from,to
Q1,Youssef Khouri,يوسف الخوري,the Heron,person,foreign minister,Norway,2024-05-01,
Q2,Ada Lorne,,,person,foreign minister,Norway,2019,2024-04-30
Q3,Brun Moss,,,person,chair,Harbour Board,2020,
Q4,Harbour Board,HB,,organization,,,,
"""
)


@pytest.mark.parametrize(
    ("name", "kind", "sure"),
    [
        ("Yusuf al-Khoury", "person", ["Q1"]),
        ("يوسف خوري", "person", ["Q1"]),
        ("Ada Lorne", "unknown", ["Q2"]),
        ("Ada Lorne", "organization", []),
        ("Lorne", "person", []),
        ("Eva Lorne", "person", []),
        ("the Harbour Board", "government", ["Q4"]),
        ("the Heron", "person", []),
    ],
)
def test_who_bears_a_name(name: str, kind: str, sure: list[str]) -> None:
    assert [each.actor.id for each in Bearers(KNOWN).bearing(name, kind) if each.is_sure] == sure


@pytest.mark.parametrize(
    ("description", "day", "holders"),
    [
        ("the foreign minister of Norway", "2024-05-02", ["Q1"]),
        ("Norway’s foreign minister", "2024-04-30", ["Q2"]),
        ("the Norwegian FM", "2025-01-01", ["Q1"]),
        ("the foreign minister of Sweden", "2025-01-01", []),
        ("the foreign minister", "2025-01-01", []),
        ("Norway’s former foreign minister", "2025-01-01", []),
        ("Norway’s deputy foreign minister", "2025-01-01", []),
        ("the chair of the Harbour Board", "2025-01-01", ["Q3"]),
        ("the chair", "2025-01-01", []),
        ("the foreign minister of Norway", None, ["Q1", "Q2"]),
    ],
)
def test_who_held_an_office(description: str, day: str | None, holders: list[str]) -> None:
    found = Bearers(KNOWN).holding(description, date.fromisoformat(day) if day else None)
    assert [each.actor.id for each in found] == holders
