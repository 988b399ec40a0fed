"""At whom a statement is directed: the object of its verb, or the doer of the deed that is its object."""

import pytest
from coded import coded, first


def names(marked: str) -> list[str]:
    return [found.value.name for found in first(marked).targets]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[who Mara Lind] [cue accused] [what the harbour board of waiting too long].", ["the harbour board"]),
        ("[who Mara Lind] [cue praised] [what the nurses for staying].", ["the nurses"]),
        ("[who Mara Lind] [cue thanked] [what the dockers of Riga for standing by them].", ["the dockers of Riga"]),
        ("[who Mara Lind] [cue congratulated] [what both sides].", ["both sides"]),
        ("[who Mara Lind] [cue blamed] [what Norway].", ["Norway"]),
        ("[who Mara Lind] [cue urged] [what the mayor to resign].", ["the mayor"]),
        ("[who Mara Lind] [cue condemned] [what Norway’s raid on the port].", ["Norway"]),
        ("[who Mara Lind] [cue slammed] [what attempts by some ministers to shut it].", ["some ministers"]),
        ("[who Mara Lind] [cue criticised] [what the ministry for its silence].", ["the ministry"]),
        ("[who Mara Lind] [cue accused] [what Ivo Brandt of lying].", ["Ivo Brandt"]),
        ("[who Mara Lind] [cue condemned] [what Operation Sunrise].", []),
        # a deed, a feeling or a thing is nobody
        ("[who Mara Lind] [cue condemned] [what the raid].", []),
        ("[who Mara Lind] [cue praised] [what the stubbornness of the north].", []),
        ("[who Mara Lind] [cue condemned] [what “the board”].", []),
        # said of somebody in what is said, not at somebody
        ("[who Mara Lind] [cue said] [what the harbour board had waited too long].", []),
        ("[who Mara Lind] [cue denied] [what any role in Norway’s raid].", []),
    ],
)
def test_targets(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


def test_a_target_rests_on_its_own_words() -> None:
    notes = coded("[who Mara Lind] [cue condemned] [what Norway’s raid on the port].")
    (target,) = notes.statements[0].targets
    assert (notes.article.read(*target.evidence), target.by) == ("Norway’s", "whose deed")


def test_a_target_is_who_it_names() -> None:
    notes = coded(
        "[who:1 Ivo Brandt] [cue:1 said] [what:1 no]. [who:2 Mara Lind] [cue:2 accused] [what:2 Ivo Brandt of lying]."
    )
    assert [found.value.name for found in notes.statements[1].targets] == ["Ivo Brandt"]
