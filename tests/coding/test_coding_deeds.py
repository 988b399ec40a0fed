"""Deeds as events: who did what to whom, how it stands, how many were harmed, and told of twice it is one."""

import pytest
from coded import coded


def told(text: str, **layout: object) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, status and the words of every telling of each deed."""
    notes = coded(text, **layout)
    return [
        (e.kind, e.status.value, tuple(notes.article.read(span) for span in e.evidence))
        for e in notes.events
        if e.by == "deed words"
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(kind, status) for kind, status, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two porters in Riga.", [("ASSAULT", "happened")]),
        ("Mara Lind was assassinated in Riga.", [("ASSAULT/targeted", "happened")]),
        ("Police arrested Mara Lind in Oslo.", [("COERCE/arrest", "happened")]),
        ("A court in Oslo sentenced Mara Lind to five years in prison.", [("SANCTION/convict", "happened")]),
        ("Mara Lind resigned on Friday.", [("RETREAT/resign", "happened")]),
        ("A gangway fell, injuring two dockers.", [("harm", "happened")]),
        ("Gunmen opened the gate, injuring two dockers.", [("ASSAULT", "happened")]),
        ("A bus crashed near Lima.", [("accident", "happened")]),
        ("Norland will expel Mara Lind next week.", [("SANCTION/expel", "planned")]),
        ("Norland threatened to bomb Kano.", [("ASSAULT/explosives", "threatened")]),
        ("The army denied killing Mara Lind.", [("ASSAULT", "denied")]),
        ("Mara Lind was allegedly kidnapped by gunmen.", [("ASSAULT/abduct", "unconfirmed")]),
        ("She accused Norland, a neighbour, of a plan by which gunmen killed Mara Lind.", [("ASSAULT", "unconfirmed")]),
        ("[who Ivo Brandt] [cue said] [what gunmen killed two porters].", [("ASSAULT", "reported")]),
        # nothing that is on record as done
        ("Police did not arrest Mara Lind.", []),
        ("No one killed Mara Lind.", []),
        ("If gunmen killed Mara Lind, nobody saw it.", []),
        ("Gunmen could kill Mara Lind.", []),
        ("Gunmen tried to kill Mara Lind.", []),
        ("The union demanded the release of Mara Lind.", []),
        ("Police called for the arrest of Mara Lind.", []),
        ("They want every porter to be deported.", []),
        # other deeds
        ("The committee killed the bill.", []),
        ("Ivo Brandt shot a film.", []),
        ("Mara Lind attacked Ivo Brandt in the debate.", []),
        ("The martyred Mara Lind was 61.", []),
        ("Mara Lind dismissed Ivo Brandt’s claims.", []),
        ("Shares crashed on Friday.", []),
    ],
)
def test_kind_and_standing(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Gunmen killed Mara Lind in Riga.", ["Gunmen"], ["Mara Lind"]),
        ("Mara Lind was killed in Riga by two gunmen.", ["two gunmen"], ["Mara Lind"]),
        ("The assassination of Mara Lind by two gunmen shocked Riga.", ["two gunmen"], ["Mara Lind"]),
        ("Mara Lind’s assassination shocked Riga.", [], ["Mara Lind"]),
    ],
)
def test_who_did_it_to_whom(text: str, actors: list[str], targets: list[str]) -> None:
    (event,) = coded(text).events
    assert [each.value.name for each in event.actors] == actors
    assert [each.value.name for each in event.targets] == targets


def test_a_verb_and_nouns_of_one_deed_are_one_event() -> None:
    text = (
        "Mara Lind was killed in Riga on Friday. The killing was filmed. Ivo Brandt left after the assassination of "
        "Mara Lind.\n\n[what “The martyrdom of Mara Lind is not forgotten,”] [who Ivo Brandt] [cue said]."
    )
    assert told(text) == [
        (
            "ASSAULT/targeted",
            "happened",
            ("Mara Lind was killed", "killing", "assassination of Mara Lind", "martyrdom of Mara Lind"),
        )
    ]


def test_two_victims_are_two_events() -> None:
    assert len(told("Gunmen killed Mara Lind in Riga. Gunmen killed Ivo Brandt in Oslo.")) == 2


def test_what_is_only_quoted_is_no_event() -> None:
    assert told("[what “They murdered Mara Lind,”] [who Ivo Brandt] [cue said].") == []


def test_harm_told_of_behind_an_attack_is_its_own() -> None:
    (event,) = coded("A bomb exploded in Kano. At least 12 people were killed and 30 wounded.").events
    assert [(c.text, c.low, c.high) for c in event.counts] == [
        ("At least 12 people were killed", 12, None),
        ("30 wounded", 30, 30),
    ]


def test_two_tolls_by_two_counters_are_two_counts() -> None:
    (event,) = coded("A bomb exploded in Kano. Police put the toll at 12; hospital officials said 15 had died.").events
    assert [(c.low, c.counted_by) for c in event.counts] == [(12, "Police"), (15, "hospital officials")]


def test_a_crowd_is_put_at_a_number() -> None:
    text = "A march took place in Dodoma. Police put the crowd outside parliament at 800; organisers said 3,000."
    (event,) = coded(text).events
    assert [(c.low, c.counted_by) for c in event.counts] == [(800, "Police"), (3000, "organisers")]


def test_the_night_of_a_deed() -> None:
    (event,) = coded("Gunmen shelled the town of Kano on the night of 3 to 4 January.").events
    assert (event.date.value.first, event.date.value.last) == ("2024-01-03", "2024-01-04")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Militiamen seized an ambulance and two lorries of flour.", [("COERCE/seize", "happened")]),
        ("Militiamen seized the chance to speak.", []),
        ("Critics spoke of confiscating weapons.", []),
        ("Norland recalled its ambassador and closed its airspace.",
         [("SANCTION/withdraw", "happened"), ("COERCE/restrict", "happened")]),
        ("A shopkeeper closed the road map.", []),
        ("The court threw out the complaint.", [("REJECT", "happened")]),
        ("Parliament will vote to end the strike.", [("vote", "planned")]),
        ("A black flag was hoisted over the town hall.", [("gathering/symbolic", "happened")]),
        ("He said that the flag was raised, and the flag has been raised.", [("gathering/symbolic", "happened")]),
        ("Students burned a portrait of the president.", [("PROTEST/vandalize", "happened")]),
        ("Police raided the offices of the paper.", [("COERCE/search", "happened")]),
        ("Gunmen raided the village of Orla.", [("ASSAULT", "happened")]),
        ("Norland imposed an embargo on Ostria.", [("SANCTION", "happened")]),
        ("The union plans to walk out on Tuesday.", [("PROTEST/strike", "planned")]),
        ("The jury walked out before the end.", []),
        ("Norland has called up reservists.", [("MOBILIZE/troops", "happened")]),
        # attacks in words
        ("Mara Lind attacked the government on Thursday.", []),
        ("The Liberal Party attacked the union.", []),
        ("The senator spent the day attacking his rivals.", []),
        ("Rebels attacked the army near Kano.", [("ASSAULT", "happened")]),
    ],
)  # fmt: skip
def test_deeds_done_to_things_and_attacks_that_are_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_who_does_a_deed_needs_no_mention() -> None:
    notes = coded("Militiamen seized an ambulance.")
    assert [[party.value.name for party in event.actors] for event in notes.events] == [["Militiamen"]]
    assert [[party.value.name for party in event.targets] for event in notes.events] == [["an ambulance"]]
