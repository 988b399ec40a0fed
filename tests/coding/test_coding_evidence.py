"""On whose word, and how firmly: authority, the narrator's commitment, the speaker's."""

import pytest
from coded import coded, first, value

from onrecord.coding import code
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.schema import Attribution, Cast, Entity, Finding, Reference, Span
from onrecord.text import read_text

WHAT = "[what that the dam had held]"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Mara Lind", "named"),
        ("Mr Brandt", "named"),
        ("Harbour master Ivo Brandt", "named"),
        ("Rashid al-Tamimi", "named"),
        ("the mayor", "named"),
        ("Norland’s foreign minister", "named"),
        ("A minister", "unnamed"),
        ("A senior official with the harbour board", "unnamed"),
        ("officials", "unnamed"),
        ("two sources familiar with the talks", "unnamed"),
        ("Some residents", "unnamed"),
        ("a woman who gave only her first name", "unnamed"),
        ("The harbour ministry", "institution"),
        ("The politburo of the Harbour Front", "institution"),
        ("Ankara", "institution"),
        ("police", "institution"),
        ("The Harbour Front", "institution"),
        ("state television", "outlet"),
        ("The Harbour Times", "outlet"),
        ("the official news agency", "outlet"),
        ("protesters", "crowd"),
        ("Hundreds of thousands of Norwegians", "crowd"),
        ("a small group of demonstrators", "crowd"),
        ("a report by auditors", "document"),
        ("The lawsuit", "document"),
        ("local tradition", "tradition"),
        ("an old proverb", "tradition"),
        ("he", None),
        # a name in apposition, a body in apposition
        ("The rector, Bo Lind", "named"),
        ("Its chief engineer, Ada Lind, who joined in May", "named"),
        ("Solvang Bay, the shipping company", "institution"),
        ("The maker, Helvane", "institution"),
        ("Norcane Terminals", "institution"),
        ("Tenants’ Voice", "institution"),
        ("the prime minister’s office", "institution"),
        ("each side", "institution"),
        ("In Riga, Ada Lind, the minister for trade", "named"),
        # not named on purpose, whatever else is said
        ("a welder of ten years who gave only his first name, Bo", "unnamed"),
        # what is written, shown or held up
        ("an earlier entry", "document"),
        ("minutes posted on the council’s website", "document"),
        ("a copy of the audit seen by the Sentinel", "document"),
        ("Harbour TV’s drone pictures", "outlet"),
        ("a crowd outside the town hall", "crowd"),
        ("folk wisdom", "tradition"),
        ("the building code", "document"),
        ("a deed of 1641", "document"),
        ("an old rhyme", "tradition"),
        ("Some in the crowd", "crowd"),
        ("Supporters outside the ground", "crowd"),
        ("The Evening Mail", "outlet"),
        ("the weekly paper Lanterna", "outlet"),
        ("The paper mill at Brod", "institution"),
        ("The Seed Traders and Growers Association", "institution"),
    ],
)
def test_authority(source: str, expected: str | None) -> None:
    assert value(first(f"[who {source}] [cue said] {WHAT}.").authority) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Nurses in the back rows] [cue shouted]: [what “Open up!”]", "crowd"),
        ("[who Dozens of porters] blocked the gate, [cue chanting] [what “Open up!”]", "crowd"),
        ("[who Mara Lind] [cue shouted]: [what “Open up!”]", "named"),
        ("A banner hung from the window. [who It] [cue read]: [what “Open up”]", "crowd"),
        ("The contract has nine pages. [who It] [cue read]: [what “Nobody pays”]", "document"),
    ],
)
def test_what_is_called_out_or_held_up_is_a_crowds(marked: str, expected: str) -> None:
    assert value(first(marked).authority) == expected


def test_only_the_source_decides_not_the_one_spoken_to() -> None:
    assert value(first(f"[who Ada Lind] [cue told] a press briefing {WHAT}.").authority) == "named"


@pytest.mark.parametrize(("kinds", "expected"), [(("person", "person"), "named"), (("person", "organization"), None)])
def test_who_could_be_one_of_several_rests_on_what_they_have_in_common(kinds: tuple, expected: str | None) -> None:
    article = article_from_text("She said it was over.")
    reading = read_text(article)
    people = tuple(Entity(n, f"Ada Lind{n}", kind, ()) for n, kind in enumerate(kinds))
    attribution = Attribution((Span(9, 20),), (Span(4, 8),), (Span(0, 3),), "indirect", "marks", 1.0, "say")
    speaker = Finding(Reference("she", None, (0, 1)), (Span(0, 3),), "marks")
    notes = code(reading, find(reading), (attribution,), Cast(people, (speaker,)))
    assert value(notes.statements[0].authority) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It is [cue said] [what that the dam had held].", "unattributed"),
        ("[cue It is alleged] [what that the dam had held].", "unattributed"),
        ("[what The dam] [cue is thought] [what to have held].", "unattributed"),
        ("[cue There were unconfirmed reports] [what that the dam had held].", "unnamed"),
    ],
)
def test_where_nobody_is_given(marked: str, expected: str) -> None:
    assert value(first(marked).authority) == expected


def test_a_name_is_what_the_text_has_called_it() -> None:
    notes = coded(
        "[who:1 The weekly paper Lanterna] [cue:1 said] [what:1 it shut]. [who:2 Lanterna] [cue:2 said] [what:2 so]."
    )
    assert [value(each.authority) for each in notes.statements] == ["outlet", "outlet"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "named"), ("organization", "institution"), ("outlet", "outlet"), ("place", "institution")],
)
def test_the_resolved_speaker_decides(kind: str, expected: str) -> None:
    statement = first(f"[who|speaker=Lind Aster| she] [cue said] {WHAT}.", types={"Lind Aster": kind})
    assert value(statement.authority) == expected


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("unconfirmed reports", "document", "unnamed"),
        ("local tradition", "document", "tradition"),
        ("Hundreds of thousands of Norwegians", "group", "crowd"),
        ("Bank of Norland governor Ada Lind", "person", "named"),
        ("two sources", "group", "unnamed"),
        ("The Harbour Front", "group", "institution"),
    ],
)
def test_what_the_text_calls_it_comes_before_its_type(source: str, kind: str, expected: str) -> None:
    assert value(first(f"[who {source}] [cue said] {WHAT}.", types={source: kind}).authority) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"[who Mara Lind] [cue said] {WHAT}.", "asserted"),
        ("[who Mara Lind] [cue threatened] [what to strike if nobody was paid].", "conditional"),
        ("[who Mara Lind] [cue threatened] [what to strike on Friday].", "asserted"),
        ("[who Mara Lind] [cue condemned] [what the raid].", "asserted"),
        (f"[who Mara Lind] [cue claimed] {WHAT}.", "distanced"),
        (f"[who Mara Lind] [cue alleged] {WHAT}.", "distanced"),
        ("[who The front] [cue claimed] [what responsibility for the raid].", "asserted"),
        (f"[who Mara Lind] falsely [cue said] {WHAT}.", "distanced"),
        (f"[who Mara Lind] [cue said], without evidence, {WHAT}.", "distanced"),
        (f"[who Mara Lind] [cue denied] {WHAT}.", "denied"),
        ("[who Mara Lind] [cue denied] [what any involvement].", "denied"),
        (f"[who Mara Lind] [cue claimed] {WHAT}. Neither account could be independently verified.", "unconfirmed"),
        (f"[who Mara Lind] [cue denied] {WHAT}. Neither account could be independently verified.", "denied"),
        (f"[who Mara Lind] [cue said] {WHAT}. That could be verified.", "asserted"),
        (f"[who Mara Lind] reportedly [cue said] {WHAT}.", "hedged"),
        (f"[who Mara Lind] is believed to have [cue said] {WHAT}.", "hedged"),
        (f"[who Unconfirmed reports] [cue said] {WHAT}.", "unconfirmed"),
        (f"[who Unconfirmed reports on Twitter] [cue claim] {WHAT}.", "unconfirmed"),
        (f"[who Mara Lind] [cue said] {WHAT}. The claim could not be independently verified.", "unconfirmed"),
        (f"[who Mara Lind] [cue said] {WHAT}, which could not immediately be confirmed.", "unconfirmed"),
        (f"[who Mara Lind] [cue said] {WHAT}. There was no independent confirmation of the report.", "unconfirmed"),
        (f"[who Mara Lind] [cue said] {WHAT}. This newspaper has not been able to verify that.", "unconfirmed"),
        ("[what “If they come, we will close the gate,”] [who Mara Lind] [cue said].", "conditional"),
        ("[who Mara Lind] [cue said] [what the port would close unless they paid].", "conditional"),
        ("[who Mara Lind] [cue rejected] [what the charge].", "denied"),
        ("[who Mara Lind] [cue dismissed] [what suggestions that the dam had held].", "denied"),
        ("[who Mara Lind] [cue disputed] [what the figures].", "denied"),
        (f"[cue It was denied] {WHAT}.", "denied"),
        ("[what The dam] [cue is thought] [what to have held].", "hedged"),
        ("[who A study] [cue suggests] [what that the dam held].", "hedged"),
        ("[what “If she goes, we go,”] [who Mara Lind] [cue said].", "conditional"),
        ("[who Mara Lind] [cue said] [what it would close should the strike last].", "conditional"),
        ("[who The contract] [cue says] [what the sum is paid only if the guards were on duty].", "asserted"),
        ("[who The contract] [cue says] [what the sum will be paid only if the guards were on duty].", "conditional"),
        # no denial, no condition, no hedge
        ("[who Mara Lind] [cue rejected] [what the offer].", "asserted"),
        (f"[who Mara Lind] [cue did not deny] {WHAT}.", "asserted"),
        ("[who Mara Lind] [cue suggested] [what that the dam had held].", "asserted"),
        ("[who Mara Lind] [cue dropped her claim] [what that the dam had held].", "asserted"),
        # not the narrator's doubt about this statement
        ("[who Mara Lind] [cue asked] [what if the dam had held].", "asserted"),
        ("[who Mara Lind] [cue said] [what the report could not be verified].", "asserted"),
        (f"[who Mara Lind] [cue said] {WHAT}. Heavy rain fell. Its cause could not be verified.", "asserted"),
        (
            f"Where she had apparently slept little, the harbour being loud, [who Mara Lind] [cue said] {WHAT}.",
            "asserted",
        ),
    ],
)
def test_commitment_of_the_narrator(marked: str, expected: str) -> None:
    assert value(first(marked).commitment) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“The dam has held”", None),
        ("“I think the dam has held”", "hedged"),
        ("the dam may have held", "hedged"),
        ("the vote in May was fair", None),
        ("“It is probably over”", "hedged"),
        ("the dam appears to have held", "hedged"),
        ("“If they come, we will close the gate”", "conditional"),
    ],
)
def test_commitment_of_the_speaker(content: str, expected: str | None) -> None:
    assert value(first(f"[who Mara Lind] [cue said] [what {content}].").speaker_commitment) == expected


def test_a_hedge_of_the_narrator_is_not_the_speakers() -> None:
    statement = first(f"[who Mara Lind] reportedly [cue said] {WHAT}.")
    assert (value(statement.commitment), value(statement.speaker_commitment)) == ("hedged", None)


def test_a_doubt_belongs_to_the_statement_just_before_it() -> None:
    notes = coded(
        "[who:1 Mara Lind] [cue:1 said] [what:1 it was shut].\n\n[who:2 Ivo Brandt] [cue:2 said] [what:2 it was open]. "
        "That could not be verified."
    )
    assert [value(s.commitment) for s in notes.statements] == ["asserted", "unconfirmed"]
