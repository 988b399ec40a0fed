"""Who is meant where the introduction is longer than a title: bodies joined by "and", relatives, courts."""

import pytest
from casting import cast_of, speakers

import onrecord

BODIES = [
    ("{The Quarry and Allied Workers} met. {The union} said no.", ["Quarry and Allied Workers"] * 2),
    ("{The Union of Ferrymen and Pilots (UFP)} met. {The UFP} said no.", ["Union of Ferrymen and Pilots"] * 2),
    ("{The Chamber of Builders and Surveyors} met. {The chamber} said no.", ["Chamber of Builders and Surveyors"] * 2),
    ("{The Friends of the Marsh} met. {The Friends of the Marsh} said no.", ["Friends of the Marsh"] * 2),
    (
        "{The Wool Traders and Spinners Association} met. {The association} said no.",
        ["Wool Traders and Spinners Association"] * 2,
    ),
    ("{The Guild of Smiths} and Ama Osei met. {The guild} said no.", ["Guild of Smiths"] * 2),
    (
        "Ama Osei, chief executive of Kestrel Tidal and Power, spoke. {Her company} said no.",
        ["Kestrel Tidal and Power"],
    ),
    ("The Dockers Union met. Its secretary general, Peter Roe, spoke. {The union leader} said no.", ["Peter Roe"]),
]

PEOPLE = [
    ("Its chief, Orwena Ann-Grant, spoke. {Ann-Grant} said no.", ["Orwena Ann-Grant"]),
    ("Mr Adam Roe spoke. His sister Martha left. {Miss Roe} said no.", ["Martha Roe"]),
    (
        "Adam Lund-Roe, a skipper, spoke. {Mr Lund-Roe} left. His wife, Martha, sat there. {Mrs Lund-Roe} said no.",
        ["Adam Lund-Roe", "Martha Lund-Roe"],
    ),
    ("Adam Roe (57), of Mill Lane, Tartu, denies theft.\nIt rained.\n{The defendant} said no.", ["Adam Roe"]),
    ("The first witness was the cook, Martha Roe. {The witness} said no.", ["Martha Roe"]),
    ("The man behind the plan, Rhodri Larch-Hughes OBE, was late. {He} said no.", ["Rhodri Larch-Hughes"]),
    ("The dealer who sold them, Adam Roe, was late. {The dealer} said no.", ["Adam Roe"]),
    ("Nuri Hale, the surgeon on duty and the mayor’s nephew, was there. {He} said no.", ["Nuri Hale"]),
    ("Kim Hale, herself a baker, was there. {She} said no.", ["Kim Hale"]),
    (
        "Council leader Mona Reed spoke. Adam Roe, who chairs the Mill Club, left.\nRain.\n{The council leader} did.",
        ["Mona Reed"],
    ),
    ("{Norland’s ambassador to Norway Adam Roe} said no.", ["Adam Roe"]),
    ("{Chess great Martha Roe} said no.", ["Martha Roe"]),
    ("{The interior minister} said no.\n“It is late,” {Ouma Dial-Ba} told reporters.", ["Ouma Dial-Ba"] * 2),
    ("{A friend of singer Martha Roe} said no.", ["a friend of singer Martha Roe"]),
    ("MORE than a hundred came. {Martha Roe} said no.", ["Martha Roe"]),
]


@pytest.mark.parametrize(("marked", "expected"), BODIES + PEOPLE)
def test_who_is_meant_by_a_longer_introduction(marked: str, expected: list[str]) -> None:
    assert expected == speakers(cast_of(marked))


def test_those_who_say_so_are_nobody_in_particular() -> None:
    notes = onrecord.read("Martha Roe left.\n\nThose who claim that it was late should ask the court.")
    speakers_found = [one.speaker.value.name for one in notes.statements if one.speaker is not None]
    assert "who" not in speakers_found
    assert "Martha Roe" not in speakers_found
