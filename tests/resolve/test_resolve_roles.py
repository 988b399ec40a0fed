"""Roles, affiliations, evidence and kinds of the entities that a text names."""

import pytest
from casting import cast_of

from onrecord.schema import Entity


def entity_of(marked: str, name: str) -> Entity:
    """The entity of that name in a text."""
    return next(entity for entity in cast_of(marked).entities if entity.name == name)


ROLES = [
    ("Top Water Board official Ivo Maric spoke.", "Ivo Maric", ["official"], ["Water Board"]),
    ("Coast Movement leader Ahmed al-Basri spoke.", "Ahmed al-Basri", ["leader"], ["Coast Movement"]),
    ("Foreign Minister Mohammad Javad Karimi spoke.", "Mohammad Javad Karimi", ["Foreign Minister"], []),
    ("Deputy PM/ FM Tariq bin Sultan Al Marri spoke.", "Tariq bin Sultan Al Marri", ["Deputy PM/ FM"], []),
    ("Mohammed al-Sudairi, Iraq’s prime minister, spoke.", "Mohammed al-Sudairi", ["prime minister"], ["Iraq"]),
    ("Lida Varga, who is also head of the Guard, left.", "Lida Varga", ["head of the Guard"], []),
    ("Former Kenyan president Juma Otieno spoke.", "Juma Otieno", ["former president"], ["Kenya"]),
    ("Acting mayor Lida Varga spoke.", "Lida Varga", ["Acting mayor"], []),
    ("The mayor of Tartu, Lida Varga, spoke.", "Lida Varga", ["mayor of Tartu"], ["Tartu"]),
    ("A spokesman for the ministry, Peter Roe, spoke.", "Peter Roe", ["spokesman for the ministry"], []),
    ("Tom Roe, a baker, left. Roe, a Bread Guild member, spoke.", "Tom Roe", ["baker", "member"], ["Bread Guild"]),
    ("Islamic Hamza leader Omar al-Basri spoke.", "Omar al-Basri", ["leader"], ["Islamic Hamza"]),
    ("Kalvar Dawn leader Omar al-Basri spoke.", "Omar al-Basri", ["leader"], ["Kalvar Dawn"]),
    ("On Monday top Tartu official Omar al-Basri spoke.", "Omar al-Basri", ["official"], ["Tartu"]),
    ("Tartu’s deputy mayor, Lida Varga, spoke.", "Lida Varga", ["deputy mayor"], ["Tartu"]),
    ("Tartu resident Lida Varga spoke.", "Lida Varga", ["resident"], []),
    ("Lida Varga (Ghana) spoke.", "Lida Varga", [], ["Ghana"]),
    ("Lida Varga (Green Party), the minister of health, spoke.", "Lida Varga", ["minister of health"], ["Green Party"]),
    ("Lida Varga, who chairs the Bread Guild, spoke.", "Lida Varga", ["chair"], ["Bread Guild"]),
    ("Lida Varga of the opposition Tide Party spoke.", "Lida Varga", [], ["Tide Party"]),
    ("Lida Varga, head of the centre-right Tide Front, left.", "Lida Varga", ["head of the centre-right Tide Front"], [
        "Tide Front"]),
    ("Jane Hart of the Farm Board spoke.", "Jane Hart", [], ["Farm Board"]),
    ("“It is late,” said Jane Hart, a nurse.", "Jane Hart", ["nurse"], []),
    ("In a call with Jane Hart, the minister criticised the plan.", "Jane Hart", [], []),
    ("Jane Hart said the minister lied.", "Jane Hart", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "roles", "affiliations"), ROLES)
def test_roles_and_affiliations_of_a_person(text: str, name: str, roles: list[str], affiliations: list[str]) -> None:
    entity = entity_of(text, name)
    assert (roles, affiliations) == ([r.value for r in entity.roles], [a.value for a in entity.affiliations])


BELONGING = [
    ("Norvik Ferries has shut.\nNorvik Ferries said so. {Lida Varga, the company’s chief executive}, left.",
        ["Norvik Ferries"]),
    ("Norvik Ferries has shut. Its chairman, {Lida Varga}, left.", ["Norvik Ferries"]),
    ("{Lida Varga, a surgeon at the city hospital}, left.", ["city hospital"]),
    ("{Lida Varga, a police spokeswoman}, left.", ["police"]),
    ("{The Bread Guild} said: “Our chair, {Lida Varga}, is right.”", []),
    ("The mayor of Tartu was careful. “It is late,” said {Lida Varga}.", ["Tartu"]),
    ("The mayor of Tartu met Peter Roe. “It is late,” said {Lida Varga}.", []),
    ("{Lida Varga, a spokeswoman for the ministry}, left.", []),
    ("Peter Roe left. His wife, {Lida Varga}, stayed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "affiliations"), BELONGING)
def test_whose_somebody_is_whom_the_text_gives_no_name_of_a_body(marked: str, affiliations: list[str]) -> None:
    assert affiliations == [a.value for a in entity_of(marked, "Lida Varga").affiliations]


KINDS = [
    ("The Ministry of Water and Power spoke.", "Ministry of Water and Power", "government"),
    ("Ama Boateng spoke.", "Ama Boateng", "person"),
    ("The Kestrel Daily News wrote it.", "Kestrel Daily News", "outlet"),
    ("The Coast Workers Union struck.", "Coast Workers Union", "organization"),
    ("{Protesters} chanted.", "protesters", "group"),
    ("It was Norvik Ferries that closed.", "Norvik Ferries", "organization"),
    ("They joined the Workers’ Accord, his coalition partner.", "Workers’ Accord", "organization"),
    ("They saw Velmora’s shares fall.", "Velmora", "organization"),
    ("They sued Velmora, which makes soap.", "Velmora", "organization"),
    ("Norvik, the Tartu-based operator, denied it.", "Norvik", "organization"),
    ("{The owner, Norvik Ferries}, said so.", "Norvik Ferries", "organization"),
    ("They met Parents for Clean Air.", "Parents for Clean Air", "organization"),
    ("They met the Free Farmers.", "Free Farmers", "organization"),
    ("They fell ill at St. Olaf’s Hospital.", "St. Olaf’s Hospital", "organization"),
    ("They watched the Jane Doe Morning Show.", "Jane Doe Morning Show", "unknown"),
    ("{A report} says so.", "a report", "document"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_what_kind_of_thing_a_name_names(text: str, name: str, kind: str) -> None:
    assert kind == entity_of(text, name).type


GENDERS = [
    ("Mrs Okafor-Lind spoke.", "Okafor-Lind", "female"),
    ("King Olaric spoke.", "Olaric", "male"),
    ("Spokeswoman Sam Reed spoke.", "Sam Reed", "female"),
    ("Zainab Noor spoke.", "Zainab Noor", "female"),
    ("Sam Reed spoke.", "Sam Reed", "unknown"),
    ("{Sam Reed} said so. {She} said more.", "Sam Reed", "female"),
]


@pytest.mark.parametrize(("text", "name", "gender"), GENDERS)
def test_gender_of_a_name(text: str, name: str, gender: str) -> None:
    assert gender == entity_of(text, name).gender


RULES = [
    ("{Lida Varga} said so.", "name", ["Lida Varga"]),
    ("Lida Varga came. {Varga} said so.", "surname", ["Varga", "Lida Varga"]),
    ("{Lida Varga} said so. {She} left.", "pronoun", ["She", "Lida Varga"]),
    ("Oil minister Peter Roe came. {The minister} said so.", "role", ["The minister", "Peter Roe"]),
]


@pytest.mark.parametrize(("marked", "rule", "evidence"), RULES)
def test_a_speaker_says_by_which_rule_and_from_which_words(marked: str, rule: str, evidence: list[str]) -> None:
    text = marked.replace("{", "").replace("}", "")
    speaker = cast_of(marked).speakers[-1]
    assert speaker is not None
    assert (rule, evidence) == (speaker.by, [text[span.start : span.end] for span in speaker.evidence])


def test_the_byline_speaks_where_the_narrator_says_i() -> None:
    speaker = cast_of("{I} asked the mayor.", byline="Maren Voss").speakers[0]
    assert speaker is not None
    assert [speaker.value.name, speaker.by] == ["Maren Voss", "byline"]


def test_entities_are_numbered_in_order_of_first_mention() -> None:
    entities = cast_of("Peter Roe met Lida Varga of the Farm Board.").entities
    names = [(e.id, e.name) for e in entities]
    assert names == [(0, "Peter Roe"), (1, "Lida Varga"), (2, "Farm Board")]


NOBODY = [
    "Virginia lost.",
    "Patience is easier.",
    "Harsh? Not so.",
    "It ended in June.",
    "They saw Consumer Protection.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_name_no_person(text: str) -> None:
    assert [entity.name for entity in cast_of(text).entities if entity.type == "person"] == []


def test_a_place_that_does_not_speak_is_no_entity() -> None:
    names = [e.name for e in cast_of("Peter Roe lives in the town of Marrow, near Cairo.").entities]
    assert names == ["Peter Roe"]
