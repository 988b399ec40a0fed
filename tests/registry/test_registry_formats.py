"""Registries read and written: as a table and as FollowTheMoney lines; what is wrong names its line."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from onrecord.errors import InputError
from onrecord.registry import KnownActor, KnownRole, Registry
from onrecord.registry.tabular import COLUMNS
from strategies import registries

TABLE = """id,name,aliases,type,gender,country,identifiers,affiliations,role,role_of,role_country,from,to
Q1,Ada Lorne,Ada K. Lorne | Ада Лорн | آدا لورن,person,f,NO,wikidata:Q1,Dawn Party,foreign minister,Norway,,2024-05-01,
Q1,Ada Lorne,,,,,,,mayor,Fjordby,NO,2011,2019-10
,Port Council,,organisation,,,,,,,,,
"""
LORNE = KnownActor(
    "Q1",
    "Ada Lorne",
    "person",
    "female",
    ("Ada K. Lorne", "Ада Лорн", "آدا لورن"),
    (),
    ("NOR",),
    ("wikidata:Q1",),
    (
        KnownRole(body="Dawn Party"),
        KnownRole("foreign minister", "", "NOR", "2024-05-01"),
        KnownRole("mayor", "Fjordby", "NOR", "2011", "2019-10"),
    ),
)
MONEY = [
    {
        "id": "occ-1",
        "schema": "Occupancy",
        "properties": {"holder": ["Q1"], "post": ["p"], "startDate": ["2024-05-01"]},
    },
    {"id": "p", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs"], "country": ["no"]}},
    {
        "id": "Q1",
        "schema": "Person",
        "properties": {
            "name": ["Ada Lorne", "Ada K. Lorne"],
            "alias": ["Ада Лорн"],
            "weakAlias": ["the Heron"],
            "gender": ["female"],
            "nationality": ["no"],
            "wikidataId": ["Q1"],
            "birthDate": ["1961"],
        },
    },
    {"id": "party", "schema": "Organization", "properties": {"name": ["Dawn Party"], "country": ["no"]}},
    {
        "id": "m-1",
        "schema": "Membership",
        "properties": {
            "member": ["Q1"],
            "organization": ["party"],
            "role": ["deputy leader"],
            "endDate": ["2023-01-01T00:00"],
        },
    },
    {"id": "ministry", "schema": "PublicBody", "properties": {"name": ["Ministry of Tides"]}},
    {"id": "firm", "schema": "Company", "properties": {"name": ["Fjord Lines"]}},
    {"id": "boat", "schema": "Vessel", "properties": {"name": ["Heron"]}},
]


def lines(*entities: dict) -> str:
    return "\n".join(json.dumps(each) for each in entities)


def test_a_table_is_read() -> None:
    found = Registry.parse(TABLE)
    assert found.actors == (LORNE, KnownActor("organization:port council", "Port Council", "organization"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_of_a_spreadsheet(separator: str) -> None:
    assert Registry.parse(TABLE.replace(",", separator)).by_id["Q1"] == LORNE


def test_a_table_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    assert Registry.load(path).by_id["Q1"] == LORNE


def test_only_a_name_is_needed() -> None:
    assert [actor.name for actor in Registry.parse("name\nAda Lorne\n\nBrun Moss\n").actors] == [
        "Ada Lorne",
        "Brun Moss",
    ]


def test_money_is_read_in_any_order() -> None:
    for entities in (MONEY, MONEY[::-1]):
        found = Registry.parse(lines(*entities)).by_id
        assert {id: actor.type for id, actor in found.items()} == {
            "Q1": "person",
            "party": "organization",
            "ministry": "government",
            "firm": "organization",
        }
        lorne = found["Q1"]
        assert (lorne.aliases, lorne.weak_aliases) == (("Ada K. Lorne", "Ада Лорн"), ("the Heron",))
        assert (lorne.countries, lorne.identifiers, lorne.gender) == (("NOR",), ("wikidata:Q1",), "female")
        assert set(lorne.roles) == {
            KnownRole("Minister of Foreign Affairs", "", "NOR", "2024-05-01"),
            KnownRole("deputy leader", "Dawn Party", "", "", "2023-01-01"),
        }


@given(registries())
def test_a_table_comes_back_as_it_was(registry: Registry) -> None:
    assert Registry.parse(registry.written(".csv")) == registry


@given(registries())
def test_money_comes_back_as_it_was(registry: Registry) -> None:
    assert Registry.parse(registry.written(".json") or "name\n") == registry


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", None, "is empty"),
        ("id,type\nQ1,person\n", 1, "no column 'name'"),
        ("name,mood\nAda,good\n", 1, "'mood'"),
        ("name,name\nAda,Ada\n", 1, "there twice"),
        ("name\nAda\nEva,x\n", 3, "2 cells where the columns are 1"),
        ("id,name\nQ1,Ada\nQ2,\n", 3, "has no name"),
        ("name,type\nAda,ship\n", 2, "'ship' is no type"),
        ("name,type\nOslo,place\n", 2, "'place' is no type"),
        ("name,gender\nAda,yes\n", 2, "no gender"),
        ("name,country\nAda,Atlantis\n", 2, "'Atlantis' is no country"),
        ("name,role,from\nAda,mayor,01/05/2024\n", 2, "is no date"),
        ("name,role,from\nAda,mayor,2024-13\n", 2, "is no date"),
        ("name,role,from,to\nAda,mayor,2024-05-02,2024-05-01\n", 2, "ends (2024-05-01) before it starts"),
        ("name,from\nAda,2024\n", 2, "but no role"),
        ("id,name\nQ1,Ada\nQ2,Eva\nQ1,Ida\n", 4, "the name 'Ida' here and 'Ada' in line 2"),
        ("id,name,type\nQ1,Ada,person\nQ1,Ada,outlet\n", 3, "the type 'outlet' here and 'person' in line 2"),
        ('name\n"Ada\n', 2, "no row of a table"),
        ('name\nAda\n"Eva" x\n', 3, "no row of a table"),
        ("{\n", 1, "no FollowTheMoney entity"),
        (lines(MONEY[2]) + "\n[]", 2, "no FollowTheMoney entity"),
        (lines(MONEY[2], MONEY[2]), 2, "there twice"),
        (lines(MONEY[2], {"id": "x", "schema": "Person", "properties": {}}), 2, "has no name"),
        (lines(MONEY[0], MONEY[1]), 1, "its holder 'Q1' is not in the file"),
        (
            lines({**MONEY[0], "properties": {"holder": ["p"], "post": ["p"]}}, MONEY[1]),
            1,
            "its holder 'p' is a Position",
        ),
        (lines({"id": "x", "schema": "Person", "properties": {"name": [7]}}), 1, "holds 7, which is no text"),
        (
            lines({"id": "x", "schema": "Person", "properties": {"name": ["A"], "country": ["q9"]}}),
            1,
            "'q9' is no country",
        ),
    ],
)
def test_what_is_wrong_names_its_line(text: str, line: int | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Registry.parse(text, "known.csv")
    assert (caught.value.line, caught.value.path, message in caught.value.message) == (line, "known.csv", True)
    assert "\n" not in str(caught.value)


def test_what_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_bytes("name\nAda\nZoë\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"known\.csv:3: is not UTF-8"):
        Registry.load(path)


@pytest.mark.parametrize("name", ["gone.csv", "a\0b.csv", "."])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Registry.load(str(tmp_path) + "/" + name)


@pytest.mark.parametrize(
    "text",
    [
        "name\n" + "a" * (2 << 20) + "\n",
        '{"id": "x", "schema": "Person", "properties": ' + '{"name": ["A"], "x": ' + "[" * 100_000,
        "name\n\0\n",
        '{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800"]}}',
    ],
)
def test_hostile_registries_are_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Registry.parse(text)
    assert caught.value.line is not None


def test_names_are_kept_on_one_line_and_nothing_is_run() -> None:
    (actor,) = Registry.parse('name,aliases\n"=1+1\nAda ‮ <b>","x\x1b[31m"\n').actors
    assert (actor.name, actor.aliases) == ("=1+1 Ada ‮ <b>", ("x\x1b[31m",))


def test_a_registry_is_written_as_its_suffix_says() -> None:
    assert Registry.parse(TABLE).written(".ftm").startswith('{"id":"Q1"')
    with pytest.raises(InputError, match=r"no registry is written as \.doc"):
        Registry().written(".doc")


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/actors.md").read_text("utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []


def test_an_actor_given_again_takes_the_place_of_the_old_one() -> None:
    new = Registry.parse("id,name\nQ1,Ada Berg\nQ3,Eva Berg\n")
    assert [actor.name for actor in Registry.parse(TABLE).with_actors(new).actors] == [
        "Ada Berg",
        "Port Council",
        "Eva Berg",
    ]
