"""The places that an article names: found, told by their use, placed with reasons. All people are invented."""

import pytest

from onrecord.attribute import attribute
from onrecord.coding.context import Context
from onrecord.coding.locating import located_at
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes
from onrecord.resolve import resolve
from onrecord.schema import Notes, Span, Toponym
from onrecord.text import read_text


def notes_of(text: str, **fields: str) -> Notes:
    return take_notes(article_from_text(text, **fields), rules_only=True)


def places(text: str, **fields: str) -> list[tuple[str, str | None, str | None]]:
    notes = notes_of(text, **fields)
    return [
        (notes.article.read(each.span), each.place.unit or each.place.name, each.place.country)
        for each in notes.toponyms
    ]


def named(text: str, name: str, **fields: str) -> Toponym:
    notes = notes_of(text, **fields)
    return next(each for each in notes.toponyms if notes.article.read(each.span) == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge in Oslo fell.", [("Oslo", "Oslo", "NOR")]),
        ("The bridge in Paris, Texas, fell.", [("Paris", "Texas", "USA"), ("Texas", "Texas", "USA")]),
        ("It hit Springfield, Mo., on Monday.", [("Springfield", "Missouri", "USA"), ("Mo.", "Missouri", "USA")]),
        ("He drove from Beirut to Tripoli.", [("Beirut", "Beirut", "LBN"), ("Tripoli", "North Lebanon", "LBN")]),
        ("He drove from Benghazi to Tripoli.", [("Benghazi", "Banghazi", "LBY"), ("Tripoli", "Tripoli", "LBY")]),
        ("Shops in Dahiyeh were closed.", [("Dahiyeh", "Dahiyeh", "LBN")]),
        ("A ship sank in the Black Sea.", [("Black Sea", "Black Sea", None)]),
        ("The United States agreed with Ohio.", [("United States", "United States", "USA"), ("Ohio", "Ohio", "USA")]),
        ("She hiked in South America.", [("South America", "South America", None)]),
        ("SELMA, Ala. (Harbour News) — It rained.", [("SELMA", "Alabama", "USA"), ("Ala.", "Alabama", "USA")]),
        ("The Dutch minister went home.", [("Dutch", "Netherlands", "NLD")]),
        ("A Berlin-based firm built it.", [("Berlin", "Berlin", "DEU")]),
    ],
)  # fmt: skip
def test_names_are_found_and_placed(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks with Mr. Xi went on.",
        "They read Holt's letter. Holt said so, and sorted Clinton’s mail.",
        "Paris Lind said the bridge would stay shut.",
        "Reading is fun, said the teacher.",
        "In March the bridge was shut.",
        "David Holt spoke. Holt said the bridge would stay shut, according to Davis.",
        "The Dutch will go home.",
        "She speaks of it often. Nice weather followed, and a nice day.",
    ],
)
def test_what_is_called_like_a_place_is_none(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("The strike in Ankara went on.", "Ankara", "location"),
        ("Ankara accused the rebels of a plot.", "Ankara", "actor"),
        ("They imposed sanctions against Turkey.", "Turkey", "actor"),
        ("Turkey’s mountains are high.", "Turkey", "modifier"),
        ("The British Embassy was shut.", "British", "part of a name"),
        ("The Turkish lira fell.", "Turkish", "modifier"),
        ("The US Ambassador Ada Lind spoke.", "US", "modifier"),
    ],
)
def test_a_place_is_told_from_who_rules_there(text: str, name: str, use: str) -> None:
    assert named(text, name).use == use


@pytest.mark.parametrize(
    ("text", "fields", "unit"),
    [
        ("Shops in Birmingham were shut. The governor of Alabama came.", {}, "Alabama"),
        ("Shops in Birmingham were shut. London sent help, and Leeds did so in England.", {}, "England"),
        ("Shops in Hamilton were shut.", {"url": "https://news.example.nz/1"}, "Waikato"),
        ("TORONTO, Canada (Harbour News) — Shops in Hamilton were shut.", {}, "Ontario"),
    ],
)
def test_the_article_decides_between_places_of_one_name(text: str, fields: dict[str, str], unit: str) -> None:
    found = [each for each in notes_of(text, **fields).toponyms if each.place.name in ("Birmingham", "Hamilton")]
    assert [each.place.unit for each in found] == [unit]


def test_one_name_has_one_sense_in_an_article() -> None:
    text = "The port of Tripoli in Lebanon was shut.\n\n“We wait,” Ada Lind said in Tripoli."
    notes = notes_of(text)
    found = [each.place.country for each in notes.toponyms if each.place.name == "Tripoli"]
    assert found == ["LBN", "LBN"]
    assert notes.statements[0].place is not None and notes.statements[0].place.value.country == "LBN"


def test_a_statement_says_where_it_was_made_and_why_there() -> None:
    place = notes_of("“We wait,” Ada Lind said in Paris, Texas.").statements[0].place
    assert place is not None
    value = place.value
    assert (value.name, value.unit, value.geonames) == ("Paris", "Texas", 4717560)
    assert (value.latitude, value.longitude) == pytest.approx((33.66, -95.56), abs=0.05)
    why = "in Texas, as the text says, United States is spoken of, Texas is named"
    assert place.by == f"venue; Paris, Texas, United States: {why}"


def test_what_no_list_knows_has_no_coordinates() -> None:
    place = notes_of("“We wait,” Ada Lind said in the town of Qvistmarsh.").statements[0].place
    assert place is not None and (place.value.name, place.value.latitude) == ("Qvistmarsh", None)


def test_a_mention_vouches_for_one_before_it() -> None:
    assert [each[0] for each in places("A Clarinda nurse spoke. She lives in Clarinda, Iowa.")][:2] == ["Clarinda"] * 2


@pytest.mark.parametrize("text", ["", "A" * 5000, "In " * 3000, "Paris, " * 2000, "St. " * 2000, "\x00 In \ud83d"])
def test_hostile_text_is_read_in_no_time(text: str) -> None:
    notes = notes_of(text.encode("utf-8", "replace").decode())
    assert all(0 <= each.span.start < each.span.end <= len(notes.article.text) for each in notes.toponyms)


@pytest.mark.parametrize(
    ("text", "name", "country", "why"),
    [
        ("The fire began in Crane Street in Hull.", "Crane Street", "GBR", "upon Hull, by the text"),
        ("He was taken to Hull’s Holy Cross Church.", "Holy Cross Church", "GBR", "upon Hull, by the text"),
        ("It rained in Hull. Cars stood in Crane Street.", "Crane Street", "GBR", "upon Hull, named beside it"),
        ("It rained in Hull.\n\nCars stood in Crane Street.", "Crane Street", "GBR", "upon Hull, the article’s place"),
        ("Norway mourns. The coffin stood in Saint Ane Chapel.", "Saint Ane Chapel", "NOR", "the article’s country"),
    ],
)  # fmt: skip
def test_a_place_that_no_list_has_lies_where_the_text_puts_it(text: str, name: str, country: str, why: str) -> None:
    found = named(text, name)
    assert (found.place.country, found.place.geonames) == (country, None)
    assert why in found.by
    assert found.score < 0.8
    assert (found.place.latitude is None) == ("country" in why)


@pytest.mark.parametrize(
    "text",
    ["Cars stood in Crane Street.", "In Hull, Crane Street Bakers closed.", "In Hull she crossed the street twice."],
)
def test_what_nothing_holds_and_what_is_no_street_is_not_placed(text: str) -> None:
    notes = notes_of(text)
    assert "Crane Street" not in [notes.article.read(each.span) for each in notes.toponyms]


def given_at(text: str, *names: str) -> list[tuple[str | None, str | None]]:
    reading = read_text(article_from_text(text))
    found = find(reading)
    attributions = attribute(reading, found)
    context = Context(reading, found, attributions, resolve(reading, found, attributions))
    spans = tuple(Span(text.index(name), text.index(name) + len(name)) for name in names)
    return [(each.country, each.unit) if each else (None, None) for each in located_at(context, spans)]


@pytest.mark.parametrize(
    ("text", "names", "last"),
    [
        ("In Hull the Turin Street fire spread.", ("Hull", "Turin Street"), ("GBR", "England")),  # not in Turin
        ("The Norwegian Foreign Ministry spoke.", ("Norwegian Foreign Ministry",), ("NOR", None)),
        ("The Norwegian Embassy Tokyo spoke.", ("Norwegian Embassy Tokyo",), ("JPN", "Tokyo")),
        ("Judges sat in Wyoming.", ("Wyoming",), ("USA", None)),  # the state, not the town in Michigan
        ("Judges sat in New York.", ("New York",), ("USA", "New York")),  # the town
    ],
)  # fmt: skip
def test_given_spans_are_placed_by_what_they_name_or_where_they_are(
    text: str, names: tuple[str, ...], last: tuple[str | None, str | None]
) -> None:
    assert given_at(text, *names)[-1][: 2 if last[1] else 1] == last[: 2 if last[1] else 1]
