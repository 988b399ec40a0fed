"""Who a description is: bodies called by their kind, documents, relatives, initials, listed offices, other names."""

import pytest
from casting import cast_of, speakers

ALIASES = [
    ("The Upper Lake Commission (ULC) met. {The ULC} said no.", ["Upper Lake Commission"]),
    ("The Federation of Copper Workers (FTC) met. {The FTC} said no.", ["Federation of Copper Workers"]),
    ("The ULC (Upper Lake Commission) met. {The commission} said no.", ["Upper Lake Commission"]),
    ("Jane Roe of the Upper Lake Commission (ULC) left. {The ULC} said no.", ["Upper Lake Commission"]),
    ("Mahmoud Abd al-Rahim spoke. {Abdel Rahim} said no. {Abdulrahim} said more.", ["Mahmoud Abd al-Rahim"] * 2),
    ("{Okada Harunori, a surgeon,} spoke. {Okada} said no.", ["Okada Harunori"] * 2),
    ("{The Free Tide} spoke. {The Free Tide party} said no.", ["Free Tide"] * 2),
    ("Ada Moor is mayor of Bray.\n{AM}: I knew.", ["Ada Moor"]),
    ("Kim Sung Un spoke in Busan. {The U.N.} said no.", ["U.N"]),
]

BODIES = [
    ("{The Lake Farmers’ Union} spoke. {The group} said no.", ["Lake Farmers’ Union"] * 2),
    ("{The Federation of Copper Workers} spoke. {The union} said no.", ["Federation of Copper Workers"] * 2),
    ("{Minera Alto}, which owns the pit, spoke. {The company} said no.", ["Minera Alto"] * 2),
    (
        "{Tarn Steel} and {Bray Foods} spoke. {The company} said no.",
        ["Tarn Steel", "Bray Foods", "?Bray Foods|Tarn Steel"],
    ),
    ("{Jane Roe, an analyst at Tarn Securities,} spoke. {The firm} said no.", ["Jane Roe", "the firm"]),
    ("{The Supreme Court} spoke. {The appeals court} said no.", ["Supreme Court", "the appeals court"]),
    ("{A federal appeals court} spoke. {The appeals court} said no.", ["a federal appeals court"] * 2),
    ("{The state news agency Tarnpress} spoke. {The agency} said no.", ["Tarnpress"] * 2),
]  # fmt: skip

DOCUMENTS = [
    ("In a letter to the board, {Jane Roe} said no. {The letter} said more.", ["Jane Roe"] * 2),
    ("{A statement by the Lake Guild} said no.", ["Lake Guild"]),
    ("A letter from Jane Roe came. {The letter} said no.", ["Jane Roe"]),
    ("{The Lake Guild’s spokeswoman, Jane Roe,} said no.", ["Jane Roe"]),
]

KIN = [
    ("{Jane Roe} spoke. Her husband, Tom Roe, came. {His wife} said no.", ["Jane Roe"] * 2),
    ("{Jane Roe} spoke. Her husband, Tom Roe, came. {Jane Roe} sat. {Her husband} said no.", [
        "Jane Roe", "Jane Roe", "Tom Roe"]),
    ("{Ivan Petrov} spoke. His son Pavel Petrov left. {The younger Petrov} said no.", ["Ivan Petrov", "Pavel Petrov"]),
    ("{Ivan Petrov} spoke. His son Pavel Petrov left. {The elder Petrov} said no.", ["Ivan Petrov"] * 2),
    ("{Ivan Petrov} spoke. {His lawyer} said no. {His lawyer} said more.", [
        "Ivan Petrov", "Ivan Petrov’s lawyer", "Ivan Petrov’s lawyer"]),
]  # fmt: skip

OFFICES = [
    ("The two water ministers, Jane Roe of Norland and Tom Hart of Sudland, met.\n{Hart} left. {The minister} said no.",
        ["Tom Hart", "Tom Hart"]),
    ("{Adel Nasri, who leads the Tide Bloc,} spoke. {The bloc’s leader} said no.", ["Adel Nasri"] * 2),
    ("{Tom Hart, head of the Lake Miners Federation,} spoke. {The union leader} said no.", ["Tom Hart"] * 2),
    ("{A senior official} spoke. Oil minister Tom Hart left. {The official} said no.", ["a senior official"] * 2),
    ("Prime Minister Tom Hart fell. {The former prime minister} said no.", ["Tom Hart"]),
    ("Mayor Jane Roe spoke.\nTom Hart came. {The former mayor} said no.", ["the former mayor"]),
    ("{Jane Roe, the county hydrologist,} spoke. {The hydrologist} said no.", ["Jane Roe"] * 2),
    ("{Tom Hart, 44, a baker,} spoke. {The baker} said no.", ["Tom Hart"] * 2),
    ("{Councilman Tom Hart} spoke.", ["Tom Hart"]),
    ("The foreign minister, Jane Roe, left. {The foreign minister, Tom Hart,} said no.", ["Tom Hart"]),
]  # fmt: skip

EPITHETS = [
    ("Ilir Roe-Low left. His wife, Drita, a nurse, stayed. {Mrs Roe-Low} said no.", ["Drita Roe-Low"]),
    ("Nazmye Roe lost it. Her husband, Sitki, pointed there. {Mr Roe} said no.", ["Sitki Roe"]),
    ("{The Marine Institute of the South} spoke. Jane Roe left. {The institute} said no.", [
        "Marine Institute of the South"] * 2),
    ("{Consolidated Norvik, which digs,} said no.", ["Consolidated Norvik"]),
    ("{Jane Roe, who leads the opposition,} left. Tom Hart, leader of Norvik, came. {The opposition leader} said no.", [
        "Jane Roe"] * 2),
    ("{Jane Roe, a former mayor of Bray,} left. Tom Hart came. {The ex-mayor} said no.", ["Jane Roe"] * 2),
    ("{Anna Low} said no.\nAmong the dismissed was Jane Roe. It was late. “No,” {she} said.", ["Anna Low", "Jane Roe"]),
    ("Jan Roe died. {His son} left. The son, Adam, is a nurse. {He} said no.", ["Adam"] * 2),
    ("Jane Roe sat alone.\n“No,” {the former head of Norvik} said.", ["Jane Roe"]),
    ("Jane Roe and Tom Hart sat.\n“No,” {the former head of Norvik} said.", ["the former head of Norvik"]),
    ("{He Yaping, a spokeswoman,} said no. {She} said yes.", ["He Yaping"] * 2),
    ("Jin-woo Oh left. {Oh, who fell,} said no. {Oh} said yes.", ["Jin-woo Oh"] * 2),
    ("{Friends of the Lake, a group that sings,} said no. {The group} said yes.", ["Friends of the Lake"] * 2),
    ("{The Tarn Authority} said no. {It} said yes.", ["Tarn Authority"] * 2),
    ("Tom Hart said no.\nThemba Roe saw it. It was late. “No,” {he} said.", ["Themba Roe"]),
    ("Her doctor has told it. {Dr Jane Roe} explains it. {The doctor} said no.", ["Jane Roe"] * 2),
    ("{Jane Roe, a minister,} blamed her predecessor, Tom Hart. {The former minister} said no.", [
        "Jane Roe", "Tom Hart"]),
    ("{Norvik’s mayor} was late. “No,” said {Zoran Hart}. {The mayor} said yes.", ["Zoran Hart"] * 3),
    ("Anna Roe and her brother Jun left. {Jun Roe} said no. {Her brother} said yes.", ["Jun Roe"] * 2),
    ("Lena Roe and Emil Roe sang. She was late. {Roe} said no.", ["Lena Roe"]),
    ("Born to a nurse and a porter, Jane Roe left. “No,” {she} said.", ["Jane Roe"]),
    ("{Bo Low of Tarn Fire and Rescue Service} left. {The service} said no.", [
        "Bo Low", "Tarn Fire and Rescue Service"]),
    ("{PC Jane Roe} left. {PC Roe} said no.", ["Jane Roe"] * 2),
    ("{Jane Roe, who represents him,} said so. {The agent} said it was late.", ["Jane Roe"] * 2),
    ("{Jane Roe, who represents him,} said so. Tom Hart left. {The agent} said no.", ["Jane Roe", "the agent"]),
    ("{The prosecutor, Jane Roe,} said so. {The bishop} said it was late.", ["Jane Roe", "the bishop"]),
    ("{Tom Hart} spoke. {The Chilean} said no.", ["Tom Hart"] * 2),
    ("{Tom Hart} spoke. {The Ghana international} said no.", ["Tom Hart"] * 2),
    ("{Justice Jane Roe} spoke. Tom Hart left. {The judge} said no.", ["Jane Roe"] * 2),
    ("The commander, known as Tom Hart, left. {The commander} said no.", ["Tom Hart"]),
    ("Tom Hart is a baker, a quiet man. Jim Low left. {The baker} said no.", ["Tom Hart"]),
    ("{Jane Roe, also a baker,} left. Tom Hart came. {The baker} said no.", ["Jane Roe"] * 2),
    ("The woman of the hill\nI met Jane Roe at six. “No,” {she} said.", ["Jane Roe"]),
    ("On Monday {the Popular Front of the Coast} spoke. {The Front} said no.", ["Popular Front of the Coast"] * 2),
    ("Chipmaker {Norvik} spoke. {Norvik Circuits} said no.", ["Norvik Circuits"] * 2),
    ("Doe Takafumi left. Mizue Doe stayed. {Mr Doe} said no. {Ms Doe} said yes.", ["Doe Takafumi", "Mizue Doe"]),
    ("Campaign group {Save the Lido} said no.", ["Save the Lido"]),
    ("{Jane Roe} spoke. “No,” {the biographer} said.", ["Jane Roe"] * 2),
    ("{Jane Roe} spoke. Tom Hart came. “No,” {the biographer} said.", ["Jane Roe", "the biographer"]),
    ("{Jane Roe} spoke. {The biographer} said no.", ["Jane Roe", "the biographer"]),
    ("Tom Hart, 71, a baker, came.\nJane Roe left. “No,” {the 71-year-old} said.", ["Tom Hart"]),
    ("Jane Roe was a trainee; she is now the museum’s curator. {The curator} said no.", ["Jane Roe"]),
    ("{Lake National Park} closed. {The park} said no.", ["Lake National Park"] * 2),
    ("On Monday {Norvik, the budget airline that failed,} spoke. {The carrier} said no.", ["Norvik"] * 2),
    ("{Tarn Bank} spoke. {The lender} said no.", ["Tarn Bank"] * 2),
    ("The fund has closed, the Lake Guild said. The Lake Guild has failed, {it} said.", ["Lake Guild"]),
    ("Loretta Vane spoke. Sheriff Roy Vane was asked later.\nLoretta Vane, head of it, left. {Vane} said no.", [
        "Loretta Vane"]),
    ("{Helen Strick KC} spoke. {Strick} said no.", ["Helen Strick"] * 2),
    ("{Free League (FRL) MP Jane Roe} spoke. {The FRL} said no.", ["Jane Roe", "Free League"]),
    ("{A spokesman for the lake ministry, Mirvan Totak,} spoke. {Totak} said no.", ["Mirvan Totak"] * 2),
    ("“No,” said {one of the women, Jane Roe, 34}.", ["Jane Roe"]),
]  # fmt: skip

BROKEN = [
    ("“No,” said {one of} them, Jane Roe.", ["Jane Roe"]),
    ("{Lake Guild\nJane Roe, its head,} said no.", ["Jane Roe"]),
    ("Tom Hart came. {He and his brother} said no.", ["he and his brother"]),
    ("The minister Tom Hart came. {The minister and his aides} said no.", ["the minister and his aides"]),
    ("{Norland and the Lake Guild} said no.", ["Norland and the Lake Guild"]),
    ("{A baker who gave only his first name, Jan,} said no.", ["a baker who gave only his first name, Jan"]),
]

EXCHANGES = [
    ("{Jane Roe} spoke. Asked by Ann Hart whether it was so, {she} said no.", ["Jane Roe"] * 2),
    ("{Jane Roe} spoke. {Ann Hart} answered.\nAda Moor and her son live there. {She} said no.", [
        "Jane Roe", "Ann Hart", "Ada Moor"]),
    ("{Tom Hart} spoke. {Jane Roe} asked why. {He} said no.", ["Tom Hart", "Jane Roe", "Tom Hart"]),
    ("HOLLIS CORNER — {Tom Hart} came first. {He} said no.", ["Tom Hart"] * 2),
    ("{Jane Obara} spoke. {Mr. Obara} said no. {President Obara} left.", [
        "Jane Obara", "Obara", "?Jane Obara|Obara"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "expected"), ALIASES + BODIES + DOCUMENTS + KIN + OFFICES + EPITHETS + BROKEN + EXCHANGES
)
def test_whom_the_text_means(marked: str, expected: list[str]) -> None:
    assert expected == speakers(cast_of(marked))


SPOKEN_FOR = [
    ("{A spokesman for the Lake Guild, Tom Hart,} said no.", "Tom Hart", ["Lake Guild"]),
    ("{Foreign ministry spokesman Tom Hart} said no.", "Tom Hart", ["foreign ministry"]),
    ("{The Lake Guild} spoke. {Its spokeswoman, Jane Roe,} said no.", "Jane Roe", ["Lake Guild"]),
    ("{Jane Roe, head of the Lake Guild,} said no.", "Jane Roe", []),
]


@pytest.mark.parametrize(("marked", "name", "bodies"), SPOKEN_FOR)
def test_for_whom_a_spokesperson_speaks(marked: str, name: str, bodies: list[str]) -> None:
    entity = next(entity for entity in cast_of(marked).entities if entity.name == name)
    assert bodies == [body.value for body in entity.speaks_for]


PLACES = [
    ("On Monday {Paris} said no.", "Paris", "government", ["France"]),
    ("{The Kremlin} said no.", "the Kremlin", "government", ["Russian presidency"]),
    ("On Monday {France} said no.", "France", "government", []),
]


@pytest.mark.parametrize(("marked", "name", "kind", "affiliations"), PLACES)
def test_a_place_that_speaks_is_a_government(marked: str, name: str, kind: str, affiliations: list[str]) -> None:
    entity = next(entity for entity in cast_of(marked).entities if entity.name == name)
    assert (entity.type, [body.value for body in entity.affiliations]) == (kind, affiliations)


TITLES = [
    ("Foreign Minister Sheikh Hamdan Nasri spoke.", "Hamdan Nasri", ["Foreign Minister", "Sheikh"]),
    ("Army chief Gen. Tom Hart spoke.", "Tom Hart", ["Army chief", "Gen"]),
    ("The two water ministers, Jane Roe and Tom Hart, met.", "Tom Hart", ["water minister"]),
    ("Jane Roe became mayor of Bray.", "Jane Roe", ["mayor of Bray"]),
]


@pytest.mark.parametrize(("text", "name", "roles"), TITLES)
def test_every_title_is_kept_as_a_role(text: str, name: str, roles: list[str]) -> None:
    entity = next(entity for entity in cast_of(text).entities if entity.name == name)
    assert roles == [role.value for role in entity.roles]
