"""What was done by saying it: the announcing verb supports, the words decide."""

import re
from pathlib import Path

import pytest
from coded import coded, first


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Mara Lind] [cue condemned] [what the raid].", {"ACCUSE"}),
        ("[who Mara Lind] [cue urged] [what the mayor to resign].", {"REQUEST"}),
        ("[who Mara Lind] [cue offered her condolences] [what to the crew].", {"condole"}),
        ("[who Mara Lind] [cue thanked] [what the crew].", {"thank", "SUPPORT"}),
        ("[who Mara Lind] [cue denied] [what any role in the raid].", {"deny"}),
        ("[who Mara Lind] [cue vowed] [what to go on].", {"vow", "AGREE"}),
        ("[who Mara Lind] [cue warned] [what that the dam would break].", {"warn"}),
        ("[who Mara Lind] [cue rejected] [what the offer].", {"REJECT"}),
        ("[who Mara Lind] [cue said]: [what “This crime will not go unpunished.”]", {"THREATEN"}),
        ("[who Mara Lind] [cue said]: [what “We condemn the raid.”]", {"ACCUSE"}),
        (
            "[who Mara Lind] [cue said]: [what “We stand with the dockers and we demand an inquiry.”]",
            {"SUPPORT", "REQUEST"},
        ),
        ("[who The front] [cue claimed] [what responsibility for the raid].", {"claim responsibility"}),
        ("[who Mara Lind] [cue declined] [what to comment].", {"decline"}),
        ("[who Mara Lind] [cue has not ruled out] [what a strike].", {"consider"}),
        ("[who Mara Lind] [cue wished] [what the crew a full recovery].", {"condole"}),
        # plain saying, where the words show nothing more
        ("[who Mara Lind] [cue said]: [what “The tide is at six.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “We do not condemn it, nor is it unacceptable.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “He asked whether we support it.”]", {"comment"}),
        ("[who Mara Lind] [cue said] [what that Ivo Brandt had condemned the raid].", {"comment"}),
        ("[who Mara Lind] [cue told] [what the crew they had to wait].", {"comment"}),
        ("[cue According to] [who local tradition], [what the flag stands for grief].", set()),
        ("[who Mara Lind] [cue apologised to] [what the crew].", {"CONCEDE"}),
        ("[who Mara Lind] [cue declined to say] [what whether it would].", {"decline"}),
        # asked for, not only about
        ("[who Mara Lind] [cue asked] [what the two harbour towns to wait].", {"REQUEST"}),
        ("[who Mara Lind] [cue asked] [what that the count be stopped].", {"REQUEST"}),
        ("[who Mara Lind] [cue asked] [what whether the town had to wait].", {"comment"}),
        ("[who Mara Lind] [cue asked]: [what “Who has to pay for it?”]", {"comment"}),
        ("[who Mara Lind] [cue told] [what the crew to wait].", {"REQUEST"}),
        # a denial by what is insisted on
        ("[who Mara Lind] [cue insisted] [what that nobody had been held].", {"deny"}),
        ("[who Mara Lind] [cue insisted] [what that the crew had been paid].", {"comment"}),
        # of a crowd
        ("[who Dozens of nurses] [cue shouted]: [what “Open up!”]", {"PROTEST", "REQUEST"}),
        ("[who Mara Lind] [cue shouted]: [what “Open up!”]", {"REQUEST", "comment"}),
        ("[who Mara Lind] [cue promised] [what to pay].", {"vow", "AGREE"}),
        # by whose deed it is, and whether it is done
        ("[who Mara Lind] [cue said]: [what “We will strike back.”]", {"THREATEN"}),
        ("[who Mara Lind] [cue said] [what she would send doctors].", {"AGREE"}),
        ("[who Mara Lind] [cue said] [what the rebels would strike back].", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “If we attacked the town, nobody would help.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “We attacked the barracks.”]", {"claim responsibility"}),
        ("[who Mara Lind] [cue said]: [what “They attacked the barracks.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “The army must withdraw its troops.”]", {"REQUEST"}),
        ("[who Mara Lind] [cue said]: [what “We must not forget.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “Owners should pay.”]", {"REQUEST", "comment"}),
        ("[who Mara Lind] [cue said]: [what “The tide should turn.”]", {"comment"}),
        ("[who Mara Lind] [cue said]: [what “We will never touch it.”]", {"REJECT", "vow"}),
        ("[who Mara Lind] [cue said] [what they would not touch it].", {"REJECT", "comment"}),
        ("[who Mara Lind] [cue said] [what her country would not negotiate].", {"REJECT"}),
        ("[who Mara Lind] [cue said]: [what “We welcome the ruling.”]", {"SUPPORT"}),
        ("[who Mara Lind] [cue said] [what she mourned the crew].", {"mourn"}),
        ("[who Mara Lind] [cue said]: [what “Last year we condemned it.”]", {"comment"}),
        ("[who Mara Lind] [cue expects] [what a strike].", {"predict"}),
        ("[who Mara Lind] [cue refused] [what to comment].", {"REJECT", "decline"}),
        ("[who Mara Lind] [cue expressed solidarity] [what with the nurses].", {"SUPPORT"}),
    ],
)
def test_acts(marked: str, expected: set[str]) -> None:
    assert {act.value for act in first(marked).acts} == expected


def test_verb_and_words_together_are_surer() -> None:
    alone = first("[who Mara Lind] [cue condemned] [what the raid].").acts[0]
    both = first("[who Mara Lind] [cue condemned] [what a war crime].").acts[0]
    assert alone.score < both.score < 1


@pytest.mark.parametrize(
    ("marked", "evidence", "because"),
    [
        (
            "[who Mara Lind] [cue said]: [what “This will not go unpunished.”]",
            "will not go unpunished",
            r"THREATEN/violence because “will not go unpunished” \[acts \d+\]",
        ),
        (
            "[who Mara Lind] [cue condemned] [what the raid].",
            "condemned",
            r"ACCUSE/disapprove because “condemned” \[acts \d+\]",
        ),
        (
            "[who Mara Lind] [cue condemned] [what a war crime].",
            "condemned … war crime",
            r"ACCUSE/disapprove because “condemned” \[acts \d+\] and “war crime” \[acts \d+\]",
        ),
        (
            "[who Mara Lind] [cue said]: [what “Ivo must release the prisoners.”]",
            "release",
            r"REQUEST/yield because “release” \[act_verbs \d+, demanded\]",
        ),
        ("[who Mara Lind] [cue said]: [what “The tide is at six.”]", "said", "comment because plainly said"),
    ],
)
def test_each_act_says_why_in_a_line(marked: str, evidence: str, because: str) -> None:
    notes = coded(marked)
    (act,) = notes.statements[0].acts
    assert notes.article.read(*act.evidence) == evidence
    assert re.fullmatch(because, act.by)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("This will not go unpunished.", "THREATEN/violence because"),
        ("Ivo must release the prisoners.", "REQUEST/yield because"),
    ],
)
def test_the_page_on_acts_shows_such_reasons(words: str, line: str) -> None:
    (act,) = first(f"[who Mara Lind] [cue said]: [what “{words}”]").acts
    page = Path(__file__).parents[2] / "docs/acts.md"
    assert act.by.startswith(line)
    assert f"    {act.by}\n" in page.read_text("utf-8")


def test_a_weak_sign_leaves_room_for_a_comment() -> None:
    statement = first("[who Mara Lind] [cue conceded]: [what “It was page nine.”]")
    assert [act.value for act in statement.acts] == ["comment", "CONCEDE"]


@pytest.mark.parametrize(
    ("marked", "act", "mode"),
    [
        ("[who Mara Lind] [cue said]: [what “This crime will not go unpunished.”]", "THREATEN", "violence"),
        ("[who Mara Lind] [cue said]: [what “If they touch the pumps, they will regret it.”]", "THREATEN",
         "violence, conditional"),
        ("[who Mara Lind] [cue said] [what rebels did not attack the port].", "comment", "negated ASSAULT"),
        ("[who Mara Lind] [cue said] [what rebels attacked the port].", "comment", "past ASSAULT"),
        ("[who Mara Lind] [cue said] [what that rebels might attack the port].", "comment", "hypothetical ASSAULT"),
        ("[who Mara Lind] [cue said] [what the port was wide].", "comment", ""),
    ],
)  # fmt: skip
def test_modes_of_acts_and_of_deeds_that_are_only_told_of(marked: str, act: str, mode: str) -> None:
    found = first(marked).acts
    assert [each.mode for each in found if each.value == act] == [mode]
    assert all(each.value != "ASSAULT" for each in found)
