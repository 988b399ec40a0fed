"""What was done by saying it: the announcing verb supports, the words decide."""

import pytest
from coded import coded, first


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Mara Lind] [cue condemned] [what the raid].", {"ACCUSE"}),
        ("[who Mara Lind] [cue urged] [what the mayor to resign].", {"REQUEST"}),
        ("[who Mara Lind] [cue offered her condolences] [what to the crew].", {"condole"}),
        ("[who Mara Lind] [cue thanked] [what the crew].", {"thank"}),
        ("[who Mara Lind] [cue denied] [what any role in the raid].", {"deny"}),
        ("[who Mara Lind] [cue vowed] [what to go on].", {"vow"}),
        ("[who Mara Lind] [cue warned] [what that the dam would break].", {"warn"}),
        ("[who Mara Lind] [cue rejected] [what the offer].", {"REJECT"}),
        ("[who Mara Lind] [cue said]: [what “This crime will not go unpunished.”]", {"THREATEN"}),
        ("[who Mara Lind] [cue said]: [what “We condemn the raid.”]", {"ACCUSE"}),
        (
            "[who Mara Lind] [cue said]: [what “We stand with the dockers and we demand an inquiry.”]",
            {"SUPPORT", "REQUEST"},
        ),
        ("[who The front] [cue claimed] [what responsibility for the raid].", set()),
        ("[who Mara Lind] [cue declined] [what to comment].", {"decline"}),
        ("[who Mara Lind] [cue has not ruled out] [what a strike].", set()),
        ("[who Mara Lind] [cue wished] [what the crew a full recovery].", {"condole"}),
        # nothing that the words do not show
        ("[who Mara Lind] [cue said]: [what “The tide is at six.”]", set()),
        ("[who Mara Lind] [cue said]: [what “We do not condemn it, nor is it unacceptable.”]", set()),
        ("[who Mara Lind] [cue said]: [what “He asked whether we support it.”]", set()),
        ("[who Mara Lind] [cue said] [what that Ivo Brandt had condemned the raid].", set()),
    ],
)
def test_acts(marked: str, expected: set[str]) -> None:
    assert {act.value for act in first(marked).acts} == expected


def test_verb_and_words_together_are_surer() -> None:
    alone = first("[who Mara Lind] [cue condemned] [what the raid].").acts[0]
    both = first("[who Mara Lind] [cue condemned] [what a war crime].").acts[0]
    assert alone.score < both.score < 1


def test_each_act_shows_its_words() -> None:
    marked = "[who Mara Lind] [cue said]: [what “This will not go unpunished.”]"
    notes = coded(marked)
    (act,) = notes.statements[0].acts
    assert (notes.article.read(*act.evidence), act.by) == ("will not go unpunished", "words will not go unpunished")
