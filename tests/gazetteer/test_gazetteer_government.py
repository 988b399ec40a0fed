"""Seats of power, international organisations, titles of heads of state and of government."""

import pytest

from onrecord.errors import LexiconError
from onrecord.gazetteer import government, heads_called, organisation_of, seat_of


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("the Kremlin", "RUS", "presidency"),
        ("White House", "USA", "presidency"),
        ("No. 10", "GBR", "government"),
        ("Downing Street", "GBR", "government"),
        ("the Elysee", "FRA", "presidency"),
        ("the Élysée Palace", "FRA", "presidency"),
        ("Quai d’Orsay", "FRA", "ministry"),
        ("the Knesset", "ISR", "parliament"),
        ("Bkirki", "LBN", "church"),
        ("Berlaymont", None, "government"),
    ],
)
def test_a_seat_of_power(name: str, country: str | None, kind: str) -> None:
    seat = seat_of(name)
    assert seat is not None
    assert (seat.country, seat.kind) == (country, kind)


@pytest.mark.parametrize("name", ["Washington", "State House", "the house", "Congress", ""])
def test_what_is_no_seat_or_several(name: str) -> None:
    assert seat_of(name) is None


@pytest.mark.parametrize(
    ("name", "full", "country"),
    [
        ("U.N.", "United Nations", "USA"),
        ("the EU", "European Union", "BEL"),
        ("Nato", "North Atlantic Treaty Organization", "BEL"),
        ("AU", "African Union", "ETH"),
        ("League of Arab States", "Arab League", "EGY"),
        ("OPEC", "Organization of the Petroleum Exporting Countries", "AUT"),
        ("iaea", "International Atomic Energy Agency", "AUT"),
        ("ICC", "International Criminal Court", "NLD"),
        ("G-7", "Group of Seven", None),
    ],
)
def test_an_organisation(name: str, full: str, country: str | None) -> None:
    body = organisation_of(name)
    assert body is not None
    assert (body.name, body.country) == (full, country)


@pytest.mark.parametrize("name", ["AI", "United", "a union", ""])
def test_what_is_no_organisation(name: str) -> None:
    assert organisation_of(name) is None


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("Taoiseach", "IRL", "government"),
        ("federal chancellor", "DEU", "government"),
        ("prime minister", "GBR", "government"),
        ("Premier", "CHN", "government"),
        ("president", "USA", "both"),
        ("president", "DEU", "state"),
        ("emir", "QAT", "state"),
        ("supreme leader", "IRN", "state"),
        ("deputy prime minister", "GBR", None),
        ("prime minister", "USA", None),
    ],
)
def test_what_heads_are_called(title: str, country: str, office: str | None) -> None:
    assert heads_called(title).get(country) == office


@pytest.mark.parametrize(
    ("read", "row", "message"),
    [
        ("_seats", ["Palace", "", "NOWHERE", "presidency", "x"], "no country"),
        ("_seats", ["Palace", "", "NOR", "castle", "x"], "no kind of seat"),
        ("_organisations", ["Union", "U", "club", "", ""], "no kind of organisation"),
        ("_organisations", ["Union", "", "union", "Oslo", "XX"], "no country"),
        ("_heads", ["boss", "chief", "NOR"], "no office"),
    ],
)
def test_a_broken_row_names_file_and_line(
    monkeypatch: pytest.MonkeyPatch, read: str, row: list[str], message: str
) -> None:
    monkeypatch.setattr(government, "read_table", lambda name, columns: [(7, row)])
    with pytest.raises(LexiconError, match=rf"gazetteer/\w+\.tsv:7: .*{message}"):
        getattr(government, read).__wrapped__()
