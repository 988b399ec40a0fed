"""Who each source is: names, surnames, pronouns, descriptions, institutions, and what is left open."""

import pytest
from casting import cast_of, speakers

NAMES = [
    ("Lida Varga said so. {Varga} added that it was late.", ["Lida Varga"]),
    ("Varga resigns after vote\nThe mayor of Tartu, Lida Varga, said so. {Varga} added more.", ["Lida Varga"]),
    ("Sheikh Adnan al-Basri spoke. Later {Basri} said the road was shut.", ["Adnan al-Basri"]),
    ("Sheikh Adnan al-Basri spoke. Later {al-Basri} said the road was shut.", ["Adnan al-Basri"]),
    ("Tariq bin Sultan Al Marri spoke in Doha. {Al Marri} said it was done.", ["Tariq bin Sultan Al Marri"]),
    ("Pieter van der Meer spoke. {Van der Meer} said it was done.", ["Pieter van der Meer"]),
    ("Ursula von Lindau spoke in Bonn. {Von Lindau} said it was done.", ["Ursula von Lindau"]),
    ("Wu Lianhua spoke in Wuhan. {Wu} said it was done.", ["Wu Lianhua"]),
    ("Rafael Ortega Quiroga spoke in Quito. {Ortega} said it was done.", ["Rafael Ortega Quiroga"]),
    ("Rafael Ortega Quiroga spoke in Quito. {Ortega Quiroga} said it was done.", ["Rafael Ortega Quiroga"]),
    ("Sean O’Dowd spoke in Cork. {O’Dowd} said it was done.", ["Sean O’Dowd"]),
    ("Sean O'Dowd spoke in Cork. {O’Dowd} said it was done.", ["Sean O'Dowd"]),
    ("Martin J. Hale Jr. spoke in Ohio. {Mr. Hale} said it was done.", ["Martin J. Hale Jr."]),
    ("Martin Hale spoke. {Martin J. Hale} wrote it. {Hale} left.", ["Martin J. Hale"] * 2),
    ("Joe Tannen spoke in Maine. {Joseph Tannen} wrote that later.", ["Joe Tannen"]),
    ("Anne St. Clair spoke in Maine. {St. Clair} said it was done.", ["Anne St. Clair"]),
    ("Olena Kovalyk spoke. {Ms Kovalyk’s} demand was that it stop.", ["Olena Kovalyk"]),
    ("Nokuthula Dube and Peter Roe met. {Nokuthula} said they agreed.", ["Nokuthula Dube"]),
    ("Gen.\u00a0Ivo\u00a0Maric spoke. {General Maric} said it was over.", ["Ivo Maric"]),
    ("Lt Col Hamza Idrisi spoke. {Idrisi} said it was over.", ["Hamza Idrisi"]),
    ("Interview with Ama Boateng\nWriter Ama Boateng lives in Accra.\n{BOATENG}: I write at night.", ["Ama Boateng"]),
    ("{Ama Boateng and Peter Roe} said they would go. {They} said it twice.", ["Ama Boateng and Peter Roe"] * 2),
    ("The Water Workers Union (WWU) met. {The WWU} said pay was low.", ["Water Workers Union"]),
    ("Jordan’s envoy Omar Haddad spoke. {Jordan} said it would wait.", ["Jordan"]),
]

SAME_SURNAME = [
    ("Kofi Osei met his wife Ama Osei. {Osei} said it was late.", ["?Ama Osei|Kofi Osei"]),
    ("Kofi Osei met his wife Ama Osei. {Mr Osei} said it was late.", ["Kofi Osei"]),
    ("Kofi Osei met his wife Ama Osei. {Mrs Osei} said it was late.", ["Ama Osei"]),
    ("Kofi Osei met his wife Ama Osei. {Ama Osei} said it was late.", ["Ama Osei"]),
    ("Kofi Osei met his wife Ama Osei. {Osei} said so. He left. {He} said more.", ["?Ama Osei|Kofi Osei", "Kofi Osei"]),
    ("Kofi Osei spoke. {Osei} said it was late.\nAma Osei arrived.", ["Kofi Osei"]),
    ("Ivan Petrov Sr. met Ivan Petrov Jr. in Varna. {Petrov} said it was late.", ["?Ivan Petrov Jr.|Ivan Petrov Sr."]),
    ("Judge Ama Osei heard the farmer Kofi Osei. {Judge Osei} said it was late.", ["Ama Osei"]),
    ("Kofi Osei farms.\nAma Osei teaches in Accra. {Osei} said she liked it.", ["Ama Osei"]),
]

PRONOUNS = [
    ("{Lida Varga} said so. {She} added that it was late.", ["Lida Varga"] * 2),
    ("{Lida Varga} met Peter Roe. {She} said it was late.", ["Lida Varga"] * 2),
    ("Lida Varga met Peter Roe. {He} said it was late.", ["Peter Roe"]),
    ("{Peter Roe} told Tom Hart it was late. {He} added that it was cold.", ["Peter Roe"] * 2),
    ("{Peter Roe} said: “Tom Hart was a hero.” {He} added that it was cold.", ["Peter Roe"] * 2),
    ("Peter Roe and Tom Hart met in Bern. {He} said it was late.", ["?Peter Roe|Tom Hart"]),
    ("Lida Varga and Mona Hart met in Bern. {She} said it was late.", ["?Lida Varga|Mona Hart"]),
    ("{In Doha, Peter Roe} said it was late.", ["Peter Roe"]),
    ("{Her counterpart across the river}, border commissioner Tom Hart, said so.", ["Tom Hart"]),
    ("Peter Roe told Tom Hart that {he} was late.", ["?Peter Roe|Tom Hart"]),
    ("{He} said it was late.", ["-"]),
    (
        "{The politburo of the Free Coast} condemned it. “It is a crime,” {it} said.",
        ["the politburo of the Free Coast"] * 2,
    ),
    ("{Protesters} said they were tired. {They} said they would stay.", ["protesters"] * 2),
    ("{Peter Roe}, {who} said it was late, left.", ["Peter Roe"] * 2),
    ("Peter Roe of Leeds, {who} said it was late, left.", ["Peter Roe"]),
    ("The spokesman for Peter Roe, {who} said it was late, left.", ["?Peter Roe"]),
    ("{A nurse} said so. {She} said the ward was full.", ["a nurse"] * 2),
    ("Chief Nkem Adu spoke. Her deputy was there. {She} said it was late.", ["?Nkem Adu"]),
    ("{Lida Varga} said so. {She} said more.\n{Varga} left.", ["Lida Varga"] * 3),
    ("{Ilse Peter} said so. {She} said more.\n{Peter} left.", ["Ilse Peter"] * 3),  # a surname that is a man's name
    ("{Wanjiru Kamau} said so. {She} said more.\n{Kamau} left.", ["Wanjiru Kamau"] * 3),
    ("{Lida Varga} said so. {} More followed.", ["Lida Varga"] * 2),
    ("{} said so.", ["-"]),
    (
        "{Peter Roe} said so.\nThe road was shut.\nThe bridge fell.\nRain came.\n{He} said so.",
        ["Peter Roe", "?Peter Roe"],
    ),
]

DESCRIPTIONS = [
    ("Oil minister Peter Roe spoke. {The minister} said it was late.", ["Peter Roe"]),
    ("Peter Roe, the oil minister, spoke. {The minister} said it was late.", ["Peter Roe"]),
    ("The oil minister, Peter Roe, spoke. {The minister} said it was late.", ["Peter Roe"]),
    ("Senator Peter Roe spoke. {The lawmaker} said it was late.", ["Peter Roe"]),
    ("Member of parliament Lida Varga spoke. {The legislator} said it was late.", ["Lida Varga"]),
    ("Peter Roe, who is also the head of the Farm Board, spoke. {The official} said no.", ["the official"]),
    ("Oil minister Peter Roe met foreign minister Tom Hart. {The minister} said no.", ["?Peter Roe|Tom Hart"]),
    ("Oil minister Peter Roe met foreign minister Tom Hart. {The foreign minister} said no.", ["Tom Hart"]),
    ("Iraqi minister Ali Sabri met Turkish minister Can Demir. {The Turkish minister} said no.", ["Can Demir"]),
    ("{The Sunni grand mufti of Iraq} called for calm.", ["the Sunni grand mufti of Iraq"]),
    ("{A senior official} who asked not to be named said so.", ["a senior official who asked not to be named"]),
    ("{One official} said yes. {Another official} said no.", ["one official", "another official"]),
    ("{A senior official} said yes. {The official} said more.", ["a senior official"] * 2),
    ("{Witnesses} said so. {Witnesses} said more.", ["witnesses", "witnesses"]),
    ("{Hundreds of thousands of Iraqis} chanted.", ["hundreds of thousands of Iraqis"]),
    ("{His campaign} said so.", ["his campaign"]),
    ("{Peter Roe} said so. {His campaign} said more.", ["Peter Roe", "Peter Roe’s campaign"]),
    ("{Peter Roe} said so. {His statement} said more.", ["Peter Roe", "Peter Roe"]),
    ("{The ministry’s spokesman, Peter Roe,} said so. {Roe} left.", ["Peter Roe"] * 2),
    ("{A spokesman for the ministry, Peter Roe,} said so.", ["Peter Roe"]),
    ("{Spokesman for the ministry Lt Col Peter Roe} said so. {Roe} left.", ["Peter Roe"] * 2),
    ("{Unconfirmed reports on a local radio} claimed so.", ["unconfirmed reports on a local radio"]),
    ("{Kurdish tradition} has it that water is life.", ["Kurdish tradition"]),
    ("Lida Varga leads the Farm Board. {The board} said so.", ["Farm Board"]),
    ("{The Coast Council} spoke in a statement. {The statement} said no.", ["Coast Council"] * 2),
    ("Ama Osei works for Kestrel Mills. {Kestrel Mills} said no. {The company} left.", ["Kestrel Mills"] * 2),
    ("{A teachers’ union, the Coast Guild,} said so.", ["Coast Guild"]),
    ("They learn at a school in Austin, Texas, now. {The school} said so.", ["a school in Austin"]),
    ("Ama Osei spoke in Accra.\n{A}: I write at night.", ["Ama Osei"]),
    ("{One juror}, speaking on condition of anonymity, said so.", ["one juror"]),
]

NAMED_NEXT = [
    (
        "{A senior official with the Coast Movement} condemned it. Speaking in Tyre, {Adel Raya} left.",
        ["Adel Raya"] * 2,
    ),
    ("{A German minister} warned on Monday. {Finance Minister Karl Brandt} said it was late.", ["Karl Brandt"] * 2),
    ("{Another legislator} praised it. Speaking in Tyre, {Adel Raya} said more.", ["Adel Raya"] * 2),
    ("{A baker} saw it. {Adel Raya} said it was loud.", ["a baker", "Adel Raya"]),
    ("{A baker} saw it. Speaking in Tyre, {Mayor Adel Raya} said it was loud.", ["a baker", "Adel Raya"]),
    ("Adel Raya came. {An official} saw it. Speaking in Tyre, {Adel Raya} said no.", ["an official", "Adel Raya"]),
    ("{A spokeswoman} saw it. Speaking in Tyre, {Mr Adel Raya} said no.", ["a spokeswoman", "Adel Raya"]),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES + SAME_SURNAME + PRONOUNS + DESCRIPTIONS + NAMED_NEXT)
def test_who_each_source_is(marked: str, expected: list[str]) -> None:
    assert expected == speakers(cast_of(marked))
