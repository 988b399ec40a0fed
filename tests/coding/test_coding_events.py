"""Deeds in the narrator's voice: gatherings, crowds, places; and what only a speaker tells of."""

import pytest
from coded import coded


def told(text: str, **layout: object) -> list[tuple[str, str | None, str | None]]:
    return [
        (e.kind, e.place.value.name if e.place else None, e.place.value.country if e.place else None)
        for e in coded(text, **layout).events
    ]


def crowd(text: str) -> list[tuple[str, int | None, int | None, str | None]]:
    return [
        (c.text, c.low, c.high, c.counted_by) for e in coded(text).events if e.by == "gathering words" for c in e.counts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Massive protests were held in Oslo.", [("PROTEST", "Oslo", "NOR")]),
        ("Thousands of people marched in Riga on Friday.", [("PROTEST", "Riga", "LVA")]),
        ("In Nairobi, students took to the streets.", [("PROTEST", "Nairobi", "KEN")]),
        (
            "Large protests took place in Riga, in Oslo and in the occupied Gaza strip.",
            [("PROTEST", "Riga", "LVA"), ("PROTEST", "Oslo", "NOR"), ("PROTEST", "Gaza strip", "PSE")],
        ),
        (
            "Large protests took place in Riga, Tallinn and Vilnius.",
            [("PROTEST", "Riga", "LVA"), ("PROTEST", "Tallinn", "EST"), ("PROTEST", "Vilnius", "LTU")],
        ),
        ("Thousands of mourners joined the funeral procession in Basra.", [("gathering", "Basra", "IRQ")]),
        ("Dozens of residents gathered outside the court in Lima.", [("gathering", "Lima", "PER")]),
        ("The visit of Norland’s foreign minister to Estonia ended early.", [("CONSULT", "Estonia", "EST")]),
        ("Mara Lind met with Ivo Brandt in Geneva on Monday.", [("CONSULT", "Geneva", "CHE")]),
        ("Mara Lind travelled to Kaunas to speak with the crew.", [("CONSULT", "Kaunas", "LTU")]),
        ("Mara Lind visited Kaunas on Monday.", [("CONSULT", "Kaunas", "LTU")]),
        (
            "Large protests took place in Riga, where she had lived before moving to a flat in Oslo.",
            [("PROTEST", "Riga", "LVA")],
        ),
        # told again
        ("Huge protests erupted in Oslo. The protests in Oslo drew 4,000 people.", [("PROTEST", "Oslo", "NOR")]),
        ("Dozens of porters blocked the main gate in Riga for an hour.", [("PROTEST", "Riga", "LVA")]),
        ("Students occupied the university library in Riga.", [("PROTEST", "Riga", "LVA")]),
        ("Nurses sat on the tracks at Riga.", [("PROTEST", "Riga", "LVA")]),
        ("Forty students spent the night in the rectorate in Riga to protest.", [("PROTEST", "Riga", "LVA")]),
        ("Nurses went on strike in Riga.", [("PROTEST", "Riga", "LVA")]),
        ("The picket in Riga has grown to about 800 people.", [("PROTEST", "Riga", "LVA")]),
        ("In Riga, a crowd outside the bank chanted “Pay up!”", [("PROTEST", "Riga", "LVA")]),
        # those who chant are those who marched
        ("Thousands of nurses marched in Riga. Marchers chanted “Pay up!”", [("PROTEST", "Riga", "LVA")]),
        # a candidate's rally is against nobody
        ("Mara Lind held rallies in Riga and drew 900 people.", [("gathering", "Riga", "LVA")]),
        ("Thousands of people joined a campaign rally in Riga.", [("gathering", "Riga", "LVA")]),
        ("Hundreds of students held a rally in Riga.", [("PROTEST", "Riga", "LVA")]),
        # two in one town are two
        (
            "Hundreds of nurses rallied in Riga. Dozens of students blocked the bridge in Riga.",
            [("PROTEST", "Riga", "LVA"), ("PROTEST", "Riga", "LVA")],
        ),
        # no event
        ("Fans chanted the coach’s name in Riga.", []),
        ("Soldiers had occupied the school in Riga.", []),
        ("Police blocked the road in Riga.", []),
        ("Residents blocked the plan in Riga.", []),
        ("The union called on nurses to protest in Riga.", []),
        ("Nurses have the right to protest in Riga.", []),
        ("Talks to resume on Friday in Riga.", []),
        ("Mara Lind talks to Harbour Review in Riga.", []),
        ("Mara Lind had visited Kaunas in her youth.", []),
        ("Mara Lind would have met Ivo Brandt in Kaunas.", []),
        ("The right to protest is in the constitution.", []),
        ("No protests were held in Oslo.", []),
        ("Shares rallied in Oslo.", []),
        ("She wrote a book on the protests.", []),
        ("“Thousands marched in Oslo”", []),
    ],
)
def test_events(text: str, expected: object) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds of thousands of mourners joined the procession in Basra.", [(200_000, 999_999)]),
        ("Tens of thousands of people protested in Oslo.", [(20_000, 99_999)]),
        ("Thousands of people protested in Oslo.", [(2_000, 9_999)]),
        ("Several hundred students protested in Oslo.", [(200, 999)]),
        ("Dozens of students protested in Oslo.", [(24, 99)]),
        ("About 4,000 people protested in Oslo.", [(4_000, 4_000)]),
        ("More than 500 people protested in Oslo.", [(500, None)]),
        ("Up to 10,000 people protested in Oslo.", [(None, 10_000)]),
        ("Between 4,000 and 5,000 people protested in Oslo.", [(4_000, 5_000)]),
        ("Some 1.5 million Iraqis protested in Basra.", [(1_500_000, 1_500_000)]),
        ("Half a million people protested in Oslo.", [(500_000, 500_000)]),
        ("A 300-strong crowd of residents protested in Oslo.", [(300, 300)]),
        ("Massive protests were held in Oslo.", [(None, None)]),
        ("People protested in Oslo in 2019.", []),
        ("People protested in Oslo after 12 miners were killed.", []),
    ],
)
def test_how_many(text: str, expected: object) -> None:
    assert [(low, high) for _, low, high, _ in crowd(text)] == expected


def test_two_counts_with_who_counted() -> None:
    text = "People marched in Oslo. Police put the crowd at 4,000, while organisers said 20,000."
    assert crowd(text) == [("4,000", 4_000, 4_000, "Police"), ("20,000", 20_000, 20_000, "organisers")]


def test_the_next_sentence_may_report_two_counts() -> None:
    text = (
        "A crowd outside the bank in Riga chanted. [who:1 Police] [cue:1 put] [what:1 it at 3,000]; "
        "[who:2 the Harbour Front] [cue:2 spoke] [what:2 of 20,000]."
    )
    assert crowd(text) == [("3,000", 3_000, 3_000, "Police"), ("20,000", 20_000, 20_000, "the Harbour Front")]


def test_a_dateline_does_not_make_two_gatherings_one() -> None:
    text = "RIGA — Thousands of nurses marched to the ministry.\n\nAbout 200 parents staged a sit-in at a school."
    assert told(text, dateline="RIGA —") == [("PROTEST", "Riga", "LVA"), ("PROTEST", "Riga", "LVA")]


def test_one_count_for_several_places_is_not_each_ones() -> None:
    text = "Nurses marched in Riga and Oslo. By the city’s estimate it was closer to 4,000."
    assert [[c.low for c in e.counts] for e in coded(text).events] == [[4_000], []]


def test_a_count_may_be_said_to_have_come() -> None:
    text = "Nurses marched in Riga. [who Mara Lind] [cue said] [what 1,200 had come]."
    assert crowd(text) == [("1,200", 1_200, 1_200, "Mara Lind")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 6,000 people, by the union’s count, marched in Riga.",
        "On the union’s estimate, some 6,000 people marched in Riga.",
    ],
)
def test_whose_tally_it_is(text: str) -> None:
    assert crowd(text) == [("some 6,000" if text[0] == "O" else "Some 6,000", 6_000, 6_000, "the union")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell; dozens of nurses marched in Riga, it is said.", "dozens of nurses marched in Riga"),
        ("It rained, and dozens of porters blocked the gate.", "It rained, and dozens of porters blocked the gate"),
        ("It rained; and dozens of porters blocked the gate.", "dozens of porters blocked the gate"),
        ("Dozens of porters blocked the gate and left.", "Dozens of porters blocked the gate"),
    ],
)
def test_the_evidence_is_the_clause(text: str, expected: str) -> None:
    notes = coded(text)
    assert [notes.article.read(*event.evidence) for event in notes.events] == [expected]


def test_a_planned_event_is_on_the_day_ahead() -> None:
    (event,) = coded("Massive protests will be held in Oslo on Friday.").events
    assert (event.date.value.expression, event.date.value.first) == ("Friday", "2024-05-17")


def test_the_speaker_counted_what_only_they_say() -> None:
    text = "Protests were held in Oslo. [who The harbour union] [cue said] [what about 4,000 people had come]."
    assert crowd(text) == [("about 4,000", 4_000, 4_000, "The harbour union")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Massive protests were held in Oslo.", "happened"),
        ("Massive protests will be held in Oslo.", "planned"),
        ("Massive protests are planned in Oslo.", "planned"),
        ("[who Mara Lind] [cue said] [what massive protests were held in Oslo].", "reported"),
    ],
)
def test_status(text: str, expected: str) -> None:
    assert [e.status.value for e in coded(text).events] == [expected]


def test_what_a_speaker_tells_rests_on_the_announcing_words() -> None:
    notes = coded("[who Mara Lind] [cue said] [what massive protests were held in Oslo].")
    assert notes.article.read(*notes.events[0].status.evidence) == "said"


def test_the_day_of_an_event() -> None:
    (event,) = coded("Massive protests were held in Oslo on Friday.").events
    assert (event.date.value.expression, event.date.value.first) == ("Friday", "2024-05-10")


def test_a_place_heading_places_an_event() -> None:
    assert told("Lebanon: Massive protests were held on Friday.", headings=("Lebanon",)) == [
        ("PROTEST", "Lebanon", "LBN")
    ]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("[who Ivo Brandt] [cue said] [what gunmen killed two porters].", "Ivo Brandt"),
        ("Gunmen killed two porters.", None),
    ],
)
def test_an_event_that_only_a_speaker_tells_of_names_him(text: str, teller: str | None) -> None:
    (event,) = coded(text).events
    assert (event.reported_by.value.name if event.reported_by else None) == teller
